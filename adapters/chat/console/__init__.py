"""Talk with the bot in the terminal, or from a script."""

from adapters.chat.console.chat import Console

__all__ = ["Console"]
