"""Readers: each knows how to read one kind of blog."""
