"""Front matter: what a file says of itself above its text, in YAML, TOML or JSON."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping

import yaml

LONGEST_MATTER = 20_000  # characters of front matter
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast, where libyaml is there


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """What stands between --- (YAML), +++ (TOML) or { } (JSON), its names in lower case, and the text below it.

    Front matter that is broken is read line by line; a text without any comes back whole, with nothing said of it.
    """
    for fence, load in FENCES:
        if found := fence.match(text[:LONGEST_MATTER]):
            try:
                about = load(found[1])
            except Exception:  # whatever is wrong with it, the post below it is whole
                about = _by_lines(found[1])
            if isinstance(about, dict):
                return {str(name).lower(): value for name, value in about.items()}, text[found.end() :]
    return {}, text


def _yaml(text: str) -> object:
    return yaml.load(text, LOADER)


# Only where a text begins, and of no more than LONGEST_MATTER
FENCES: tuple[tuple[re.Pattern[str], Callable[[str], object]], ...] = (
    (re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M), _yaml),
    (re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M), tomllib.loads),
    (re.compile(r"\s*(\{[ \t]*\n.*?^\})[ \t]*(?:\n|\Z)", re.S | re.M), json.loads),
)


def _by_lines(text: str) -> dict[str, str]:
    """'title: 오늘: 맑음' is no YAML, but its meaning is plain."""
    found = re.findall(r"^(\w{1,20})[ \t]*[:=][ \t]*(\S.{0,300})$", text, re.M)
    return {name.lower(): value.strip().strip("\"'") for name, value in found}
