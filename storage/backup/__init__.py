"""Back up everything that is remembered, and put it back."""
