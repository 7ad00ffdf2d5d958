"""What of a voice is shown to people, beside the card that a model reads."""
