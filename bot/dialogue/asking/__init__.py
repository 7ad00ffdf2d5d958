"""What the bot asks before it writes, and what it does with the answer."""
