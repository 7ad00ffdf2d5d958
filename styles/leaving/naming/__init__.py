"""What a finished text is called: titles in its author's manner, and tags by their habit."""
