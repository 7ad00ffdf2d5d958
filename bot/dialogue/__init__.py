"""Who is spoken to about what."""
