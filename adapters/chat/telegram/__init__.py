"""Telegram: a place where people talk to the bot."""

from adapters.chat.telegram.chat import Telegram, TelegramCheck, check
from adapters.chat.telegram.updates import NoTelegram, TokenUnknown

__all__ = ["NoTelegram", "Telegram", "TelegramCheck", "TokenUnknown", "check"]
