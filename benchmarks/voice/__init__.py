"""The bench: posts that nobody has learned from, briefs of what is in them, and blind judges."""
