"""Find what somebody quotes in a request: the stretches of the draft outside of which nothing may change."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.drafts.edits.stretches import Stretch, find_stretches, merged, off_links
from bot.wording import HEARD

LEAST = 6  # letters of several words that are quoted in the middle of a request: less names a thing, not a place
LEAST_UNSPACED = 8  # kana and Chinese characters, which no spaces part into words
MOST = 8  # quotes in one request
LONGEST = 8_000  # characters of a request that are looked at

_MARKED = tuple(
    re.compile(re.escape(quoted).replace("QUOTE", "(.{1,8000}?)").replace("REQUEST", ""), re.S)
    for quoted in (words.quoted("QUOTE", "REQUEST") for words in HEARD)
)
_UNSPACED = re.compile("[ぁ-ヿ一-鿿]")
_LINES = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.M)
_LEAD = re.compile(r"^[ \t]{0,3}>[ \t]?", re.M)
_SPOKEN = re.compile('“([^“”]{4,2000})”|"([^"\n]{4,2000})"|「([^「」]{4,2000})」')
# Beside a quote that is what is to come, what is to stay, or what is only spoken of
_COMES = re.compile(
    r"\s{0,3}(?:(?:이?라고|이?라는|으로|로|처럼|같은|같이|정도|추가|넣어)|(?:을|를)? ?(?:추가|넣어|덧붙|써)"
    r"|(?:은|는|만|을|를)? ?(?:그대로|유지|놔두|놔둬|건드리지|제외|빼고)|(?:は|を)?そのまま|以外"
    r"|と(?:書|入れ|足|追加|直|変え|い[うっ])|っ(?:て|ぽ)|のよう|みたい|風に|に(?:変え|直|書き換え|置き換え|差し替え|して)"
    r"|を?(?:追加|加え|足し|入れ))"
)
_INSTEAD = re.compile(
    r"\b(?:to|with|into|by|as|like|add|insert|write|say|append|keep(?:ing)?|leav(?:e|ing)|except(?: for)?)[:\s]{1,3}\Z",
    re.I,
)


class Scope(NamedTuple):
    """Where a draft may change; everywhere where there are no stretches. `lost`: what they marked stands nowhere."""

    stretches: tuple[Stretch, ...] = ()
    lost: bool = False


def scope_of(request: str, text: str) -> Scope:
    """What of a text is quoted in a request: marked in the chat, in lines that begin with >, or in “ ”.

    What is quoted in the middle of a sentence is a place only where it stands in the text and is no new wording.
    """
    request = request[:LONGEST]
    marked = list(islice(_marked(request), MOST))
    quotes = marked or islice(_spoken(request), MOST)
    found = off_links(text, merged([one for quote in quotes for one in find_stretches(text, quote)]))
    return Scope(merged(found), lost=bool(marked) and not found)


def _marked(request: str) -> Iterator[str]:
    """What they marked in the message they reply to, or put behind >."""
    for pattern in _MARKED:
        if found := pattern.match(request):
            yield found[1]
            return
    for lines in _LINES.finditer(request):
        if (quote := _LEAD.sub("", lines[0]).strip()) and len(quote) < len(request.strip()) - 2:
            yield quote


def _spoken(request: str) -> Iterator[str]:
    for found in _SPOKEN.finditer(request):
        quote = next(filter(None, found.groups()))
        comes = _COMES.match(request, found.end()) or _INSTEAD.search(
            request, max(0, found.start() - 12), found.start()
        )
        if not comes and _is_of_several_words(quote):
            yield quote


def _is_of_several_words(quote: str) -> bool:
    return (len(quote.split()) > 1 and sum(map(str.isalnum, quote)) >= LEAST) or len(
        _UNSPACED.findall(quote)
    ) >= LEAST_UNSPACED


def share(stretches: Sequence[Stretch], text: str) -> float:
    """How much of a text they are, 0–1."""
    return sum(end - start for start, end in stretches) / max(1, len(text))
