"""Tell whoever runs the bot, unasked, what is wrong."""
