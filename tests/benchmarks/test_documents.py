"""The battery of hostile documents is as large as it says, and a sample of it comes back with a reason."""

import pickle
import random

import pytest

from adapters.blogs.crawl.entry_keys import read_feed
from adapters.blogs.crawl.sitemap import most_places, read_map
from adapters.blogs.files.reader import read_files
from adapters.blogs.formats.feed import NoFeed
from adapters.sandbox.worker import WorkDone, answer
from benchmarks.documents.archives import ARCHIVES, fresh_korean, worst_zip
from benchmarks.documents.feeds import FEEDS, site_map
from benchmarks.documents.pages import PAGES
from bot.errors import BotError
from bot.model import File
from bot.wording import words_in
from styles.learning.budget import BUDGET, Beginning, within_budget

AT_ONCE = 20.0  # seconds of a processor: many times what any of these take


def reason(came: WorkDone) -> BaseException | None:
    """The error in an answer that could be taken home."""
    assert came.fault is None, came.frames
    return pickle.loads(came.error) if came.error else None


def test_there_are_as_many_documents_as_were_promised() -> None:
    assert len(FEEDS) + len(PAGES) >= 36
    assert len(ARCHIVES) >= 19


@pytest.mark.parametrize(
    "name", ["billion laughs", "xxe, a file", "cut in a tag", "wrong charset", "UTF-16 rubbish", "JSON, 100k deep"]
)
def test_a_feed_made_to_do_harm_is_read_or_said_to_be_none(name: str) -> None:
    body, _ = FEEDS[name]()["/feed"]
    came = answer(AT_ONCE, read_feed, (body, "", "https://kong.example/feed"), {})
    error = reason(came)
    assert error is None or isinstance(error, NoFeed)
    assert b"root:" not in came.value


@pytest.mark.parametrize("name", ["overlapping", "locked", "leads out", "links", "zips in zips"])
def test_an_archive_made_to_do_harm_is_refused_in_a_sentence(name: str) -> None:
    error = reason(answer(AT_ONCE, read_files, ((File("글.zip", ARCHIVES[name]()),), 10), {}))
    assert isinstance(error, BotError)
    assert "글.zip" in error.sentence(words_in("ko"))


def test_a_map_with_more_addresses_than_are_read_is_read_so_far_and_said_not_to_be_whole() -> None:
    body, _ = site_map(most_places + 5000)["/sitemap.xml"]
    found = read_map(body.replace(b"{host}", b"kong.example"), "https://kong.example/sitemap.xml")
    assert (len(found.spots), found.whole) == (most_places, False)
    assert found.spots[-1].url == f"http://kong.example/post/{most_places - 1}"


def test_the_worst_zip_is_learned_from_within_the_budget() -> None:
    posts = [Beginning("", fresh_korean(random.Random(n), 60_000)) for n in range(3)]
    assert sum(len(post.markdown) for post in within_budget(posts * 34)) <= BUDGET
    assert len(read_files((File("글.zip", worst_zip(posts=3)),)).posts) == 3
