"""Who runs the bot: whoever sits at its terminal, and whom the settings name."""

from collections.abc import Collection

AT_THE_TERMINAL = "console:me"


def runs_the_bot(admins: Collection[str], person: str) -> bool:
    """Whether somebody is told the names of settings, and what only whoever runs the bot can mend."""
    return person == AT_THE_TERMINAL or person in admins
