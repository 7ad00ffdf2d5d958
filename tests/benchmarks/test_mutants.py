"""Mistakes made on purpose are the same at every run, can be compiled, and are looked for in files that are there."""

from pathlib import Path

import pytest

from benchmarks.mutants import HERE, MODULES, Workshop, mutants

SOURCE = '''"""Nothing here is changed: 1 < 2."""
LIMIT = 3


def kept(posts: list[str], most: int = 5) -> list[str]:
    """Neither is this."""
    if posts and not (len(posts) < most):
        raise ValueError("가 나다")
    return posts[:most] if most > 1 else []
'''


def test_every_mistake_is_made_in_what_a_function_computes() -> None:
    found = {(mutant.before, mutant.after) for mutant in mutants("a.py", SOURCE.encode())}
    assert found == {
        ("posts and not (len(posts) < most)", "(posts or not len(posts) < most)"),
        ("posts and not (len(posts) < most)", "(posts)"),
        ("posts and not (len(posts) < most)", "(not len(posts) < most)"),
        ("not (len(posts) < most)", "(len(posts) < most)"),
        ("len(posts) < most", "(len(posts) <= most)"),
        ("posts[:most] if most > 1 else []", "([] if most > 1 else posts[:most])"),
        ("posts[:most] if most > 1 else []", "None"),
        ("posts[:most]", "posts"),
        ("most > 1", "(most >= 1)"),
        ("1", "2"),
    }


def test_the_same_source_has_the_same_mistakes_in_the_same_order() -> None:
    assert mutants("a.py", SOURCE.encode()) == mutants("a.py", SOURCE.encode())


@pytest.mark.parametrize("module", MODULES)
def test_each_module_has_mistakes_that_compile_and_tests_that_are_there(module: str) -> None:
    source = (HERE / module).read_bytes()
    found = mutants(module, source)
    assert len(found) >= 17  # 200 of 12 modules
    for mutant in found:
        compile(mutant.into(source), module, "exec")
    assert [tests for tests in MODULES[module] if not (HERE / tests).exists()] == []


def test_a_workshop_can_run_the_tests_of_a_module(tmp_path: Path) -> None:
    assert Workshop(tmp_path).passes(MODULES["adapters/models/completion.py"], 200)
