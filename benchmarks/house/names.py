"""Names that stand for two things, or say neither what goes in nor what comes out."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.house.source import Module

BARE = r"[a-z]{2,}ed|told|kept|made|done|sent|held|read|said|found|shown|known|given|taken|begun|lost|left|cut|met"


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
