"""What a model is told, so that the author is heard in what it writes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from styles.languages import language_of
from styles.languages.tables import Rules
from styles.material import length_for, size_of_notes
from styles.measuring.genre import of_request
from styles.measuring.habits import PER
from styles.model import Demonstration, Passage, StyleCard
from styles.pictures.anchors import in_language, photos_in
from styles.prompting.card_text import decided_text, material_text, profile_text, render_passages
from styles.prompting.demonstrated import demonstrated, fitting_demonstrations, in_one_manner, is_shown, tokens_of
from styles.prompting.fences import cleaned, fenced, mark_of, mark_of_draft, without_marks
from styles.prompting.fitting_passages import fitting_passages
from styles.prompting.profile_lines import round_size
from styles.prompting.squeeze import size_of, squeeze
from styles.reading.own_sentences.recognition import split_notes


class Message(NamedTuple):
    role: Literal["system", "user", "assistant"]
    content: str


FILE = "\f"  # a form feed: before each file that came along with a request, in the request itself


class Turn(NamedTuple):
    """A draft that was written, and what was asked for then; an empty request asks to carry on where it broke off.

    `request`: behind each FILE what stands in a file that came along. `whole`: the whole post is to be given back,
    changed. Otherwise the request says itself what is wanted.
    """

    text: str
    request: str
    whole: bool = True


@dataclass(frozen=True)
class Prompt:
    """Append-only: a longer conversation begins with the very bytes of the shorter one, so that caches hit.

    The system's message holds rules and measured profile, nothing that posts say. Then come posts of the author's own
    as turns, each the answer to its notes, which are fenced by the card's own mark, the same for everything one author
    asks for; last the request in the same form, its notes fenced by a mark of this draft. Then draft and request in
    turn. Where there is no room for a whole post, or none is fit to be shown, passages stand in the request instead.
    """

    card: StyleCard  # squeezed
    topic: str
    notes: str = ""
    turns: tuple[Turn, ...] = ()
    person: str = ""  # whose request this is; a writer never passes it on in clear
    wish: str = ""  # how to write it, where the notes say what
    fitting: tuple[Passage, ...] = ()  # of the genre that is asked for
    near: tuple[Demonstration, ...] = ()  # … where whole posts are shown
    draft: int = 0  # which one this is about, so that its notes have a mark of their own
    begun: str = ""  # how the answer begins already: the assistant's last turn, which goes on from there
    instead: str = ""  # what is wanted this once in place of the whole post
    model: str = ""  # asked in the place of the usual one: an adapter of one's own

    @property
    def temperature(self) -> float:
        """0.9 for a first draft, 0.65 for a revision. Models of the V4 family degrade above 1.1."""
        return 0.65 if self.turns else 0.9

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is sent: the system's, the author's own writing with the brief, then draft and request of every turn,
        and last what the answer begins with and the request to carry on from there."""
        rules, marks = language_of(self.card.language).rules, self._marks
        said = [Message("system", "\n\n".join(self._system(rules)))]
        lead = material_text(self.card)
        for asked, post in demonstrated((*self.card.demonstrations, *self.near), self.card.language, marks[0]):
            said += [Message("user", _below(lead, asked)), Message("assistant", post)]
            lead = ""
        said.append(Message("user", _below(lead, "\n\n".join(self._first(rules)))))
        for turn in (*self.turns, Turn(self.begun, "")) if self.begun else self.turns:
            said.append(Message("assistant", without_marks(turn.text, *marks)))
            said.append(Message("user", _with_photos(_request(turn, rules, marks), turn.request, self.card, rules)))
        if self.instead:
            said[-1] = Message("user", f"{said[-1].content}\n\n{self.instead}")
        return tuple(said)

    @property
    def open_messages(self) -> tuple[Message, ...]:
        """The same for a server that carries on by itself: what the answer begins with is the last of them."""
        return self.messages[:-1] if self.begun else self.messages

    def then(self, turn: Turn) -> "Prompt":
        """The same conversation, one turn longer; `turn` holds what came of the answer behind its beginning."""
        said = turn._replace(text=self.begun + turn.text)
        return replace(self, turns=(*self.turns, said), begun="", instead="")

    @property
    def _marks(self) -> tuple[str, str]:
        """Of what the author has written, and of what came with this draft."""
        mark = mark_of(self.card)
        return mark, mark_of_draft(mark, self.draft)

    @property
    def posts(self) -> tuple[tuple[str, str], ...]:
        """Title and text of what of the author's own posts is sent along: whole ones, then passages."""
        whole = ((each.title, each.text) for each in (*self.card.demonstrations, *self.near))
        return (*whole, *((each.title, each.text) for each in (*self.card.passages, *self.fitting)))

    def _system(self, rules: Rules) -> Iterator[str]:
        yield rules.write
        if self.card.demonstrations or self.near:
            yield rules.shown
        yield rules.material.format(mark=self._marks[0])
        yield from filter(None, (profile_text(self.card), _rhythm(self.card, rules), decided_text(self.card)))

    def _first(self, rules: Rules) -> Iterator[str]:
        """The person's own request."""
        if self.fitting:
            yield rules.fitting
            yield render_passages(self.fitting, self.card.language, self._marks[0], len(self.card.passages) + 1)
        yield self._brief(rules)

    def _brief(self, rules: Rules) -> str:
        marks = self._marks
        own, rest = split_notes(in_language(self.notes, self.card.language), self.card.language)
        notes = fenced(rules.notes, marks[1], rest.strip(), marks[0]) if rest.strip() else ""
        if own:
            kept = fenced(rules.notes, marks[1], "\n".join(own), marks[0])
            notes = "\n\n".join(part for part in (notes, f"{rules.own_sentences}\n{kept}") if part)
        if short := _as_short(self.notes, self.card, rules):
            notes = f"{notes}\n\n{short}"
        wish = rules.wish.format(request=_asked(self.wish, rules, marks)) if self.wish.strip() else ""
        brief = rules.brief.format(
            topic=" ".join(cleaned(self.topic, *marks).strip().split("\n")),
            notes=notes or rules.no_notes,
            wish=wish,
        )
        return _with_photos(brief, f"{self.notes}\n{self.wish}", self.card, rules)


