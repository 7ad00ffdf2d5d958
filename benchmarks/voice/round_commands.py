"""The commands of a round of judges who do not know what they read: round lays texts out, verdicts counts answers."""

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from benchmarks.voice.terminal import Command, as_json, fail, tell, write
from benchmarks.voice.trial.answers import impressions
from benchmarks.voice.trial.outcome import as_fields, lines, outcome
from benchmarks.voice.trial.pages import form, page
from benchmarks.voice.trial.rounds import ASKED, REAL, REFERENCES, Case, Leak, Sheet, sheets

_FORM = "answers.txt"
_ANSWERED = re.compile(r"\|[ \t]*[^\s|]")


def _round_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("trial", type=Path, help="AUTHOR__POST/{real.md, refs/1.md …, ARM.answer.md}")
    parser.add_argument("out", type=Path, help="gets a folder a judge")
    parser.add_argument("--arms", nargs="+", required=True, help="as their files are named: card for card.answer.md")
    parser.add_argument("--ask", choices=ASKED, default="text", help="about one text, two, or the odd one out of five")
    parser.add_argument("--judges", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)


def lay_out_round(told: Namespace) -> int:
    """A folder a judge, with a file a question and a form for the answers; the key stands beside the folder."""
    if told.ask == "pair" and len(set(told.arms)) != 2:
        return fail(f"A pair takes two arms, like --arms turns card, or --arms turns {REAL}.")
    if any(_ANSWERED.search(_text(answers)) for answers in told.out.glob(f"*/{_FORM}")):
        return fail(f"{told.out} holds answers already; take another folder.")
    arms = [arm for arm in dict.fromkeys(told.arms) if arm != REAL or told.ask == "pair"]
    try:
        made = sheets(told.ask, _cases(told.trial, arms), arms, max(1, told.judges), told.seed)
    except Leak as leak:
        return fail(str(leak))
    if not made:
        return fail(f"{told.trial}: no item with {REAL}.md, references and an answer of these arms.")
    judges = _write(told.out, made)
    key = _key(told.out)
    write(key, as_json({f"{sheet.judge} {sheet.name}": sheet.key for sheet in made}))
    print(
        f"{len(made)} questions about {len({s.author for s in made})} authors for {judges} judges in {told.out}; "
        f"what they are is in {key.name} beside it: show it to no judge."
    )
    return 0


def _write(out: Path, made: Sequence[Sheet]) -> int:
    """The judges' folders; how many."""
    for sheet in made:
        write(out / sheet.judge / f"{sheet.name}.txt", page(sheet))
    judges = dict.fromkeys(sheet.judge for sheet in made)
    for judge in judges:
        write(out / judge / _FORM, form([sheet for sheet in made if sheet.judge == judge]))
    return len(judges)


def _cases(trial: Path, arms: Sequence[str]) -> list[Case]:
    """Every item that can be judged; the author's posts of other items come after the references."""
    folders = sorted(p for p in trial.iterdir() if (p / f"{REAL}.md").is_file())
    posts = {folder.name: _text(folder / f"{REAL}.md") for folder in folders}
    found = []
    for folder in folders:
        references = [_text(path) for path in sorted((folder / "refs").glob("*.md"))]
        author = folder.name.partition("__")[0]
        more = [text for item, text in posts.items() if item != folder.name and item.partition("__")[0] == author]
        texts = {REAL: posts[folder.name], **_answers(folder, arms)}
        if len(references) < REFERENCES or len(texts) == 1:
            tell(f"{folder.name}: left out; it takes three references and an answer.")
            continue
        found.append(Case(folder.name, texts, (*references, *more)))
    return found


def _answers(folder: Path, arms: Sequence[str]) -> dict[str, str]:
    paths = {arm: folder / f"{arm}.answer.md" for arm in arms if arm != REAL}
    texts = {arm: _text(path) for arm, path in paths.items() if path.is_file()}
    for arm in paths:
        if not texts.get(arm, "").strip():
            tell(f"{folder.name}: no answer of {arm}.")
    return {arm: text for arm, text in texts.items() if text.strip()}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _key(out: Path) -> Path:
    """Beside the folder, so that what is in it can be given to judges as it is."""
    whole = out.resolve()
    return whole.with_name(f"{whole.name}.key.json")


def _verdicts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help=f"what round wrote, with {_FORM} filled in")
    parser.add_argument("--json", action="store_true")


def count_verdicts(told: Namespace) -> int:
    """How much each arm is suspected, told apart, taken for its author, and chosen before another."""
    path = _key(told.out)
    if not path.is_file():
        return fail(f"{path.name} is missing; run round first.")
    known: dict[str, dict[str, object]] = json.loads(_text(path))
    key = {name: (str(e["author"]), str(e["item"]), _names(e["arms"])) for name, e in known.items()}
    judges = dict.fromkeys(name.partition(" ")[0] for name in key)
    forms = [filled for judge in judges if (filled := told.out / judge / _FORM).is_file()]
    result = outcome([impressions(filled.parent.name, _text(filled)) for filled in forms], key)
    print(as_json(as_fields(result)) if told.json else "\n".join(lines(result)))
    return 0 if len(result.missing) < len(key) else fail(f"{told.out}: no {_FORM} is filled in.")


def _names(arms: object) -> tuple[str, ...]:
    return tuple(map(str, arms)) if isinstance(arms, list) else ()


COMMANDS = (
    Command("round", "lay texts out for judges, blind", _round_arguments, lay_out_round),
    Command("verdicts", "how much judges suspected each arm", _verdicts_arguments, count_verdicts),
)
