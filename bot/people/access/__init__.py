"""Who may use the bot, what those who run it can have it do, and where nobody else listens."""
