"""How a sentence is said in a person's language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from bot.model import Language, Skipped, Why


def named(text: str, most: int = 80) -> str:
    """A title, topic or address fit to stand in a sentence: one line, not long, and no Markdown of its own."""
    line = " ".join("".join(c for c in text if category(c) not in ("Cc", "Cf", "Cs") or c in "\n\t\u200d").split())
    for mark, tame in (("](", "] ("), ("`", "'"), ("**", "*"), ("~~", "~"), ("||", "|"), ("__", "_")):
        line = line.replace(mark, tame)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def with_ro(name: str) -> str:
    """'-요' -> '-요로', '-음/-함' -> '-음/-함으로': the particle follows the last syllable."""
    return name + ("로" if final(name) in (0, 8) else "으로")


def final(word: str) -> int:
    """Which final consonant the last syllable has; 0 for none and outside Hangul, 8 for ㄹ."""
    last = word.rstrip(")")[-1]
    return (ord(last) - 0xAC00) % 28 if "가" <= last <= "힣" else 0


def count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@dataclass(frozen=True)
class Speech:
    """Korean and English stand side by side."""

    language: Language

    def _(self, ko: str, en: str) -> str:
        return ko if self.language == "ko" else en

    def skipped(self, skipped: Sequence[Skipped]) -> str:
        """'너무 짧은 글 2편, 중복 1편'"""
        return ", ".join(
            self._(f"{self.why(why)} {n}편", f"{n} {self.why(why)}")
            for why, n in Counter(s.why for s in skipped).most_common()
        )

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return self._("공개되지 않은 글", "not public")
            case "paid":
                return self._("유료 글", "for paying readers")
            case "draft":
                return self._("임시 저장 글", "unfinished")
            case "others":
                return self._("다른 사람이 쓴 글", "by others")
            case "short":
                return self._("너무 짧은 글", "too short")
            case "twice":
                return self._("중복된 글", "there twice")
            case "broken":
                return self._("열리지 않은 글", "unreadable")
            case "large":
                return self._("너무 큰 글", "too large")
            case "other":
                return self._("글이 아닌 것", "not a post")
