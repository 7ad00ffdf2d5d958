"""Show people the style card of their blog, and change it in their own words."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.card.card_diff import in_short
from bot.card.card_requests import (
    LAST,
    LONGEST_RULE,
    MOST_RULES,
    AddRule,
    DropRule,
    DropRules,
    History,
    Look,
    Puzzled,
    UseVersion,
    Welcome,
    Wish,
    line,
    spoken_against,
    wish,
)
from bot.card.card_summary import findings, standing_out
from bot.commands import Command, Say, Stop, Thanks, parse
from bot.dialogue.one_at_a_time import one, say
from bot.drafts.draft_check import PATIENCE
from bot.errors import Forgotten
from bot.model import Blog, Button, File, Language, Reply, ShownCard, Version
from bot.ports import Cards, Incoming, Messages, Replies
from bot.wording import Wording
from styles import StyleCard, habit_name

Draw = Callable[[StyleCard, str, Language], Awaitable[bytes]]  # a card, a title, the reader's language: a PNG

_LISTED = 10  # versions shown in a list
_OF_A_DRAFT = re.compile(r"문단|단락|초안|제목|번째|더 ?(?:짧|길)|paragraph|draft|title|shorter|longer", re.I)

log = logging.getLogger(__name__)


class CardDialogue:
    """Rules live inside the card, so each change is a new version; drafts keep the one they were begun with."""

    def __init__(self, cards: Cards, messages: Messages, draw: Draw | None, now: Callable[[], datetime]) -> None:
        self._cards = cards
        self._messages = messages
        self._draw = draw
        self._now = now
        self._changing = asyncio.Lock()
        self._looking: dict[str, Blog] = {}  # private rooms where a card was the last thing to be shown

    # Which card is meant

    async def meant(self, incoming: Incoming, command: Command) -> ShownCard | None:
        """The card that plain words are about: the one they reply to, or the last thing shown in a private room."""
        if incoming.reply_to:
            return await self._messages.shown_card(incoming.reply_to)
        blog = self._looking.get(incoming.room.id)
        if blog is None or not isinstance(command, Say | Thanks | Stop) or await self._of_a_draft(incoming):
            return None
        return ShownCard(blog)

    async def _of_a_draft(self, incoming: Incoming) -> bool:
        if not _OF_A_DRAFT.search(incoming.text[:1000]):
            return False
        return await self._messages.shown_last(incoming.room.id, incoming.sender) is not None

    def look_away(self, incoming: Incoming) -> None:
        """Something else is spoken of in this room from now on."""
        self._looking.pop(incoming.room.id, None)

    # What is done with it

    async def said(self, incoming: Incoming, blog: Blog | None, text: str, words: Wording) -> None:
        """Do what somebody says about the card of a blog, and show what came of it. None: a forgotten blog."""
        if blog is None:
            await say(incoming, words.forgotten_card())
        elif blog.owner != incoming.sender:
            await say(incoming, words.not_your_card())
        else:
            await self._show(incoming, blog, await self._replies(blog, _wished(text, incoming.quote, words), words))

    async def _show(self, incoming: Incoming, blog: Blog, replies: Replies) -> None:
        async def placed(messages: Sequence[str]) -> None:
            await self._messages.remember_card(messages, blog)

        await placed(await incoming.room.show(replies, incoming.id, placed))
        if incoming.room.private:
            self._looking[incoming.room.id] = blog

    async def _replies(self, blog: Blog, wished: Wish, words: Wording) -> Replies:
        match wished:
            case Look():
                return self._look(blog, await self._newest(blog), words)
            case History():
                return one(Reply(await self._history(blog, words), buttons=(Button(*words.look_button()),)))
            case Welcome():
                return one(Reply(words.welcome_to_card()))
            case Puzzled():
                return one(Reply(words.puzzled_by_wish()))
            case _:
                async with self._changing:
                    return one(await self._changed(blog, wished, words))

    async def _newest(self, blog: Blog) -> Version:
        if newest := await self._cards.version(blog):
            return newest
        raise Forgotten

    async def _look(self, blog: Blog, version: Version, words: Wording) -> Replies:
        """The card in words, and then with its picture."""
        reply = Reply(_told(blog, version, words), buttons=_buttons(version, words))
        yield reply
        if picture := await self._picture(blog, version.card, words):
            yield replace(reply, picture=File("style-card.png", picture))

    async def _picture(self, blog: Blog, card: StyleCard, words: Wording) -> bytes | None:
        if self._draw is None:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._draw(card, blog.title, words.language)
        except Exception as error:
            log.warning("the card of blog %s was not drawn: %s", blog.id, type(error).__name__)
            return None

    async def _history(self, blog: Blog, words: Wording) -> str:
        told = await self._cards.versions(blog, _LISTED + 1)
        return words.versions(blog.title, [_line(told[at:], at == 0, words) for at in range(len(told[:_LISTED]))])

    # Changes

    async def _changed(self, blog: Blog, wished: Wish, words: Wording) -> Reply:
        now = await self._newest(blog)
        match wished:
            case AddRule(rule):
                return await self._added(blog, now, rule, words)
            case DropRule(number):
                return await self._dropped(blog, now, len(now.card.rules) if number == LAST else number, words)
            case DropRules():
                return await self._ruled(blog, now, (), words.rules_gone(), words)
            case UseVersion(number):
                return await self._taken(blog, now, number, words)
            case _:
                return await self._undone(blog, now, words)

    async def _added(self, blog: Blog, now: Version, rule: str, words: Wording) -> Reply:
        rules = now.card.rules
        if len(rule) > LONGEST_RULE:
            return Reply(words.rule_too_long(LONGEST_RULE))
        if rule in rules:
            return _answer(now, words.rule_known(), words)
        if len(rules) >= MOST_RULES:
            return Reply(f"{words.too_many_rules(MOST_RULES)}\n\n{words.rules(rules)}")
        noted = words.rule_noted()
        if name := spoken_against(rule, now.card):
            share = next(habit.posts for habit in now.card.profile.habits if habit.name == name)
            noted += "\n" + words.against_habit(habit_name(name, words.language), share)
        return await self._ruled(blog, now, (*rules, rule), noted, words)

    async def _dropped(self, blog: Blog, now: Version, number: int, words: Wording) -> Reply:
        rules = now.card.rules
        if not 0 < number <= len(rules):
            return _answer(now, words.no_such_rule(number) if rules else "", words)
        left = rules[: number - 1] + rules[number:]
        return await self._ruled(blog, now, left, words.rule_gone(rules[number - 1]), words)

    async def _ruled(self, blog: Blog, now: Version, rules: tuple[str, ...], said: str, words: Wording) -> Reply:
        if rules == now.card.rules:
            return _answer(now, "", words)
        return _answer(await self._keep(blog, replace(now.card, rules=rules), now.number), said, words)

    async def _undone(self, blog: Blog, now: Version, words: Wording) -> Reply:
        """A new version with what the one before held; undone again, it leads to the one before that."""
        before = await self._cards.version(blog, now.parent) if now.parent else None
        if before is None:
            return _answer(now, words.at_the_first(), words)
        return _answer(await self._keep(blog, before.card, before.parent), words.back_to_before(), words)

    async def _taken(self, blog: Blog, now: Version, number: int, words: Wording) -> Reply:
        wanted = await self._cards.version(blog, number)
        if wanted is None:
            return Reply(words.no_such_version(number))
        if wanted.card == now.card:
            return _answer(now, words.in_use_already(number), words)
        return _answer(await self._keep(blog, wanted.card, now.number), words.taken(number), words)

    async def _keep(self, blog: Blog, card: StyleCard, parent: int | None) -> Version:
        await self._cards.keep_card(blog, card, self._now(), parent)
        return await self._newest(blog)


def _wished(text: str, quote: str | None, words: Wording) -> Wish:
    """What somebody wishes; of a part they marked, where it is a rule."""
    wished = wish(text)
    if isinstance(wished, AddRule) and not isinstance(parse(text), Say):
        return Puzzled()  # an address, or a word that means something else
    return AddRule(line(words.quoted(quote, wished.rule))) if quote and isinstance(wished, AddRule) else wished


def _told(blog: Blog, version: Version, words: Wording) -> str:
    card = version.card
    outstanding = standing_out(card, words)
    parts = [
        f"{words.card(blog.title, card.posts, card.characters)} {words.version_of(version.number, version.created)}",
        "\n".join(f"- {line}" for line in findings(card, words)),
        words.among_others(outstanding) if outstanding else "",
        words.rules(card.rules),
        words.how_to_change(bool(card.rules)),
    ]
    return "\n\n".join(part for part in parts if part)


def _answer(version: Version, said: str, words: Wording) -> Reply:
    """What came of a wish, and the rules as they are now."""
    text = "\n\n".join(part for part in (said, words.rules(version.card.rules)) if part)
    return Reply(text, buttons=_buttons(version, words))


def _buttons(version: Version, words: Wording) -> tuple[Button, ...]:
    undo = (Button(*words.undo_button()),) if version.parent else ()
    return (*undo, Button(*words.versions_button())) if version.number > 1 else undo


def _line(told: Sequence[Version], newest: bool, words: Wording) -> str:
    """The first of these versions beside those before it."""
    version, *before = told
    same = next((v.number for v in reversed(before) if v.card == version.card), None)
    if not before:
        change = words.first_learned() if version.number == 1 else ""
    else:
        change = words.same_as(same) if same else in_short(before[0].card, version.card, words)
    card = version.card
    return words.version_line(version.number, version.created, card.posts, len(card.rules), change, newest)
