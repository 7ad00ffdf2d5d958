"""What became of drafts that were published."""
