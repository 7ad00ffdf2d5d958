"""What the bot says while it reads and learns, and of blogs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Skipped, Why


class LeftOutWording(Protocol):
    """Posts that were left out."""

    def skipped(self, skipped: Sequence[Skipped]) -> str:
        """How many posts were left out for which reason, the commonest first: 'too short: 2, there twice: 1'."""

    def why(self, why: Why) -> str:
        """Why posts were left out, as a noun phrase that a count can stand beside."""


class ReadingWording(LeftOutWording, Protocol):
    """Registering and learning; lists of blogs and drafts."""

    def looking(self, name: str) -> str:
        """A blog or a file is being looked for."""

    def reading(self, done: int, total: int) -> str:
        """How many of how many posts have been read."""

    def learning(self, posts: int) -> str:
        """The voice is being learned from so many posts."""

    def first_voice(self, posts: int, others: int) -> str:
        """A voice has been learned from so many newest posts already; others are being read. 0: nobody knows how many."""

    def my_files(self) -> str:
        """What a pile of files is called where it has no name of its own."""

    def learned_from(self, title: str, posts: int, characters: int, left_out: Sequence[Skipped]) -> str:
        """The first lines after learning: whose voice, from how much, and what was left out."""

    def broke_off_reading(self, why: str) -> str:
        """Reading stopped half-way; `why` is a whole sentence, an error's."""

    def hidden_posts(self, posts: int, code: str) -> str:
        """Posts kept out of search engines were left out, and are read once the code stands in the blog; names the
        button of code_is_there."""

    def only_few(self, posts: int, kept_current: bool) -> str:
        """So few posts that the voice is a rough picture. `kept_current`: new ones are read without being asked."""

    def newest_only(self, posts: int) -> str:
        """A platform that shows only its newest posts."""

    def declared(self, when: datetime, kept_current: bool, proved: bool) -> str:
        """That they said, or showed, that the blog is theirs; and whether new posts are read on their own."""

    def code_is_there(self) -> str:
        """The button below not_proved, and what it says: the code stands in my blog now."""

    def read_the_rest(self) -> str:
        """The rest of a blog has been read later on."""

    def learned_anew(self, title: str) -> str:
        """A voice was learned again since posts are counted otherwise than before; said once."""

    def blog_is_dead(self, title: str, why: str) -> str:
        """A blog that has not opened for days; `why` is a whole sentence, an error's."""

    def passages_go_to(self, host: str) -> str:
        """Where some of the posts are sent; `host` is empty if there is no model."""

    def now_write(self) -> str:
        """What to do once a voice has been learned."""

    def grown_posts(self, grown: int, asked: int) -> str:
        """How many posts were not learned, but for what was added: those that grew from drafts, and those whose author has not said yet."""

    def grew_from_draft(self, title: str, begun: datetime | None) -> str:
        """Whether a post grew from the draft begun then; None: from one that is forgotten."""

    def yes_button(self) -> str:
        """A button below grew_from_draft."""

    def no_button(self) -> str:
        """A button below grew_from_draft."""

    def noted_as_grown(self, title: str) -> str:
        """They said that a post grew from a draft."""

    def noted_as_own(self, title: str) -> str:
        """They said that a post is their own writing, and it has been learned."""

    def nothing_to_ask(self) -> str:
        """There is no question about a post."""

    def not_your_post(self) -> str:
        """A question about somebody else's post."""

    def paste_now(self) -> str:
        """`/learn` without files: paste your posts here. Names the button of paste_done_button."""

    def paste_in_private(self) -> str:
        """`/learn` without files where others listen."""

    def paste_more(self, posts: int, characters: int) -> str:
        """What has been pasted so far."""

    def paste_done_button(self) -> str:
        """The button for “that was all”, and what it says."""

    def stop_button(self) -> str:
        """The button that stops, and what it says."""

    def paste_stopped(self) -> str:
        """Pasting was stopped; nothing is kept."""

    def untitled(self) -> str:
        """What a pasted post is called whose first line is no name for a file."""

    def nothing_pasted(self) -> str:
        """They said that was all, and there was nothing."""

    def pasted_too_much(self) -> str:
        """More was pasted than is taken."""

    def blogs(self, names: Sequence[str]) -> str:
        """The blogs a person registered, numbered; the first is the one in use."""

    def blog(self, title: str, posts: int, where: str = "") -> str:
        """A blog on one line of a list; `where` it is tells it from another one of the same title."""

    def draft(self, topic: str, created: datetime) -> str:
        """A draft on one line of a list."""

    def write_as(self, name: str) -> str:
        """Another blog's voice is in use from now on."""

    def write_as_button(self, number: int) -> str:
        """The button that takes the voice of the blog with this number."""

    def no_such_number(self, number: str) -> str:
        """A number or name that is not in the list."""

    def drafts(self, topics: Sequence[str]) -> str:
        """The drafts of a person, numbered."""

    def open_button(self, number: int) -> str:
        """The button that shows the draft with this number."""

    def forget_which(self, names: Sequence[str]) -> str:
        """`/forget-blog`: which one, and what goes with it."""

    def forget_button(self, number: int) -> str:
        """The button that forgets the blog with this number."""

    def forget_really(self, name: str, drafts: int) -> str:
        """Before a blog is forgotten, and so many drafts with it."""

    def forget_now_button(self) -> str:
        """The button below forget_really that does it."""

    def forgot(self, name: str, drafts: int) -> str:
        """A blog has been forgotten, with so many drafts."""

    def write_as_this(self) -> str:
        """The button below still_writes_as."""

    def still_writes_as(self, name: str) -> str:
        """A second voice has been learned, and the first stays in use."""
