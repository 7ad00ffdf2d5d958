"""What changed in a voice between two versions of its card, in plain sentences."""

from collections.abc import Iterator
from dataclasses import replace

from bot.card.card_summary import named_ending
from bot.wording import Wording
from styles import StyleCard, habit_name
from styles.languages import language_of

_SHIFT = 0.05  # share of sentences: a smaller move says nothing about a person
_THERE, _GONE = 0.2, 0.1  # share of posts: a habit that is told of, and one that is not worth telling
_MOST = 3  # of a kind


def changes(before: StyleCard, after: StyleCard, words: Wording) -> list[str]:
    """Up to ten sentences: how many posts are counted now, then what moved, or that the voice stayed the same."""
    counted = [words.more_posts(before.posts, after.posts)] if before.posts != after.posts else []
    return [*counted, *(list(_differences(before, after, words)) or [words.same_voice()])]


def _differences(before: StyleCard, after: StyleCard, words: Wording) -> Iterator[str]:
    if before.language != after.language:
        yield words.language_changed()
        return
    counting = language_of(after.language).counting
    if counting.has_registers:
        yield from _endings(before, after, words)
    was, now = before.profile.mean, after.profile.mean
    if abs(now - was) >= max(1.0 if counting.length_in_words else 2.0, was / 10):
        yield words.sentences_moved(round(was), round(now), counting.length_in_words)
    yield from _habits(before, after, words)


def _endings(before: StyleCard, after: StyleCard, words: Wording) -> Iterator[str]:
    was = {e.ending: e.share for e in before.profile.endings}
    now = {e.ending: e.share for e in after.profile.endings}
    moved = {name: now.get(name, 0.0) - was.get(name, 0.0) for name in [*now, *(was.keys() - now.keys())]}
    far = sorted((n for n in moved if abs(moved[n]) >= _SHIFT and n != "other"), key=lambda n: (-abs(moved[n]), n))
    for name in far[:_MOST]:
        called = named_ending(name, after, words)
        yield words.ending_moved(called, was.get(name, 0.0), now.get(name, 0.0))


def _habits(before: StyleCard, after: StyleCard, words: Wording) -> Iterator[str]:
    was = {h.name: h.posts for h in before.profile.habits}
    now = {h.name: h.posts for h in after.profile.habits}
    new = [n for n in now if now[n] >= _THERE and was.get(n, 0.0) < _GONE]
    gone = [n for n in was if was[n] >= _THERE and now.get(n, 0.0) < _GONE]
    if new:
        yield words.habits_came([habit_name(n, words.language) for n in new[:_MOST]])
    if gone:
        yield words.habits_went([habit_name(n, words.language) for n in gone[:_MOST]])


def diff_line(before: StyleCard, after: StyleCard, words: Wording) -> str:
    """The same on one line, for a list of versions; empty where nothing moved."""
    added = [rule for rule in after.rules if rule not in before.rules]
    dropped = [rule for rule in before.rules if rule not in after.rules]
    learned = replace(before, rules=()) != replace(after, rules=())
    parts = [
        words.posts_moved(before.posts, after.posts) if learned else "",
        *(words.rule_added(rule) for rule in added[:2]),
        *(words.rule_dropped(rule) for rule in dropped[:2]),
        "…" if max(len(added), len(dropped)) > 2 else "",
    ]
    return ", ".join(part for part in parts if part)
