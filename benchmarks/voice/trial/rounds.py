"""Lay single texts out for judges, who say of each how sure they are that somebody else wrote it."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.voice.trial.normalising import looks
from benchmarks.voice.trial.pairs import REAL, framed

_RUN = 5  # letters in a row by which a text is known again
_SAME = 0.6  # of such runs: a draft with a third of the author's own sentences shares a fifth of them with the post


@dataclass(frozen=True)
class Case:
    """One post that was held back: what the author made of it, what each arm did, and three posts to know them by."""

    item: str  # 'AUTHOR__POST'
    texts: Mapping[str, str]  # by arm; REAL among them
    references: tuple[str, ...]

    @property
    def author(self) -> str:
        return self.item.partition("__")[0]


@dataclass(frozen=True)
class Sheet:
    """One text before one judge, who sees its `name`, the references and the text, and nothing else."""

    judge: str  # 'judge_1'
    name: str  # 'text_01', the same for no two texts of a judge
    item: str
    author: str
    arm: str
    text: str
    references: tuple[str, ...]

    @property
    def key(self) -> dict[str, str]:
        """What is told to nobody who judges."""
        return {"item": self.item, "author": self.author, "arm": self.arm}


class Leak(ValueError):
    """The judges would see something that is no voice; in a sentence."""


def sheets(cases: Sequence[Case], judges: int, seed: int) -> list[Sheet]:
    """One text of each author for each judge; arms and authors in turn, in an order nobody can guess.

    Each text of an author is judged as often as the others, one time more or less. Raises Leak where an arm is the
    author's own post with its slips taken out: one side proofread gives itself away by that.
    """
    for case in cases:
        for arm, text in case.texts.items():
            if arm != REAL and same_post(case.texts[REAL], text):
                raise Leak(f"{case.item}: {arm} is the author's post, proofread. Proofread both sides, or none.")
    dice = random.Random(f"{seed}/round")
    turns = list(_turns(cases, dice))
    made: list[Sheet] = []
    for judge in range(judges):
        seen = [turn[(author + judge) % len(turn)] for author, turn in enumerate(turns)]
        dice.shuffle(seen)
        made += [_sheet(f"judge_{judge + 1}", n, case, arm) for n, (case, arm) in enumerate(seen, 1)]
    return made


def _turns(cases: Sequence[Case], dice: random.Random) -> Iterator[list[tuple[Case, str]]]:
    """Each author's texts in the order in which they go from judge to judge; the arms in the same order for all."""
    arms = list(dict.fromkeys(arm for case in cases for arm in case.texts))
    authors = list(dict.fromkeys(case.author for case in cases))
    dice.shuffle(arms)
    dice.shuffle(authors)
    for author in authors:
        own = [case for case in cases if case.author == author]
        dice.shuffle(own)
        yield [(case, arm) for case in own for arm in arms if arm in case.texts]


def _sheet(judge: str, number: int, case: Case, arm: str) -> Sheet:
    references = tuple(looks(r) for r in case.references)
    return Sheet(judge, f"text_{number:02d}", case.item, case.author, arm, looks(case.texts[arm]), references)


def same_post(one: str, other: str) -> bool:
    """Whether two texts are one post, but for spacing, marks and slips."""
    runs = [_runs(looks(text)) for text in (one, other)]
    return len(runs[0] & runs[1]) >= _SAME * max(1, len(runs[0] | runs[1]))


def _runs(text: str) -> frozenset[str]:
    letters = "".join(filter(str.isalnum, text))
    return frozenset(letters[i : i + _RUN] for i in range(len(letters) - _RUN + 1))


_ASKED: Mapping[str, Mapping[str, str]] = {
    "ko": {
        "head": "먼저 한 사람이 쓴 글 세 편을 읽고, 그 아래 글을 읽어 주세요. 모든 글에서 제목, 사진, 링크, 코드를 뺐어요.",
        "reference": "참고 글 {n}",
        "text": "이 글은 누가 썼을까요?",
        "ask": """\
참고 글을 쓴 사람이 이 글을 쓰지 *않았다*고 얼마나 확신하시나요? 0은 ‘틀림없이 그 사람이 썼다’, 100은 ‘틀림없이 다른
사람이나 기계가 썼다’예요. 그리고 그 사람의 글로 받아들이겠는지 O나 X로, 눈에 띈 점은 쌍반점(;)으로 나눠 적어 주세요.
answers.txt의 {name} 줄에 이렇게 적어요(숫자는 보기):

{name} | 50 | O | 눈에 띈 점; 또 다른 점""",
    },
    "en": {
        "head": "First read three posts by one person, then the text below them. Titles, pictures, links and code were"
        " taken out of every text.",
        "reference": "Reference {n}",
        "text": "Who wrote this text?",
        "ask": """\
How sure are you that this text was *not* written by the author of the references? 0: certainly theirs, 100: certainly
somebody else's or a machine's. Would you take it for theirs (O) or not (X)? What gave it away, parted by semicolons?
Answer on the line {name} of answers.txt, like this (the number is an example):

{name} | 50 | O | a tell; another tell""",
    },
}
_FORM = {
    "ko": "# 글 | 의심 0–100 | 그 사람의 글로 받아들이면 O, 아니면 X | 눈에 띈 점; 또 다른 점",
    "en": "# text | suspicion 0–100 | O if you take it for theirs, X if not | a tell; another tell",
}


def shown(sheet: Sheet) -> str:
    """What a judge reads, in the author's language or English: three posts, one text, one question."""
    asked = _ASKED.get(sheet.author[:2], _ASKED["en"])
    parts = [sheet.name, asked["head"]]
    parts += [framed(asked["reference"].format(n=n), text) for n, text in enumerate(sheet.references, 1)]
    parts += [framed(asked["text"], sheet.text), "=" * 60, asked["ask"].format(name=sheet.name)]
    return "\n\n".join(parts) + "\n"


def form(given: Sequence[Sheet]) -> str:
    """A judge's answers to fill in: a line a text."""
    head = _FORM.get(given[0].author[:2] if given else "", _FORM["en"])
    return "\n".join([head, *(f"{sheet.name} |  |  |" for sheet in given)]) + "\n"
