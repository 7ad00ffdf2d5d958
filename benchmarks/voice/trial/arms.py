"""The same brief asked for in several ways, so that what each way is worth can be seen."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from benchmarks.voice.briefs.automatic import Brief
from benchmarks.voice.trial.normalising import unlinked
from styles.languages import language_of
from styles.model import StyleCard
from styles.prompting.prompt import Message, prompt
from styles.reading.own_text import Written, own
from styles.reading.tokens import count, cut

Messages = tuple[Message, ...]
ARMS = (
    "topic",
    "kshot",
    "five",
    "card",
    "card-no-rules",
    "card-no-profile",
    "card-no-passages",
)

_CUT = {"en": 3_800}  # characters of each of the five posts
_USUAL_CUT = 1_500
_LONG = 700  # characters a post should have to be one of the five
_ASK = {
    "ko": """\
아래 주제와 메모로 블로그 글을 써 주세요.

주제: {topic}

메모(쓸 수 있는 사실은 이것뿐입니다):
{notes}

글 전체를 Markdown으로만 쓰고, 첫 줄은 "# 제목"입니다. 모르는 것은 [확인: …].""",
    "en": """\
Write a blog post on this topic from these notes.

Topic: {topic}

Notes (the only facts there are):
{notes}

The whole post as Markdown and nothing else; the first line is "# title"; [check: …] for what is not known.""",
    "ja": """\
次の主題とメモでブログの記事を書いてください。

主題: {topic}

メモ(使える事実はこれだけ):
{notes}

記事全体を Markdown だけで。最初の行は「# 題名」。わからないことは [確認: …]。""",
}
_SHOW = {
    "ko": "아래는 한 블로거가 쓴 글입니다. 이 사람이 쓴 것처럼 새 글을 써 주세요.",
    "en": "Below are posts by one blogger. Write a new post as if this person had written it.",
    "ja": "以下はあるブロガーの記事です。本人が書いたように新しい記事を書いてください。",
}


def arms(card: StyleCard, training: Sequence[Written], brief: Brief, tokens: int, seed: str) -> dict[str, Messages]:
    """Every arm's messages for one brief; `card` is what was learned from `training`, squeezed here into `tokens`.

    `kshot` gets whole posts up to what `card` takes. The same seed, the same posts.
    """
    asked = prompt(card, brief.topic, brief.notes, tokens)
    squeezed, said = asked.card, asked.messages
    found: Mapping[str, Messages] = {
        "topic": (Message("user", _ask(brief, card.language)),),
        "kshot": _shots(brief, training, card.language, total(said), random.Random(f"{seed}/kshot")),
        "five": _shown(brief, _five(training, card.language, random.Random(f"{seed}/five")), card.language),
        "card": said,
        "card-no-rules": (said[0]._replace(content=_without_rules(said[0].content, card.language)), *said[1:]),
        "card-no-profile": (said[0]._replace(content=_without_profile(said[0].content, card.language)), *said[1:]),
        "card-no-passages": replace(
            asked, card=replace(squeezed, passages=(), demonstrations=()), near=(), fitting=()
        ).messages,
    }
    return {name: found[name] for name in ARMS}


def total(messages: Sequence[Message]) -> int:
    """How many tokens of DeepSeek some messages take, without the few that mark who speaks."""
    return sum(count(m.content) for m in messages)


def by_hand(messages: Sequence[Message]) -> str:
    """One text to paste into a chat; of a longer conversation with who says what."""
    if len(messages) <= 2:
        return "\n\n".join(m.content for m in messages) + "\n"
    return "\n\n".join(f"===== {m.role} =====\n\n{m.content}" for m in messages) + "\n"


def _ask(brief: Brief, language: str) -> str:
    rules = language_of(language).rules
    return _ASK.get(language, _ASK["en"]).format(topic=brief.topic, notes=brief.notes or rules.no_notes)


def _shown(brief: Brief, posts: Sequence[str], language: str) -> Messages:
    """One line of instruction and the posts, then what is asked."""
    rules = language_of(language).rules
    shown = "\n\n".join(f"<{rules.passage} {n}>\n{post}\n</{rules.passage} {n}>" for n, post in enumerate(posts, 1))
    return (
        Message("system", f"{_SHOW.get(language, _SHOW['en'])}\n\n{shown}"),
        Message("user", _ask(brief, language)),
    )


def _shots(brief: Brief, training: Sequence[Written], language: str, tokens: int, dice: random.Random) -> Messages:
    """Random whole posts while they fit; where that leaves a tenth free, the beginning of one more."""
    posts = [_as_post(p) for p in training]
    dice.shuffle(posts)
    taken: list[str] = []
    left: list[str] = []
    for post in posts[:60]:
        fits = count(post) < tokens and total(_shown(brief, [*taken, post], language)) <= tokens
        (taken if fits else left).append(post)
    room = tokens - total(_shown(brief, [*taken, ""], language))
    if left and room > tokens / 10:
        part = cut(left[0], room)
        taken.append(part[: part.rfind("\n")].rstrip() if part.rfind("\n") > 0.6 * len(part) else part)
    return _shown(brief, taken, language)


def _five(training: Sequence[Written], language: str, dice: random.Random) -> list[str]:
    """Five random posts, cut; longer ones before short ones."""
    long = [p for p in training if own(p).size >= _LONG]
    short = [p for p in training if p not in long]
    dice.shuffle(long)
    dice.shuffle(short)
    return [_as_post(p)[: _CUT.get(language, _USUAL_CUT)].rstrip() for p in [*long, *short][:5]]


def _as_post(post: Written) -> str:
    """A whole post, without the addresses and pictures that a passage lacks too: tokens are for words."""
    text = "\n".join(unlinked(line) for line in post.markdown.split("\n"))
    bare = re.sub(r"\n{4,}", "\n\n\n", text).strip()
    return f"# {post.title}\n\n{bare}"


def _without_rules(system: str, language: str) -> str:
    """What to write and what to give back, without the section on how."""
    write = language_of(language).rules.write
    parts = re.split(r"\n(?=## )", write)
    return system.replace(write, "\n".join([parts[0], *parts[2:]]))


def _without_profile(system: str, language: str) -> str:
    """The rules alone, up to where the profile begins."""
    return system[: system.index(language_of(language).rules.profile)].rstrip()
