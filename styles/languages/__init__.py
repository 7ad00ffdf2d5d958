"""What differs from language to language."""
