"""How surely a post is known to have grown from a draft: recall by how much of it was rewritten, and false alarms.

    python -m benchmarks.grown CORPUS [DRAFTS]

CORPUS holds one folder an author. A draft is played by a post; what was published of it by the same post with a share
of its sentences, counted in characters, exchanged for sentences of the author's other posts, which is the hardest
rewriting there is: nothing but the rest is left. False alarms are counted over all pairs of different posts of one
author. DRAFTS, if given, holds drafts that a model wrote from the notes of a post of the corpus, named like it
(ko_hudi__012_….md, the notes beside it as .notes.txt): each is held against all real posts of that author, the one of
the same brief among them.
"""

import random
import sys
from itertools import combinations
from pathlib import Path

from styles.learning.grown import ASKED, GROWN, LEAST, grams, nearest, of_the_author, shared
from styles.reading.own_text import own
from tests.support.authors import Page

SEED = 7
REWRITTEN = (0.0, 0.1, 0.3, 0.5, 0.7)
SHORTEST = 400  # characters of the author's own in a post
MOST = 60  # posts an author that play drafts


def main() -> None:
    """Print recall for each share rewritten, then false alarms."""
    folders = sorted(f for f in Path(sys.argv[1]).iterdir() if f.is_dir())
    authors = {folder.name: _texts(folder) for folder in folders}
    for share in REWRITTEN:
        found = [_grown(posts, n, share) for posts in authors.values() for n in range(min(MOST, len(posts)))]
        print(f"rewritten {share:4.0%}: recall {sum(found) / len(found):.4f} of {len(found)}")
    pairs, false, asked = 0, [], 0
    for name, posts in authors.items():
        away = of_the_author(list(posts.values()))
        every = {post: grams(text) - away for post, text in posts.items()}
        for draft, post in combinations(every, 2):  # the earlier one plays the draft
            pairs += 1
            alike = shared(every[post], every[draft])
            if alike >= ASKED:
                alike = shared(every[post], every[draft], [g for n, g in every.items() if n not in (draft, post)])
            asked += ASKED <= alike < GROWN
            false += [f"{name}: {draft} ~ {post} {alike:.2f}"] if alike >= GROWN else []
    print(f"pairs of different posts: {pairs}; told as grown {len(false)}, asked {asked}")
    print(*false, sep="\n")
    if len(sys.argv) > 2:
        _against_drafts(authors, Path(sys.argv[2]))


def _texts(folder: Path) -> dict[str, str]:
    texts = {file.stem: own(Page(file.read_text(encoding="utf-8"))).text for file in sorted(folder.glob("*.md"))}
    return {name: text for name, text in texts.items() if len(text) >= SHORTEST and len(grams(text)) >= LEAST}


def _grown(posts: dict[str, str], which: int, share: float) -> bool:
    """Whether a post is known again after so much of it was exchanged."""
    chance = random.Random(f"{SEED} {which} {share}")
    name = list(posts)[which]
    lines = posts[name].split("\n")
    others = [line for post, text in posts.items() if post != name for line in text.split("\n")]
    out, left = set[int](), share * sum(map(len, lines))
    for n in chance.sample(range(len(lines)), len(lines)):
        if len(lines[n]) <= left:
            out.add(n)
            left -= len(lines[n])
    published = "\n".join(chance.choice(others) if n in out else line for n, line in enumerate(lines))
    kin = nearest(published, [(posts[name], "")], of_the_author(list(posts.values())))
    return kin is not None and kin.verdict == "grown"


def _against_drafts(authors: dict[str, dict[str, str]], folder: Path) -> None:
    """Drafts by a model against the real posts of their authors, the one of the same brief among them."""
    pairs, worst = 0, (0.0, "")
    for file in sorted(folder.glob("*__*.md")):
        author = file.stem.split("__")[0]
        draft = own(Page(file.read_text(encoding="utf-8"))).text
        notes = file.with_suffix(".notes.txt").read_text(encoding="utf-8")
        for name, text in authors[author].items():
            pairs += 1
            kin = nearest(text, [(draft, notes)])
            worst = max(worst, (kin.share if kin else 0.0, f"{file.stem} ~ {name}"))
    print(f"drafts by a model against real posts: {pairs} pairs, most alike {worst[0]:.3f} ({worst[1]})")


if __name__ == "__main__":
    main()
