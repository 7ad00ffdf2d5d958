"""Tests of what whoever runs the bot should know of it."""