# Models write sentences 16 % shorter and a third more even than the numbers in the profile (16 drafts for 8 authors),
# so the system's message says them once more, below the profile, and as much larger.
_SHORTFALL = 1.15


def _rhythm(card: StyleCard, rules: Rules) -> str:
    p = card.profile
    if card.posts < _KNOWN:
        return ""
    mean, high, low = round(_SHORTFALL * p.mean), round(_SHORTFALL * p.sentence.high), max(2, round(p.sentence.low))
    said = rules.rhythm.format(mean=mean, high=high, low=low)
    heading = next((h for h in p.habits if h.name == "heading" and h.posts >= 0.5), None)
    if heading:
        size = min(3_000.0, max(800.0, p.post.middle)) / PER
        said += rules.headed.format(low=max(1, round(0.6 * heading.rate * size)))
    return said


_CAPTIONED = 0.4  # of the pictures, from which on captions are a manner


def _with_photos(text: str, given: str, card: StyleCard, rules: Rules) -> str:
    """What is asked, and where photos came along, how this author sets theirs."""
    if not photos_in(given):
        return text
    said = [rules.photos]
    if card.pictures:
        together = card.pictures.together
        said.append(rules.photos_together.format(together=together) if together > 1 else rules.photos_apart)
        said += [rules.photos_captioned] if card.pictures.captioned >= _CAPTIONED else []
    return f"{text}\n\n{' '.join(said)}"


_KNOWN = 5  # posts from which on a length is more than chance
_WORD = 5.7  # characters of an English word and the blank behind it


def _as_short(notes: str, card: StyleCard, rules: Rules) -> str:
    """How long a post these notes make, where that is less than this author's usual one."""
    length = length_for(notes, card)
    if length >= round(card.profile.post.middle):
        return ""
    size, length = size_of_notes(notes), round_size(length)
    return rules.as_short.format(size=size, length=length, words=round_size(length / _WORD))


def _below(lead: str, text: str) -> str:
    return f"{lead}\n\n{text}" if lead else text


def _request(turn: Turn, rules: Rules, marks: tuple[str, str]) -> str:
    if not turn.request:
        return rules.carry_on
    asked = _asked(turn.request, rules, marks)
    return rules.refine.format(request=asked) if turn.whole else asked


def _asked(request: str, rules: Rules, marks: tuple[str, str]) -> str:
    """What somebody asks for in their own words, and below it each file that came along."""
    said, *files = request.split(FILE)
    fences = (fenced(rules.attached, marks[1], file.strip(), marks[0]) for file in files if file.strip())
    return "\n\n".join([cleaned(said.strip(), *marks), *fences]).strip()


_SHARED = 0.7  # of the tokens: what is the same for every request of one author


def prompt(card: StyleCard, topic: str, notes: str = "", tokens: int = 5_000) -> Prompt:
    """The prompt for a first draft: the card in 7 tenths of `tokens` (at least 300), the same whatever is asked for,
    and in the rest posts with a title like the topic, then of the genre that topic and notes ask for; where there are
    none, the next ones. Raises ValueError below 300 tokens."""
    genre = of_request(topic, notes)
    card = in_one_manner(replace(card, mark=mark_of(card)), genre)
    shared = squeeze(card, min(tokens, max(_LEAST_SPLIT, int(_SHARED * tokens))))
    if tokens < _LEAST_SPLIT:
        return Prompt(shared, topic, notes)
    room = tokens - size_of(shared)
    near = fitting_demonstrations(card, shared, topic, genre, room) if shared.demonstrations else ()
    room -= sum(tokens_of(each, card.language, card.mark) for each in near)
    unseen = tuple(p for p in card.passages if not is_shown(p, (*shared.demonstrations, *near)))
    fitting = fitting_passages(replace(card, passages=unseen), shared, topic, notes, room)
    return Prompt(shared, topic, notes, near=near, fitting=fitting)


_LEAST_SPLIT = 3_000  # tokens below which there is room for what is shared only
