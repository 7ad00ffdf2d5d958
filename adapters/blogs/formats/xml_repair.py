"""Mend XML that is not quite XML, as much of the web writes it."""

import re
from html import escape
from html.entities import html5

BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
CONTROLS = bytes(n for n in range(32) if n not in (9, 10, 13))
SOUND = (b"&lt;", b"&gt;", b"&amp;", b"&quot;", b"&apos;", b"&#39;", b"&#039;", b"&#x27;")


DECLARED = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?xml[^>]{0,300}\?>)+")


def without_declaration(xml: bytes) -> bytes:
    """Without an XML declaration, which says the charset that it had before."""
    return xml[after_declaration(xml) :]


def after_declaration(xml: bytes) -> int:
    """Where the feed itself begins."""
    found = DECLARED.match(xml)
    return found.end() if found else 0


def is_sound_xml(xml: bytes) -> bool:
    """Whether it is UTF-8, every & in it begins an entity that XML knows, and all characters are ones that it has."""
    try:
        xml.decode()
    except UnicodeError:
        return False
    return xml.count(b"&") == sum(map(xml.count, SOUND)) and len(xml.translate(None, CONTROLS)) == len(xml)


def repair_xml(xml: bytes) -> bytes:
    """UTF-8 without what XML 1.0 forbids; bare & and HTML's own entities are mended outside CDATA."""
    xml = without_declaration(xml.translate(None, CONTROLS))  # no character but these has such bytes in UTF-8
    pieces, at = [], 0
    while (start := xml.find(b"<![CDATA[", at)) >= 0 and (end := xml.find(b"]]>", start)) >= 0:
        pieces += [BARE.sub(_entity, xml[at:start]), xml[start : end + 3]]
        at = end + 3
    if start >= 0:  # never closed: it goes on to the end
        return b"".join((*pieces, BARE.sub(_entity, xml[at:start]), xml[start:], b"]]>"))
    return b"".join(pieces) + BARE.sub(_entity, xml[at:])


def _entity(found: re.Match[bytes]) -> bytes:
    if found[1] is None:
        return b"&amp;"
    name = found[1].decode()
    if name.startswith("#"):
        number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        meant = chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""
        return found[0] if number in (9, 10, 13) else escape(meant).encode().translate(None, CONTROLS)
    return escape(html5.get(name, f"&{name}")).encode()
