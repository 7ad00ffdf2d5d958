"""What people may use, and what it costs."""
