"""Do what only one process does at a time."""

from bot.turns.alone import Alone
from bot.turns.work import in_turn

__all__ = ["Alone", "in_turn"]
