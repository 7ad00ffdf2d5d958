"""Say what can be learned from some files, and what cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple

from benchmarks.voice.corpus import Text
from styles.learning.enough import TooLittle, Unfamiliar, enough
from styles.learning.learn import learn
from styles.model import StyleCard
from styles.prompting.card_text import render_card
from styles.prompting.profile_lines import profile_lines, saying_lines
from styles.reading.own_text import own
from styles.reading.spoken import language
from styles.reading.tokens import count

FEW = 5  # posts below which a card is mostly the posts themselves
_SAID: Mapping[str, Mapping[str, str]] = {
    "ko": {
        "unreadable": "{name}: 읽을 수 없는 파일이라 뺐어요 ({why}).",
        "cut": "{name}: 1MB가 넘어서 앞부분만 읽었어요.",
        "nothing": "배울 글이 없어요. Markdown이나 텍스트 파일을 하나 이상 주세요.",
        "empty": "{n}개 파일이 비어 있어요.",
        "short": "{n}개 파일은 직접 쓴 문장이 80자가 안 돼서 세지 않았어요. 코드, 인용, 표는 말투로 치지 않아요.",
        "little": "배울 수 없어요. 직접 쓴 문장이 너무 적어요(코드, 인용, 표는 빼고 세요). 80자 넘게 쓴 글을 주세요.",
        "unfamiliar": "배울 수 없어요. 한국어, 영어(로마자), 일본어로 쓴 글만 배울 수 있어요.",
        "mixed": "{n}개 글은 대부분의 글과 다른 언어라 세지 않았어요. 언어마다 따로 배우게 해 주세요.",
        "few": "글이 {n}편뿐이라 버릇이 우연일 수 있어요. {least}편부터 볼 만하고 열 편이 넘으면 믿을 만해요.",
        "authors": "글쓴이가 여럿으로 적혀 있어요({names}). 한 사람의 글만 모아서 다시 해 주세요.",
        "broken": "배우다가 실패했어요({why}). 글을 나눠서 다시 해 보세요.",
    },
    "en": {
        "unreadable": "{name}: cannot be read and is left out ({why}).",
        "cut": "{name}: larger than 1 MB, so only its beginning was read.",
        "nothing": "There is nothing to learn from. Give one Markdown or text file or more.",
        "empty": "Files that are empty: {n}.",
        "short": "Files with less than 80 characters of the author's own sentences, left out: {n}. Code, quotes and"
        " tables are not counted.",
        "little": "Nothing can be learned: too few sentences of the author's own (code, quotes and tables are not"
        " counted). Give posts with more than 80 characters.",
        "unfamiliar": "Nothing can be learned: only Korean, Japanese and languages in Latin letters can be.",
        "mixed": "Posts in another language than most, left out: {n}. Learn each language on its own.",
        "few": "Only {n} posts, so a habit may be chance. From {least} on a card is worth reading, past ten worth"
        " trusting.",
        "authors": "The posts name several authors ({names}). Give those of one person.",
        "broken": "Learning failed ({why}). Try again with fewer posts at a time.",
    },
}


class Learned(NamedTuple):
    card: StyleCard | None  # None where nothing can be learned
    said: tuple[str, ...]  # sentences for the person


def sentence(which: str, spoken: str, **facts: object) -> str:
    """One of the sentences above; in English where the language is not known."""
    return _SAID.get(spoken, _SAID["en"])[which].format(**facts)


def learned(texts: Sequence[Text], spoken: str) -> Learned:
    """The card of some files, and what should be known about it; never an exception, whatever is in them."""
    if not texts:
        return Learned(None, (sentence("nothing", spoken),))
    said = [sentence("cut", spoken, name=t.name) for t in texts if t.was_cut]
    empty = sum(not t.markdown.strip() for t in texts)
    written = [t for t in texts if enough(t)]
    short = len(texts) - empty - len(written)
    said += [sentence("empty", spoken, n=empty)] if empty else []
    said += [sentence("short", spoken, n=short)] if short else []
    try:
        card = learn(texts)
    except TooLittle:
        return Learned(None, (*said, sentence("little", spoken)))
    except Unfamiliar:
        return Learned(None, (*said, sentence("unfamiliar", spoken)))
    except Exception as error:  # a bench that stops at one strange file is no use
        return Learned(None, (*said, sentence("broken", spoken, why=type(error).__name__)))
    return Learned(card, (*said, *_warnings(card, written, spoken)))


def described(squeezed: StyleCard, said: Sequence[str]) -> dict[str, object]:
    """A card as plain values, for programs."""
    return {
        "language": squeezed.language,
        "posts": squeezed.posts,
        "characters": squeezed.characters,
        "confidence": squeezed.confidence,
        "tokens": count(render_card(squeezed)),
        "profile": "\n".join([*profile_lines(squeezed), *saying_lines(squeezed)]),
        "passages": [asdict(p) for p in squeezed.passages],
        "text": render_card(squeezed),
        "said": list(said),
    }


def _warnings(card: StyleCard, written: Sequence[Text], spoken: str) -> list[str]:
    said = []
    foreign = sum(_tongue(t) != card.language for t in written)
    if foreign:
        said.append(sentence("mixed", spoken, n=foreign))
    if card.posts < FEW:
        said.append(sentence("few", spoken, n=card.posts, least=FEW))
    names = dict.fromkeys(t.author for t in written if t.author)
    if len(names) > 1:
        said.append(sentence("authors", spoken, names=", ".join(name[:40] for name in list(names)[:5])))
    return said


def _tongue(text: Text) -> str:
    return language("\n".join(b.text for b in own(text).blocks)[:20_000])
