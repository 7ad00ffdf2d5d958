"""Lay texts out for judges who do not know where they come from: singly, in pairs, or as the odd one out of five."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from benchmarks.voice.trial.normalising import looks

Asking = Literal["text", "pair", "five"]
ASKED: tuple[Asking, ...] = get_args(Asking)
REAL = "real"  # what the author wrote: not an arm, but judged beside them
REFERENCES = 3
_ODD = 5  # texts among which one is a draft
_RUN = 5  # letters in a row by which a text is known again
_SAME = 0.6  # of such runs: a draft with a third of the author's own sentences shares a fifth of them with the post


@dataclass(frozen=True)
class Case:
    """One post that was held back: what the author made of it, what each arm did, and other posts of the author's."""

    item: str  # 'AUTHOR__POST'
    texts: Mapping[str, str]  # by arm; REAL among them
    posts: tuple[str, ...]  # of the same author about something else; at least REFERENCES

    @property
    def author(self) -> str:
        return self.item.partition("__")[0]


@dataclass(frozen=True)
class Sheet:
    """One question to one judge, who sees `name`, the references and the texts, and nothing else."""

    judge: str  # 'judge_1'
    name: str  # 'text_01', 'pair_01', 'five_01'; the same for no two of a judge
    item: str
    author: str
    arms: tuple[str, ...]  # of the texts, in their order
    texts: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def key(self) -> dict[str, object]:
        """What is told to nobody who judges."""
        return {"item": self.item, "author": self.author, "arms": list(self.arms)}


class Leak(ValueError):
    """The judges would see something that is no voice; in a sentence."""


class _Question(NamedTuple):
    case: Case
    arms: tuple[str, ...]


def sheets(asked: Asking, cases: Sequence[Case], arms: Sequence[str], judges: int, seed: int) -> list[Sheet]:
    """One question about each author for each judge; arms, authors and places in turn, in an order nobody can guess.

    Singly: each arm and the author's own post. In pairs: the two arms, one of which may be REAL. Of five: a draft among
    four posts. Each text of an author is judged as often as the others, one time more or less. Raises Leak where an arm
    is the author's own post with its slips taken out: one side proofread gives itself away by that.
    """
    for case in cases:
        _refuse_proofread(case)
    dice = random.Random(f"{seed}/{asked}")
    turns = list(_turns(asked, cases, arms, dice))
    size = {"text": 1, "pair": 2, "five": _ODD}[asked]
    made: list[Sheet] = []
    for judge in range(judges):
        places = [(author + judge) % size for author in range(len(turns))]
        dice.shuffle(places)
        seen = [(turn[(author + judge) % len(turn)], places[author]) for author, turn in enumerate(turns)]
        dice.shuffle(seen)
        made += [_sheet(asked, f"judge_{judge + 1}", n, *one) for n, one in enumerate(seen, 1)]
    return made


def _refuse_proofread(case: Case) -> None:
    for arm, text in case.texts.items():
        if arm != REAL and same_post(case.texts[REAL], text):
            raise Leak(f"{case.item}: {arm} is the author's post, proofread. Proofread both sides, or none.")


def _turns(asked: Asking, cases: Sequence[Case], arms: Sequence[str], dice: random.Random) -> Iterator[list[_Question]]:
    """Of each author the questions, in the order in which they go from judge to judge; arms in one order for all."""
    every: list[tuple[str, ...]] = [tuple(arms)] if asked == "pair" else [(arm,) for arm in arms]
    every += [(REAL,)] if asked == "text" else []
    authors = list(dict.fromkeys(case.author for case in cases))
    dice.shuffle(every)
    dice.shuffle(authors)
    for author in authors:
        own = [case for case in cases if case.author == author]
        dice.shuffle(own)
        found = [_Question(case, of) for case in own for of in every if all(arm in case.texts for arm in of)]
        if asked == "five":
            found = [question for question in found if len(question.case.posts) >= _ODD - 1]
        if found:
            yield found


def _sheet(asked: Asking, judge: str, number: int, question: _Question, place: int) -> Sheet:
    """`place`: where the first arm stands among the texts."""
    case, arms = question
    others = [(arm, case.texts[arm]) for arm in arms[1:]]
    if asked == "five":
        others = [(REAL, post) for post in case.posts[: _ODD - 1]]
    shown = [*others[:place], (arms[0], case.texts[arms[0]]), *others[place:]]
    references = () if asked == "five" else case.posts[:REFERENCES]
    return Sheet(
        judge,
        f"{asked}_{number:02d}",
        case.item,
        case.author,
        tuple(arm for arm, _ in shown),
        tuple(looks(text) for _, text in shown),
        tuple(map(looks, references)),
    )


def same_post(one: str, other: str) -> bool:
    """Whether two texts are one post, but for spacing, marks and slips."""
    runs = [_runs(looks(text)) for text in (one, other)]
    return len(runs[0] & runs[1]) >= _SAME * max(1, len(runs[0] | runs[1]))


def _runs(text: str) -> frozenset[str]:
    letters = "".join(filter(str.isalnum, text))
    return frozenset(letters[i : i + _RUN] for i in range(len(letters) - _RUN + 1))
