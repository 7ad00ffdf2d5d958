"""Tests of what whoever runs the bot is told of by itself."""
