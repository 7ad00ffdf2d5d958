"""Lay one post that was held back out in files: the brief, every prompt for it, and what judges need."""

import json
from collections.abc import Iterator

from benchmarks.voice.briefs.automatic import Brief, automatic
from benchmarks.voice.corpus import Text
from benchmarks.voice.trial.arms import Messages, arms, by_hand, total
from benchmarks.voice.trial.held import Held, item_name
from styles.model import StyleCard


def laid_out(
    held: Held, post: Text, card: StyleCard, given: Brief | None, tokens: int, seed: int
) -> tuple[dict[str, str], dict[str, object]]:
    """The files of one item by their paths inside its folder, and its entry in the manifest.

    `card` is what was learned from `held.training`; `given` is a brief by a person, instead of an automatic one.
    """
    brief = given or automatic(post, held.language)
    made = arms(card, held.training, brief, tokens, f"{seed}/{item_name(held.author, post)}")
    entry: dict[str, object] = {
        "author": held.author,
        "language": held.language,
        "post": post.name,
        "title": post.title,
        "brief": "given" if given else "automatic",
        "references": [r.name for r in held.references],
        "training": len(held.training),
        "tokens": {arm: total(messages) for arm, messages in made.items()},
    }
    return dict(_files(held, post, brief, made)), entry


def _files(held: Held, post: Text, brief: Brief, made: dict[str, Messages]) -> Iterator[tuple[str, str]]:
    yield "brief.txt", brief.text
    yield "real.md", _as_file(post)
    for n, reference in enumerate(held.references, 1):
        yield f"refs/{n}.md", _as_file(reference)
    for arm, messages in made.items():
        yield f"{arm}.json", json.dumps([m._asdict() for m in messages], ensure_ascii=False, indent=1) + "\n"
        yield f"{arm}.txt", by_hand(messages)


def _as_file(post: Text) -> str:
    return f"# {post.title}\n\n{post.markdown.strip()}\n"
