"""The commands of the checker of facts: facts check for drafts beside their briefs, facts battery for the checker."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from benchmarks.voice.corpus import authors
from benchmarks.voice.facts import battery
from benchmarks.voice.facts.compare import Checked, check
from benchmarks.voice.terminal import Command, fail, tell
from benchmarks.voice.trial.rounds import REAL

_BRIEFS = ("brief.txt", "notes.txt")  # the topic on the first line, the notes below


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("trial", type=Path, help="AUTHOR__POST/{brief.txt, ARM.answer.md}")
    parser.add_argument("--arms", nargs="+", required=True, help=f"or {REAL}, to see what the notes leave out")
    parser.add_argument("--list", action="store_true", help="every fact, too")


def check_facts(told: Namespace) -> int:
    """How many facts of each arm no note has, and how many of the notes' it lost."""
    items = [item for item in sorted(told.trial.iterdir()) if any((item / b).is_file() for b in _BRIEFS)]
    for arm in told.arms:
        found = {item.name: checked for item in items if (checked := _checked(item, arm))}
        if not found:
            tell(f"{told.trial}: no item with {_BRIEFS[0]} and an answer of {arm}.")
        else:
            print("\n".join(_lines(arm, found, told.list)))
    return 0 if items else fail(f"{told.trial}: no {_BRIEFS[0]} in any item.")


def _checked(item: Path, arm: str) -> Checked | None:
    draft = item / (f"{REAL}.md" if arm == REAL else f"{arm}.answer.md")
    brief = next(path for name in _BRIEFS if (path := item / name).is_file())
    if not draft.is_file():
        return None
    return check(_text(draft), _text(brief), item.name[:2])


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _lines(arm: str, found: dict[str, Checked], every: bool) -> Iterator[str]:
    many = len(found)
    invented, lost = (sum(len(side) for side in sides) / many for sides in zip(*found.values(), strict=True))
    yield f"{arm}: {many} drafts, invented {invented:.2f} a draft, lost {lost:.2f}"
    for item, checked in found.items() if every else ():
        for what, facts in (("invented", checked.invented), ("lost", checked.lost)):
            if facts:
                yield f"  {item[:60]} {what}: {'; '.join(f'{fact.kind} {fact.text[:60]}' for fact in facts)}"


def _battery_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("--language", choices=["ko", "en", "ja"], default="ko")
    parser.add_argument("--each", type=int, default=5, help="posts an author")
    parser.add_argument("--seed", type=int, default=0)


def try_battery(told: Namespace) -> int:
    """How much of what is planted is found, and how often a post is blamed that says nothing else."""
    posts = authors(told.corpus, [told.language], tell)
    if len(posts) < 2:
        return fail(f"{told.corpus}: two authors are needed.")
    print("\n".join(battery.table(battery.tried(posts, told.each, told.seed))))
    return 0


COMMANDS = (
    Command("facts check", "what drafts invented and lost, beside topic and notes", _check_arguments, check_facts),
    Command("facts battery", "how good the checker is", _battery_arguments, try_battery),
)
