"""Ask for a draft section by section: each request names the notes that are next and how long the author would stay."""

from collections.abc import Sequence
from itertools import pairwise

from styles.model import StyleCard
from styles.prompting.prompt import Prompt

# What is asked, in Korean, English and Japanese: the beginning, the middle, the end.
_ASKED: dict[str, tuple[str, str, str]] = {
    "ko": (
        "한꺼번에 다 쓰지 말고 나눠서 씁니다. 먼저 제목과 첫머리부터 아래 메모까지만, {size}자쯤 쓰세요. 거기서 맺지 말고 멈추세요.\n{notes}",
        "바로 이어서 아래 메모만, {size}자쯤. 앞에 쓴 것을 되풀이하지 말고, 단락과 소제목의 모양을 앞과 맞추지 마세요. 맺지 말고 멈추세요.\n{notes}",
        "바로 이어서 아래 메모로 글을 끝내세요. {size}자쯤. 이 사람이 글을 끝내는 만큼만 쓰고 정리하지 마세요.\n{notes}",
    ),
    "en": (
        "Don't write it all at once. First the title and the opening, up to the notes below, about {size} characters. Don't conclude; stop there.\n{notes}",
        "Go straight on with the notes below only, about {size} characters. Repeat nothing, and don't match paragraphs and headings to what is there. Don't conclude; stop.\n{notes}",
        "Go straight on and end the post with the notes below, about {size} characters. End as this person ends, without summing up.\n{notes}",
    ),
    "ja": (
        "一度に書かず、分けて書きます。まず題名と書き出しから下のメモまで、{size}字ほど。締めずに止めてください。\n{notes}",
        "そのまま続けて、下のメモだけを{size}字ほど。前を繰り返さず、段落や見出しの形を前とそろえない。締めずに止めてください。\n{notes}",
        "そのまま続けて、下のメモで記事を終えてください。{size}字ほど。この人が終えるように終え、まとめないこと。\n{notes}",
    ),
}
_FEWEST_NOTES = 4  # below that a post is one section


def steps(asked: Prompt) -> tuple[str, ...]:
    """The requests to make one after the other, each answered before the next; empty where the notes are too few."""
    notes = [line for line in asked.notes.splitlines() if line.strip()]
    if len(notes) < _FEWEST_NOTES:
        return ()
    parts = _parts(notes, 2 if len(notes) < 7 else 3)
    size = _size(asked.card) // len(parts) // 50 * 50
    first, middle, last = _ASKED.get(asked.card.language, _ASKED["en"])
    wordings = [first, *[middle] * (len(parts) - 2), last]
    return tuple(w.format(size=max(150, size), notes="\n".join(p)) for w, p in zip(wordings, parts, strict=True))


def _parts(notes: Sequence[str], n: int) -> list[list[str]]:
    """Notes in n parts, the first the shortest: an opening has less to say."""
    bounds = [round(len(notes) * (i / n) ** 1.15) for i in range(n + 1)]
    return [list(notes[a:b]) for a, b in pairwise(bounds)]


def _size(card: StyleCard) -> int:
    """Characters of a whole post: the author's middle, within what one draft is good for."""
    return round(min(3_000, max(800, card.profile.post.middle)))
