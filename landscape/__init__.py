"""What exists: categories, items, organisations, their repositories and levels, and who said so when."""
