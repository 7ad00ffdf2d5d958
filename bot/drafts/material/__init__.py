"""What a draft is made of before it has a text."""
