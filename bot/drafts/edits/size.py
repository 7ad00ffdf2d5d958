"""Tell from a request whether a small part of a draft is to change, or all of it."""

import re
from collections.abc import Callable, Sequence

from bot.drafts.own_sentences.naming import changes_all
from bot.wording import HEARD, Wording
from styles import FILE

LONGEST = 400  # characters of a request about a small part


def _either(ways: Callable[[Wording], Sequence[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for words in HEARD for one in ways(words)), re.I)


_PART = _either(lambda words: words.heard_small_part)
_MANNER = _either(lambda words: words.heard_manner)


def is_small(request: str) -> bool:
    """Whether a request is about a small part of a draft: it names one, or it is about neither length nor manner.

    What is about every sentence is not, nor what brings a file or a long text along. The model may still write the
    whole, where it sees that most of it changes.
    """
    if len(request) > LONGEST or FILE in request or not request.strip():
        return False
    if _PART.search(request) and not _is_about_everything(request):
        return True
    return not (_MANNER.search(request) or changes_all(request))


def _is_about_everything(request: str) -> bool:
    """Also beside a part: '전체적으로 두 번째 문단처럼'. A sentence or two that is named is a part."""
    return changes_all(_PART.sub(" ", request))
