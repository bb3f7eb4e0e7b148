"""Finding one's way in a catalogue: choosing, counting, sorting and grouping its cards; asks no database."""
