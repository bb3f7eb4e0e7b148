"""What templates may say about amounts and instants."""
