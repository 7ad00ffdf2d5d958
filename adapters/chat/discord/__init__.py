"""maltu on Discord: slash commands, a thread for each draft, and plain words."""

from adapters.chat.discord.chat import Checked, Discord, IntentRefused, TokenRefused, check
from adapters.chat.discord.commands import SlashCommand, SlashOption

__all__ = ["Checked", "Discord", "IntentRefused", "SlashCommand", "SlashOption", "TokenRefused", "check"]
