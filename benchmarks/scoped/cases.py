"""Drafts, quotes as a chat shows them, and whatever a model may write: cases of changing a part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

from bot.drafts.edits.scope import scope_of
from bot.drafts.edits.stretches import Stretch
from bot.model import Language
from bot.wording import words_in

How = Literal[
    "block", "blocks outside, too", "block of the sentence around", "whole", "whole, changed outside, too",
    "whole, paragraphs gone", "whole, signs gone", "whole, blanks changed", "piece", "chatter", "nothing like it",
    "cut off",
]  # fmt: skip
HOWS: tuple[How, ...] = get_args(How)
Quoting = Literal["sentence", "cut", "paragraphs", "words", "line"]
QUOTINGS: tuple[Quoting, ...] = get_args(Quoting)

_SUBJECTS = ("비가", "바람이", "사장님이", "크림빵이", "라떼가", "창가 자리가", "골목이", "간판이", "고양이가")
_MIDDLES = ("생각보다", "아주", "조금", "되게", "정말", "아침부터", "저녁까지", "천천히", "조용히", "다시")
_ENDS = (
    "좋았어요.",
    "왔어요.",
    "달았어요!",
    "길었습니다.",
    "작더라고요.",
    "반가웠어요 ㅎㅎ",
    "없었어요…",
    "맛있었어요, 진짜로.",
)
_MARKS = ("**{}**", "*{}*", "`{}`", "~~{}~~", "[{}](https://kong.example/1)", "{}")
_SIGNS = re.compile(r"^#{1,6} |^> |(?<!\\)[*`~]{1,2}|\[([^\[\]]*)\]\([^()]*\)", re.M)


@dataclass(frozen=True)
class Case:
    """`wanted`: the quote becomes this; None where the model writes nothing that says so. `stretches`: the quote."""

    draft: str
    request: str
    stretches: tuple[Stretch, ...]
    answers: tuple[str, ...]  # to one request after the other
    how: How
    wanted: str | None


def case(seed: int) -> Case:
    """The same for the same seed."""
    chance = Random(seed)
    draft = _draft(chance)
    how, quoting = HOWS[seed % len(HOWS)], QUOTINGS[seed // len(HOWS) % len(QUOTINGS)]
    quote = ""
    while not any(map(str.isalnum, quote)):
        quote = _quote(draft, quoting, chance)
    language: Language = chance.choice(["ko", "en"])
    asked = chance.choice(
        [words_in(language).quoted(quote, "더 짧게"), "\n".join(f"> {one}" for one in quote.split("\n")) + "\n더 짧게"]
    )
    stretches = scope_of(asked, draft).stretches
    new = " ".join(chance.sample(["새로", "쓴", "말이에요.", "**짧게**", "그랬어요.", "`a`"], 3))
    wanted = new if len(stretches) == 1 and how in HOWS[:9] else None
    return Case(draft, asked, stretches, tuple(_answers(draft, stretches, new, how, chance)), how, wanted)


def _draft(chance: Random) -> str:
    sentences = [_sentence(chance) for _ in range(chance.randint(6, 30))]
    sentences += chance.choices(sentences, k=chance.choice([0, 0, 2]))  # some stand there twice
    parts = [f"# {' '.join(chance.sample(_SUBJECTS, 2))}"]
    while sentences:
        taken, sentences = sentences[: (size := chance.randint(1, 5))], sentences[size:]
        match chance.randint(0, 6):
            case 0:
                parts.append("\n".join(f"- {one}" for one in taken))
            case 1:
                parts += [f"## {chance.choice(_MIDDLES)}", " ".join(taken)]
            case 2:
                parts.append("\n".join(f"> {one}" for one in taken))
            case 3:
                parts.append("  \n".join(taken))
            case _:
                parts.append(" ".join(taken))
    return "\n\n".join(parts) + chance.choice(["\n", "", "\n\n"])


def _sentence(chance: Random) -> str:
    words = [chance.choice(_SUBJECTS), *chance.sample(_MIDDLES, chance.randint(0, 3)), chance.choice(_ENDS)]
    if chance.random() < 0.3:
        at = chance.randrange(len(words))
        words[at] = chance.choice(_MARKS).format(words[at])
    return chance.choice([" ", " ", "  "]).join(words)


def _quote(draft: str, quoting: Quoting, chance: Random) -> str:
    """As it stands there, or without its signs, as a chat shows it."""
    lines = [line for line in draft.split("\n") if line.strip()]
    match quoting:
        case "sentence":
            quote = chance.choice(re.split(r"(?<=[.!…]) ", chance.choice(lines)))
        case "cut":
            start = chance.randrange(max(1, len(draft) - 20))
            quote = draft[start : start + chance.randint(4, 60)].split("\n\n")[0]
        case "paragraphs":
            start = chance.randrange(len(draft) // 2)
            quote = draft[start : start + chance.randint(60, 300)]
        case "words":
            words = draft.split()
            at = chance.randrange(len(words))
            quote = " ".join(words[at : at + 2])
        case "line":
            quote = chance.choice(lines)
    return (shown(quote) if chance.random() < 0.6 else quote).strip()


def shown(markdown: str) -> str:
    """Without what a chat does not show of Markdown; see tests for the same by the real thing."""
    return _SIGNS.sub(lambda found: found[1] or "", markdown)


def _answers(draft: str, stretches: Sequence[Stretch], new: str, how: How, chance: Random) -> list[str]:
    start, end = stretches[0] if stretches else (0, min(9, len(draft)))
    old, whole = draft[start:end], draft[:start] + new + draft[end:]
    match how:
        case "block":
            return [block(old, new), whole]
        case "blocks outside, too":
            others = [line for line in draft.split("\n") if line.strip() and line not in old]
            return [block(old, new) + block(chance.choice(others or [old]), "바깥을 고쳤어요."), whole]
        case "block of the sentence around":
            a, b = max(0, draft.rfind("\n", 0, start) + 1), draft.find("\n", end)
            b = len(draft) if b < 0 else b
            return [block(draft[a:b], draft[a:start] + new + draft[end:b]), whole]
        case "whole":
            return [whole]
        case "whole, changed outside, too":
            return [_elsewhere(draft[:start], chance) + new + _elsewhere(draft[end:], chance)]
        case "whole, paragraphs gone":
            parts = draft[end:].split("\n\n")
            return [draft[:start] + new + "\n\n".join(parts[: max(1, len(parts) // 2)])]
        case "whole, signs gone":
            return [shown(draft[:start]) + new + shown(draft[end:])]
        case "whole, blanks changed":
            return [re.sub(r" +", " ", draft[:start]).rstrip("\n") + new + re.sub(r"\n+", "\n", draft[end:])]
        case "piece":
            return [new, whole]
        case "chatter":
            return [
                f"네, 알겠습니다. 고친 글은 다음과 같습니다.\n\n{new}\n\n더 필요하신 것이 있으면 말씀해 주세요.",
                whole,
            ]
        case "nothing like it":
            return ["# 다른 글\n\n" + " ".join(_sentence(chance) for _ in range(20))] * 2
        case "cut off":
            text = block(old, new)
            return [text[: chance.randrange(10, len(text))], whole[: chance.randrange(10, len(whole))]]


def _elsewhere(text: str, chance: Random) -> str:
    """With some words changed, some gone and some added."""
    words = re.split(r"(\s+)", text)
    for at in range(0, len(words), 2):
        if words[at] and chance.random() < 0.15:
            words[at] = chance.choice(["다른", "", f"{words[at]} 또", words[at][::-1]])
    return "".join(words)


def block(old: str, new: str) -> str:
    """In the form that models are asked for."""
    return f"<<<<<<< SEARCH\n{old}\n=======\n{new}\n>>>>>>> REPLACE\n"
