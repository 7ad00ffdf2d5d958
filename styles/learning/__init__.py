"""What is learned from posts: the card."""
