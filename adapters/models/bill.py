"""Write down what a text cost, and notice when the provider counts otherwise than we do."""

import logging
from collections.abc import Mapping

from bot.ports import Usage

MOST = 100_000_000  # tokens; no model reads more, and what a server says is kept

log = logging.getLogger(__name__)


class Bill:
    """What the provider counted: usage comes with the last piece or, elsewhere, in a chunk of its own after it."""

    def __init__(self) -> None:
        self._usage: Mapping[str, object] | None = None
        self._fingerprint: object = None

    def note(self, chunk: Mapping[str, object]) -> None:
        """Look for figures in a chunk."""
        if isinstance(usage := chunk.get("usage"), dict):
            self._usage = usage
        self._fingerprint = chunk.get("system_fingerprint") or self._fingerprint

    @property
    def came(self) -> bool:
        """Whether the provider has counted."""
        return self._usage is not None

    @property
    def usage(self) -> Usage | None:
        """What the answer took; None where the provider has not counted, or not in numbers."""
        read, written = self._number("prompt_tokens"), self._number("completion_tokens")
        cached = min(read, self._number("prompt_cache_hit_tokens"))
        return Usage(cached, read - cached, written) if read > 0 and written > 0 and cached >= 0 else None

    def write_down(self, model: str, ours: int | None) -> None:
        """Log the figures, and a warning where they are not `ours`, if that is known."""
        if not self.came:
            return
        read = self._number("prompt_tokens")
        hit, missed = self._number("prompt_cache_hit_tokens"), self._number("prompt_cache_miss_tokens")
        written = self._number("completion_tokens")
        log.info(
            "%s (%.40r) read %d tokens, %d of them cached and %d not, and wrote %d",
            model, self._fingerprint, read, hit, missed, written,
        )  # fmt: skip
        if ours is not None and abs(read - ours) > max(0.02 * read, 32):
            log.warning("%s counted %d tokens where we count %d: has its tokenizer changed?", model, read, ours)

    def _number(self, name: str) -> int:
        value = (self._usage or {}).get(name)
        return min(value, MOST) if isinstance(value, int) else 0
