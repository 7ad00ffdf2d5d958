"""A blog is shown to be somebody's own by a code that only its owner can put there."""

import pytest

from adapters.blogs.address.ownership_code import Proofs, covers, site
from adapters.blogs.web.fetcher import Fetcher
from tests.support.blogs.blog_server import serving

CODE = "maltu-abcd2345"
FEED = f"<rss version='2.0'><channel><title>t</title><item><title>{CODE}</title></item></channel></rss>"


def page(head: str = "", intro: str = "", comment: str = "") -> str:
    return (
        f"<html><head><title>콩이네</title>{head}</head><body><aside class='profile'>{intro}</aside>"
        f"<div class='post'>{'글 ' * 400}</div>"
        f"<div id='recentComments'><ul><li class='item'>지나가던 이: {comment}</li></ul></div></body></html>"
    )


@pytest.mark.parametrize(
    ("path", "body", "shown"),
    [
        ("/", page(intro=CODE), True),
        ("/", page(head=f"<meta name='description' content='{CODE.upper()}'>"), True),
        ("/feed", FEED, True),
        ("/", page(), False),
        ("/", page(comment=CODE), False),
        ("/", page(intro=CODE, comment=CODE), True),
    ],
    ids=["introduction", "description", "post", "nowhere", "comment", "introduction and comment"],
)
async def test_a_code_counts_where_the_owner_writes_and_not_where_readers_do(path: str, body: str, shown: bool) -> None:
    async with serving() as blog, Fetcher(frozenset({("127.0.0.1", blog.port)})) as fetcher:
        blog.serves(path, body.encode())
        assert await Proofs(fetcher).shows(blog.url, CODE) is shown


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://kong.example/2024/1", "https://www.kong.example/feed", True),
        ("https://dev.to/kong/a-post", "https://dev.to/feed/kong", True),
        ("https://dev.to/kong", "https://dev.to/bora", False),
        ("https://dev.to/feed/kong", "https://dev.to/feed/bora", False),
        ("https://sites.google.com/view/kong", "https://sites.google.com/view/bora", False),
        ("https://medium.com/kong-writes", "https://medium.com/bora-writes", False),
        ("https://school.example/~kong/", "https://school.example/~bora/", False),
    ],
)
def test_a_proof_holds_for_all_of_a_blog_and_not_for_its_neighbours(one: str, other: str, same: bool) -> None:
    assert (site(one) == site(other)) is same
    assert covers(one, other) is same
