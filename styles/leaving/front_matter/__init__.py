"""What stands above a post in its file, as its author writes it each time."""
