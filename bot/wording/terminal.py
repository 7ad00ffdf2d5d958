"""What the bot says in the terminal only."""

from collections.abc import Sequence
from typing import Literal, Protocol

CheckName = Literal[
    "folder",
    "rights",
    "database",
    "Korean",
    "Japanese",
    "pictures",
    "model",
    "speech",
    "eyes",
    "prompt",
    "clock",
    "Telegram",
    "Discord",
    "access",
    "limits",
    "law",
]


class TerminalWording(Protocol):
    """Around the messages in a terminal."""

    def no_model(self) -> str:
        """The first line of a terminal without a model."""

    def console_welcome(self) -> str:
        """The keys of the terminal."""

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        """The buttons below message `number`, and how to press one."""

    def console_saved(self, path: str) -> str:
        """Where a file was written."""

    def console_no_such_file(self, path: str) -> str:
        """A path after `/learn` that is not there."""

    def console_only_first(self, number: int) -> str:
        """A folder with more files than are read."""

    def console_say_what(self, number: int) -> str:
        """`>3` with nothing behind it."""

    def console_no_such_message(self, number: int, newest: int) -> str:
        """`>99`, with no such message; `newest` is the last there is, 0 for none."""

    def console_which_message(self, newest: int) -> str:
        """`>` without a number; `newest` is the last there is, 0 for none."""


class DoctorWording(Protocol):
    """What a check-up says to whoever runs the bot: a finding in a sentence, and what to do where it is not well."""

    def check_name(self, check: CheckName) -> str:
        """What is looked at, in one or two words."""

    def check_failed(self, error: str) -> str:
        """A look that broke off with an error nobody thought of."""

    def examined(self, failed: int) -> str:
        """The last line: how many things do not work."""

    def disk_free(self, folder: str, megabytes: int, enough: bool) -> str:
        """Room on the disk that DATA_DIR is on."""

    def closed_to_others(self) -> str:
        """Nobody else on this machine can read what is kept."""

    def was_open_to_others(self, paths: Sequence[str]) -> str:
        """What others could read until now."""

    def is_open_to_others(self, paths: Sequence[str]) -> str:
        """What others can read, and we cannot close."""

    def database_new(self, where: str) -> str:
        """There is none yet."""

    def database_current(self, where: str, version: str) -> str:
        """It is as it should be."""

    def database_older(self, where: str, version: str, newest: str) -> str:
        """The next start will change its tables."""

    def database_newer(self, where: str, version: str, newest: str) -> str:
        """A newer program has changed its tables."""

    def database_locked(self, where: str) -> str:
        """Another program holds it."""

    def database_broken(self, where: str, reason: str) -> str:
        """It is damaged, or no database."""

    def database_unreachable(self, where: str, reason: str) -> str:
        """It does not open."""

    def hears_korean(self) -> str:
        """The morphological analyser works."""

    def draws_pictures(self) -> str:
        """Fonts and pictures work."""

    def cannot_draw(self, error: str) -> str:
        """Fonts or pictures do not work."""

    def writes_outlines(self) -> str:
        """There is no model."""

    def model_writes(self, model: str, host: str, balance: str) -> str:
        """It has written a token. `balance` is empty where there is no account."""

    def model_not_listed(self, model: str, host: str, models: Sequence[str]) -> str:
        """It writes nothing, and is not among those the server names."""

    def model_under_another_name(self, model: str, models: Sequence[str]) -> str:
        """It writes, though the server names it otherwise."""

    def account_empty(self, host: str, balance: str) -> str:
        """Nothing is left of the account."""

    def not_deepseeks_own(self, model: str, host: str) -> str:
        """A model with DeepSeek's name on somebody else's server."""

    def goes_on_by_itself(self, way: str) -> str:
        """The server goes on with a text that is begun; `way` is what its documentation calls that."""

    def asked_to_go_on(self) -> str:
        """The server cannot, so that a text is gone on with in a new answer."""

    def window_fits(self, prompt: int, window: int) -> str:
        """A usual prompt fits, and the longest answer behind it; `window` 0: as at DeepSeek, by far."""

    def window_tight(self, prompt: int, window: int) -> str:
        """A usual prompt fits, a long answer or many notes may not."""

    def window_unknown(self, prompt: int) -> str:
        """The server does not tell how much it takes."""

    def cut_in_silence(self) -> str:
        """Ollama leaves out the beginning of what is too long, and says nothing."""

    def clock(self, seconds: int, whose: str, right: bool) -> str:
        """How many seconds this machine is ahead of somebody's time; behind it where that is below 0."""

    def telegram_hears(self, name: str, everything: bool) -> str:
        """A bot's name, and what it hears in groups."""

    def token_refused(self, platform: str, setting: str) -> str:
        """A platform does not know the token."""

    def platform_unreachable(self, platform: str, reason: str) -> str:
        """A platform does not answer."""

    def discord_hears(self, name: str) -> str:
        """A bot's name; it may read what is written in threads."""

    def no_message_content(self, name: str) -> str:
        """Message Content Intent is off."""

    def open_to(self, allowed: int) -> str:
        """How many people and places ALLOW names; 0: everybody may use the bot."""

    def has_admins(self, number: int) -> str:
        """How many people ADMINS names."""

    def limits_in_force(self, settings: Sequence[str]) -> str:
        """Settings with their values, as LIMIT_DRAFTS=20."""

    def without_limit(self, names: Sequence[str]) -> str:
        """Which of them limit nothing."""

    def law_asks_nothing(self) -> str:
        """Nobody but those who run it uses the bot."""

    def law_asks(self, label: str) -> str:
        """What the AI Basic Act asks where others use the bot; `label` is AI_LABEL, empty where there is none."""
