"""What is installed is what was pinned: everything that is needed, each version with the hashes of its files."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).parents[1]
RUN, JAPANESE = "constraints.txt", "constraints-ja.txt"
TEST, BUILD = "constraints-test.txt", "constraints-build.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)((?: ; [^\\\n]+)?)((?: \\\n +--hash=sha256:[0-9a-f]{64})+)\n", re.M)


def pins(*files: str) -> dict[str, str]:
    """Versions by the names of packages."""
    text = "".join((HOUSE / file).read_text("utf-8") for file in files)
    return {canonicalize_name(name): version for name, version, *_ in PIN.findall(text)}


def needed(extras: tuple[str, ...]) -> set[str]:
    """maltu's dependencies and theirs, on this machine."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    waiting, found = [Requirement(line) for line in asked], set[tuple[str, frozenset[str]]]()
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key in found:
            continue
        found.add(key)
        waiting += [Requirement(line) for line in _requires(one.name) if _applies(Requirement(line), one.extras)]
    return {str(name) for name, _ in found}


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # of the benchmarks, and not installed here
        return []


def _applies(one: Requirement, extras: set[str]) -> bool:
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in {"", *extras})


@pytest.mark.parametrize("file", [RUN, JAPANESE, TEST, BUILD])
def test_every_line_is_a_version_with_hashes_and_no_address(file: str) -> None:
    text = (HOUSE / file).read_text("utf-8")
    assert PIN.sub("", text) == ""
    assert "://" not in text


def test_all_that_the_bot_needs_is_pinned() -> None:
    assert needed(()) - set(pins(RUN)) == set()


def test_all_that_japanese_needs_besides_is_pinned_apart_so_that_it_can_be_left_out() -> None:
    assert needed(("ja",)) - set(pins(RUN)) == set(pins(JAPANESE))


def test_all_that_tests_and_benchmarks_need_is_pinned() -> None:
    assert needed(("test", "bench")) - set(pins(RUN, TEST)) == set()


def test_nothing_is_pinned_twice() -> None:
    assert len(pins(RUN, JAPANESE, TEST)) == sum(len(pins(file)) for file in (RUN, JAPANESE, TEST))


def test_what_builds_the_bot_is_pinned() -> None:
    house = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    [asked] = [Requirement(line) for line in house["build-system"]["requires"]]
    assert asked.specifier.contains(pins(BUILD)[asked.name])
