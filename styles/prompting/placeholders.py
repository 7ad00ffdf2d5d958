"""Leave a gap for the author wherever a draft has the dot that stands for an address in the passages."""

import re

from styles.languages import language_of

_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\(·\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(·\)")


def blanks(markdown: str, language: str) -> str:
    """'[여기](·)' -> '여기 [확인: 링크]', '![빵집](·)' -> '[확인: 사진, 빵집]': an address is nothing to make up."""
    words = language_of(language)
    check, picture, link = words.check, words.picture, words.link

    def placeholder(match: re.Match[str]) -> str:
        alt = " ".join(match.group(1).split())
        return f"[{check}: {picture}, {alt}]" if alt else f"[{check}: {picture}]"

    return _LINK.sub(rf"\1 [{check}: {link}]", _PICTURE.sub(placeholder, markdown))
