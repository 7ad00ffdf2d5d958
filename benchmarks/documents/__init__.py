"""Feeds, pages and archives as somebody would make them who wants the bot to stand still."""
