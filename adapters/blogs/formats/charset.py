"""Turn bytes into the text their author saw, whatever their label says."""

import codecs
import re

KOREAN = re.compile(r"euc[-_]?kr|ks_?c_?5601.*|cp949|uhc|ms949|windows-949|x-windows-949|korean|iso-ir-149", re.I)
WEAK = re.compile(r"iso-?8859-?1|latin-?1|l1|us-?ascii|ascii|windows-1252|cp1252|binary", re.I)  # said by default
DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""",
    re.I,
)
BOMS = (  # the longer first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(body: bytes, label: str = "") -> str:
    """The text of a page, a feed or a file; `label` is what its HTTP header says.

    A byte order mark, then UTF-8 that is valid from end to end, beat every label (miniflux's rule); then the header,
    then what the document says of itself, all Korean labels meaning cp949; then a guess; then what loses the least.
    """
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if (wide := _wide(body)) is not None:
        return body.decode(wide, "replace")
    if (text := _strict(body, "utf-8")) is not None:
        return text
    labels = _labels(body, label)
    for name in labels:
        if not WEAK.fullmatch(name) and (text := _strict(body, name)) is not None:
            return text
    return _guess(body, labels)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: its spaces and its markup have a zero in every other byte, always on the same side."""
    even, odd = body[:400:2].count(0), body[1:400:2].count(0)
    if max(even, odd) * 20 < len(body[:400:2]) or max(even, odd) < 3 * min(even, odd) + 1:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _labels(body: bytes, label: str) -> list[str]:
    found = DECLARED.search(body[:4096])
    inside = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    names = ["cp949" if KOREAN.fullmatch(name) else name for name in (label.strip("\"' "), inside) if name]
    return [name for name in names if _is_charset(name)]


def _is_charset(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError):
        return None


def _guess(body: bytes, labels: list[str]) -> str:
    for name in dict.fromkeys(("utf-8", *(name.lower() for name in labels if not WEAK.fullmatch(name)))):
        torn = body.decode(name, "replace")
        if torn.count("\ufffd") * 50 < _beyond_ascii(torn):  # right but for a character cut in half
            return torn
    for name, script in (("cp949", _hangul), ("cp932", _kana), ("euc_jp", _kana), ("gb18030", _han)):
        text = _strict(body, name)
        if text is not None and script(text) * 3 >= _beyond_ascii(text):
            return text
    weak = [name for name in labels if WEAK.fullmatch(name)]
    if weak:
        return body.decode("cp1252", "replace")
    lossy = [body.decode(name, "replace") for name in (*labels, "utf-8", "cp949")]
    return min(lossy, key=lambda text: text.count("\ufffd"))


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _hangul(text: str) -> int:
    """Syllables of KS X 1001: the ones cp949 adds are rare in Korean and common in Japanese misread as Korean."""
    raw = re.sub(r"[^가-힣]+", "", text).encode("euc_kr", "ignore")
    return len(raw) // 2 - 4 * raw.count(b"\xa4\xd4")  # with which euc_kr spells one that it lacks, in eight bytes


def _kana(text: str) -> int:
    return len(re.sub(r"[^ぁ-ヿ]+", "", text))


def _han(text: str) -> int:
    return len(re.sub(r"[^一-鿿]+", "", text))
