"""What whoever runs the bot is told of by itself."""
