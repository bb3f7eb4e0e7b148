"""Commands for people and machines."""
