"""How the house stands beside its rules: rooms, arrows, names, lengths and docstrings, counted from the source.

`python -m benchmarks.house` in the top folder prints the table; with `--list` also what stands in the way of each goal.
A room is a folder, an arrow two folders with at least one import between them; `__init__`, migrations and tests/data do
not count as files.
"""

import argparse
import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PRODUCT = ("bot", "adapters", "storage", "styles")
MOST_FILES, MOST_TESTS, MOST_LINES, MOST_OF_A_FUNCTION, MOST_P90 = 12, 20, 300, 40, 15
ROOTS = {"bot.__main__", "bot.cli"}  # they put the parts together and may import everything
BLOGS = ("readers", "files", "platforms", "crawl", "address", "web", "to_markdown", "formats")
FLOORS = (  # from the top to the bottom; what stands on one floor does not know each other
    (("adapters", "storage"), ("bot",), ("styles",)),
    tuple((f"adapters.blogs.{room}",) for room in BLOGS),
)
BARE = r"[a-z]{2,}ed|told|kept|made|done|sent|held|read|said|found|shown|known|given|taken|begun|lost|left|cut|met"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    name: str
    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text("utf-8"))

    @property
    def lines(self) -> int:
        return len(self.path.read_text("utf-8").splitlines())

    @property
    def folder(self) -> str:
        return ".".join(self.path.with_suffix("").parts[:-1])

    @property
    def face(self) -> bool:
        return self.path.name == "__init__.py"

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


@dataclass(frozen=True)
class Row:
    what: str
    found: str
    goal: str
    offenders: Sequence[str]


def modules(*packages: str) -> list[Module]:
    """Every module below these folders of the current one, without migrations and samples."""
    paths = [path for package in packages for path in sorted(Path(package).rglob("*.py"))]
    return [Module(_dotted(path), path) for path in paths if not {"migrations", "data"} & set(path.parts[:-1])]


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imported(module: Module, known: set[str]) -> Iterator[str]:
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
    return {module.name: set(imported(module, known)) - {module.name} for module in house}


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """What can be reached from itself, by groups of names that reach each other (cubic is quick enough for a house)."""
    reached = {name: _reached(name, arrows) for name in arrows}
    groups = {
        tuple(sorted(other for other in there if name in reached.get(other, ())))
        for name, there in reached.items()
        if name in there
    }
    return [list(group) for group in sorted(groups)]


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(arrows[start])
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += arrows.get(name, ())
    return seen


def rooms(house: Sequence[Module], arrows: dict[str, set[str]], within: str) -> dict[str, set[str]]:
    """The arrows between the folders below one folder; a face (`__init__`) draws none, but may be pointed at."""
    folder = {module.name: module.folder for module in house}
    drawn: dict[str, set[str]] = defaultdict(set)
    for module in house:
        if not module.face and _below(module.folder, within):
            there = {folder[name] for name in arrows[module.name] if _below(folder[name], within)}
            drawn[module.folder] |= there - {module.folder}
    return drawn


def _below(name: str, folder: str) -> bool:
    return name == folder or name.startswith(folder + ".")


def against_the_floors(arrows: dict[str, set[str]]) -> list[str]:
    """Imports that go up, or across one floor."""
    return [
        f"{name} -> {there}"
        for name in sorted(arrows.keys() - ROOTS)
        for there in sorted(arrows[name])
        for floors in FLOORS
        if (here := _stands(name, floors)) and (to := _stands(there, floors)) and here != to and here[0] >= to[0]
    ]


def _stands(name: str, floors: Sequence[Sequence[str]]) -> tuple[int, str] | None:
    return next(((at, room) for at, floor in enumerate(floors) for room in floor if _below(name, room)), None)


def folders_in_circles(house: Sequence[Module], arrows: dict[str, set[str]]) -> list[str]:
    """Folders that import each other; a module directly in a top folder is a room of its own."""
    where = {module.name: module.folder if "." in module.folder else module.name for module in house}
    drawn: dict[str, set[str]] = defaultdict(set)
    for module in house:
        if not module.face and module.name not in ROOTS:
            drawn[where[module.name]] |= {where[name] for name in arrows[module.name]} - {where[module.name]}
    return [" <-> ".join(circle) for circle in circles(drawn)]


