"""Write notes and the posts they became as conversations that a model can be trained on."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from styles.model import Demonstration, StyleCard
from styles.prompting.demonstrated import demonstrated
from styles.prompting.fences import mark_of
from styles.prompting.prompt import Message, Prompt
from styles.prompting.squeeze import squeeze

_PROFILE = 5_000  # tokens of a card whose profile is all there


def chat_lines(card: StyleCard, posts: Sequence[Demonstration]) -> Iterator[str]:
    """For each post a line of JSON, {"messages": [{"role": "system", "content": …}, …]}: the rules and the card's
    profile, what was asked for, and the post.

    As TRL's trainers read it: https://huggingface.co/docs/trl/dataset_formats
    """
    mark = mark_of(card)
    told = squeeze(replace(card, demonstrations=(), passages=(), mark=mark), _PROFILE)
    system = Prompt(told, "").messages[0]
    for asked, post in demonstrated(posts, card.language, mark):
        said = (system, Message("user", asked), Message("assistant", post))
        yield json.dumps({"messages": [message._asdict() for message in said]}, ensure_ascii=False)
