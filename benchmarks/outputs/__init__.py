"""What a hostile model writes, and what of it reaches people."""
