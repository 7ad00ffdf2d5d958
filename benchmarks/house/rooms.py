"""Which room imports which, and whether all arrows go down."""

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from benchmarks.house.source import Module

HALLS = ("bot", "adapters", "storage", "styles", "adapters.blogs", "adapters.chat")
# They may import everything
ROOTS = {"bot.cli", "bot.checkup", "bot.parts", "bot.together", "bot.maltu", "bot.places", "bot.demo.play"}
LAYERS = Path(__file__).parents[2] / "pyproject.toml"  # where import-linter is told them
HOUSE = (("adapters", "storage"), ("bot",), ("styles",))

Floors = Sequence[Sequence[str]]  # from the top to the bottom; what stands on one floor does not know each other


@cache
def floors() -> Sequence[Floors]:
    """Those of the house, and those of each hall whose rooms import-linter's contracts lay one above another."""
    contracts = tomllib.loads(LAYERS.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    halls = [(hall, contract["layers"]) for contract in contracts for hall in contract.get("containers", ())]
    return HOUSE, *([[f"{hall}.{room}" for room in floor.split(" | ")] for floor in layers] for hall, layers in halls)


def imports_of(module: Module, known: set[str]) -> Iterator[str]:
    """Our own modules that one imports anywhere, in functions and under TYPE_CHECKING too."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name in known)
            case ast.ImportFrom(module=str(base), level=0, names=names):
                inner = {f"{base}.{alias.name}" for alias in names} & known
                yield from inner
                if base in known and len(inner) < len(names):
                    yield base


def arrows_between(house: Sequence[Module]) -> dict[str, set[str]]:
    known = {module.name for module in house}
    return {module.name: set(imports_of(module, known)) - {module.name} for module in house}


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """What can be reached from itself, by groups of names that reach each other (cubic is quick enough for a house)."""
    reached = {name: _reachable(name, arrows) for name in arrows}
    groups = {
        tuple(sorted(other for other in there if name in reached.get(other, ())))
        for name, there in reached.items()
        if name in there
    }
    return [list(group) for group in sorted(groups)]


def _reachable(start: str, arrows: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(arrows[start])
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += arrows.get(name, ())
    return seen


def room(folder: str) -> str:
    """'adapters.blogs.files.exports' -> 'adapters.blogs.files'; a hall is a room for the files that lie about in it."""
    hall = max((hall for hall in HALLS if _below(folder, hall)), key=len, default="")
    return ".".join(folder.split(".")[: hall.count(".") + 2])


def rooms(house: Sequence[Module], arrows: dict[str, set[str]], within: str) -> dict[str, set[str]]:
    """The arrows between the rooms of one hall; a face (`__init__`) draws none, but may be pointed at."""
    where = {module.name: room(module.folder) for module in house}
    drawn: dict[str, set[str]] = defaultdict(set)
    for module in house:
        if not module.face and _below(here := where[module.name], within):
            drawn[here] |= {where[name] for name in arrows[module.name] if _below(where[name], within)} - {here}
    return drawn


def _below(name: str, folder: str) -> bool:
    return name == folder or name.startswith(folder + ".")


def against_the_floors(arrows: dict[str, set[str]]) -> list[str]:
    """Imports that go up, or across one floor."""
    return [
        f"{name} -> {there}"
        for name in sorted(arrows.keys() - ROOTS)
        for there in sorted(arrows[name])
        for hall in floors()
        if (here := _stands(name, hall)) and (to := _stands(there, hall)) and here != to and here[0] >= to[0]
    ]


def _stands(name: str, hall: Floors) -> tuple[int, str] | None:
    return next(((at, room) for at, floor in enumerate(hall) for room in floor if _below(name, room)), None)


def folders_in_circles(house: Sequence[Module], arrows: dict[str, set[str]]) -> list[str]:
    """Rooms that import each other; a module directly in a hall is a room of its own."""
    where = {module.name: module.name if module.folder in HALLS else room(module.folder) for module in house}
    drawn: dict[str, set[str]] = defaultdict(set)
    for module in house:
        if not module.face and module.name not in ROOTS:
            drawn[where[module.name]] |= {where[name] for name in arrows[module.name]} - {where[module.name]}
    return [" <-> ".join(circle) for circle in circles(drawn)]
