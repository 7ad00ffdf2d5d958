"""What stands in the code: its modules, its public functions, its patterns and how they are used."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOMS = ("bot", "adapters", "storage", "styles")
NOT_RUN = ("__main__", "migrations", "make_font")  # programs and steps that are run from a shell
USES = frozenset({"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})


@cache
def modules() -> Mapping[str, ModuleType]:
    """Every module of the product, by name."""
    found = {name: import_module(name) for name in ROOMS}
    for room in ROOMS:
        for module in pkgutil.walk_packages(found[room].__path__, f"{room}."):
            if not any(part in NOT_RUN for part in module.name.split(".")):
                found[module.name] = import_module(module.name)
    return found


def public_functions() -> Mapping[str, Callable[..., object]]:
    """Every function of a module that is nobody's own business, as it is defined, by `module:name`."""
    return {
        f"{name}:{said}": function
        for name, module in modules().items()
        for said, held in vars(module).items()
        if not said.startswith("_") and inspect.isroutine(function := inspect.unwrap(held) if callable(held) else None)
        if getattr(function, "__module__", "") == name
    }


# Patterns


@cache
def patterns() -> Mapping[str, tuple[re.Pattern[str] | re.Pattern[bytes], Set[str]]]:
    """Every pattern that is compiled as modules are loaded or written where it is used, and the methods it is used by.

    Where no use is found it is taken to be searched for everywhere. The names are `module:name`.
    """
    used = _uses()
    kept = {
        where: (pattern, used.get(pattern, set()) | used.get(where.rpartition(".")[2], set()) or {"finditer"})
        for where, pattern in _kept()
    }
    return kept | dict(_written_in_place())


def _kept() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[int] = set()
    for name, module in modules().items():
        for said, held in vars(module).items():
            for path, pattern in _inside(held, ""):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{name}:{said}{path}", pattern


def _inside(held: object, path: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(held, re.Pattern):
        yield path, held
    elif isinstance(held, (tuple, list, set, frozenset)):
        for at, one in enumerate(held):
            yield from _inside(one, f"{path}[{at}]")
    elif isinstance(held, dict):
        for key, one in held.items():
            yield from _inside(one, f"{path}[{key}]")
    elif is_dataclass(held) and not isinstance(held, type):
        for field in fields(held):
            yield from _inside(getattr(held, field.name, None), f"{path}.{field.name}")


def _uses() -> dict[re.Pattern[str] | str, set[str]]:
    """By pattern, where a module names it, and by the last name where it is part of something: `counting.maxim`."""
    found: dict[re.Pattern[str] | str, set[str]] = {}
    for module in modules().values():
        for node in _nodes(module):
            if isinstance(node, ast.Attribute) and node.attr in USES:
                held = getattr(module, node.value.id, None) if isinstance(node.value, ast.Name) else None
                if isinstance(held, re.Pattern):
                    found.setdefault(held, set()).add(node.attr)
                elif isinstance(node.value, ast.Attribute):
                    found.setdefault(node.value.attr, set()).add(node.attr)
    return found


def _written_in_place() -> Iterator[tuple[str, tuple[re.Pattern[str] | re.Pattern[bytes], Set[str]]]]:
    """`re.sub("…", …)`, by `module:line`; one that is put together there belongs to its function."""
    for name, module in modules().items():
        for node in _nodes(module):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=use), args=[ast.Constant(said), *more]):
                    if use in USES and isinstance(said, (str, bytes)):
                        flags = sum(_flags([*more, *(keyword.value for keyword in node.keywords)]))
                        yield f"{name}:{said!r}", (re.compile(said, flags), {use})


def _flags(given: list[ast.expr]) -> Iterator[int]:
    for node in given:
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and isinstance(flag := getattr(re, part.attr, None), re.RegexFlag):
                yield flag


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(module.__file__ or "").read_text())


def _nodes(module: ModuleType) -> Iterator[ast.AST]:
    return ast.walk(_tree(module))
