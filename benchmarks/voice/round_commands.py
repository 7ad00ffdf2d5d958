"""The commands of a round of judges, who are shown one text at a time: round lays the texts out, verdicts counts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from benchmarks.voice.judge_commands import json_object, key_beside, text_of
from benchmarks.voice.terminal import Command, as_json, fail, tell, write
from benchmarks.voice.trial import suspicion
from benchmarks.voice.trial.pairs import REAL
from benchmarks.voice.trial.rounds import Case, Leak, form, sheets, shown

_REFERENCES = 3
_FORM = "answers.txt"


def _round_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("trial", type=Path, help="AUTHOR__POST/{real.md, refs/1.md …, ARM.answer.md}")
    parser.add_argument("out", type=Path, help="a folder a judge will be in it")
    parser.add_argument("--arms", nargs="+", required=True, help="as their files are named: card for card.answer.md")
    parser.add_argument("--judges", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)


def lay_out_round(told: Namespace) -> int:
    """A folder a judge, with a file a text and a form for the answers; the key stands beside the folder."""
    folders = sorted(p for p in told.trial.iterdir() if (p / f"{REAL}.md").is_file())
    cases = [case for folder in folders if (case := _case(folder, told.arms))]
    if not cases:
        return fail(f"{told.trial}: no item with {REAL}.md, three refs/*.md and an answer of these arms.")
    try:
        made = sheets(cases, max(1, told.judges), told.seed)
    except Leak as leak:
        return fail(str(leak))
    for sheet in made:
        write(told.out / sheet.judge / f"{sheet.name}.txt", shown(sheet))
    judges = list(dict.fromkeys(sheet.judge for sheet in made))
    for judge in judges:
        write(told.out / judge / _FORM, form([sheet for sheet in made if sheet.judge == judge]))
    key = key_beside(told.out)
    write(key, as_json({f"{sheet.judge} {sheet.name}": sheet.key for sheet in made}))
    print(
        f"{len(made)} texts of {len({c.author for c in cases})} authors for {len(judges)} judges in {told.out}; "
        f"what they are is in {key.name} beside it: show it to no judge."
    )
    return 0


def _case(folder: Path, arms: list[str]) -> Case | None:
    texts = {REAL: text_of(folder / f"{REAL}.md")}
    for arm in arms:
        path = folder / f"{arm}.answer.md"
        if path.is_file() and (text := text_of(path)).strip():
            texts[arm] = text
        else:
            tell(f"{folder.name}: no answer of {arm}.")
    references = [text_of(path) for path in sorted((folder / "refs").glob("*.md"))[:_REFERENCES]]
    if len(references) < _REFERENCES or len(texts) == 1:
        tell(f"{folder.name}: left out; it takes three references and an answer.")
        return None
    return Case(folder.name, texts, tuple(references))


def _verdicts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help=f"what round wrote, with {_FORM} filled in")
    parser.add_argument("--json", action="store_true")


def count_verdicts(told: Namespace) -> int:
    """How much each arm is suspected, told apart and taken for its author."""
    known = json_object(key_beside(told.out))
    key = {name: {k: str(v) for k, v in entry.items()} for name, entry in known.items() if isinstance(entry, dict)}
    if not key:
        return fail(f"{key_beside(told.out).name} is missing; run round first.")
    judges = dict.fromkeys(name.partition(" ")[0] for name in key)
    paths = [path for judge in judges if (path := told.out / judge / _FORM).is_file()]
    result = suspicion.outcome([suspicion.read(path.parent.name, text_of(path)) for path in paths], key)
    told_apart = {**result._asdict(), "arms": [arm._asdict() for arm in result.arms]}
    print(as_json(told_apart) if told.json else "\n".join(suspicion.lines(result)))
    return 0 if result.arms else fail(f"{told.out}: no {_FORM} is filled in.")


COMMANDS = (
    Command("round", "lay single texts out for judges, blind", _round_arguments, lay_out_round),
    Command("verdicts", "how much judges suspected each arm", _verdicts_arguments, count_verdicts),
)
