"""How surely whole sentences are told from notes:  python -m benchmarks.voice.own_sentences CORPUS [--each 300]

Real sentences of every author (Korean: with a final ending by the analyser; Japanese and English: whatever has a full
stop; three words and ten characters at least) against notes: the same sentences by `telegraphic`, bare and with a dash,
a stop or moods, Korean ones ending in -음, the lists and headings of the posts, their titles, and figures. A sentence
counts as found where it comes back alone and whole; one that comes back cut counts as torn.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.voice.corpus import Text, authors
from styles.notes.telegraphic import telegraphic
from styles.reading.joined import joined
from styles.reading.own_sentences.recognition import split_notes
from styles.reading.own_text import own
from styles.reading.sentences import kiwi, sentences

FINAL = ("formal", "polite", "plain", "casual")
POSTS = 16  # of each author, drawn at random
NOTES = ("telegraphic note", "note in -음", "title", "figures")
FIGURES = (
    "2024.05.03 12:30",
    "가격 4,500원",
    "010-1234-5678",
    "35.6 × 12 = 427.2 정도",
    "1) 3개 2) 4개 3) 5개",
    "3.5/5점",
)


def cases(post: Text, language: str) -> Iterator[tuple[str, str]]:
    """What one post gives to tell apart: its kind, which is 'sentence' or one of notes, and a line."""
    read = joined(own(post), language)
    for block in read.blocks:
        if block.kind != "prose":
            yield from ((f"a line of a {block.kind}", line) for line in block.text.split("\n") if line.strip())
    prose = [block.text[:5_000] for block in read.blocks if block.kind == "prose"]
    found = [s for each in sentences(prose, language) for s in each]
    texts = [s.text for s in found if _is_long_enough(s.text, language)]
    finals = {s.text for s in found if s.ending in FINAL}
    for text in texts:
        stopped = text.rstrip("\"'”’)」』）")[-1:] in (".", "!", "?", "。", "！", "？")
        if (text in finals) if language == "ko" else stopped:
            yield "sentence", text
    for note in filter(None, telegraphic(texts, language)):
        yield "telegraphic note", random.Random(note).choice(("{}", "- {}", "{}.", "{}!!", "* {}ㅋㅋ")).format(note)
    if language == "ko":
        yield from (("note in -음", note) for note in map(_in_nouns, finals) if note)
    ends = [s.ending for s in sentences([post.title], language)[0]]
    yield "title" if language == "ko" and ends and ends[-1] not in FINAL else "title that may be one", post.title


def _is_long_enough(text: str, language: str) -> bool:
    return 10 <= len(text) <= 500 and (language == "ja" or len(text.split()) >= 3)


def _in_nouns(sentence: str) -> str:
    """'카페에 갔어요.' as '카페에 갔음'; empty where there is another sentence before, or no ending is found."""
    if re.search(r"[.!?…~].*\w", sentence):
        return ""
    tokens = kiwi().tokenize(sentence[:300])
    last = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].tag == "EF"), -1)
    if last < 1:
        return ""
    kept = [(t.form, t.tag) for t in tokens[:last]]
    return str(kiwi().join([*kept, ("음", "ETN")])) + random.Random(sentence).choice(("", ".", "!!", "ㅋㅋ"))


def main() -> int:
    """Prints one table a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--each", type=int, default=300, help="of each kind and author, drawn at random")
    parser.add_argument("--languages", default="ko en ja")
    parser.add_argument("--show", type=int, default=0, help="so many of those that were told wrongly")
    told = parser.parse_args()
    for language in told.languages.split():
        by_author = authors(told.corpus, {language})
        drawn = [each for name, posts in by_author.items() for each in _drawn(name, posts, language, told.each)]
        _print(language, len(by_author), drawn, told.show)
    return 0


def _drawn(name: str, posts: Sequence[Text], language: str, most: int) -> Iterator[tuple[str, str]]:
    """At most so many lines of each kind, none twice."""
    posts = random.Random(name).sample(list(posts), min(POSTS, len(posts)))
    lines = list(dict.fromkeys(case for post in posts for case in cases(post, language)))
    random.Random(name).shuffle(lines)
    times: Counter[str] = Counter()
    for kind, line in (*lines, *(("figures", figure) for figure in FIGURES)):
        times[kind] += 1
        if times[kind] <= most:
            yield kind, line


def _print(language: str, people: int, drawn: Sequence[tuple[str, str]], show: int) -> None:
    tried, found, torn = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[tuple[str, str]] = []
    for kind, line in drawn:
        own_sentences, _ = split_notes(line, language)
        tried[kind] += 1
        found[kind] += own_sentences == (line.strip(),) if kind == "sentence" else bool(own_sentences)
        torn[kind] += kind == "sentence" and bool(own_sentences) and own_sentences != (line.strip(),)
        if (own_sentences and kind in NOTES) or (kind == "sentence" and own_sentences != (line.strip(),)):
            wrong.append((kind if kind != "sentence" else "torn" if own_sentences else "missed", line))
    false = sum(n for kind, n in found.items() if kind != "sentence" and kind in NOTES)
    out = sys.stdout.write
    out(f"{language}: {people} authors\n")
    for kind, n in sorted(tried.items()):
        out(f"  {kind:<24} {n:>7}   taken for sentences {found[kind]:>6}   torn {torn[kind]:>5}\n")
    good = found["sentence"]
    recall, precision = good / max(1, tried["sentence"]), good / max(1, good + false)
    out(f"  recall {recall:.4f}  precision {precision:.5f} (lists and headings of the posts aside)\n")
    random.Random(0).shuffle(wrong)
    for kind, line in sorted(wrong[: 10 * show], key=lambda each: each[0] in ("missed", "torn"))[:show]:
        out(f"    {kind}: {line}\n")


if __name__ == "__main__":
    sys.exit(main())
