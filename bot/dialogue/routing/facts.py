"""What was said, and what it is about."""

from dataclasses import replace

from bot.commands import (
    FromDraft,
    HowFar,
    JustWrite,
    Openings,
    Operate,
    Say,
    Stop,
    Unknown,
    Write,
)
from bot.commands.grammar import parse
from bot.commands.short_answers import yes_or_no
from bot.dialogue.routing.answerers import Answerers
from bot.dialogue.said import Said
from bot.ports import Incoming
from bot.wording import Wording


async def facts_of(incoming: Incoming, words: Wording, who: Answerers) -> Said:
    """What was said and what it is about, as far as it takes to know who answers."""
    if certain := await who.questions.answered(incoming):
        return Said(incoming, words, certain, ())
    command = parse(incoming.text)
    if isinstance(command, Operate) and not who.admin.heeds(incoming):
        command = Unknown(command.name, command.rest)
    tasks = await who.tasks.of(incoming.sender) if isinstance(command, Stop | HowFar | Write | Openings) else ()
    tasks = [task for task in tasks if task.id != incoming.id]
    said = Said(incoming, words, command, tasks)
    if said.is_of_a_part:
        said = replace(said, command=Say(incoming.text))
    if said.may_be_pasted and await who.pasting.is_open(incoming):
        return replace(said, pasting=True)
    said = await who.photos.as_topic(await who.interview.with_question(said))
    if said.asked:
        return said
    if isinstance(command, JustWrite):  # nobody was asked: words like any others
        said = replace(said, command=Say(incoming.text))
    if said.may_be_of_a_card:
        question = await who.origins.find(incoming)
        answer = replace(said, command=FromDraft(incoming.text), question=question)
        if question and yes_or_no(incoming.text) is not None:
            return answer
        if card := await who.cards.find_card(incoming, said.command):
            return replace(said, card=card)
        if question:
            return answer
    if not said.draft and incoming.reply_to:
        said = replace(said, draft=await who.messages.shown_in(incoming.reply_to))
    return await who.sponsor.heard(said)
