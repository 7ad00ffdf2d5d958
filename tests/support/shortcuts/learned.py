"""What was learned from the same posts before, so that a thousand conversations about one blog learn its voice once."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from typing import ParamSpec, TypeVar, cast

from adapters.sandbox import Allowance, Sandbox
from adapters.sandbox.voices import learn_with
from bot.model import Post
from bot.stores import KeptAnalysis
from styles import StyleCard

P = ParamSpec("P")
T = TypeVar("T")

_LEARNED: dict[bytes, bytes] = {}


def learn_once(posts: Sequence[Post], kept: Mapping[str, KeptAnalysis]) -> tuple[StyleCard, Mapping[str, KeptAnalysis]]:
    """As adapters.sandbox.voices.learn_with, which answers the same to the same. Raises TooLittle and Unfamiliar."""
    asked = pickle.dumps((list(posts), dict(kept)))
    if asked not in _LEARNED:
        _LEARNED[asked] = pickle.dumps(learn_with(posts, kept))
    return cast("tuple[StyleCard, Mapping[str, KeptAnalysis]]", pickle.loads(_LEARNED[asked]))


class LearnsOnce(Sandbox):
    """Runs the same work on the same once; it is of pure functions, as everything in a sandbox."""

    async def run_within(self, allowance: Allowance, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        asked = pickle.dumps((work, args, kwargs))
        if asked not in _LEARNED:
            _LEARNED[asked] = pickle.dumps(await super().run_within(allowance, work, *args, **kwargs))
        return cast("T", pickle.loads(_LEARNED[asked]))
