"""Try the voice out on files:  python -m styles card FILES…, prompts CORPUS OUT, judge pairs OUT JUDGED."""

import argparse
import io
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.voice import measuring, verdicts
from benchmarks.voice.arms import ARMS, REAL
from benchmarks.voice.briefs import Brief, given
from benchmarks.voice.corpus import Text, Unreadable, authors, files, read
from benchmarks.voice.held import Held, hold, item_name
from benchmarks.voice.items import laid_out
from benchmarks.voice.learnable import described, learned, sentence
from benchmarks.voice.pairs import Contest, pairs, shown
from styles.learning.learn import TooLittle, Unfamiliar, learn
from styles.model import StyleCard
from styles.prompting.squeeze import FEWEST, rendered, squeeze


class Command(NamedTuple):
    """`name` may be of two words; `arguments` says what may be given, `run` gives the exit status."""

    name: str
    says: str
    arguments: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 all went well, 1 nothing came of it, 2 it was called wrongly."""
    told = _parser().parse_args(arguments)
    try:
        return int(told.run(told))
    except OSError as error:
        return _fail(f"{error.filename or ''}: {error.strerror or type(error).__name__}")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m styles", description="Learn a voice from files and try it out.")
    inside = {"": parser.add_subparsers(required=True, metavar="COMMAND")}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group not in inside:
            parent = inside[""].add_parser(group, help=f"{group} …")
            inside[group] = parent.add_subparsers(required=True, metavar="WHAT")
        own = inside[group].add_parser(name, help=command.says, description=command.says)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser


def _fail(said: str) -> int:
    _tell(said)
    return 1


def _tell(said: str) -> None:
    print(said, file=sys.stderr)


def _tokens(given: str) -> int:
    if not given.isdecimal() or not FEWEST <= int(given) <= 200_000:
        raise argparse.ArgumentTypeError(f"a card takes {FEWEST} tokens or more, not {given}")
    return int(given)


def _language(parser: ArgumentParser) -> None:
    parser.add_argument("--language", choices=["ko", "en"], default="ko", help="of what is said here")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.encode("utf-8", "ignore").decode(), encoding="utf-8", newline="\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


# card: what is learned from some files


def _card_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, help="Markdown or text files, or folders of them")
    parser.add_argument("--tokens", type=_tokens, default=5_000)
    parser.add_argument("--json", action="store_true")
    _language(parser)


def card(told: Namespace) -> int:
    texts = _texts(told.files, told.language)
    found = learned(texts, told.language)
    for said in found.said:
        _tell(said)
    if found.card is None:
        if told.json:
            print(_json({"error": found.said[-1], "said": found.said}), end="")
        return 1
    squeezed = squeeze(found.card, told.tokens)
    print(_json(described(squeezed, found.said)) if told.json else rendered(squeezed), end="" if told.json else "\n")
    return 0


def _texts(paths: Sequence[Path], language: str) -> list[Text]:
    texts = []
    for path in (p for asked in paths for p in (files(asked) if asked.is_dir() else [asked])):
        try:
            texts.append(read(path))
        except Unreadable as error:
            _tell(sentence("unreadable", language, name=path.name, why=error))
    return texts


# prompts: briefs of posts that were held back, asked for in every way


def _prompts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("out", type=Path)
    parser.add_argument("--briefs", type=Path, help="a folder of AUTHOR__POST.txt: topic, then notes")
    parser.add_argument("--authors", type=int, help="the first so many of them, by name")
    parser.add_argument("--each", type=int, default=2, help="posts an author")
    parser.add_argument("--tokens", type=_tokens, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", help="of the authors: ko, en, ja, or all", default="ko")


def prompts(told: Namespace) -> int:
    languages = None if told.language == "all" else [told.language]
    found = authors(told.corpus, languages, _tell)
    items: dict[str, object] = {}
    taken = 0
    for name, posts in found.items():
        if told.authors is not None and taken >= told.authors:
            break
        held = hold(name, posts, max(1, told.each), told.seed)
        if held is None:
            _tell(f"{name}: too few posts of prose to hold some back and learn from the rest; left out.")
            continue
        made = _author(held, told)
        items |= made
        taken += bool(made)
    if not items:
        return _fail(f"{told.corpus}: no author to write for.")
    _write(told.out / "manifest.json", _json({"seed": told.seed, "tokens": told.tokens, "items": items}))
    print(f"{len(items)} items of {taken} authors in {told.out}")
    return 0


def _author(held: Held, told: Namespace) -> dict[str, object]:
    try:
        learned_card = learn(held.training)
    except (TooLittle, Unfamiliar):
        _tell(f"{held.author}: nothing can be learned from what is left; left out.")
        return {}
    if len(held.items) < told.each:
        _tell(f"{held.author}: only {len(held.items)} posts are fit to be written anew.")
    return {item_name(held.author, post): _item(held, post, learned_card, told) for post in held.items}


def _item(held: Held, post: Text, learned_card: StyleCard, told: Namespace) -> dict[str, object]:
    name = item_name(held.author, post)
    made, entry = laid_out(held, post, learned_card, _given(told.briefs, name), told.tokens, told.seed)
    for path, text in made.items():
        _write(told.out / name / path, text)
    return entry


def _given(folder: Path | None, name: str) -> Brief | None:
    path = folder / f"{name}.txt" if folder else None
    if path is None or not path.is_file():
        return None
    brief = given(path.read_text(encoding="utf-8", errors="replace"))
    if brief is None:
        _tell(f"{path.name} is empty; a brief is made without it.")
    return brief


# judge pairs: blind pairs of drafts, and judge verdicts: who won


def _pairs_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help="what prompts wrote, with drafts as ITEM/ARM.draft.md")
    parser.add_argument("judged", type=Path)
    parser.add_argument(
        "--arms", action="append", type=_two, help=f"two of {', '.join([*ARMS, REAL])}; may be repeated"
    )
    parser.add_argument("--seed", type=int, default=0)
    _language(parser)


def _two(given: str) -> tuple[str, str]:
    one, _, other = given.partition(",")
    if not one or not other or one == other or "," in other or "/" in given:
        raise argparse.ArgumentTypeError(f"two different arms, like card,five; not {given}")
    return one, other


def judge_pairs(told: Namespace) -> int:
    manifest = _object(told.out / "manifest.json")
    items = manifest.get("items")
    if not isinstance(items, dict):
        return _fail(f"{told.out}: no manifest.json; run prompts first.")
    wanted = dict.fromkeys(told.arms or [("card", "five")])
    contests = [c for item in sorted(items) for two in wanted if (c := _contest(told.out / item, two))]
    made = pairs(contests, told.seed)
    if not made:
        return _fail(f"{told.out}: no drafts of these arms. A draft is a file like ITEM/card.draft.md.")
    for pair in made:
        _write(told.judged / f"{pair.name}.txt", shown(pair, told.language))
    key = _key(told.judged)
    _write(key, _json({pair.name: pair.key for pair in made}))
    print(f"{len(made)} pairs in {told.judged}; what they are is in {key.name} beside it: show it to no judge.")
    return 0


def _contest(folder: Path, two: tuple[str, str]) -> Contest | None:
    drafts = [_drafts(folder, arm) for arm in two]
    for arm, found in zip(two, drafts, strict=True):
        if not found:
            _tell(f"{folder.name}: no draft of {arm}.")
    if not all(drafts):
        return None
    references = [_text(path) for path in sorted((folder / "refs").glob("*.md"))]
    return Contest(folder.name, two, drafts[0], drafts[1], references)


def _drafts(folder: Path, arm: str) -> list[str]:
    """card.draft.md, card.2.draft.md and so on; of `real` the post."""
    if arm == REAL:
        paths = [folder / "real.md"]
    else:
        more = [p for p in folder.glob(f"{arm}.*.draft.md") if p.name.split(".")[-3].isdecimal()]
        paths = [folder / f"{arm}.draft.md", *sorted(more, key=lambda p: int(p.name.split(".")[-3]))]
    return [text for path in paths if path.is_file() and (text := _text(path)).strip()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _key(judged: Path) -> Path:
    """Beside the folder, so that the folder can be given to a judge as it is."""
    whole = judged.resolve()
    return whole.with_name(f"{whole.name}.key.json")


def _object(path: Path) -> Mapping[str, object]:
    try:
        found = json.loads(_text(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _verdicts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("judged", type=Path, help="with verdicts.txt, verdicts.JUDGE.txt or *.verdict.txt in it")
    parser.add_argument("--json", action="store_true")


def judge_verdicts(told: Namespace) -> int:
    key = {k: v for k, v in _object(_key(told.judged)).items() if isinstance(v, dict) and {"arms", "A", "B"} <= set(v)}
    if not key:
        return _fail(f"{_key(told.judged).name} is missing; run judge pairs first.")
    paths = sorted({*told.judged.glob("verdicts*.txt"), *told.judged.glob("*.verdict.txt")})
    if not paths:
        return _fail(f"{told.judged}: no verdicts.txt.")
    result = verdicts.outcome([verdicts.read(p.name, _text(p), list(key)) for p in paths], key)
    if told.json:
        print(_json({**result._asdict(), "tallies": [t._asdict() for t in result.tallies]}), end="")
    else:
        print("\n".join(verdicts.lines(result)))
    return 0 if result.verdicts else 1


# score, evaluate, background: measuring


def _score_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--author", nargs="+", type=Path, required=True, help="posts of the author, files or folders")
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    _language(parser)


def score(told: Namespace) -> int:
    texts, drafts = _texts(told.author, told.language), _texts([told.draft], told.language)
    if not drafts:
        return 1
    try:
        found = measuring.scored(texts, drafts[0], told.language)
    except (TooLittle, Unfamiliar) as error:
        return _fail(sentence("little" if isinstance(error, TooLittle) else "unfamiliar", told.language))
    print(_json(found) if told.json else measuring.in_words(found, told.language), end="")
    return 0


def _corpus_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("--language", choices=["ko", "en", "ja"], help="of the authors; the commonest if not given")
    parser.add_argument("--models", type=Path, help="a folder of drafts by language models, for the background")


def _evaluate_arguments(parser: ArgumentParser) -> None:
    _corpus_arguments(parser)
    parser.add_argument("--generic", type=Path, help="a folder of other drafts by models, to be told from the authors")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--json", action="store_true")


def evaluate(told: Namespace) -> int:
    language = told.language or measuring.spoken_in(told.corpus)
    found = measuring.evaluated(told.corpus, language, told.models, told.generic, max(1, told.seeds))
    if not found:
        return _fail(f"{told.corpus}: three authors of ten posts or more are needed.")
    print(_json(found) if told.json else measuring.as_table(found), end="")
    return 0


def _background_arguments(parser: ArgumentParser) -> None:
    _corpus_arguments(parser)
    parser.add_argument("out", type=Path, help="background_ko.npz")


def background(told: Namespace) -> int:
    language = told.language or measuring.spoken_in(told.corpus)
    figures = measuring.figures_of(told.corpus, language, told.models)
    told.out.write_bytes(figures.to_bytes())
    print(measuring.told(figures))
    return 0


COMMANDS = (
    Command("card", "learn and show the card of some files", _card_arguments, card),
    Command("score", "how much a draft sounds like its author", _score_arguments, score),
    Command(
        "evaluate", "how well voices are told apart, on authors nothing was learned from", _evaluate_arguments, evaluate
    ),
    Command("background", "make the figures of a language from a corpus", _background_arguments, background),
    Command("prompts", "hold posts back and write every prompt for them", _prompts_arguments, prompts),
    Command("judge pairs", "put drafts side by side, blind", _pairs_arguments, judge_pairs),
    Command("judge verdicts", "count what judges answered", _verdicts_arguments, judge_verdicts),
)

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
