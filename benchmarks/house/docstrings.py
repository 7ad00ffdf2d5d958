"""What is said of each function, and whether it says what it raises."""

import ast
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.house.source import Function, Module


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


def docs_of_functions(house: Sequence[Module]) -> dict[Function, str]:
    """What is said of each function: in its docstring, else where the method stands whose place it takes; else ''."""
    classes = {
        node.name: (module, node) for module in house for node in module.tree.body if isinstance(node, ast.ClassDef)
    }
    told = {function: ast.get_docstring(function) or "" for module in house for function in module.functions}
    for name, (_, owner) in classes.items():
        for method in _methods(owner):
            told[method] = told[method] or next(_said_above(name, method.name, classes), "")
    return told


def _said_above(owner: str, method: str, classes: Mapping[str, tuple[Module, ast.ClassDef]]) -> Iterator[str]:
    """What a class and those it comes from say of a method, the nearest first."""
    if owner not in classes:
        return
    module, node = classes[owner]
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
    for own in (each for each in _methods(node) if each.name == method):
        if said := ast.get_docstring(own) or ("Protocol" in bases and module.comment(own)):
            yield said
    for base in bases:
        yield from _said_above(base, method, classes)


def _methods(owner: ast.ClassDef) -> Iterator[Function]:
    yield from (node for node in owner.body if isinstance(node, Function))
