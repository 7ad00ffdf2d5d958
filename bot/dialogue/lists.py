"""The lists people ask for: blogs and drafts, and forgetting."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.answer import say
from bot.commands import Forget, ForgetDraft, ListBlogs, ListDrafts
from bot.commands.grammar import number
from bot.commands.short_answers import yes_or_no
from bot.dialogue.asking.interview import Interview
from bot.dialogue.history.draft_list import DraftList
from bot.dialogue.one_at_a_time import RunningTasks
from bot.drafts.studio import Studio
from bot.model import Blog, Button, Draft, Shown
from bot.people.privacy.answers import with_traces
from bot.people.privacy.asked import SafetyQuestions
from bot.ports import Incoming
from bot.stores import Store
from bot.wording import Wording


class Lists:
    """What somebody has, by number; buttons carry ids."""

    def __init__(
        self, store: Store, studio: Studio, tasks: RunningTasks, questions: SafetyQuestions, interview: Interview
    ) -> None:
        self._blogs = store.blogs
        self._cards = store.cards
        self._drafts = store.drafts
        self._messages = store.messages
        self._forgetting = store.forgetting
        self._studio = studio
        self._tasks = tasks
        self._questions = questions
        self._interview = interview
        self._draft_list = DraftList(store, studio, interview)

    async def answer(
        self,
        incoming: Incoming,
        asked: ListBlogs | ListDrafts | Forget | ForgetDraft,
        shown: Shown | None,
        words: Wording,
    ) -> None:
        """Show the list that is asked for, or do what is asked with what stands in it, or is `shown` by the message
        they reply to."""
        match asked:
            case ListBlogs(which):
                await self._show_blogs(incoming, which, words)
            case ListDrafts(which):
                if not await self._draft_list.show(incoming, which, words):
                    await say(incoming, await self.what_first(incoming, words))
            case Forget(which):
                await self._forget(incoming, which, words)
            case ForgetDraft(which):
                await self._forget_draft(incoming, which, shown, words)

    async def what_first(self, incoming: Incoming, words: Wording) -> str:
        """What somebody without a draft does first."""
        if await self._studio.voice(incoming.sender):
            return words.no_draft_yet()
        return await self.no_voice(incoming.sender, words)

    async def what_next(self, person: str, words: Wording) -> str:
        """What somebody can do now who did not ask for anything."""
        if not await self._studio.voice(person):
            return await self.no_voice(person, words)
        return words.may_refine() if await self._drafts.drafts(person, 1) else words.may_write()

    async def is_new(self, person: str) -> bool:
        """Whether nothing is learned of somebody, nor being read for them."""
        return not await self._studio.voice(person) and not await self._tasks.of(person)

    async def no_voice(self, person: str, words: Wording) -> str:
        """Why somebody has no voice yet: it is being learned, or there is nothing to learn it from."""
        reading = any(task.kind == "read" for task in await self._tasks.of(person))
        return words.still_reading() if reading else words.no_blog_yet()

    async def _show_blogs(self, incoming: Incoming, which: str, words: Wording) -> None:
        blogs = await self._blogs_with_a_voice(incoming.sender)
        if not blogs:
            await say(incoming, await self.no_voice(incoming.sender, words))
        elif which:
            await self._use(incoming, blogs, which, words)
        else:
            numbered = list(enumerate(blogs, 1))[1:6]
            buttons = tuple(Button(words.write_as_button(n), f"/blogs id{b.id}") for n, b in numbered)
            await say(incoming, words.blogs(await self._blog_lines(blogs, words)), buttons)

    async def _blogs_with_a_voice(self, person: str) -> list[Blog]:
        """The blogs somebody can write as; one whose reading broke off has no voice yet."""
        return [blog for blog in await self._blogs.blogs(person) if await self._cards.version(blog)]

    async def _blog_lines(self, blogs: Sequence[Blog], words: Wording) -> list[str]:
        titles = Counter(blog.title.casefold() for blog in blogs)
        cards = [await self._cards.version(blog) for blog in blogs]
        where = [_where(blog, words) if titles[blog.title.casefold()] > 1 else "" for blog in blogs]
        return [
            words.blog(blog.title, found.card.posts if found else 0, place)
            for blog, found, place in zip(blogs, cards, where, strict=True)
        ]

    async def _use(self, incoming: Incoming, blogs: Sequence[Blog], which: str, words: Wording) -> None:
        if blog := await self._find_blog(incoming, blogs, which):
            await self._blogs.use(blog)
            await say(incoming, words.write_as(blog.title))
        else:
            await say(incoming, words.no_such_number(which))

    async def _forget(self, incoming: Incoming, which: str, words: Wording) -> None:
        blogs = await self._blogs.blogs(incoming.sender)
        if not blogs:
            await say(incoming, words.no_blog_yet())
        elif not which:
            numbered = list(enumerate(blogs, 1))[:6]
            buttons = tuple(Button(words.forget_button(n), f"/forget-blog id{b.id}") for n, b in numbered)
            await say(incoming, words.forget_which(await self._blog_lines(blogs, words)), buttons)
        else:
            await self._forget_one(incoming, blogs, which, words)

    async def _forget_one(self, incoming: Incoming, blogs: Sequence[Blog], which: str, words: Wording) -> None:
        """What goes with it is said first; it is done once they say so, as the button does."""
        name, sure = _sure(which)
        blog = await self._find_blog(incoming, blogs, name)
        if blog is None:
            await say(incoming, words.no_such_number(name))
        elif sure is None:
            text = words.forget_really(blog.title, await self._forgetting.count_drafts(blog))
            await self._ask(incoming, text, f"/forget-blog id{blog.id}", words)
        elif not sure:
            await say(incoming, words.nothing_forgotten())
        else:
            forgot = words.forgot(blog.title, await self._blogs.forget_blog(blog))
            await say(incoming, with_traces(forgot, self._forgetting, words))

    async def _ask(self, incoming: Incoming, text: str, command: str, words: Wording) -> None:
        await self._questions.ask(incoming, text, command, words.forget_now_button(), words)

    async def _forget_draft(self, incoming: Incoming, which: str, shown: Shown | None, words: Wording) -> None:
        """Forget the draft of this number, or the one that is spoken of, once they are sure."""
        name, sure = _sure(which)
        found = await self._draft_list.find(incoming.sender, name) if name else None
        draft = found if name else await self._spoken_of(incoming, shown)
        if draft is None:
            await say(incoming, words.no_such_number(name) if name else words.forget_which_draft())
        elif draft.owner != incoming.sender:
            await say(incoming, words.not_your_draft())
        elif sure is None:
            await self._ask(incoming, words.forget_draft_really(draft.topic), f"/forget-draft id{draft.id}", words)
        elif not sure:
            await say(incoming, words.nothing_forgotten())
        else:
            await self._stop_writing(draft)
            await self._forgetting.forget_draft(draft)
            await say(incoming, with_traces(words.forgot_draft(draft.topic), self._forgetting, words))

    async def _spoken_of(self, incoming: Incoming, shown: Shown | None) -> Draft | None:
        """The one they reply to, else the newest that has this room for its own, or that they are asked about here."""
        if asked := await self._interview.asked_here(incoming):
            return asked
        if not (shown or incoming.reply_to):
            shown = await self._messages.shown_last(incoming.room.id, incoming.sender)
        return shown.draft if shown else None

    async def _stop_writing(self, draft: Draft) -> None:
        for task in await self._tasks.of(draft.owner):
            revision = await self._drafts.begun(task.id)
            if revision and revision.draft == draft.id:
                await self._tasks.stop(task)

    async def _find_blog(self, incoming: Incoming, blogs: Sequence[Blog], which: str) -> Blog | None:
        """By the id a button carries, by number in the list, else by title or address."""
        if id := _id(which):
            return await self._blogs.blog(id, incoming.sender)
        if place := number(which):
            return blogs[place - 1] if place <= len(blogs) else None
        return next((b for b in blogs if which.casefold() in (b.title.casefold(), b.address.casefold())), None)


def _id(which: str) -> int | None:
    """Buttons carry ids: a list may have changed since it was shown."""
    found = re.fullmatch(r"id([0-9]{1,18})", which)
    return int(found.group(1)) if found else None


def _sure(which: str) -> tuple[str, bool | None]:
    """'id12 yes' -> ('id12', True): which one, by number or id, and what they answered if they were asked already."""
    one, _, said = which.rpartition(" ")
    answer = yes_or_no(said) if _id(one) or number(one) else None
    return (which if answer is None else one), answer


def _where(blog: Blog, words: Wording) -> str:
    """What tells a blog from another one of the same title."""
    is_path = "/" in blog.address or "\\" in blog.address
    return re.sub(r"\Ahttps?://|/+\Z", "", blog.address) if blog.kind != "files" or is_path else words.my_files()
