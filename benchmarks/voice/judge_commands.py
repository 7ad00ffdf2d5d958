"""The commands around blind judges: judge pairs puts drafts side by side, judge verdicts counts who won."""

import argparse
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from benchmarks.voice.terminal import Command, add_language, as_json, fail, tell, write
from benchmarks.voice.trial import verdicts
from benchmarks.voice.trial.arms import ARMS
from benchmarks.voice.trial.pairs import REAL, Contest, pairs, shown


def _pairs_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help="what prompts wrote, with drafts as ITEM/ARM.draft.md")
    parser.add_argument("judged", type=Path)
    parser.add_argument(
        "--arms", action="append", type=_two, help=f"two of {', '.join([*ARMS, REAL])}; may be repeated"
    )
    parser.add_argument("--seed", type=int, default=0)
    add_language(parser)


def _two(given: str) -> tuple[str, str]:
    one, _, other = given.partition(",")
    if not one or not other or one == other or "," in other or "/" in given:
        raise argparse.ArgumentTypeError(f"two different arms, like card,five; not {given}")
    return one, other


def judge_pairs(told: Namespace) -> int:
    manifest = json_object(told.out / "manifest.json")
    items = manifest.get("items")
    if not isinstance(items, dict):
        return fail(f"{told.out}: no manifest.json; run prompts first.")
    wanted = dict.fromkeys(told.arms or [("card", "five")])
    contests = [c for item in sorted(items) for two in wanted if (c := _contest(told.out / item, two))]
    made = pairs(contests, told.seed)
    if not made:
        return fail(f"{told.out}: no drafts of these arms. A draft is a file like ITEM/card.draft.md.")
    for pair in made:
        write(told.judged / f"{pair.name}.txt", shown(pair, told.language))
    key = key_beside(told.judged)
    write(key, as_json({pair.name: pair.key for pair in made}))
    print(f"{len(made)} pairs in {told.judged}; what they are is in {key.name} beside it: show it to no judge.")
    return 0


def _contest(folder: Path, two: tuple[str, str]) -> Contest | None:
    drafts = [_drafts(folder, arm) for arm in two]
    for arm, found in zip(two, drafts, strict=True):
        if not found:
            tell(f"{folder.name}: no draft of {arm}.")
    if not all(drafts):
        return None
    references = [text_of(path) for path in sorted((folder / "refs").glob("*.md"))]
    return Contest(folder.name, two, drafts[0], drafts[1], references)


def _drafts(folder: Path, arm: str) -> list[str]:
    """card.draft.md, card.2.draft.md and so on; of `real` the post."""
    if arm == REAL:
        paths = [folder / "real.md"]
    else:
        more = [p for p in folder.glob(f"{arm}.*.draft.md") if p.name.split(".")[-3].isdecimal()]
        paths = [folder / f"{arm}.draft.md", *sorted(more, key=lambda p: int(p.name.split(".")[-3]))]
    return [text for path in paths if path.is_file() and (text := text_of(path)).strip()]


def text_of(path: Path) -> str:
    """A file in UTF-8, whatever is in it."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def key_beside(judged: Path) -> Path:
    """What the texts in a folder are: beside the folder, so that the folder can be given to a judge as it is."""
    whole = judged.resolve()
    return whole.with_name(f"{whole.name}.key.json")


def json_object(path: Path) -> Mapping[str, object]:
    """What is in a file of JSON; nothing where it is missing or broken."""
    try:
        found = json.loads(text_of(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _verdicts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("judged", type=Path, help="with verdicts.txt, verdicts.JUDGE.txt or *.verdict.txt in it")
    parser.add_argument("--json", action="store_true")


def judge_verdicts(told: Namespace) -> int:
    known = json_object(key_beside(told.judged))
    key = {k: v for k, v in known.items() if isinstance(v, dict) and {"arms", "A", "B"} <= set(v)}
    if not key:
        return fail(f"{key_beside(told.judged).name} is missing; run judge pairs first.")
    paths = sorted({*told.judged.glob("verdicts*.txt"), *told.judged.glob("*.verdict.txt")})
    if not paths:
        return fail(f"{told.judged}: no verdicts.txt.")
    result = verdicts.outcome([verdicts.read(p.name, text_of(p), list(key)) for p in paths], key)
    if told.json:
        print(as_json({**result._asdict(), "tallies": [t._asdict() for t in result.tallies]}), end="")
    else:
        print("\n".join(verdicts.lines(result)))
    return 0 if result.verdicts else 1


COMMANDS = (
    Command("judge pairs", "put drafts side by side, blind", _pairs_arguments, judge_pairs),
    Command("judge verdicts", "count what judges answered", _verdicts_arguments, judge_verdicts),
)
