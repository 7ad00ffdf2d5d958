"""Telegram: a place where people talk to the bot."""

from adapters.chat.telegram.chat import Checked, Telegram, check
from adapters.chat.telegram.updates import NoTelegram

__all__ = ["Checked", "NoTelegram", "Telegram", "check"]
