"""Lines that stand in post after post: what an author opens and closes with, and what their blog puts there."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from styles.reading.own_sentences.recognition import is_whole_sentence
from styles.reading.own_text import PERSONAL, Block, Own

_LEAST = 3  # posts
_LONGEST = 120  # characters of a line that is shown
_TITLE = 4  # characters from which a title says which post it is
_DIGITS = re.compile(r"\d+")
_NICKNAME = re.compile(r"\S{1,20}?(?:입니다|이에요|예요|에요|이예요|입니당|이에용)(?![가-힣])")
_NOT_LETTERS = re.compile(r"[\W\d_ㄱ-ㅎㅏ-ㅣ]+")
_GREETING = re.compile(r"(안녕\w{0,6}|hello|hi|hey|こんにちは|こんばんは|おはようございます|おはよう)(?!\w)", re.I)


def repeated(posts: Sequence[Own]) -> frozenset[str]:
    """Lines that stand in post after post, at least three times and in an eighth of the posts; also those that differ
    in nothing but the post's own title and numbers, as footers and headers of series do."""
    lines = [{line for b in post.blocks for line in b.text.split("\n") if line} for post in posts]
    forms = Counter(
        form for post, own in zip(posts, lines, strict=True) for form in {_form(x, post.title) for x in own}
    )
    often = {form for form, times in forms.items() if times >= max(_LEAST, len(posts) / 8)}
    return frozenset(x for post, own in zip(posts, lines, strict=True) for x in own if _form(x, post.title) in often)


def _form(line: str, title: str) -> str:
    """A line that names its post by the title, with that and numbers taken out, if it says anything besides."""
    if len(title) < _TITLE or title not in line:
        return line
    form = _DIGITS.sub("0", line.replace(title, "·"))
    return form if len(_NOT_LETTERS.sub("", form)) >= _TITLE else line


def without(post: Own, lines: frozenset[str]) -> Own:
    """The post without the lines that stand in every post."""
    kept = []
    for block in post.blocks:
        text = "\n".join(line for line in block.text.split("\n") if line not in lines)
        if text.strip():
            kept.append(Block(block.kind, text, block.start, block.end))
    return replace(post, blocks=tuple(kept))


def left_out(post: Own, lines: frozenset[str]) -> frozenset[str]:
    """Those of the lines that this post has."""
    return frozenset(line for block in post.blocks for line in block.text.split("\n") if line in lines)


def openings(posts: Sequence[Own]) -> tuple[str, ...]:
    """What opens half of some posts or more, as it is most often typed; at most three, each up to 120 characters.

    A nickname and marks of mood do not tell lines apart: "안녕하세요~ 콩이예요!" is "안녕하세요 하루예요". Where lines
    agree in no more than a word of greeting, it is that word.
    """
    first = [list(_at_an_end(post, opening=True)) for post in posts]
    return _common(first) or _greeting([lines[0] for lines in first if lines], len(posts))


def closings(posts: Sequence[Own]) -> tuple[str, ...]:
    """What closes half of some posts or more; as `openings`."""
    return _common([list(_at_an_end(post, opening=False)) for post in posts])


def refrains(posts: Sequence[Own], language: str) -> tuple[str, ...]:
    """Whole sentences that stand in three posts or more, but for their numbers, and neither open nor close half of
    them: "이 글은 스포일러를 담고 있습니다." Commonest first, at most six, each as it is most often typed."""
    elsewhere = {_skeleton(line) for line in (*openings(posts), *closings(posts))}
    typed: dict[str, Counter[str]] = {}
    for post in posts:
        lines = {line.strip() for block in post.prose for line in block.text.split("\n")}
        for line in filter(None, lines):
            typed.setdefault(_DIGITS.sub("0", line), Counter())[line] += 1
    often = sorted((form for form, n in typed.items() if n.total() >= _LEAST), key=lambda f: (-typed[f].total(), f))
    shown = [typed[form].most_common(1)[0][0] for form in often]
    told = [line for line in shown if _skeleton(line) not in elsewhere and _is_refrain(line, language)]
    return tuple(told[:_MOST])


_MOST = 6


def _is_refrain(line: str, language: str) -> bool:
    return _presentable(line) and is_whole_sentence(line.strip("*_ "), language)


def without_formulae(lines: Collection[str], formulae: Collection[str]) -> frozenset[str]:
    """The lines but for those that posts open or close with, whatever nickname and marks of mood they have."""
    known = {_skeleton(each) for each in formulae}
    return frozenset(line for line in lines if _skeleton(line) not in known)


def _at_an_end(post: Own, opening: bool) -> Iterator[str]:
    """The two lines at one end of a post that may be a greeting."""
    place = slice(0, 2) if opening else slice(-2, None)
    lines = [line for b in post.blocks[place] if b.kind == "prose" for line in b.text.split("\n")]
    return (line for line in lines[place] if line)


def _common(ends: Sequence[Sequence[str]]) -> tuple[str, ...]:
    typed: dict[str, Counter[str]] = {}
    posts: Counter[str] = Counter()
    for lines in ends:
        skeletons = {_skeleton(line): line for line in lines}
        posts.update(key for key in skeletons if len(key) >= 2)
        for key, line in skeletons.items():
            typed.setdefault(key, Counter())[line] += 1
    often = [key for key, times in posts.most_common(3) if times >= _half(len(ends))]
    shown = [next((line for line, _ in typed[key].most_common() if _presentable(line)), "") for key in often]
    return tuple(line for line in shown if line)


def _greeting(lines: Sequence[str], posts: int) -> tuple[str, ...]:
    words = Counter(found[1] for line in lines if (found := _GREETING.match(line)))
    return (words.most_common(1)[0][0],) if words.total() >= _half(posts) else ()


def _half(posts: int) -> float:
    return max(_LEAST, posts / 2)


def _skeleton(line: str) -> str:
    return _NOT_LETTERS.sub("", _NICKNAME.sub("", line)).casefold()


def _presentable(text: str) -> bool:
    """Whether it is short enough, has words, and nothing that only its author's acquaintances should read."""
    return len(text) <= _LONGEST and bool(re.search(r"\w", text)) and not PERSONAL.search(text)
