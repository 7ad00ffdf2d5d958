"""The command that holds posts back and writes every prompt for them: prompts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from benchmarks.voice.briefs.automatic import Brief, given
from benchmarks.voice.corpus import Text, authors
from benchmarks.voice.terminal import Command, as_json, fail, tell, tokens, write
from benchmarks.voice.trial.held import Held, hold, item_name
from benchmarks.voice.trial.items import laid_out
from styles.learning.enough import TooLittle, Unfamiliar
from styles.learning.learn import learn
from styles.model import StyleCard


def _prompts_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("out", type=Path)
    parser.add_argument("--briefs", type=Path, help="a folder of AUTHOR__POST.txt: topic, then notes")
    parser.add_argument("--authors", type=int, help="the first so many of them, by name")
    parser.add_argument("--each", type=int, default=2, help="posts an author")
    parser.add_argument("--tokens", type=tokens, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", help="of the authors: ko, en, ja, or all", default="ko")


def prompts(told: Namespace) -> int:
    languages = None if told.language == "all" else [told.language]
    found = authors(told.corpus, languages, tell)
    items: dict[str, object] = {}
    taken = 0
    for name, posts in found.items():
        if told.authors is not None and taken >= told.authors:
            break
        held = hold(name, posts, max(1, told.each), told.seed)
        if held is None:
            tell(f"{name}: too few posts of prose to hold some back and learn from the rest; left out.")
            continue
        made = _author(held, told)
        items |= made
        taken += bool(made)
    if not items:
        return fail(f"{told.corpus}: no author to write for.")
    write(told.out / "manifest.json", as_json({"seed": told.seed, "tokens": told.tokens, "items": items}))
    print(f"{len(items)} items of {taken} authors in {told.out}")
    return 0


def _author(held: Held, told: Namespace) -> dict[str, object]:
    try:
        learned_card = learn(held.training)
    except (TooLittle, Unfamiliar):
        tell(f"{held.author}: nothing can be learned from what is left; left out.")
        return {}
    if len(held.items) < told.each:
        tell(f"{held.author}: only {len(held.items)} posts are fit to be written anew.")
    return {item_name(held.author, post): _item(held, post, learned_card, told) for post in held.items}


def _item(held: Held, post: Text, learned_card: StyleCard, told: Namespace) -> dict[str, object]:
    name = item_name(held.author, post)
    made, entry = laid_out(held, post, learned_card, _given(told.briefs, name), told.tokens, told.seed)
    for path, text in made.items():
        write(told.out / name / path, text)
    return entry


def _given(folder: Path | None, name: str) -> Brief | None:
    path = folder / f"{name}.txt" if folder else None
    if path is None or not path.is_file():
        return None
    brief = given(path.read_text(encoding="utf-8", errors="replace"))
    if brief is None:
        tell(f"{path.name} is empty; a brief is made without it.")
    return brief


COMMANDS = (Command("prompts", "hold posts back and write every prompt for them", _prompts_arguments, prompts),)
