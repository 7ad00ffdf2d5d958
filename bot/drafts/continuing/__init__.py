"""Texts that are begun already, and how they go on."""
