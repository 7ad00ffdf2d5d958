"""Find the address of a blog in what somebody typed."""

import re
import unicodedata
from contextlib import suppress
from urllib.parse import urlsplit, urlunsplit

from yarl import URL

from adapters.blogs.web.ssrf import UNFIT, longest
from bot.errors import NotAnAddress

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
AROUND = " \t\r\n\"'`<>“”‘’«»「」『』《》〈〉"
BEHIND = AROUND + ".,;:!?)]}*…。、"  # what ends a sentence or closes a bracket, not an address
OTHER_SCHEME = re.compile(r"(javascript|data|file|mailto|about|blob|view-source|tel):", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=//)", re.IGNORECASE)
# "https:/x.kr" and "https//x.kr" are slips of the thumb. One that stands inside another address is part of that.
SAID = re.compile(
    r"(?<![a-z0-9=/&?%+])(https?)(?::/{1,2}|//)(?!/)((?:(?!\]\()[^\s<>\"`“”«»「」『』《》〈〉,;|]|[,;|]++(?!https?:))++)",
    re.IGNORECASE,
)
# No top-level domain mixes Latin and Hangul or kana: what follows "https://x.kr" at once is the rest of the sentence.
GLUED = re.compile(
    r"\A(https?://(?:[\w-]{1,63}\.){1,9}[a-z]{2,63})[ㄱ-ㅎㅏ-ㅣ가-힣ぁ-ヿ][^/?#.:]*(?=[/?#:]|\Z)", re.IGNORECASE
)
# Hangul may follow at once: "x.kr입니다"; a name that ends in Hangul is one of the few that exist.
NAMED = re.compile(
    r"(?<![\w@./:-])(?:[\w-]++\.)+(?:[a-z]{2,63}|한국|닷컴|닷넷)(?![a-z0-9_@-]|\.\w)(?::\d{1,5})?(?:[/?#][^\s<>\"`]*)?",
    re.IGNORECASE,
)


def normalize_url(typed: str) -> str:
    """The URL in a person's words, made canonical: "<ｂｌｏｇ.naver.com/me >" -> "https://blog.naver.com/me".

    The first one with http, else the first name with a dot. Raises NotAnAddress where there is none; whether the
    address may be opened is asked elsewhere.
    """
    text = "".join(c for c in typed.translate(FULL_WIDTH) if unicodedata.category(c) != "Cf")
    text = unicodedata.normalize("NFC", text).strip(AROUND)
    if said := SAID.search(text):
        address = GLUED.sub(r"\1", _ended(f"{said[1]}://{said[2]}"))
        return _canonical(address, typed, alone=said.span() == (0, len(text)))
    if named := NAMED.search(text):
        with suppress(NotAnAddress):
            return _canonical(_ended(named[0]), typed)
    return _canonical(_ended(text.lstrip("(*")), typed)


def has_scheme(typed: str) -> bool:
    """Whether the person said http or https, or left it to us."""
    return "://" in typed.translate(FULL_WIDTH)


def _ended(address: str) -> str:
    """Without what stands behind an address; a bracket that was opened inside belongs to it."""
    address = address[: 2 * longest]
    while address and address[-1] in BEHIND:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _canonical(text: str, typed: str, alone: bool = True) -> str:
    if not text or len(text) > longest or OTHER_SCHEME.match(text):
        raise NotAnAddress(typed)
    schemeless = SCHEME.match(text) is None
    try:
        url = URL(f"https://{text.removeprefix('//')}" if schemeless else text)
        host, port = url.host, url.explicit_port
    except ValueError:
        raise NotAnAddress(typed) from None
    doubtful = port is None and (schemeless or not alone)
    plain_word = doubtful and host != "localhost" and "." not in (host or "").strip(".")
    plain_number = doubtful and re.fullmatch(r"\d+(\.\d+)?", host or "")
    if (
        url.scheme not in ("http", "https")
        or not (host or "").strip(".")
        or plain_word
        or plain_number
        or UNFIT.search(text)
    ):
        raise NotAnAddress(typed)
    if "@" in text.partition("://")[2].split("/")[0] or url.user is not None or UNFIT.search(str(url)):
        raise NotAnAddress(typed)
    parts = urlsplit(str(url.with_fragment(None)))
    return urlunsplit(parts._replace(path=parts.path or "/"))
