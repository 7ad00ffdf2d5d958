"""What leaves with a draft beside its text: titles to choose from, tags, and the lines that must be there."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.model import Draft, Revision


@dataclass(frozen=True)
class KitParts:
    """What is put around a text on its way out; none of it is in the text itself, so that no change can lose it.

    `titles`: the best first. `tags` without '#'. `front_matter`: a whole block as the person's own posts have it, from
    the first '---' to the last, with the label in it; empty for none. `file_name` of the Markdown file; empty: by the
    title. `sponsor_line` stands first in every form, `ai_line` last. `meta_label`: what `<meta name="generator">` says.
    """

    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    front_matter: str = ""
    file_name: str = ""
    sponsor_line: str = ""
    ai_line: str = ""
    meta_label: str = ""


PartsOf = Callable[[Draft, Revision], Awaitable[KitParts]]  # what leaves with this text of a draft
Pictures = Sequence[bytes | None]  # the photos of a draft, cleaned, by number from 1; None: it cannot be had again
PicturesOf = Callable[[Draft], Awaitable[Pictures]]


async def nothing_beside(draft: Draft, revision: Revision) -> KitParts:
    """The text leaves alone."""
    return KitParts()


async def no_pictures(draft: Draft) -> Pictures:
    """There are none."""
    return ()


@dataclass(frozen=True)
class Beside:
    """Where what leaves beside a text comes from."""

    parts: PartsOf = nothing_beside
    pictures: PicturesOf = no_pictures