def two_meanings(house: Sequence[Module]) -> list[str]:
    """Public class names and type aliases that more than one module defines."""
    where: dict[str, list[str]] = defaultdict(list)
    for module in house:
        for name in filter(None, map(_public_type, module.tree.body)):
            where[name].append(module.name)
    return [f"{name}: {', '.join(there)}" for name, there in sorted(where.items()) if len(there) > 1]


def _public_type(node: ast.stmt) -> str | None:
    match node:
        case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="TypeAlias")):
            return None if name.startswith("_") else name
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() | ast.BinOp() | ast.Attribute()):
            return name if re.fullmatch(r"(?:[A-Z][a-z0-9]+)+", name) else None
    return None


def public(module: Module) -> Iterator[tuple[str, Function]]:
    """Functions of a module and methods of its classes whose names begin with no underscore."""
    for node in module.tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        owner = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for function in inside:
            if isinstance(function, Function) and not function.name.startswith("_"):
                yield f"{module.name}:{owner}{function.name}", function


def raises(function: Function) -> bool:
    """Whether it raises an error of its own, in itself and not in a function within it."""
    ahead: list[ast.AST] = list(function.body)
    while ahead:
        node = ahead.pop()
        if isinstance(node, ast.Raise) and node.exc:
            return True
        if not isinstance(node, (*Function.__args__, ast.Lambda, ast.ClassDef)):
            ahead += ast.iter_child_nodes(node)
    return False


def length(function: Function) -> int:
    """Lines without the docstring."""
    first = function.body[0]
    return _lines(function) - (_lines(first) if ast.get_docstring(function) else 0)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def hidden(house: Sequence[Module]) -> list[str]:
    """Modules that the face of their folder covers with something else of the same name."""
    names = {module.name for module in house}
    return [
        f"{face.name}.{name}"
        for face in house
        if face.face
        for node in face.tree.body
        for name, comes_from in _bound(node)
        if f"{face.name}.{name}" in names and comes_from != face.name
    ]


def _bound(node: ast.stmt) -> Iterator[tuple[str, str]]:
    match node:
        case ast.ImportFrom(module=base, names=names):
            yield from ((alias.asname or alias.name, base or "") for alias in names)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name, ""


def participles(house: Sequence[Module]) -> list[str]:
    found = [(module.name, function.name.strip("_")) for module in house for function in module.functions]
    return [f"{there}:{name}" for there, name in found if re.fullmatch(BARE, name)]


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
    found = [pair for module in product if not _below(module.name, "bot.wording") for pair in public(module)]
    silent = [name for name, function in found if not ast.get_docstring(function)]
    share = 100 * (len(found) - len(silent)) / len(found)
    yield Row("public functions with a docstring", f"{share:.0f} % of {len(found)}", "≥ 92 %", silent)
    raising = [(name, function) for name, function in found if raises(function)]
    unsaid = [name for name, function in raising if "raises" not in (ast.get_docstring(function) or "").lower()]
    yield Row("that raise and say so", f"{len(raising) - len(unsaid)} of {len(raising)}", "all", unsaid)


def _arrows(within: str, most: int, house: Sequence[Module], arrows: dict[str, set[str]]) -> Row:
    depth = within.count(".") + 2
    drawn = [(here, there) for here, ahead in sorted(rooms(house, arrows, within).items()) for there in sorted(ahead)]
    outer = {(_outer(here, depth), _outer(there, depth)) for here, there in drawn}
    apart = sum(here != there for here, there in outer)
    offenders = [f"{here} -> {there}" for here, there in drawn]
    return Row(f"arrows between rooms of {within}", f"{len(drawn)} ({apart} outer)", f"≤ {most}", offenders)


def _outer(room: str, depth: int) -> str:
    return ".".join(room.split(".")[:depth])


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
