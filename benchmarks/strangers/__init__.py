"""What strangers can do to the bot, and how much of it."""
