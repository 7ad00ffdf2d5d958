"""How the house stands beside its rules: rooms, arrows, names, lengths and docstrings, counted from the source.

`python -m benchmarks.house` in the top folder prints the table; with `--list` also what stands in the way of each goal.
A room is a folder directly in one of HALLS, with all the folders within it (`files/exports` is a part of `files`); an
arrow is two rooms with at least one import between them. `__init__`, migrations and tests/data do not count as files. A
method counts as documented, and as saying what it raises, where the class or Protocol it comes from does so; in a
Protocol a comment on its line or above it is enough.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.house.docstrings import docs_of_functions, public, raises
from benchmarks.house.names import hidden, participles, two_meanings
from benchmarks.house.rooms import against_the_floors, arrows_between, circles, folders_in_circles, rooms
from benchmarks.house.source import Module, length, modules

PRODUCT = ("bot", "adapters", "storage", "styles")
MOST_FILES, MOST_TESTS, MOST_LINES, MOST_OF_A_FUNCTION, MOST_P90 = 12, 20, 300, 40, 15


@dataclass(frozen=True)
class Row:
    what: str
    found: str
    goal: str
    offenders: Sequence[str]


def _lengths(house: Sequence[Module]) -> Iterator[Row]:
    files = Counter({module.name: module.lines for module in house})
    functions = Counter({f"{m.name}:{f.name}:{f.lineno}": length(f) for m in house for f in m.functions})
    for what, sizes, most in (("file", files, MOST_LINES), ("function", functions, MOST_OF_A_FUNCTION)):
        over = [f"{name} {size}" for name, size in sizes.most_common() if size > most]
        yield Row(f"longest {what}", str(max(sizes.values())), str(most), over)
    tenth = sorted(functions.values())[len(functions) * 9 // 10]
    yield Row("p90 of the functions", str(tenth), f"≤ {MOST_P90}", [])


def _folders(what: str, house: Sequence[Module], most: int) -> Row:
    files = Counter(module.folder for module in house if not module.face)
    over = [f"{name} {count}" for name, count in files.most_common() if count > most]
    return Row(what, str(max(files.values())), str(most), over)


def _docstrings(product: Sequence[Module]) -> Iterator[Row]:
    found = [pair for module in product for pair in public(module)]
    told = docs_of_functions(product)
    silent = [name for name, function in found if not told[function]]
    share = 100 * (len(found) - len(silent)) / len(found)
    yield Row("public functions with a docstring", f"{share:.0f} % of {len(found)}", "≥ 92 %", silent)
    raising = [(name, function) for name, function in found if raises(function)]
    unsaid = [name for name, function in raising if "raises" not in told[function].lower()]
    yield Row("that raise and say so", f"{len(raising) - len(unsaid)} of {len(raising)}", "all", unsaid)


def _arrows(within: str, most: int, house: Sequence[Module], arrows: dict[str, set[str]]) -> Row:
    drawn = [(here, there) for here, ahead in sorted(rooms(house, arrows, within).items()) for there in sorted(ahead)]
    offenders = [f"{here} -> {there}" for here, there in drawn]
    return Row(f"arrows between rooms of {within}", str(len(drawn)), f"≤ {most}", offenders)


def table() -> Iterator[Row]:
    """Issue 8's "Done when", as far as it can be counted."""
    product, benches, tests = modules(*PRODUCT), modules("benchmarks"), modules("tests")
    arrows = arrows_between(product)
    up, back = against_the_floors(arrows), folders_in_circles(product, arrows)
    round_and_round = [" <-> ".join(circle) for circle in circles(arrows)]
    yield _folders("most files in a folder", product + benches, MOST_FILES)
    yield _folders("most files in a folder of tests", tests, MOST_TESTS)
    yield from _lengths(product + benches)
    yield Row("imports against the floor order", str(len(up)), "0", up)
    yield Row("groups of rooms that import each other", str(len(back)), "0", back)
    yield Row("import cycles (TYPE_CHECKING too)", str(len(round_and_round)), "0", round_and_round)
    yield _arrows("adapters.blogs", 30, product, arrows)
    yield _arrows("styles", 45, product, arrows)
    double, covered, bare = two_meanings(product), hidden(product), participles(product)
    yield Row("public class names with two meanings", str(len(double)), "0", double)
    yield from _docstrings(product)
    yield Row("modules hidden by a function", str(len(covered)), "0", covered)
    yield Row("functions named by a bare participle", str(len(bare)), "few", bare)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="what stands in the way of each goal, too")
    listed = parser.parse_args().list
    for row in table():
        print(f"{row.what:<42} {row.found:>14}   {row.goal}")
        for offender in row.offenders if listed else ():
            print(f"    {offender}")


if __name__ == "__main__":
    main()
