"""How a question about photos looks."""

from bot.drafts.photos.seeing import MAY_I, from_lines
from bot.model import AskedQuestion, Button, Reply
from bot.wording import Wording
from styles.pictures.seen import grouped


def look_reply(question: AskedQuestion, words: Wording) -> Reply:
    """May they be looked at, or was that seen rightly."""
    if question.facet == MAY_I:
        return Reply(question.text, buttons=(Button(*words.look_and_write()), Button(*words.places_only())))
    seen = tuple(grouped(from_lines(question.text)))
    return Reply(words.seen_in_photos(seen), buttons=(Button(*words.seen_is_right()),))
