"""The harvest: files of the archive in, facts out."""
