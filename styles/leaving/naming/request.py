"""Ask, at the end of the conversation that made a text, what to call it; and read the answer."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from styles import Prompt, Turn
from styles.leaving.naming.titles import CANDIDATES, TitleManner
from styles.model import LearnedLanguage

LONGEST_ANSWER = 2_000  # characters of an answer that are read


class Named(NamedTuple):
    """What a model proposes, as it stands in its answer."""

    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class _Words(NamedTuple):
    ask: str
    length: str
    tags: str
    title: str
    tag: str


_WORDS: Final[Mapping[LearnedLanguage, _Words]] = {
    "ko": _Words(
        "글은 이대로 두고, 이 사람이 붙일 만한 제목만 {many}개 지어 주세요.{length}{tags} 글에 없는 말은 넣지 마세요. "
        "제목은 한 줄에 하나씩 ‘{title}: ’로 시작하고, 다른 말은 쓰지 마세요.",
        " {shortest}~{longest}자로 짓습니다.",
        " 마지막 줄에는 ‘{tag}: ’ 뒤에 이 글의 태그 {count}개를 쉼표로 이어 적으세요.",
        "제목",
        "태그",
    ),
    "en": _Words(
        "Leave the post as it is and give {many} titles this person could have put above it.{length}{tags} Name "
        "nothing that is not in the post. One title a line, beginning with ‘{title}: ’, and nothing else.",
        " They have {shortest} to {longest} characters.",
        " On the last line, behind ‘{tag}: ’, {count} tags for it, parted by commas.",
        "Title",
        "Tags",
    ),
    "ja": _Words(
        "記事はこのままにして、この人が付けそうなタイトルだけを{many}つ考えてください。{length}{tags}記事にないことは書かないでください。"
        "タイトルは1行に1つ、「{title}: 」で始め、ほかのことは書かないでください。",
        "{shortest}〜{longest}字にします。",
        "最後の行には「{tag}: 」に続けて、この記事のタグを{count}個、読点で区切って書いてください。",
        "タイトル",
        "タグ",
    ),
}
_TITLE, _TAG = ("|".join(words[at] for words in _WORDS.values()) for at in (3, 4))
_LINE = re.compile(
    rf"^[\s>*_#•-]{{0,8}}(?:\d{{1,2}}[.)] ?)?[*_]{{0,2}}(?:(?P<title>{_TITLE})|(?P<tag>{_TAG}|tag))"
    r" ?\d{0,2}[*_]{0,2} ?[:：]"
    rf"[*_]{{0,2}}(?P<said>[^\n]{{1,500}})$",
    re.M | re.I,
)


def to_name(asked: Prompt, manner: TitleManner | None, tags: int) -> Prompt:
    """The prompt that asks for titles, and for so many tags, of the text that the conversation ends with."""
    words = _WORDS[asked.card.language]
    length = words.length.format(shortest=manner.shortest, longest=manner.longest) if manner else ""
    of_tags = words.tags.format(tag=words.tag, count=tags) if tags else ""
    request = words.ask.format(many=CANDIDATES, length=length, tags=of_tags, title=words.title)
    return asked.then(Turn("", request, whole=False))


def read_names(answer: str) -> Named:
    """What an answer proposes; lines that name nothing are left out."""
    found = list(_LINE.finditer(answer[:LONGEST_ANSWER]))
    titles = tuple(line["said"].strip() for line in found if line["title"])
    tags = [tag for line in found if line["tag"] for tag in re.split(r"[,、#]", line["said"])]
    return Named(titles, tuple(tag.strip() for tag in tags if tag.strip()))
