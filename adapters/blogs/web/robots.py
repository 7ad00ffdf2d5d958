"""Read what a site asks of programs, and heed it."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.word_sets import words
from adapters.blogs.web.fetcher import Fetcher
from bot.errors import BlogError, Unreachable
from bot.model import Unwelcome

US = "maltu"
AI_AGENTS = words(
    """gptbot oai-searchbot chatgpt-user claudebot claude-web claude-searchbot claude-user anthropic-ai ccbot
    google-extended perplexitybot perplexity-user bytespider applebot-extended meta-externalagent meta-externalfetcher
    facebookbot amazonbot cohere-ai cohere-training-data-crawler diffbot omgilibot omgili ai2bot mistralai-user
    timpibot youbot duckassistbot imagesiftbot google-cloudvertexbot petalbot"""
)
shut_to_ai = 3  # of these turned away at the door: the site means all of their kind
a_day = 86_400.0  # seconds that a robots.txt is believed; RFC 9309 2.4
an_hour = 3_600.0  # seconds until one that a server could not give is asked for again
longest_delay = 30.0  # seconds between two pages; with more, a blog would not be read within the hour
most_hosts = 1000
most_lines = 10_000
enough = 500_000  # bytes: RFC 9309 2.5 has parsers read at least 500 KiB
largest = 2_000_000  # bytes: what is longer is no robots.txt

AI = re.compile(
    r"\b(?:ai|a\.i|llms?|tdm|rag|gpt|ml)\b|artificial intelligence|language models?|machine[- ]learning|generative"
    r"|retrieval[- ]augmented|text (?:and|&) data mining|인공\s?지능|생성형|언어\s?모델|머신\s?러닝|기계\s?학습"
    r"|딥\s?러닝|데이터\s?마이닝|검색\s?증강|(?<![a-z])(?:ai|llm|rag)(?=[가-힣])"
)
FORBIDDEN = re.compile(
    r"prohibit|forbid|forbade|not (?:be )?(?:allow|permit|authori[sz]|consent|use|scrape|crawl|train)"
    r"|no (?:ai|llm|training|use)\b|\b(?:may|must|shall|do|does) not\b|don't|disallow|opt(?:s|ed)?[- ]?out|reserv"
    r"|without .{0,40}(?:permission|consent|licen[sc]e)|금지|금합니다|금함|불허|불가|거부|무단|마세요|마십시오"
    r"|(?:허용|허가|허락|동의|승인)(?:하지|되지|\s?없이|\s?없는)|말아\s?주|안 ?됩니다"
)
UNMINDED = re.compile(r"not (?:mind|object|prohibit|forbid)|don't mind|welcome|금지하지 않|거부하지 않|환영")
SIGNAL = re.compile(r"^[ \t]*content-signal[ \t]*:[^#\n]{0,200}?\bai-(?:train|input)\s*=\s*no\b", re.I | re.M)
AGENT = re.compile(r"\s*user[- ]?agent\s*[: ]\s*([^#\s/]{0,100})", re.I)


@dataclass(frozen=True)
class Asked:
    """What one robots.txt asks of us. `delay` in seconds between two pages."""

    rules: Protego = field(default_factory=Protego)
    ai: bool = False  # it keeps all artificial intelligence out
    delay: float = 0.0
    failed: int = 0  # the HTTP status of a server that could not give it

    def refuse(self, url: str) -> Unwelcome | None:
        if self.ai:
            return "ai"
        return None if self.rules.can_fetch(url, US) else "rule"


class Robots:
    """Asks each site once a day.

    One that has no robots.txt, or none that we may see, has no rules; neither has a host that does not answer at all,
    where the blog will not answer either. RFC 9309 2.3.1.4 shuts a site whose server fails (5xx): asked twice in a row,
    it is Unreachable for an hour.
    """

    def __init__(self, fetcher: Fetcher, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._known: dict[str, tuple[float, Asked]] = {}

    async def refuse(self, url: str) -> Unwelcome | None:
        """What the site's robots.txt has against our opening this address; None: nothing. Raises Unreachable."""
        asked = await self._asked(url)
        if asked.failed:
            raise Unreachable(urlsplit(url).hostname or "", asked.failed)
        return asked.refuse(url)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Where the site says that its maps are, as it says it."""
        return tuple((await self._asked(url)).rules.sitemaps)[:20]

    async def _asked(self, url: str) -> Asked:
        site = _site(url)
        until, asked = self._known.get(site, (0.0, Asked()))
        if self._clock() < until:
            return asked
        asked = await self._ask(site)
        while len(self._known) >= most_hosts:
            del self._known[next(iter(self._known))]
        self._known[site] = self._clock() + (an_hour if asked.failed else a_day), asked
        if asked.delay:
            self._fetcher.slow_down(site, min(asked.delay, longest_delay))
        return asked

    async def _ask(self, site: str) -> Asked:
        failed = 0
        for _ in range(2):
            try:
                page = await self._fetcher.get(f"{site}/robots.txt", largest)
                return await asyncio.to_thread(asked_of_us, page.body, page.charset)
            except Unreachable as error:
                failed = error.status if error.status >= 500 else 0
            except BlogError:
                failed = 0
            if not failed:
                break
        return Asked(failed=failed)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def asked_of_us(body: bytes, charset: str = "") -> Asked:
    """What a robots.txt asks of us: the rules of a group that names us, else those for all, and what it says of AI."""
    text = decode(body[:enough], charset).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):  # a page that says, with a status of 200, that there is no such page
        return Asked()
    lines = re.split(r"\r\n|\r|\n", text)[:most_lines]
    names: set[str] = set()
    rules = Protego.parse("\n".join(_named(lines, names)))
    named = US in names
    shut = sum(not rules.can_fetch("https://x.example/", agent) for agent in names & AI_AGENTS)
    ai = not named and (shut >= shut_to_ai or SIGNAL.search(text) is not None or forbids_ai(_preface(lines)))
    return Asked(rules, ai, min(rules.crawl_delay(US) or 0.0, a_day))


def _named(lines: list[str], names: set[str]) -> Iterator[str]:
    """The lines with every agent we don't know called the same: thousands of them cost no more than one."""
    for line in lines:
        if found := AGENT.match(line):
            name = found[1].lower()
            name = name if name in AI_AGENTS or name in (US, "*") else "somebody-else"
            names.add(name)
            yield f"User-agent: {name}"
        else:
            yield line[:2100]


def _preface(lines: list[str]) -> str:
    """The comments above the first line that is none; an empty comment ends a sentence."""
    said: list[str] = []
    for line in lines[:400]:
        text = line.strip()
        if text and not text.startswith("#"):
            break
        said.append(text.strip("#*-=/|_ \t") or ".\n")
    return " ".join(said)[:20_000]


def forbids_ai(text: str) -> bool:
    """Whether one of these sentences forbids training on, or generating from, what stands on the site."""
    sentences = re.split(r"[.!?。]\s", text.lower())
    return any(
        AI.search(s) and FORBIDDEN.search(s) and not UNMINDED.search(s) for s in (each[:1000] for each in sentences)
    )
