"""Two processes of the bot share one PostgreSQL, and one of them dies, sleeps, or is started anew."""
