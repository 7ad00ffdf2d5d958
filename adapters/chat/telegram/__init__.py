"""Telegram: a place where people talk to the bot."""

from adapters.chat.telegram.chat import Telegram, TelegramCheck, check
from adapters.chat.telegram.updates import NoTelegram, TokenUnknown
from adapters.chat.telegram.webhook import Webhook

__all__ = ["NoTelegram", "Telegram", "TelegramCheck", "TokenUnknown", "Webhook", "check"]
