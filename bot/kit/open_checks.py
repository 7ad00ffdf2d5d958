"""Find what a draft leaves for its author to fill in."""

import re

from styles.languages import LANGUAGES

_NAMES = "|".join(re.escape(language.check) for language in LANGUAGES.values())
_CHECK = re.compile(rf"\[(?:{_NAMES}): ?([^\[\]\n]{{1,200}})\]", re.I)
_MOST = 100_000  # characters of one draft


def open_checks(markdown: str) -> tuple[str, ...]:
    """'… [확인: 영업 시간] …' -> ('영업 시간',): each once, in order."""
    return tuple(dict.fromkeys(" ".join(found.split()) for found in _CHECK.findall(markdown[:_MOST])))
