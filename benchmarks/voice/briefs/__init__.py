"""What a post says, in notes that do not sound like its author."""
