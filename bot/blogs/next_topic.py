"""Suggest what to write first, by the newest post that tells by its title what kind of post it is."""

from collections.abc import Sequence

from bot.model import Button, Post, Reply
from bot.wording import Wording, words_in
from styles import StyleCard
from styles.measuring.genre import of_request


def suggestion(card: StyleCard, newest: Sequence[Post], words: Wording) -> Reply:
    """A topic of the kind of one of these posts, in their language, with a button; empty where no title tells one.

    Nothing in it happened: what did is for its author to say.
    """
    theirs = words_in(card.language)
    for post in newest:
        if topic := theirs.topic_like(post.title, of_request(post.title)):
            button = Button(words.write_this_button(), f"/write {topic}")
            return Reply(words.suggest_topic(post.title, topic), buttons=(button,))
    return Reply("")
