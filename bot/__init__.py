"""The bot itself: what it hears, does and says. No platform, no SQL, no HTTP."""
