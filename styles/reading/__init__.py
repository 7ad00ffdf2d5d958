"""What of a text is its author's own, cut into sentences and tokens."""
