"""HTML becomes Markdown that reads as its author's page reads."""
