"""People as the bot deals with them: who may use it, how much, and what is known of them."""
