"""What the bot remembers of people themselves."""
