"""Tests of what the bot does for people themselves."""
