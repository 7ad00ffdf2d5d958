"""Whatever goes wrong has a sentence."""

from collections.abc import Iterator

import pytest

from bot.drafts.model_errors import ModelError
from bot.errors import BlogError, BotError


def _below(error: type[BotError]) -> Iterator[type[BotError]]:
    for below in error.__subclasses__():
        yield below
        yield from _below(below)


@pytest.mark.parametrize("error", sorted({*_below(BotError)} - {BlogError, ModelError}, key=str))
def test_every_error_has_words_of_its_own(error: type[BotError]) -> None:
    assert error.sentence is not BotError.sentence
