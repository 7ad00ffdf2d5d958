"""Fixtures of every test of what is remembered."""

from tests.support.desk import ann, card

__all__ = ["ann", "card"]
