"""The command that plays scripted evenings: evenings."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from benchmarks.voice.corpus import authors
from benchmarks.voice.evenings.evening import Evening, evening_of
from benchmarks.voice.evenings.report import Judged, judged, lines
from benchmarks.voice.evenings.stand_in import written
from benchmarks.voice.terminal import Command, fail, tell, tokens, write
from benchmarks.voice.trial.arms import by_hand
from benchmarks.voice.trial.held import Held, hold, item_name
from styles.learning.enough import TooLittle, Unfamiliar
from styles.learning.learn import learn

MOST = 80  # posts an author that a card is learned from
ARM = "stand-in"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("out", type=Path)
    parser.add_argument("--arm", help="judge OUT/AUTHOR__POST/ARM.answer.md where there is one, not the stand-in")
    parser.add_argument("--authors", type=int, default=12, help="the first so many of them, by name")
    parser.add_argument("--each", type=int, default=5, help="posts an author")
    parser.add_argument("--tokens", type=tokens, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", default="ko", help="of the authors: ko, en, ja, or all")


def evenings(told: Namespace) -> int:
    """Lay every evening out, have the stand-in write it, or read what somebody else wrote, and print the figures."""
    found = [one for evening in _played(told) if (one := _judged(evening, told))]
    if not found:
        return fail(f"{told.corpus}: no evening to judge.")
    print("\n".join(lines(found)))
    for one in found:
        for what, facts in (("invented", one.checked.invented), ("lost", one.checked.lost)):
            if facts:
                print(f"  {_name(one.evening)[:60]} {what}: {'; '.join(f'{f.kind} {f.text[:60]}' for f in facts)}")
    return 0


def _played(told: Namespace) -> Iterator[Evening]:
    """The evenings of one author after the other; of each the first comes with its prompt in a file."""
    languages = None if told.language == "all" else [told.language]
    taken = 0
    for name, posts in authors(told.corpus, languages, tell).items():
        held = hold(name, posts, told.each, told.seed) if taken < told.authors else None
        if held is None or len(held.items) < told.each:
            continue
        taken += 1
        yield from _of_author(held, told)


def _of_author(held: Held, told: Namespace) -> Iterator[Evening]:
    try:
        card = learn(held.training[-MOST:])
    except (TooLittle, Unfamiliar):
        tell(f"{held.author}: nothing can be learned from what is left; left out.")
        return
    for number, post in enumerate(held.items):
        evening = evening_of(held.author, post, card, told.tokens)
        if not told.arm:
            _write(evening, told.out, with_prompt=number == 0)
        yield evening


def _write(evening: Evening, out: Path, with_prompt: bool) -> None:
    folder, asked = out / _name(evening), evening.asked
    write(folder / "brief.txt", f"{asked.topic}\n{asked.notes}\n")
    write(folder / "asked.txt", "".join(f"{question.facet}\t{question.text}\n" for question in evening.questions))
    write(folder / f"{ARM}.answer.md", written(asked))
    if with_prompt:
        messages = asked.messages
        write(folder / "evening.json", json.dumps([m._asdict() for m in messages], ensure_ascii=False, indent=1) + "\n")
        write(folder / "evening.txt", by_hand(messages))


def _judged(evening: Evening, told: Namespace) -> Judged | None:
    path = told.out / _name(evening) / f"{told.arm or ARM}.answer.md"
    return judged(evening, path.read_text(encoding="utf-8-sig", errors="replace")) if path.is_file() else None


def _name(evening: Evening) -> str:
    return item_name(evening.author, evening.post)


COMMANDS = (Command("evenings", "play evenings from the first note to a draft", _arguments, evenings),)
