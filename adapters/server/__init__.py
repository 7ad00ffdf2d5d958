"""A small web server for whoever runs the bot: whether it lives, whether it is ready, and what it counts."""
