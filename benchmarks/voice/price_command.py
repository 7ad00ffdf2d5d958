"""The command that says what a session costs: price."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.voice.briefs.automatic import automatic
from benchmarks.voice.corpus import authors
from benchmarks.voice.session_price import PrefixCache, session
from benchmarks.voice.terminal import Command, fail, tell, tokens
from benchmarks.voice.trial.held import Held, hold
from benchmarks.voice.trial.normalising import looks
from bot.people.costs.prices import DEEPSEEK, NANO
from bot.ports import Usage
from styles.learning.learn import learn
from styles.prompting.prompt import prompt

_MODEL = "deepseek-flash"
_REQUESTS = (
    "두 번째 문단을 조금만 더 짧게 줄여 주세요.",
    "끝에 있는 감상은 빼고, 가격 이야기를 앞으로 옮겨 주세요.",
    "제목을 덜 딱딱하게 바꿔 주세요.",
    "처음에 왜 갔는지 한 문장만 더 써 주세요.",
    "전체를 한 번 더 읽고 어색한 문장을 고쳐 주세요.",
)


def _price_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("--authors", type=int, default=4)
    parser.add_argument("--tokens", type=tokens, default=5_000, help="CARD_TOKENS")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", default="ko")


def tell_price(told: Namespace) -> int:
    """A draft and five refinements, by real prompts: what is read from the cache, read and written, and its price."""
    held = (hold(n, p, 2, told.seed) for n, p in authors(told.corpus, [told.language], tell).items())
    some = [one for one, _ in zip((h for h in held if h and len(h.items) == 2), range(told.authors), strict=False)]
    if not some:
        return fail(f"{told.corpus}: no author with posts to hold back.")
    sessions = [list(_sessions(one, told.tokens)) for one in some]
    for n, name in enumerate(_NAMES):
        print("\n".join(_lines(name, [each[n] for each in sessions])))
    return 0


_NAMES = (
    "the first session",
    "the next post of the same author",
    "the first, drafts sent back as they were mended, not as they were written",
)


def _sessions(held: Held, room: int) -> Iterator[list[Usage]]:
    """Every one of _NAMES. The author's own post stands for each draft: it is as long as drafts are."""
    card = learn(held.training)
    prompts = [prompt(card, post.title, automatic(post, held.language).notes, room) for post in held.items]
    drafts = [[f"{looks(post.markdown)}\n\n({n})" for n in range(len(_REQUESTS) + 1)] for post in held.items]
    cache = PrefixCache()
    for asked, written in zip(prompts, drafts, strict=True):
        yield session(asked, written, _REQUESTS, cache)
    yield session(prompts[0], drafts[0], _REQUESTS, PrefixCache(), kept=lambda draft: draft.replace(" ", ", ", 1))


def _lines(name: str, sessions: Sequence[Sequence[Usage]]) -> Iterator[str]:
    price = DEEPSEEK.usual(_MODEL)
    costs = [sum(price.of(usage) for usage in each) / NANO for each in sessions]
    yield f"{name}: ${fmean(costs):.4f} (at most ${max(costs):.4f}), at peak ${2 * fmean(costs):.4f}"
    for turn in range(len(sessions[0])):
        cached, read, written = (
            fmean(getattr(each[turn], what) for each in sessions) for what in ("cached", "read", "written")
        )
        yield f"  {turn + 1}: {cached:7.0f} cached {read:7.0f} read {written:6.0f} written"


COMMANDS = (Command("price", "what a draft and five refinements cost", _price_arguments, tell_price),)
