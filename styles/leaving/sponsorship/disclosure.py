"""The line that tells readers that something was given or paid for a post, as it stands first in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from styles.leaving.sponsorship.cues import SponsorKind
from styles.leaving.sponsorship.recognition import sponsorship
from styles.model import StyleCard

# What is given or paid is told as a fact, and in the first lines: the fair trade commission's guide of December 2024.
# By the ending that somebody's posts mostly have (styles.reading.sentences.Ending); "" for all others.
_KOREAN: Final[Mapping[SponsorKind, str]] = {
    "sponsored": "이 글은 협찬을 받아 ",
    "paid": "이 글은 원고료를 받고 ",
    "given": "이 글은 업체에서 제품이나 서비스를 제공받아 ",
    "rewarded": "이 글은 후기를 쓰는 조건으로 할인이나 혜택을 받고 ",
    "commission": "이 글의 링크로 구매하시면 수수료를 받는 조건으로 ",
}
_WROTE: Final[Mapping[str, str]] = {
    "": "썼습니다.",
    "polite": "썼어요.",
    "plain": "썼다.",
    "casual": "썼어.",
    "clipped": "썼음.",
}
_ENGLISH: Final[Mapping[SponsorKind, str]] = {
    "sponsored": "This post is sponsored.",
    "paid": "I was paid to write this post.",
    "given": "I was given what I write about here for free.",
    "rewarded": "I got a discount or a reward for writing this post.",
    "commission": "I earn a commission on what is bought through the links in this post.",
}
_JAPANESE: Final[Mapping[SponsorKind, str]] = {
    "sponsored": "この記事は広告（PR）として書い",
    "paid": "この記事は報酬を受け取って書い",
    "given": "この記事は商品やサービスの提供を受けて書い",
    "rewarded": "この記事は割引や特典を受け取る条件で書い",
    "commission": "この記事のリンクから購入されると紹介料を受け取る条件で書い",
}
_WAVERS = re.compile(r"수 ?(?:도 ?)?있|수도|지도 ?모|\b(?:may|might|could)\b|かもしれ|場合があり|ことがあり", re.I)
_AT_EITHER_END = 4  # lines of a post in which it is looked for
_LONGEST = 200  # characters
_POSTS = 50  # the newest, that are looked at
_OFTEN = 2  # posts in which a wording of theirs stands
_MARKS = re.compile(r"^[\s>*_~#`-]{1,12}|[\s*_~`]{1,12}$")


def disclosure(kind: SponsorKind, card: StyleCard, posts: Sequence[str] = ()) -> str:
    """One sentence in definite words: as at least two of an author's own posts have it, the newest first, else ours in
    their register. `posts` are Markdown."""
    if own := own_disclosure(kind, posts):
        return own
    register = card.profile.registers[0][0] if card.profile.registers else ""
    match card.language:
        case "ko":
            return _KOREAN[kind] + _WROTE.get(register, _WROTE[""])
        case "en":
            return _ENGLISH[kind]
        case "ja":
            return _JAPANESE[kind] + ("た。" if register == "plain" else "ました。")


def own_disclosure(kind: SponsorKind, posts: Iterable[str]) -> str:
    """The wording that at least two posts have near their beginning or end, letter by letter; empty for none. One that
    wavers ("may receive") is none: it has to be told as a fact."""
    texts = list(posts)[:_POSTS]
    seen = Counter(line for text in texts for line in dict.fromkeys(_at_the_ends(text)) if _tells(line, kind))
    line, times = next(iter(seen.most_common(1)), ("", 0))
    return line if times >= _OFTEN else ""


def _at_the_ends(text: str) -> list[str]:
    head, tail = text[: _LONGEST * 8].split("\n"), text[-_LONGEST * 8 :].split("\n")
    lines = [bare for line in head if (bare := _MARKS.sub("", line))][:_AT_EITHER_END]
    return lines + [bare for line in tail if (bare := _MARKS.sub("", line))][-_AT_EITHER_END:]


def _tells(line: str, kind: SponsorKind) -> bool:
    if not 8 <= len(line) <= _LONGEST or _WAVERS.search(line):
        return False
    told = sponsorship(line)
    return told == kind or (kind == "sponsored" and told in ("paid", "given"))


def with_disclosure(text: str, line: str) -> str:
    """A text with the line first; as it is where it begins with that line already, or
    there is none to put."""
    if not line or text.lstrip().startswith(line):
        return text
    return f"{line}\n\n{text.lstrip(chr(10))}"
