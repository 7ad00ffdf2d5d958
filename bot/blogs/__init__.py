"""Whose a blog is, how it is read and learned, and how it stays current."""
