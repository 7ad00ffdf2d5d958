"""Read the id of a person, a chat or a server as people type or copy it."""

import re

from bot.settings.refused import SettingRefused

_FORM = re.compile(r"(?:(telegram|tg|discord|dc|console)[:\s]\s*)?<?[@#]?[!&]?(-?[0-9]{1,20}|me)>?", re.I)
_SHORT = {"tg": "telegram", "dc": "discord"}
SMALLEST_DISCORD = 10**16  # Discord's numbers have 17 digits or more, Telegram's 16 at most


def typed_id(text: str) -> str:
    """'telegram:42', 'tg 42', '<@123456789012345678>' and a number alone -> 'telegram:42', 'discord:1234…'.

    A number alone is Discord's from 17 digits on. Raises ValueError for what is no id.
    """
    found = _FORM.fullmatch(text.strip()[:100])
    if found is None or (found[2].lower() == "me") != ((found[1] or "").lower() == "console"):
        why = f"an id like telegram:42 or discord:123456789012345678 is wanted, not {text[:40]!r}"
        raise SettingRefused(why, "id", text[:40])
    if found[2].lower() == "me":
        return "console:me"
    number = int(found[2])
    platform = (found[1] or ("discord" if number >= SMALLEST_DISCORD else "telegram")).lower()
    return f"{_SHORT.get(platform, platform)}:{number}"


def typed_ids(text: str) -> frozenset[str]:
    """Ids parted by commas, semicolons or line ends. Raises ValueError."""
    return frozenset(typed_id(part) for part in re.split(r"[,;\n]", text) if part.strip())
