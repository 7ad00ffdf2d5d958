"""maltu on Discord: slash commands, a thread for each draft, and plain words."""

from adapters.chat.discord.chat import Discord
from adapters.chat.discord.commands import SlashCommand, SlashOption, slash_commands
from adapters.chat.discord.login import DiscordCheck, IntentRefused, TokenRefused, check

__all__ = [
    "Discord",
    "DiscordCheck",
    "IntentRefused",
    "SlashCommand",
    "SlashOption",
    "TokenRefused",
    "check",
    "slash_commands",
]
