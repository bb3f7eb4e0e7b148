"""From files of others to the catalogue: one module a format, each read, compare, apply."""
