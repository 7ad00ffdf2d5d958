"""Do what only one process does at a time."""

from bot.turns.alone import Alone
from bot.turns.work import first_free, in_turn

__all__ = ["Alone", "first_free", "in_turn"]
