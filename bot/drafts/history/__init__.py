"""What came of a draft one text after the other: their numbers, what changed between them, and the way back."""
