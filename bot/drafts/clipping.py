"""Clip what goes to the model with a request: notes and files, what was said before, and what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.wording import Wording
from styles import Prompt, Turn
from styles.reading.tokens import count, cut, cut_start

TOPIC = 300  # characters of a topic; what is longer goes on in the notes


@dataclass(frozen=True)
class Note:
    """What somebody typed, or a text file they sent; `name` is empty for the first. `more`: it is longer than this."""

    name: str
    text: str
    more: bool = False


@dataclass(frozen=True)
class ClippedNotes:
    """As much of some notes as goes into a prompt. `cut` names the one that was cut in the middle, if any."""

    text: str
    cut: str | None = None
    left: tuple[str, ...] = ()

    def note(self, words: Wording) -> str:
        """What was left out; empty where nothing was."""
        if self.cut is None and not self.left:
            return ""
        return words.notes_left_out(len(self.text), self.cut, self.left)


@dataclass(frozen=True)
class ClippedHistory:
    """What of a conversation does not go to the model: so many of its oldest rounds, and the beginning of the text."""

    rounds: int = 0
    beginning: bool = False

    def note(self, words: Wording) -> str:
        """What was left out; empty where nothing was."""
        return words.history_left_out(0 if self.beginning else self.rounds) if self.rounds or self.beginning else ""


def clip_notes(notes: Sequence[Note], most: int) -> ClippedNotes:
    """The beginning of some notes, in order, in half of `most` tokens: the other half is for what comes later."""
    room, texts, cut_one = most // 2, list[str](), None
    notes = [note for note in notes if note.text.strip("\n")]
    for at, note in enumerate(notes):
        text = cut(note.text.strip("\n"), room)
        texts.append(text)
        room -= count(text) + 1
        if note.more or len(text) < len(note.text.strip("\n")):
            cut_one = note.name
            if room < 1 or len(text) < len(note.text.strip("\n")):
                left = tuple(later.name for later in notes[at + 1 :])
                return ClippedNotes("\n".join(filter(None, texts)), cut_one, left)
    return ClippedNotes("\n".join(texts), cut_one)


def clip_topic(topic: str, notes: str) -> tuple[str, str]:
    """A topic that fits a line, and the notes; one that is too long goes on in the notes."""
    if len(topic) <= TOPIC:
        return topic, notes
    return topic[:TOPIC], f"{topic}\n{notes}".strip("\n")


def clip_request(request: str, most: int) -> str:
    """The beginning of what somebody asks for, in a quarter of `most` tokens."""
    return cut(request, most // 4)


def clip_prompt(asked: Prompt, most: int) -> tuple[Prompt, ClippedHistory]:
    """A prompt in which topic, notes and the conversation take no more than `most` tokens together.

    Where the brief leaves no room for a conversation, its oldest rounds go, down to half of that room, so that the
    next requests begin with the same bytes; then the beginning of the text that is to be changed or gone on with. The
    brief stays.
    """
    notes, wish = cut(asked.notes, most // 2), clip_request(asked.wish, most)
    turns = [turn._replace(request=clip_request(turn.request, most)) for turn in asked.turns]
    turns += [Turn(asked.begun, "")] if asked.begun else []
    room = most - count(asked.topic) - count(notes) - count(wish)
    first = _first_kept([count(turn.text) + count(turn.request) for turn in turns], room)
    kept, beginning = turns[first:], False
    if kept:
        last = _fitting(kept[-1], room)
        kept, beginning = [*kept[:-1], last], last != kept[-1]
    begun = kept.pop().text if asked.begun else ""
    clipped = replace(asked, notes=notes, wish=wish, turns=tuple(kept), begun=begun)
    return clipped, ClippedHistory(first, beginning)


def _first_kept(sizes: Sequence[int], room: int) -> int:
    """Which round comes first: as for the rounds before this one, unless they have grown beyond the room by now."""
    first = 0
    for end in range(1, len(sizes) + 1):
        if sum(sizes[first:end]) > room:
            while first < end - 1 and sum(sizes[first:end]) > room // 2:
                first += 1
    return first


def _fitting(turn: Turn, room: int) -> Turn:
    return turn._replace(text=cut_start(turn.text, max(0, room - count(turn.request))))
