"""The files of the house, as they are written."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

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

    def comment(self, node: ast.stmt) -> str:
        """What is noted behind its first line or right above it."""
        above, line = self.path.read_text("utf-8").splitlines()[node.lineno - 2 : node.lineno]
        return line.partition("  # ")[2] or above.strip().partition("# ")[2]

    @property
    def folder(self) -> str:
        return ".".join(self.path.with_suffix("").parts[:-1])

    @property
    def face(self) -> bool:
        return self.path.name == "__init__.py"

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


def modules(*packages: str) -> list[Module]:
    """Every module below these folders of the current one, without migrations and samples."""
    paths = [path for package in packages for path in sorted(Path(package).rglob("*.py"))]
    return [Module(_module_name(path), path) for path in paths if not {"migrations", "data"} & set(path.parts[:-1])]


def _module_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def length(function: Function) -> int:
    """Lines without the docstring."""
    first = function.body[0]
    return _lines(function) - (_lines(first) if ast.get_docstring(function) else 0)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
