"""Leave a gap for the author wherever a draft has the dot that stands for an address in the passages."""

import re

from styles.languages import LANGUAGES, language_of

_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\(·\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(·\)")


_ANCHOR = re.compile(r"\[사진 \d{1,3}(?:[–-]\d{1,3})?\]")  # the place of a photo that was sent
_CHECKS = "|".join(re.escape(language.check) for language in LANGUAGES.values())
_PICTURES = "|".join(re.escape(language.picture) for language in LANGUAGES.values())
_GAP = rf"\[(?:{_CHECKS}) ?[:：] ?(?:{_PICTURES})(?: ?[,，、] ?[^\[\]\n]{{0,300}})?\]"
_LINE = re.compile(rf"^[ \t]{{0,20}}{_GAP}[ \t]{{0,20}}(?:\n\n?|\Z)", re.M)
_INLINE = re.compile(f" ?{_GAP}")


def blanks(markdown: str, language: str) -> str:
    """'[여기](·)' -> '여기 [확인: 링크]', '![빵집](·)' -> '[확인: 사진, 빵집]': an address is nothing to make up.

    Where photos that were sent have their places, [사진 1], nothing is asked for in place of a picture.
    """
    words = language_of(language)
    check, picture, link = words.check, words.picture, words.link

    def placeholder(match: re.Match[str]) -> str:
        alt = " ".join(match.group(1).split())
        return f"[{check}: {picture}, {alt}]" if alt else f"[{check}: {picture}]"

    text = _LINK.sub(rf"\1 [{check}: {link}]", _PICTURE.sub(placeholder, markdown))
    return _INLINE.sub("", _LINE.sub("", text)) if _ANCHOR.search(text) else text
