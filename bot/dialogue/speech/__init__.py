"""What people say aloud is taken as if they had typed it."""
