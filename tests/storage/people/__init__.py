"""Tests of what is remembered of people themselves."""
