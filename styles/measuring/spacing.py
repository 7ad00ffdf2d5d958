"""Tell how somebody spaces and spells what may be written two ways."""

import re
from collections.abc import Iterator

_CHOICES: tuple[tuple[str, str, str, str], ...] = (
    ("할 수 있", r"[가-힣] 수 (?:있|없)", "할수있", r"[가-힣]수(?:있|없)"),
    ("것 같", r"[가-힣] (?:것|거) ?같", "것같", r"(?:것|거)같(?=[가-힣])"),
    ("해 보다", r"[해어아] (?:보[자면고았니는았]|봤|봐)", "해보다", r"[해어아](?:보[자면고았니는았]|봤|봐)"),
    ("한 번", r"한 번(?![가-힣])", "한번", r"한번(?![가-힣])"),
    ("너때문에", r"[가-힣]때문", "너 때문에", r"[가-힣] 때문"),
    ("되었", r"되었", "됐", r"됐"),
    ("하였", r"하였", "했", r"했"),
    ("거", r"[가-힣] (?:거[ 다예에야라지죠고는도였]|건[ 데가지]|걸[ 요까]|게 )", "것", r"[가-힣] 것(?=[ 가-힣])"),
)


def ways(text: str, language: str) -> Iterator[tuple[str, str, float]]:
    """For every choice the text has occasion to make at least twice: its two ways and the share of the first."""
    if language != "ko":
        return
    for one, one_pattern, other, other_pattern in _CHOICES:
        ones, others = len(re.findall(one_pattern, text)), len(re.findall(other_pattern, text))
        if ones + others >= 2:
            yield one, other, (ones + 0.5) / (ones + others + 1)
