"""Show people the style card of their blog, and change it in their own words."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer import one, say, show_remembered
from bot.card.card_requests import (
    LAST,
    LONGEST_RULE,
    MOST_RULES,
    AddRule,
    CardRequest,
    DropRule,
    DropRules,
    History,
    Look,
    Puzzled,
    TakeAlong,
    UseVersion,
    Welcome,
    habit_against,
    is_about_a_draft,
    line,
    parse_card_request,
)
from bot.card.card_text import card_buttons, describe_card, paragraphs, rules_now, version_line
from bot.card.proposals import AnsweredProposal, Proposals, answered_proposal, ask, rule_of
from bot.commands import Command, GoBack, HowFar, Revisions, Say, SmallTalk, Stop
from bot.commands.grammar import parse
from bot.drafts.draft_check import PATIENCE
from bot.errors import Forgotten
from bot.model import Blog, Button, File, Language, Reply, ShownCard, Version
from bot.people.access.in_private import in_private
from bot.ports import Incoming, Private, Replies
from bot.stores import Cards, Messages
from bot.stores.notes import PostNotes
from bot.stores.outdated import Outdated
from bot.wording import Wording
from styles import StyleCard, habit_name
from styles.export.skill import as_skill, skill_name, whole_posts_in
from styles.notes.replaced import with_notes

OfferVoice = Callable[
    [Blog, Version, Wording], Awaitable[Reply | None]
]  # a voice of its own for a topic; may take long
NotLearned = Callable[[Blog, Wording], Awaitable[str]]  # what of a blog was not learned, and why; may be empty
Draw = Callable[[StyleCard, str, Language], Awaitable[bytes]]  # a card, a title, the reader's language: a PNG

_LISTED = 10  # versions shown in a list

log = logging.getLogger(__name__)


class CardDialogue:
    """Rules live inside the card, so each change is a new version; drafts keep the one they were begun with."""

    def __init__(
        self,
        cards: Cards,
        messages: Messages,
        not_learned: NotLearned,
        proposals: Proposals,
        offer: OfferVoice,
        draw: Draw | None,
        now: Callable[[], datetime],
        notes: PostNotes | None = None,
        private: Private | None = None,
    ) -> None:
        self._notes = notes
        self._private = private
        self._cards = cards
        self._messages = messages
        self._not_learned = not_learned
        self._proposals = proposals
        self._offer = offer
        self._draw = draw
        self._now = now

    # Which card is meant

    async def find_card(self, incoming: Incoming, command: Command) -> ShownCard | None:
        """The card that plain words are about: the one they reply to, or the last thing shown in a private room."""
        if incoming.reply_to:
            return await self._messages.shown_card(incoming.reply_to)
        plain = isinstance(command, Say | SmallTalk | Stop | Revisions) or command == GoBack()
        if not plain or isinstance(command, HowFar):
            return None
        blog = await self._messages.looked_at(incoming.sender, incoming.room.id)
        if blog is None or await self._of_a_draft(incoming):
            return None
        return ShownCard(blog)

    async def _of_a_draft(self, incoming: Incoming) -> bool:
        if not is_about_a_draft(incoming.text[:1000]):
            return False
        return await self._messages.shown_last(incoming.room.id, incoming.sender) is not None

    async def look_away(self, incoming: Incoming) -> None:
        """Something else is spoken of in this room from now on."""
        if incoming.room.private:
            await self._messages.look_at(incoming.sender, incoming.room.id, None)

    # What is done with it

    async def answer(self, incoming: Incoming, blog: Blog | None, text: str, words: Wording) -> None:
        """Do what somebody says about the card of a blog, and show what came of it. None: a forgotten blog."""
        if answered := answered_proposal(text):
            await self._answer_proposal(incoming, answered, words)
            return
        if blog is None:
            await say(incoming, words.forgotten_card())
            return
        if blog.owner != incoming.sender:
            await say(incoming, words.not_your_card())
            return
        request = _request(text, incoming.quote, words)
        if isinstance(request, TakeAlong) and self._private:
            incoming = await in_private(incoming, self._private, words)
        await self._show(incoming, blog, await self._replies(blog, request, words))

    async def _answer_proposal(self, incoming: Incoming, answered: AnsweredProposal, words: Wording) -> None:
        """Make a rule of what was proposed, or never propose it again; and show the next one."""
        found = await self._proposals.find(answered.id)
        if found is None or found.state != "open" or found.blog.owner != incoming.sender:
            await say(incoming, words.no_such_proposal())
            return
        rule = rule_of(found.kind, (await self._newest(found.blog)).card.language, words)
        if answered.accepted:
            reply = await self._change(found.blog, AddRule(rule), words)
            if rule in (await self._newest(found.blog)).card.rules:
                await self._proposals.accept(found)
        elif await self._proposals.decline(found):
            reply = Reply(words.proposal_declined(rule))
        else:  # accepted at the same moment
            reply = Reply(words.no_such_proposal())
        await self._show(incoming, found.blog, one(await self._with_proposal(found.blog, reply, words)))

    async def _with_proposal(self, blog: Blog, reply: Reply, words: Wording) -> Reply:
        """The same with the rule that is proposed, if there is one, below it."""
        proposed = await self._proposals.open_one(blog)
        asked = ask(proposed, words) if proposed else Reply("")
        return replace(reply, text=paragraphs(reply.text, asked.text), buttons=(*reply.buttons, *asked.buttons))

    async def _show(self, incoming: Incoming, blog: Blog, replies: Replies) -> None:
        async def remember(messages: Sequence[str]) -> None:
            await self._messages.remember_card(messages, blog)

        await show_remembered(incoming.room, replies, incoming.id, remember)
        if incoming.room.private:
            await self._messages.look_at(incoming.sender, incoming.room.id, blog)

    async def _replies(self, blog: Blog, request: CardRequest, words: Wording) -> Replies:
        match request:
            case Look():
                return self._look(blog, await self._newest(blog), words)
            case History():
                return one(Reply(await self._history(blog, words), buttons=(Button(*words.look_button()),)))
            case TakeAlong():
                return one(await self._as_file(blog, (await self._newest(blog)).card, words))
            case Welcome():
                return one(Reply(words.welcome_to_card()))
            case Puzzled():
                return one(Reply(words.puzzled_by_wish()))
            case _:
                return one(await self._change(blog, request, words))

    async def _newest(self, blog: Blog) -> Version:
        if newest := await self._cards.version(blog):
            return newest
        raise Forgotten

    async def _look(self, blog: Blog, version: Version, words: Wording) -> Replies:
        """The card in words, then with its picture, and then with what else could be learned."""
        shares = await self._proposals.shares(blog)
        edited = words.edited_by_and_by(shares) if shares else ""
        text = describe_card(blog, version, await self._not_learned(blog, words), edited, words)
        reply = await self._with_proposal(
            blog, Reply(text, buttons=(*card_buttons(version, words), Button(*words.card_file_button()))), words
        )
        yield reply
        if picture := await self._picture(blog, version.card, words):
            reply = replace(reply, picture=File("style-card.png", picture))
            yield reply
        if offered := await self._offered(blog, version, words):
            text, buttons = paragraphs(reply.text, offered.text), (*reply.buttons, *offered.buttons)
            yield replace(reply, text=text, buttons=buttons)

    async def _offered(self, blog: Blog, version: Version, words: Wording) -> Reply | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._offer(blog, version, words)
        except Exception as error:
            log.warning("no other voice was looked for in blog %s: %s", blog.id, type(error).__name__)
            return None

    async def _picture(self, blog: Blog, card: StyleCard, words: Wording) -> bytes | None:
        if self._draw is None:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._draw(card, blog.title, words.language)
        except Exception as error:
            log.warning("the card of blog %s was not drawn: %s", blog.id, type(error).__name__)
            return None

    async def _as_file(self, blog: Blog, card: StyleCard, words: Wording) -> Reply:
        """The card for other tools, with a model's notes where it made some."""
        noted = with_notes(card, await self._notes.notes(blog) if self._notes else {})
        name = skill_name(blog.title, blog.id)
        skill = await asyncio.to_thread(as_skill, noted, blog.title, name)
        return Reply(words.voice_file(name, whole_posts_in(noted)), file=File("SKILL.md", skill.encode()))

    async def _history(self, blog: Blog, words: Wording) -> str:
        newest = await self._cards.versions(blog, _LISTED + 1)
        return words.versions(
            blog.title, [version_line(newest[at:], at == 0, words) for at in range(len(newest[:_LISTED]))]
        )

    # Changes

    async def _change(self, blog: Blog, request: CardRequest, words: Wording) -> Reply:
        """Change the newest card, again where another wish of theirs, or what was learned, came first."""
        while True:
            with contextlib.suppress(Outdated):
                return await self._changed(blog, await self._newest(blog), request, words)

    async def _changed(self, blog: Blog, now: Version, request: CardRequest, words: Wording) -> Reply:
        match request:
            case AddRule(rule):
                return await self._add_rule(blog, now, rule, words)
            case DropRule(number):
                return await self._drop_rule(blog, now, len(now.card.rules) if number == LAST else number, words)
            case DropRules():
                return await self._keep_rules(blog, now, (), words.rules_gone(), words)
            case UseVersion(number):
                return await self._use_version(blog, now, number, words)
            case _:
                return await self._undo(blog, now, words)

    async def _add_rule(self, blog: Blog, now: Version, rule: str, words: Wording) -> Reply:
        rules = now.card.rules
        if len(rule) > LONGEST_RULE:
            return Reply(words.rule_too_long(LONGEST_RULE))
        if rule in rules:
            return rules_now(now, words.rule_known(), words)
        if len(rules) >= MOST_RULES:
            return Reply(f"{words.too_many_rules(MOST_RULES)}\n\n{words.rules(rules)}")
        noted = words.rule_noted()
        if name := habit_against(rule, now.card):
            share = next(habit.posts for habit in now.card.profile.habits if habit.name == name)
            noted += "\n" + words.against_habit(habit_name(name, words.language), share)
        return await self._keep_rules(blog, now, (*rules, rule), noted, words)

    async def _drop_rule(self, blog: Blog, now: Version, number: int, words: Wording) -> Reply:
        rules = now.card.rules
        if not 0 < number <= len(rules):
            return rules_now(now, words.no_such_rule(number) if rules else "", words)
        left = rules[: number - 1] + rules[number:]
        return await self._keep_rules(blog, now, left, words.rule_gone(rules[number - 1]), words)

    async def _keep_rules(self, blog: Blog, now: Version, rules: tuple[str, ...], said: str, words: Wording) -> Reply:
        if rules == now.card.rules:
            return rules_now(now, "", words)
        return rules_now(await self._keep(blog, now, replace(now.card, rules=rules), now.number), said, words)

    async def _undo(self, blog: Blog, now: Version, words: Wording) -> Reply:
        """A new version with what the one before held; undone again, it leads to the one before that."""
        before = await self._cards.version(blog, now.parent) if now.parent else None
        if before is None:
            return rules_now(now, words.at_the_first(), words)
        return rules_now(await self._keep(blog, now, before.card, before.parent), words.back_to_before(), words)

    async def _use_version(self, blog: Blog, now: Version, number: int, words: Wording) -> Reply:
        wanted = await self._cards.version(blog, number)
        if wanted is None:
            return Reply(words.no_such_version(number))
        if wanted.card == now.card:
            return rules_now(now, words.in_use_already(number), words)
        return rules_now(await self._keep(blog, now, wanted.card, now.number), words.taken(number), words)

    async def _keep(self, blog: Blog, now: Version, card: StyleCard, parent: int | None) -> Version:
        await self._cards.keep_card(blog, card, self._now(), parent, over=now.id)
        return await self._newest(blog)


def _request(text: str, quote: str | None, words: Wording) -> CardRequest:
    """What somebody asks for; of a part they marked, where it is a rule."""
    request = parse_card_request(text)
    if isinstance(request, AddRule) and not isinstance(parse(text), Say):
        return Puzzled()  # an address, or a word that means something else
    return AddRule(line(words.quoted(quote, request.rule))) if quote and isinstance(request, AddRule) else request
