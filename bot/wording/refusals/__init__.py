"""What the bot says of a setting that makes no sense, to whoever runs it."""

from typing import Literal, Protocol

Wanted = Literal["number", "at least", "above", "at most", "below", "yes or no", "one of"]
Reason = Literal[
    "address", "https address", "hook port", "hosts", "id", "models of blogs", "limit", "held limit", "shards", "roles",
    "both", "unserved webhook", "backups inside", "unreadable", "one line",
]  # fmt: skip


class RefusalsWording(Protocol):
    """One line a setting: what it takes, or why it is refused."""

    def setting_wants(self, name: str, wanted: Wanted, bound: str) -> str:
        """`bound`: the limit, or what there is to choose from; empty where it needs none."""

    def setting_takes(self, name: str, reason: Reason, given: str, more: str, why: str) -> str:
        """What was `given`, or what it may be, and `more` of that as the reason has it; `why` says it all in English."""

    def setting_refused(self, name: str, why: str) -> str:
        """`why` is in English, as the settings themselves say it; without a name, it names one itself."""
