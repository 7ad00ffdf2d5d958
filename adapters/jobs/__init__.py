"""See that what was begun for a person is brought to its end, whatever happens to the bot."""
