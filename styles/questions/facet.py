"""What a post may tell of something: where it was, why it was done, what went wrong, and so on."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

FacetName = Literal["where", "when", "who", "why", "price", "how long", "how", "liked", "trouble", "before", "next"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)


class Facet(NamedTuple):
    """`told` finds where a text tells it; `asks` is how one asks for it, by the genre of the post, '' for any."""

    told: re.Pattern[str]
    asks: Mapping[str, str]


Facets = Mapping[FacetName, Facet]
