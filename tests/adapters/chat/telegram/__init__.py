"""Tests of single parts of the Telegram adapter."""
