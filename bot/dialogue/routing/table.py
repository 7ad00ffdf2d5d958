"""The table of what is done about what was said."""

from typing import assert_never

from bot.answer import one, say
from bot.commands import (
    Address,
    Again,
    AskMe,
    Begin,
    CarryOn,
    CompareTexts,
    Done,
    Export,
    Forget,
    ForgetDraft,
    ForgetMe,
    FromDraft,
    GoBack,
    Greeting,
    Help,
    HowFar,
    JustWrite,
    Learn,
    LinkAccount,
    ListBlogs,
    ListDrafts,
    LookAtPhotos,
    MyData,
    Nod,
    Openings,
    Operate,
    Privacy,
    Register,
    Revisions,
    Say,
    ShowUsage,
    Sponsored,
    Stop,
    Style,
    Thanks,
    There,
    Unknown,
    UnlinkAccount,
    Write,
)
from bot.dialogue.one_at_a_time import Work, meant
from bot.dialogue.routing.answerers import Answerers
from bot.dialogue.said import Said
from bot.model import Draft, Reply


async def route(said: Said, who: Answerers) -> Work | None:
    """The table of what is done: the first row that fits; None where that was an answer, or nothing."""
    match said.command:
        case _ if spoken := await who.speech.answer(said):
            return await spoken()
        case _ if unread := said.unread:
            await who.small_talk.say_what_works(said, unread)
        case Stop() if said.tasks:
            await _stop(said, who)
        case _ if said.pasting:
            return await who.learning.paste(said)
        case _ if said.asked:
            return await _answer(said, said.asked, who)
        case _ if said.card:
            await who.cards.answer(said.incoming, said.card.blog, said.incoming.text, said.words)
        case Say() | Address() if said.draft and said.notes:
            return await who.drafting.refine(said)
        case _ if said.is_for_others:
            return None
        case Say() | Address() if said.incoming.pictures and not said.incoming.files:
            return await _take_photos(said, who)
        case _:
            return await _by_command(said, who)
    return None


async def _by_command(said: Said, who: Answerers) -> Work | None:
    match said.command:
        case Learn():
            return await who.learning.files(said)
        case Say() | Address() if said.incoming.files:
            return await who.learning.files(said)
        case Address(text) if said.to_us and not said.incoming.reply_to:
            return await who.learning.blog(said, text)
        case Register(url):
            return await who.learning.blog(said, url)
        case Write() | Openings() as asked:
            return await who.drafting.write(said, asked)
        case ListBlogs() | ListDrafts() | Forget() | ForgetDraft() | Style() | ShowUsage() as asked:
            await who.personal.answer(said, asked)
        case Privacy() | MyData() | ForgetMe() | LinkAccount() | UnlinkAccount() | Operate() as asked:
            await who.personal.answer(said, asked)
        case GoBack() | CompareTexts() | Revisions() as asked:
            return await who.revisions.answer(said, asked)
        case AskMe() as wish:
            await who.interview.want(said, wish)
        case LookAtPhotos() as wish:
            await who.looks.want(said, wish)
        case Sponsored(text):
            await who.sponsor.answer(said, text)
        case Export(form):
            await who.exports.answer(said, form)
        case FromDraft(text):
            return await who.origins.answer(said, text)
        case (Begin() | Help() | Stop() | Unknown() | Thanks() | Greeting() | Nod() | HowFar()) as remark:
            await who.small_talk.answer(said, remark)
        case There() if address := await who.library.waiting(said.incoming.sender):
            return await who.learning.blog(said, address)
        case Again() | CarryOn() | JustWrite() | Done() | There() | Say() | Address():
            return await _refine(said, who)
        case forgotten:
            assert_never(forgotten)
    return None


async def _stop(said: Said, who: Answerers) -> None:
    """What waits says at once that it will not be begun; what is being done says itself where it stopped."""
    task = meant(said.tasks, said.incoming.reply_to)
    await who.tasks.stop(task)
    if not task.owner and task.shown:
        await said.incoming.room.show(one(Reply(said.words.stopped())), said.incoming.id, over=task.shown)
    elif not task.owner:
        await say(said.incoming, said.words.stopped())


async def _answer(said: Said, asked: Draft, who: Answerers) -> Work | None:
    """What was asked for a draft; photos that come with it, or in its place, are kept for the same one."""
    if asked.owner != said.incoming.sender:
        return None
    if asked.state == "written" and not said.has_words:
        return await who.answers.answer(said, asked)
    await who.photos.keep_for(said, asked)
    if not said.has_words:
        return None
    about = who.looks if who.looks.is_meant(said, asked) else who.answers
    return await about.answer(said, asked)


async def _take_photos(said: Said, who: Answerers) -> Work | None:
    """For the draft that is meant, or for the next one."""
    if await who.photos.is_for_a_draft(said):
        return await _refine(said, who)
    return await who.photos.gather(said)


async def _refine(said: Said, who: Answerers) -> Work | None:
    """A new revision, but not in a thread that was opened for a draft which is there no more."""
    incoming = said.incoming
    in_draft_thread = incoming.in_our_thread and not incoming.reply_to
    if in_draft_thread and not await who.messages.has_drafts(incoming.room.id):
        await say(incoming, said.words.forgotten_draft())
        return None
    return await who.drafting.refine(said)
