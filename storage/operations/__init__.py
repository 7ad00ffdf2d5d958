"""What whoever runs the bot should know of it."""
