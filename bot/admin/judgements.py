"""What is well and what is not, of what a look found."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.admin.doctor import Finding, HealthMark
from bot.admin.file_modes import Loose
from bot.admin.seen import DatabaseSeen, ModelSeen
from bot.drafts.context_window import answer_room
from bot.drafts.model_errors import PromptTooLong
from bot.kit.beside.label import AiLabel
from bot.ports import LONGEST_ANSWER
from bot.wording import Wording

MEGABYTE = 1_000_000
LITTLE, TOO_LITTLE = 1000 * MEGABYTE, 200 * MEGABYTE  # bytes free; SQLite needs room for its log and for moving
OFF = 120.0  # seconds; beyond some minutes certificates and the hours of prices are wrong, too


def disk(folder: Path, free: int, words: Wording) -> Finding:
    """Whether there is room for what is kept; `free` in bytes."""
    mark: HealthMark = "✘" if free < TOO_LITTLE else "!" if free < LITTLE else "✔"
    return Finding("folder", mark, words.disk_free(str(folder), free // MEGABYTE, enough=free >= LITTLE))


def rights(loose: Sequence[Loose], words: Wording) -> Sequence[Finding]:
    """Whether others on this machine could read what is kept."""
    mended = [str(found.path) for found in loose if found.mended]
    still = [str(found.path) for found in loose if not found.mended]
    said = [Finding("rights", "!", words.was_open_to_others(mended))] if mended else []
    said += [Finding("rights", "✘", words.is_open_to_others(still))] if still else []
    return said or [Finding("rights", "✔", words.closed_to_others())]


def database(seen: DatabaseSeen, words: Wording) -> Finding:
    """Whether the database can be opened, and what the next start will do to it."""
    match seen.state:
        case "new":
            return Finding("database", "✔", words.database_new(seen.where))
        case "current":
            return Finding("database", "✔", words.database_current(seen.where, seen.version))
        case "older":
            return Finding("database", "!", words.database_older(seen.where, seen.version, seen.newest))
        case "newer":
            return Finding("database", "✘", words.database_newer(seen.where, seen.version, seen.newest))
        case "locked":
            return Finding("database", "✘", words.database_locked(seen.where))
        case "broken":
            return Finding("database", "✘", words.database_broken(seen.where, seen.reason))
        case "unreachable":
            return Finding("database", "✘", words.database_unreachable(seen.where, seen.reason))


def japanese(installed: bool, words: Wording) -> Finding:
    """Whether Japanese blogs can be learned; their dictionary is an extra."""
    return Finding(
        "Japanese", "✔" if installed else "!", words.hears_japanese() if installed else words.leaves_out_japanese()
    )


def model(name: str, seen: ModelSeen, words: Wording) -> Sequence[Finding]:
    """Whether this model writes, and to whom texts go."""
    said: list[Finding] = []
    if not seen.funded:
        said.append(Finding("model", "✘", words.account_empty(seen.host, seen.balance)))
    if seen.trouble and not seen.known and seen.models:
        said.append(Finding("model", "✘", words.model_not_listed(name, seen.host, seen.models)))
    elif seen.trouble:
        said.append(Finding("model", "✘", seen.trouble.sentence(words)))
    elif seen.funded:
        said.append(Finding("model", "✔", words.model_writes(name, seen.host, seen.balance)))
    if not seen.known and not seen.trouble and seen.models:
        said.append(Finding("model", "!", words.model_under_another_name(name, seen.models)))
    if not seen.own and name.startswith("deepseek"):
        said.append(Finding("model", "!", words.not_deepseeks_own(name, seen.host)))
    return said


def continuing(seen: ModelSeen, words: Wording) -> Sequence[Finding]:
    """How a text that broke off, or an opening that was chosen, is gone on with."""
    if seen.goes_on is None:
        return ()
    return [Finding("model", "✔", words.goes_on_by_itself(seen.goes_on) if seen.goes_on else words.asked_to_go_on())]


def window(prompt: int, card: int, seen: ModelSeen, words: Wording) -> Finding:
    """Whether a usual prompt of so many tokens fits, `card` of them for the style card, and the answer behind it."""
    if seen.own:
        return Finding("prompt", "✔", words.window_fits(prompt, 0))
    if not seen.window:
        return Finding("prompt", "!", words.window_unknown(prompt))
    if prompt + answer_room(seen.server) > seen.window:
        small = PromptTooLong(seen.host, prompt, seen.window, seen.server, card)
        silent = seen.server == "Ollama"
        return Finding("prompt", "✘", small.sentence(words) + (f" {words.cut_in_silence()}" if silent else ""))
    if prompt + LONGEST_ANSWER > seen.window:
        return Finding("prompt", "!", words.window_tight(prompt, seen.window))
    return Finding("prompt", "✔", words.window_fits(prompt, seen.window))


def clock(ours: datetime, theirs: datetime, whose: str, words: Wording) -> Finding:
    """Whether it is as late here as it is at somebody else's, within some minutes."""
    seconds = round((ours - theirs).total_seconds())
    return Finding("clock", "✘" if abs(seconds) > OFF else "✔", words.clock(seconds, whose, right=abs(seconds) <= OFF))


def telegram(name: str, reads_groups: bool, words: Wording) -> Finding:
    """What a bot hears in groups. Privacy mode is how bots begin, and does no harm."""
    return Finding("Telegram", "✔", words.telegram_hears(name, reads_groups))


def discord(name: str, message_content: bool, words: Wording) -> Finding:
    """Whether a bot may read plain words."""
    if message_content:
        return Finding("Discord", "✔", words.discord_hears(name))
    return Finding("Discord", "✘", words.no_message_content(name))


def access(allow: Collection[str], admins: Collection[str], words: Wording) -> Sequence[Finding]:
    """Who may use a bot that is on Discord or Telegram, and who is told what only they can mend."""
    return [
        Finding("access", "✔" if allow else "!", words.open_to(len(allow))),
        Finding("access", "✔" if admins else "!", words.has_admins(len(admins))),
    ]


def limits(settings: Mapping[str, str], words: Wording) -> Finding:
    """What is limited, by the names of the settings; 0 is no limit."""
    open_ended = [name for name, value in settings.items() if value == "0"]
    said = words.limits_in_force([f"{name}={value}" for name, value in settings.items()])
    return Finding(
        "limits", "!" if open_ended else "✔", f"{said} {words.without_limit(open_ended)}" if open_ended else said
    )


def law(is_public: bool, label: AiLabel, words: Wording) -> Finding:
    """What Korea's AI Basic Act asks of whoever lets others use a bot, in force since 2026-01-22."""
    if not is_public:
        return Finding("law", "✔", words.law_asks_nothing())
    return Finding("law", "!" if label == "off" else "✔", words.law_asks(label))


def is_public(allow: Collection[str], admins: Collection[str], on_a_platform: bool) -> bool:
    """Whether anybody but those who run it may use the bot."""
    return on_a_platform and not (allow and set(allow) <= set(admins))
