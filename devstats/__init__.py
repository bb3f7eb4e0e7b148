"""How the ecosystem moves: facts, tallies, series."""
