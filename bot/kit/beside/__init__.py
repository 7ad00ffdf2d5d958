"""What leaves beside the text of a draft, as its author's own posts have it."""
