"""Every platform whose blogs are known by their addresses: what is to be known of it, in one table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never, get_args
from urllib.parse import quote

from adapters.blogs.address import forms
from adapters.blogs.address.forms import Parts, Place
from bot.model import PlatformKind


@dataclass(frozen=True)
class Platform:
    """`place` is the blog of an address, None where that is not this platform's; it raises NotABlog.

    `feeds` are where a blog's feed is, and `proof_pages` where its introduction and its newest posts are to be read.
    `served_by` are hosts that serve what is in a blog, besides its own address.
    """

    place: Callable[[Parts], Place | None]
    feeds: Callable[[Place], Sequence[str]]
    proof_pages: Callable[[Place], Sequence[str]]
    served_by: Sequence[str] = ()


def _naver_proof(place: Place) -> Sequence[str]:
    api = f"https://m.blog.naver.com/api/blogs/{_key(place)}"
    return [f"{api}/post-list?categoryNo=0&itemCount=30&page=1", f"https://m.blog.naver.com/{_key(place)}", api]


def _velog_proof(place: Place) -> Sequence[str]:
    home = f"https://velog.io/@{_key(place)}"
    return [home, f"{home}/about", f"https://v2.velog.io/rss/@{_key(place)}"]


def _medium_feed(place: Place) -> str:
    return f"https://medium.com/feed/{place.key}" if place.key.startswith("@") else f"{place.address}/feed"


def _tistory_proof(place: Place) -> Sequence[str]:
    return [f"https://{_key(place)}/", f"https://{_key(place)}/rss"]


def _brunch_feeds(place: Place) -> Sequence[str]:
    """Only its ids have one, its names have none."""
    return [f"https://brunch.co.kr/rss/{place.key}"] if place.key.startswith("@@") else []


def _substack_proof(place: Place) -> Sequence[str]:
    return [f"https://{_key(place)}/about", f"https://{_key(place)}/feed"]


def _blogger_proof(place: Place) -> Sequence[str]:
    return [place.address, f"{_posts(place)}/summary?max-results=5"]


def _posts(place: Place) -> str:
    return f"{place.address}/feeds/posts"


def pages_of_any_blog(place: Place) -> Sequence[str]:
    """The front page, and where feeds usually lie."""
    address = place.address.rstrip("/")
    return [place.address, f"{address}/feed", f"{address}/rss", f"{address}/index.xml"]


def _key(place: Place) -> str:
    return quote(place.key, safe="@~")


def _platform(kind: PlatformKind) -> Platform:
    match kind:
        case "naver":
            feed = "https://rss.blog.naver.com/{}.xml"
            return Platform(forms.naver_place, lambda p: [feed.format(p.key)], _naver_proof, ("blog.naver.com",))
        case "tistory":
            return Platform(forms.tistory_place, lambda p: [f"{p.address}/rss"], _tistory_proof)
        case "velog":
            feed = "https://v2.velog.io/rss/@{}"
            return Platform(forms.velog_place, lambda p: [feed.format(p.key)], _velog_proof, ("velog.io",))
        case "brunch":
            return Platform(forms.brunch_place, _brunch_feeds, lambda p: [p.address], ("brunch.co.kr",))
        case "medium":
            return Platform(
                forms.medium_place,
                lambda p: [_medium_feed(p)],
                lambda p: [p.address, _medium_feed(p)],
                ("medium.com",),
            )
        case "substack":
            return Platform(forms.substack_place, lambda p: [f"{p.address}/feed"], _substack_proof)
        case "blogger":
            return Platform(forms.blogger_place, lambda p: [f"{_posts(p)}/default?max-results=150"], _blogger_proof)
        case "wordpress":
            feed, served_by = "{}/feed/", ("public-api.wordpress.com",)
            return Platform(forms.wordpress_place, lambda p: [feed.format(p.address)], pages_of_any_blog, served_by)
        case _:
            assert_never(kind)


# In the order in which they are asked whose an address is
PLATFORMS: Mapping[PlatformKind, Platform] = {kind: _platform(kind) for kind in get_args(PlatformKind)}


def feeds_of(place: Place) -> Sequence[str]:
    """Where the feed of a blog is, known from its address alone; none for one that is on no platform."""
    return [] if place.kind == "web" else PLATFORMS[place.kind].feeds(place)


def proof_pages(place: Place) -> Sequence[str]:
    """Where an introduction and the newest posts of a blog are to be read."""
    return pages_of_any_blog(place) if place.kind == "web" else PLATFORMS[place.kind].proof_pages(place)


def served_by(place: Place) -> Sequence[str]:
    """The hosts that serve what is in a blog, besides its own address."""
    return () if place.kind == "web" else PLATFORMS[place.kind].served_by
