"""What a post has to say of what was given or paid for it."""
