"""Questions to the catalogue; models do not leave this room."""
