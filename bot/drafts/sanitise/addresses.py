"""Find the addresses in a text, tell those that a person gave from all others, and write the others inertly."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What ends a host that stands by itself, without "https://" and without a path. What is more often a word, a name in a
# program or the end of a file's name (it, info, app, top, py, md, io) is none.
_ALONE = "com net org edu gov biz tv xyz icu vip kr jp cn tw hk uk ru eu example invalid onion"
_WITH_PATH = "info app dev page site online shop store club link live blog news today space fun win bid click pro asia"
_OF_FILES = "js ts cs kt hs vb go rb db"
TLDS = frozenset(_ALONE.split())
# With a path behind them these are hosts, too, and all of two letters but for the ends of files' names.
TLDS_OF_PATHS = TLDS | frozenset(_WITH_PATH.split())
OF_FILES = frozenset(_OF_FILES.split())

ADDRESS = re.compile(
    # what the chats and browsers open; of others, such as ws:// and unix://, only the host is looked at
    r"(?P<scheme>(?<![a-z0-9])(?:(?:https?|ftp):[/\\]*+(?=[\w\[])|(?:tg|ton|tonsite|discord|steam|intent|market)://))"
    r"(?:(?!https?:)[^\s\"<>|`])*"
    r"|(?<![a-z0-9])(?P<order>javascript:|vbscript:|data:(?=[a-z]{1,20}/)|tg:(?=\w{1,20}\?)|(?:tel|sms):(?=\+?\d))"
    r"[^\s\"<>|`]*"
    r"|(?<![a-z0-9.+_-])[a-z0-9.+_-]{1,64}+@(?P<mail>[\w-]{1,63}+(?:\.[\w-]{1,63}+)++)"
    # hosts in other letters need a scheme, or any two sentences without a space between them would be one
    r"|(?<![a-z0-9_-])(?<![a-z0-9]\.)(?P<host>[a-z0-9_-]{1,63}+(?:\.[\w-]{1,63}+)++)(?!:[/\\])"
    r"(?P<path>(?::\d{2,5})?(?:[/?#][^\s\"<>|`]*)?)",
    re.I,
)
_HINT = re.compile(
    r"[\w*~`>\])\\]\.[*~`<\\]{0,4}[a-z]{2}|\.\d{1,3}[:/]|&#|&[a-z]{2,8};|[:/\\][/\\]|[a-z]:[\w+/\\]", re.I
)
_TLD = re.compile(r"[a-z]{2,24}(?![a-z0-9_-])", re.I)
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_SCHEME = re.compile(r"(?:https?:[/\\]*|mailto:)?(?:www\.)?", re.I)
_MARKUP = str.maketrans("", "", "\\*_~`")  # what Markdown may take away
CLOSING = ")]}>.,;:!?'\"’”"
_NOT_ASCII = re.compile(r"[^\x21-\x7e]+\Z")  # a particle that follows at once: naver.com에서
_DOT = re.compile(r"(?<!\[)\.(?!\])")
_RUN = re.compile(r"[^\s\"<>|`()]++")  # each is read once
_HXXP = re.compile(r"hxxps?:", re.I)


def defanged_in(text: str) -> list[str]:
    """The addresses in a text that open nowhere: those with [.] in them, and from hxxp: on."""
    if "[.]" not in text and not _HXXP.search(text):
        return []
    runs = ((run, _HXXP.search(run)) for run in _RUN.findall(text))
    found = (run if "[.]" in run else run[at.start() :] if at and at.end() < len(run) else "" for run, at in runs)
    return [one for one in found if one]


def may_hold_address(text: str) -> bool:
    """Whether a closer look is worth its time."""
    return _HINT.search(text) is not None


def addresses(text: str) -> Iterator[str]:
    """Every address in a text: with a scheme, of a mailbox, or a host by itself such as naver.com."""
    return (found[0] for found in ADDRESS.finditer(text) if is_address(found))


def is_address(found: re.Match[str]) -> bool:
    """Whether what looks like a host is one, and no name of a file, a number or two sentences without a space."""
    host = found["host"] or found["mail"]
    if not host:
        return True
    last = _TLD.match(host.rpartition(".")[2])
    if found["mail"]:
        return last is not None
    if host.lower().startswith("www."):
        return True
    has_path = "/" in (found["path"] or "")
    if not last:
        return has_path and _NUMBERS.fullmatch(host) is not None
    name = last[0].lower()
    if has_path:
        return (len(name) == 2 and name not in OF_FILES) or name in TLDS_OF_PATHS
    return name in TLDS and not last[0].isupper()  # ASP.NET


def defanged(address: str) -> str:
    """'https://evil.example/a' -> 'hxxps://evil[.]example/a': no chat, editor or browser makes a link of it."""
    text = _DOT.sub("[.]", address)
    if text[:4].lower() == "http":
        return f"hxxp{text[4:]}"
    return (
        re.sub(r"^([a-z][a-z0-9+-]{1,20}):(?!\])", r"\1[:]", text, flags=re.I) if text[:4].lower() != "hxxp" else text
    )


@dataclass(frozen=True)
class Given:
    """The addresses that a person gave: each by itself, their hosts, and those below which everything is theirs."""

    whole: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()

    def knows(self, address: str) -> bool:
        """Whether it is one of them; a particle, a bracket or an anchor behind it makes no other address of it."""
        return any(self._knows(key) for key in _keys(address))

    def _knows(self, key: str) -> bool:
        bare = key.partition("#")[0].rstrip("/")
        if bare in self.whole or bare in self.hosts:
            return True
        return any(bare == one or bare.startswith((f"{one}/", f"{one}?")) for one in self.below)

    def __or__(self, other: "Given") -> "Given":
        return Given(self.whole | other.whole, self.hosts | other.hosts, self.below | other.below)


def given(texts: Iterable[str], blogs: Iterable[str] = ()) -> Given:
    """What addresses there are in texts of a person's own; of their blogs all that lies below the address is theirs."""
    keys = {key for text in texts if may_hold_address(text) for one in addresses(text) for key in _keys(one)}
    keys |= {key.partition(sign)[0].rstrip("/") for key in keys for sign in "?#"}
    below = {key.rstrip("/") for blog in blogs if "." in blog for key in _keys(blog)}
    hosts = {re.split(r"[/?#]", key)[0] for key in keys | below if "://" not in key and "@" not in key}
    return Given(frozenset(key.rstrip("/") for key in keys), frozenset(hosts), frozenset(below))


def _keys(address: str) -> Iterator[str]:
    """What of it is compared: without https://, www. and marks; as it is, and without letters that follow at once."""
    text = html.unescape(address).translate(_MARKUP).casefold()
    text = text[_SCHEME.match(text).end() :].rstrip(CLOSING)  # type: ignore[union-attr]
    yield text.rstrip("/")
    if shorter := _NOT_ASCII.sub("", text):
        yield shorter.rstrip(CLOSING).rstrip("/")
