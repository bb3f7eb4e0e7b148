"""GitHub → facts: what the archive holds is read, merged into the fact tables, and kept count of."""
