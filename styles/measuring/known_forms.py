"""Of what was measured, let only forms through that are in tables of ours or cannot spell anything."""

import re
from dataclasses import replace

from styles.measuring.habits import PATTERNS
from styles.model import Ended, Habit, Profile
from styles.reading.sentences import SELVES
from styles.spelling import is_choice

_ENDING = re.compile(r"-[가-힣ㄱ-ㅎ]{1,8}")  # an analyser's closed class; its longest, '-ㄴ다는군여', has six
_OPENER = re.compile(r"[가-힣]{1,6}|[A-Z][a-z]{1,7}(?: [a-z]{2,6})?")  # another: '그러니까는', 'That said'
_LAUGH = re.compile(r"[ㅋㅎ]+|[wｗ]+|[(（]笑[)）]|[ha]+|lol", re.I)


def known_forms(profile: Profile, language: str) -> Profile:
    """The profile without forms that no table knows, so that no post can say anything through it."""
    return replace(
        profile,
        endings=tuple(map(_ended, profile.endings)),
        habits=tuple(map(_habit, profile.habits)),
        selves=tuple(one for one in profile.selves if one[0] in SELVES),
        openers=tuple(one for one in profile.openers if _OPENER.fullmatch(one[0])),
        choices=tuple(one for one in profile.choices if is_choice(one, language)),
    )


def _ended(ended: Ended) -> Ended:
    return ended._replace(forms=tuple(form for form in ended.forms if _ENDING.fullmatch(form)))


def _habit(habit: Habit) -> Habit:
    pattern = _LAUGH if habit.name == "laugh" else PATTERNS.get(habit.name)
    return habit._replace(forms=tuple(form for form in habit.forms if pattern and pattern.fullmatch(form)))
