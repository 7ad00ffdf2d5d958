"""Tests of the small web server for whoever runs the bot."""
