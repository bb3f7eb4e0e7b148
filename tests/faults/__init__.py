"""What is killed, cut off or broken in the middle."""
