"""Say what was lost, doubled, or left hanging."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.load.crowd import Town
from benchmarks.load.numbered import key_of, landed
from benchmarks.load.stubs.model_stub import Asked
from bot.wording import words_in
from tests.support.bot_api.chats import Message

SOON = 30.0  # seconds after a start within which whoever was cut off is to hear of it


@dataclass(frozen=True)
class Settled:
    """When something was done with or spoken of, and when the first sign of it was seen; seconds after a start."""

    end: float
    sign: float


@dataclass(frozen=True)
class Damage:
    """What became of everything that was said."""

    updates: int
    kills: int
    lost: int  # without any answer
    drafts: int
    whole: int
    doubled_drafts: int
    doubled_lines: int
    cut: int  # drafts and registrations that an end of the program cut off
    gone_on: int  # … of which are whole in the end
    spoken_of: int  # … or the person was told what to do
    soon: int  # … and a sign of it was seen soon enough
    exits: Sequence[float]  # seconds from each signal to the end of the process
    start: float  # seconds of the last start
    complaints: int  # errors in the log
    untold: int  # people who never read that an AI writes

    @property
    def hanging(self) -> int:
        """Cut off, and nobody said a word."""
        return self.cut - self.gone_on - self.spoken_of


def judge(
    helps: Sequence[Message],
    drafts: Mapping[str, Message],
    registrations: Sequence[Message],
    here: Town,
    asked: Sequence[Asked],
    exits: Sequence[float],
    settled: Mapping[Message, Settled],
    start: float,
) -> Damage:
    """`settled`: the drafts and registrations that came to an end or were spoken of."""
    api, broken = here.api, {one.key for one in asked if not one.ended}
    everything = [*helps, *drafts.values(), *registrations]
    cut = [message for message in drafts.values() if key_of(message.text) in broken] + list(registrations)
    whole = {who for who in drafts if here.has_whole_draft(who)}
    gone_on = [m for m in cut if m.chat.name in whole or "말투를 배웠어요" in _text(api.below(m))]
    return Damage(
        updates=len(everything),
        kills=len(exits),
        lost=sum(not _answers(api.below(message)) for message in everything),
        drafts=len(drafts),
        whole=len(whole),
        doubled_drafts=sum(is_doubled(here, who, message) for who, message in drafts.items()),
        doubled_lines=sum(max(0, _lines(api.below(m)) - 1) for m in [*helps, *drafts.values()]),
        cut=len(cut),
        gone_on=len(gone_on),
        spoken_of=sum(message in settled for message in cut if message not in gone_on),
        soon=sum(message in settled and settled[message].sign <= SOON for message in cut),
        exits=tuple(exits),
        start=start,
        complaints=here.program.log.count(" ERROR "),
        untold=sum(not any(map(_is_notice, room.messages)) for room in {message.chat for message in everything}),
    )


def is_doubled(here: Town, who: str, asked_for: Message) -> bool:
    """Whether of a draft two files were sent, or some sentence stands twice below what was asked for."""
    below = here.api.below(asked_for)
    files = [message for message in below if message.file]
    return len(files) > 1 or landed(_text(below), here.text(who)).doubled > 0


def _lines(shown: Sequence[Message]) -> int:
    """Messages of words; a file beside them is no second line, and the notice that an AI writes is none either."""
    return sum(message.file is None for message in _answers(shown))


def _answers(shown: Sequence[Message]) -> Sequence[Message]:
    return [message for message in shown if not _is_notice(message)]


def _is_notice(message: Message) -> bool:
    return message.text in (words_in("ko").ai_writes(), words_in("en").ai_writes())


def _text(shown: Sequence[Message]) -> str:
    return "\n".join(message.text for message in shown if message.file is None)
