"""What the bot says of a voice that its owner would show to a friend, in English."""

from collections.abc import Sequence

from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.portrait import PortraitWording
from styles.learning.shown.portrait import Rhythm
from styles.learning.shown.rows import Unit


class EnglishPortrait(PortraitWording):
    def verdict(self, endings: Sequence[str], by_post: bool, rhythm: Rhythm, habit: str, never: str) -> str:
        clauses = [f"write {rhythm} sentences"] if rhythm else []
        clauses += [_ways(endings, by_post, "them" if rhythm else "sentences")] if endings else []
        clauses += [f"often use {habit}"] if habit else []
        clauses += [f"never use {never}"] if never else []
        if not clauses:
            return "No habit stands out enough yet to sum up your voice."
        *first, last = clauses
        return f"You {', '.join(first)} and {last}." if first else f"You {last}."

    def form(self, form: str) -> str:
        return f"‘{form}’"

    def shown_by(self, sentences: Sequence[str]) -> str:
        return "\n".join(f"“{inline(sentence, 160)}”" for sentence in sentences)

    def row(self, unit: Unit, name: str, value: str, usual: str, more: bool) -> str:
        return f"{_row(unit, inline(name, 40), more)} · {_counted(unit).format(value)}, usually {usual}"

    def length_unit(self, in_words: bool) -> str:
        return " words" if in_words else " characters"

    def separate_voice(self, topic: str, posts: int) -> str:
        return f"You write your {count(posts, 'post')} on ‘{inline(topic, 40)}’ differently. Shall I learn that as a separate voice?"

    def separate_voice_button(self, topic: str) -> str:
        return f"Learn ‘{inline(topic, 20)}’ as a voice"

    def voice_of(self, title: str, topic: str) -> str:
        return f"{title} · {topic}"

    def no_such_topic(self) -> str:
        return "There are too few posts on that topic for a separate voice. See the one in use with `/style`."


def _ways(endings: Sequence[str], by_post: bool, what: str) -> str:
    if len(endings) == 1:
        return f"end {what} in {endings[0]}"
    one, other = endings[:2]
    return f"end {what} in {one} in some posts and in {other} in others" if by_post else f"mix {one} and {other}"


def _row(unit: Unit, name: str, more: bool) -> str:
    """What the measure means."""
    often = "often" if more else "rarely"
    match unit:
        case "choices":
            return f"You write ‘{name}’"
        case "endings" | "forms":
            return f"You {often} end sentences in {name}"
        case "openings":
            return f"You {often} open sentences with ‘{name}’"
        case "thousand":
            return f"You {often} say ‘{name}’"
        case "length":
            return f"Your sentences are {'long' if more else 'short'}"
        case "size":
            return f"Your paragraphs are {'long' if more else 'short'}"
        case _:
            return f"{'More' if more else 'Less'} than most: {name}"


def _counted(unit: Unit) -> str:
    match unit:
        case "endings" | "forms" | "openings" | "sentences":
            return "{} of sentences"
        case "paragraphs":
            return "{} of paragraphs"
        case "thousand":
            return "{} in 1,000 words and particles"
        case "screen":
            return "{} in 1,500 characters"
        case "length":
            return "{} on average"
        case "size":
            return "{} sentences on average"
        case _:
            return "{}"
