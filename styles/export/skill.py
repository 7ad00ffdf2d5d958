"""Write a card as one Markdown file that other writing tools can use."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from styles.languages import language_of
from styles.model import Demonstration, LearnedLanguage, Passage, StyleCard
from styles.prompting.card_text import measured_text
from styles.prompting.demonstrated import in_one_manner
from styles.prompting.fences import cleaned, mark_of
from styles.prompting.profile_lines import saying_lines
from styles.prompting.squeeze import squeeze

SHOWN = 3  # posts
_LONGEST_NAME = 64  # characters: https://agentskills.io/specification
_LONGEST_TITLE = 100
_PROFILE = 5_000  # tokens of a card whose profile is all there


def skill_name(title: str, number: int) -> str:
    """'kong-voice': what a skill may be called, and its folder; 'blog-7-voice' for a title without Latin letters."""
    slug = "-".join(re.findall("[a-z0-9]+", title[:1_000].casefold()))
    slug = slug[: _LONGEST_NAME - len("-voice")].strip("-")
    return f"{slug}-voice" if re.search("[a-z]", slug) else f"blog-{number}-voice"


def as_skill(card: StyleCard, title: str, name: str) -> str:
    """A SKILL.md: rules, profile and up to three whole posts beside their notes, in the language of the posts.

    `title` is the blog's, `name` as skill_name gives it. Passages stand in where no whole post is shown.
    """
    words = _WORDS[card.language]
    about = words.description.format(title=_on_a_line(title))
    head = f"---\nname: {name}\ndescription: {json.dumps(about, ensure_ascii=False)}\n---"
    told = squeeze(replace(card, demonstrations=(), passages=()), _PROFILE)
    sayings = "\n".join(f"- {cleaned(line, mark_of(card))}" for line in saying_lines(told))
    parts = (head, language_of(card.language).rules.write, measured_text(told), sayings, *_examples(card, words))
    return "\n\n".join(part for part in parts if part) + "\n"


def whole_posts_in(card: StyleCard) -> int:
    """How many posts as_skill shows whole."""
    return len(in_one_manner(card, None).demonstrations[:SHOWN])


def _on_a_line(title: str) -> str:
    """Angle brackets would be taken for tags where a description is read."""
    return " ".join(re.sub("[<>]", " ", title[:_LONGEST_TITLE]).split())


@dataclass(frozen=True)
class _Words:
    """`description` takes title."""

    description: str
    shown: str
    passages: str
    example: str
    notes: str
    post: str


def _examples(card: StyleCard, words: _Words) -> Iterator[str]:
    shown: tuple[Demonstration | Passage, ...] = in_one_manner(card, None).demonstrations[:SHOWN]
    if shown:
        yield words.shown
    elif card.passages:
        yield words.passages
    for number, each in enumerate(shown or card.passages[:SHOWN], 1):
        yield _example(each, f"### {words.example} {number}", words, mark_of(card))


def _example(each: Demonstration | Passage, heading: str, words: _Words, mark: str) -> str:
    title = " ".join(cleaned(each.title, mark).split())
    if isinstance(each, Passage):
        return f"{heading}\n\n{_quoted(each.text, mark)}"
    notes = "\n".join(f"- {cleaned(note, mark)}" for note in each.notes)
    post = _quoted(f"# {title}\n\n{each.text}", mark)
    return f"{heading}\n\n{words.notes}: {title}\n\n{notes}\n\n{words.post}:\n\n{post}"


def _quoted(text: str, mark: str) -> str:
    """As a block that nothing in it can end."""
    shown = cleaned(text, mark)
    fence = "`" * max(4, 1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{fence}markdown\n{shown}\n{fence}"


_WORDS: dict[LearnedLanguage, _Words] = {
    "ko": _Words(
        description="블로그 ‘{title}’ 글쓴이의 말투로 글을 씁니다. 이 사람의 블로그 글이나 초안을 쓰거나, 메모를 글로 옮기거나, 다른 글을 이 사람 말투로 고칠 때 씁니다.",
        shown="## 메모가 글이 되는 예\n\n이 사람이 메모를 글로 옮긴 예입니다. 메모 한 줄을 얼마나 길게 쓰는지, 무엇을 얹고 무엇을 지나가는지 배우세요. 소재, 사실, 문장은 옮겨 오지 않습니다.",
        passages="## 이 사람이 쓴 글\n\n말투만 빌리세요. 소재, 사실, 문장은 옮겨 오지 않습니다.",
        example="예",
        notes="메모",
        post="글",
    ),
    "en": _Words(
        description="Writes in the voice of the author of the blog “{title}”. Use it to write or draft this person's posts, to turn notes into a post, or to rewrite a text as they would.",
        shown="## How notes become a post\n\nPosts this person made of notes. Learn how much they make of a note, what they add and what they pass over. Take no subject, fact or sentence from them.",
        passages="## This person's own writing\n\nBorrow the manner only: no subject, fact or sentence.",
        example="Example",
        notes="Notes",
        post="The post",
    ),
    "ja": _Words(
        description="ブログ「{title}」の書き手の文体で書きます。この人の記事や下書きを書くとき、メモを記事にするとき、ほかの文章をこの人の書き方に直すときに使います。",
        shown="## メモが記事になる例\n\nこの人がメモを記事にした例です。メモ一行をどれだけ膨らませ、何を足し、何を流すかを学んでください。題材、事実、文は写さないこと。",
        passages="## この人の文章\n\n借りるのは話し方だけです。題材、事実、文は写さないこと。",
        example="例",
        notes="メモ",
        post="記事",
    ),
}
