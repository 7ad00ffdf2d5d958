"""Two accounts that are one person."""
