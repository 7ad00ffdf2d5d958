"""What of a voice is shown to people."""
