"""Pages of the catalogue: parse, ask, render."""
