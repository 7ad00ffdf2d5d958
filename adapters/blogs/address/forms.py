"""The many forms that the address of one blog has on its platform."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.errors import NotABlog
from bot.model import Elsewhere, PlatformKind

PlaceKind = PlatformKind | Literal["web"]

NAVER = {"blog.naver.com", "m.blog.naver.com", "rss.blog.naver.com", "blog.rss.naver.com"}  # the last until 2012
NAVER_PAGE = re.compile(r"[A-Za-z]{2,40}\.(naver|nhn)", re.I)
NAVER_ROOMS = {"prologue", "profile", "guestbook", "rego", "api", "section"}  # what stands where an id stands
MEDIUM_ROOMS = {"", "me", "m", "tag", "topic", "topics", "search", "new-story", "plans", "explore-topics", "about"}
VELOG_ROOMS = {"posts", "series", "about", "tags", "lists", "followers", "following"}
NUMBER = r"[0-9]{1,20}(?![A-Za-z0-9_])"
OWN_ROOMS = {"www", "open", "on", "support", "cdn", "api", "files", "public-api"}  # hosts of a platform itself


@dataclass(frozen=True)
class Place:
    """A blog as its address alone tells it.

    `kind`: wordpress means *.wordpress.com alone, and web any other address.
    `key` names it on its platform: an id, "@name" or a host. `address` is the same for every form of it; for web it is
    the URL as it was given. `post` is the platform's own id of a single post, if the address was of one.
    """

    kind: PlaceKind
    key: str
    address: str
    post: str = ""


@dataclass(frozen=True)
class Parts:
    """An address in parts: the host without "www.", the path and the query as people read them."""

    url: str
    host: str
    path: tuple[str, ...]
    query: Mapping[str, str]

    def at(self, n: int) -> str:
        """The n-th part of the path, from 0; empty where it has no such part."""
        return self.path[n] if n < len(self.path) else ""

    def refused(self, what: Elsewhere) -> NotABlog:
        """What to raise where this is the address of something else."""
        return NotABlog(self.url, what)


def _begins(pattern: str, text: str) -> str:
    """What matches at the beginning: people write on right behind an address ("…/me입니다")."""
    found = re.match(pattern, text)
    return found[0] if found else ""


def _subdomain(host: str, of: str) -> str:
    """ "x" of "x.tistory.com", "m.x.tistory.com" too; empty for the platform's own hosts."""
    name = host.removesuffix(f".{of}") if host.endswith(f".{of}") else ""
    name = name.removeprefix("m.")
    return name if re.fullmatch(r"[\w-]{1,63}", name) and name not in OWN_ROOMS else ""


def naver_place(parts: Parts) -> Place | None:
    """blog.naver.com and its older names; blog.me; None for what is not there. Raises NotABlog."""
    if blog := _subdomain(parts.host, "blog.me"):
        return _naver_place_of(blog, parts.query.get("logno", parts.at(0)))
    if parts.host not in NAVER:
        return None
    first = parts.at(0)
    if "blogid" in parts.query:
        blog, post = parts.query["blogid"], parts.query.get("logno", "")
    elif parts.path[:2] == ("api", "blogs"):
        blog, post = parts.at(2), parts.at(4) if parts.at(3) == "posts" else ""
    elif NAVER_PAGE.fullmatch(first) or first.lower() in NAVER_ROOMS:
        blog, post = "", ""
    else:
        blog, post = first, parts.query.get("logno", parts.at(1))
    blog = _begins(r"[A-Za-z0-9_-]{2,40}(?![A-Za-z0-9_-])", blog)
    if not blog:
        raise parts.refused("home")
    return _naver_place_of(blog, post)


def _naver_place_of(blog: str, post: str) -> Place:
    blog = blog.lower()
    return Place("naver", blog, f"https://blog.naver.com/{blog}", _begins(NUMBER, post))


def tistory_place(parts: Parts) -> Place | None:
    """NAME.tistory.com; None for what is not there."""
    blog = _subdomain(parts.host, "tistory.com")
    if not blog or blog == "m":
        return None
    host = f"{blog}.tistory.com"
    path = parts.path[1:] if parts.at(0) == "m" else parts.path
    post = _begins(NUMBER, path[0]) if path else ""
    if len(path) > 1 and path[0] == "entry":
        post = f"entry/{path[1]}"
    elif path[:3] == ("post", "view", "id") and len(path) > 3:  # mobile pages until 2013
        post = _begins(NUMBER, path[3])
    return Place("tistory", host, f"https://{host}", post)


