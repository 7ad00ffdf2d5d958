"""Tests of linking two accounts of one person."""
