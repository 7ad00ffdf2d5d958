"""Three ways to open a post, of which its author chooses one."""

import re
from dataclasses import dataclass, replace

from bot.drafts.draft_text import noted
from bot.model import LANGUAGES, Button, Reply, Revision
from bot.wording import Wording, words_in
from bot.wording.heard import as_heard

MOST = 3
LONGEST_CHOICE = 40  # characters; whoever says more has a wish
_NUMBERED = re.compile(r" {0,3}\*{0,2}([1-9])(?:[.):]|[번番][.:]?)(?:\*{2}[.:]? {0,3}|[ \t]{1,3}|\Z)(.*)")


@dataclass(frozen=True)
class OpeningList:
    """A title, and at most three ways to go on from it."""

    title: str
    texts: tuple[str, ...]

    def as_list(self) -> str:
        """As they are shown and kept; find_openings finds the same in it."""
        numbered = (f"{number}. {text}" for number, text in enumerate(self.texts, 1))
        return "\n\n".join([f"# {self.title}", *numbered])

    def begun_with(self, number: int) -> str:
        """How the post begins with one of them, counted from 1. Raises IndexError where there is none."""
        return f"# {self.title}\n\n{self.texts[number - 1]}"


def find_openings(answer: str, topic: str) -> OpeningList:
    """The title and the openings in a model's answer; `topic` where it gives no title, and none where it lists none.

    An opening goes on up to the next number. Whatever else stands before the first is none of them.
    """
    title, found = "", list[list[str]]()
    for line in answer.splitlines():
        numbered = _NUMBERED.fullmatch(line)
        if numbered and int(numbered[1]) == len(found) + 1 <= MOST:
            found.append([numbered[2]])
        elif found:
            found[-1].append(line)
        elif line.startswith("# "):
            title = title or line[2:].strip()
    texts = ("\n".join(lines).strip() for lines in found)
    return OpeningList(title or " ".join(topic.split()), tuple(text for text in texts if text))


def in_order(revision: Revision, topic: str) -> Revision:
    """Openings as they are kept; no text, and not whole, where the answer has none."""
    found = find_openings(revision.text, topic)
    return replace(revision, text=found.as_list() if found.texts else "", whole=revision.whole and bool(found.texts))


def offer_of(revision: Revision, note: str, words: Wording) -> Reply:
    """Openings to choose from, one button each; `note` says instead why there is nothing more."""
    again = Button(*words.another_try())
    if not revision.text:
        return Reply(note or words.no_openings(), buttons=(again,))
    count = len(find_openings(revision.text, "").texts)
    choices = (Button(*words.this_opening(number)) for number in range(1, count + 1))
    return Reply(noted(revision.text, note or words.openings_offered()), buttons=(*choices, again))


def which_opening(said: str) -> int | None:
    """'2번', 'the second' and what the buttons say are the second; None: they want something else."""
    said = as_heard(said)
    if len(said) > LONGEST_CHOICE:
        return None
    return next((number for words in map(words_in, LANGUAGES) if (number := _number(said, words))), None)


def _number(said: str, words: Wording) -> int | None:
    for number in range(1, MOST + 1):
        if said in map(as_heard, words.this_opening(number)):
            return number
        if any(re.fullmatch(way, said) for way in words.heard_opening[number - 1]):
            return number
    return None