def velog_place(parts: Parts) -> Place | None:
    """velog.io/@NAME; None for what is not there. Raises NotABlog."""
    if parts.host not in ("velog.io", "v2.velog.io", "v3.velog.io", "api.velog.io"):
        return None
    path = parts.path[1:] if parts.at(0) == "rss" else parts.path
    first = path[0].lower() if path else ""
    user = _begins(r"[a-z0-9_-]{1,40}", first.removeprefix("@"))
    if not user or (first[0] != "@" and path == parts.path):
        raise parts.refused("home")
    post = path[1] if len(path) > 1 and path[1] not in VELOG_ROOMS else ""
    return Place("velog", user, f"https://velog.io/@{user}", post)


def brunch_place(parts: Parts) -> Place | None:
    """brunch.co.kr/@NAME or /@@ID; None for what is not there. Raises NotABlog."""
    if parts.host.removeprefix("m.") not in ("brunch.co.kr", "api.brunch.co.kr"):
        return None
    at = next((n for n, p in enumerate(parts.path[:5]) if p.startswith("@")), None)
    name = "" if at is None else _begins(r"@@?[A-Za-z0-9_.-]{1,40}", parts.path[at])
    if name and at is not None:
        return Place("brunch", name, f"https://brunch.co.kr/{name}", _begins(NUMBER, parts.at(at + 1)))
    if parts.at(0) in ("magazine", "brunchbook", "rss"):
        return None  # an author's own, but whose is said only on the page
    raise parts.refused("home")


def medium_place(parts: Parts) -> Place | None:
    """medium.com/@NAME or NAME.medium.com; None for what is not there. Raises NotABlog."""
    hexes = re.search(r"(?:^|-)([0-9a-f]{10,12})(?![0-9a-z])", parts.path[-1]) if parts.path else None
    post = hexes[1] if hexes else ""
    if (blog := _subdomain(parts.host, "medium.com")) and blog not in ("link", "help", "blog", "policy", "m"):
        host = f"{blog}.medium.com"
        return Place("medium", host, f"https://{host}", post)
    if parts.host not in ("medium.com", "m.medium.com"):
        return None
    path = parts.path[1:] if parts.at(0) == "feed" else parts.path
    first = path[0] if path else ""
    if user := _begins(r"@[a-z0-9_.-]{1,60}", first.lower()):
        return Place("medium", user, f"https://medium.com/{user}", post if len(path) == 2 else "")
    if first in MEDIUM_ROOMS:
        raise parts.refused("home")
    return None  # a publication, or a post that only a redirect can place


def substack_place(parts: Parts) -> Place | None:
    """NAME.substack.com; None for what is not there. Raises NotABlog."""
    path, blog = parts.path, _subdomain(parts.host, "substack.com")
    if parts.host == "open.substack.com" and parts.at(0) == "pub":
        path, blog = parts.path[2:], _begins(r"[a-z0-9-]{1,63}", parts.at(1).lower())
    if blog:
        host = f"{blog}.substack.com"
        return Place("substack", host, f"https://{host}", path[1] if len(path) > 1 and path[0] == "p" else "")
    if parts.host == "substack.com" and not parts.at(0).startswith("@") and parts.path[1:2] not in (("post",), ("p",)):
        raise parts.refused("home")
    return None


def blogger_place(parts: Parts) -> Place | None:
    """NAME.blogspot.com, under the names of all countries; None for what is not there."""
    if not (found := re.fullmatch(r"(?:m\.)?([\w-]{1,63})\.blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?", parts.host)):
        return None
    host = f"{found[1]}.blogspot.com"
    dated = re.fullmatch(r"(\d{4}/\d{2}/.{1,300})\.html?.{0,50}", "/".join(parts.path))
    page = re.match(r"p/(.{1,300})\.html?", "/".join(parts.path))
    return Place("blogger", host, f"https://{host}", dated[1] if dated else f"p/{page[1]}" if page else "")


def wordpress_place(parts: Parts) -> Place | None:
    """NAME.wordpress.com; None for what is not there. Raises NotABlog."""
    if parts.host == "wordpress.com":
        site = next((p.lower() for p in parts.path if p.lower().endswith(".wordpress.com")), "")
        if not _subdomain(site, "wordpress.com"):
            raise parts.refused("home")
        return Place("wordpress", site, f"https://{site}")
    if not (blog := _subdomain(parts.host, "wordpress.com")):
        return None
    host, path = f"{blog}.wordpress.com", "/".join(parts.path)
    post = path if re.match(r"\d{4}/\d{2}/(\d{2}/)?[^\d/]", path) else _begins(NUMBER, parts.query.get("p", ""))
    return Place("wordpress", host, f"https://{host}", post)
