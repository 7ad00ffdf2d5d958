"""What becomes of the photos that people send."""
