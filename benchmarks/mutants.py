"""Whether the tests notice when a line that decides something is wrong: small mistakes are made on purpose, one by one.

`python -m benchmarks.mutants` makes 200 of them, always the same ones, in copies of the project, runs the tests of the
module each was made in, and prints those that nobody noticed. equivalent_mutants.txt names those that are no mistakes.
"""

import argparse
import ast
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from queue import SimpleQueue

HERE = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.txt")
SEED = "maltu"
GOAL = 0.9
PATIENCE = 4  # times as long as the tests take without a mistake; what takes longer was noticed

# What decides what is kept, sent, shown or dropped, and the tests that say how, those first that notice most
MODULES: dict[str, Sequence[str]] = {
    "bot/dialogue/router.py": (
        "tests/bot/dialogue/test_router.py",
        "tests/bot/dialogue/test_small_talk_dialogues.py",
        "tests/bot/drafts/speech/test_voice_dialogues.py",
        "tests/bot/dialogue/test_pasting_dialogues.py",
        "tests/bot/dialogue/test_dialogues.py",
        "tests/bot/dialogue/test_line_dialogues.py",
        "tests/bot/card/test_style_dialogues.py",
        "tests/bot/blogs/test_grown_dialogues.py",
    ),
    "bot/drafts/studio.py": (
        "tests/bot/drafts",
        "tests/bot/dialogue/test_dialogues.py",
        "tests/bot/dialogue/test_line_dialogues.py",
        "tests/bot/card/test_style_dialogues.py",
    ),
    "bot/blogs/ingest.py": (
        "tests/bot/blogs/test_ingest.py",
        "tests/bot/blogs/test_first_voice.py",
        "tests/bot/blogs/test_register.py",
        "tests/bot/blogs/test_refresh_dialogues.py",
    ),
    "bot/blogs/refresh.py": (
        "tests/bot/blogs/test_refresh_dialogues.py",
        "tests/bot/blogs/test_grown_dialogues.py",
        "tests/bot/blogs/test_register.py",
        "tests/bot/dialogue/test_processes.py",
    ),
    "bot/blogs/ownership.py": ("tests/bot/blogs/test_refresh_dialogues.py",),
    "adapters/blogs/crawl/incremental.py": (
        "tests/adapters/blogs/crawl/test_incremental.py",
        "tests/adapters/blogs/test_readers.py",
    ),
    "adapters/blogs/crawl/paged_list.py": (
        "tests/adapters/blogs/crawl/test_paged_list.py",
        "tests/adapters/blogs/test_readers.py",
    ),
    "adapters/blogs/web/blocked.py": ("tests/adapters/blogs/web/test_blocked.py",),
    "adapters/chat/wall.py": ("tests/adapters/chat/test_wall.py", "tests/adapters/chat/test_live.py"),
    "adapters/models/completion.py": ("tests/adapters/models/test_completion.py",),
    "storage/blogs.py": ("tests/storage/test_blogs.py", "tests/storage/test_forgetting.py"),
    "styles/reading/own_text.py": ("tests/styles/reading",),
}
COPIED = ("bot", "adapters", "storage", "styles", "benchmarks", "tests", "pyproject.toml", ".env.example", "README.md")

_PAIRS = ((ast.Eq, ast.NotEq), (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.In, ast.NotIn), (ast.Is, ast.IsNot))
OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


@dataclass(frozen=True)
class Mutant:
    """One mistake: this much of a module's bytes, beginning at that one, said otherwise."""

    module: str
    function: str
    line: int
    begin: int
    before: str
    after: str

    @property
    def key(self) -> str:
        """What it is called in the list of equivalents; lines move, so none is named."""
        return f"{self.module} {self.function}: {_one_line(self.before)} => {_one_line(self.after)}"

    def into(self, source: bytes) -> bytes:
        return source[: self.begin] + self.after.encode() + source[self.begin + len(self.before.encode()) :]


def _one_line(code: str) -> str:
    return " ".join(code.split())


def mutants(module: str, source: bytes) -> list[Mutant]:
    """Every mistake that can be made in a module's functions, in an order that depends on the seed and on the code."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def one(function: str, node: ast.expr, after: str) -> Mutant:
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        return Mutant(module, function, node.lineno, begin, source[begin:end].decode(), after)

    found = {one(*spot) for spot in _spots(ast.parse(source), "")}
    return sorted(found, key=lambda mutant: hashlib.sha256(f"{SEED} {mutant.key} {mutant.begin}".encode()).digest())


def _spots(tree: ast.AST, function: str) -> Iterator[tuple[str, ast.expr, str]]:
    """What is computed inside functions, each with what could stand there by mistake; no annotations and no words."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef(name=name, body=body) | ast.AsyncFunctionDef(name=name, body=body):
                yield from _spots(ast.Module(body, []), name)
            case ast.AnnAssign(value=ast.expr() as value):
                yield from _spots(ast.Module([ast.Expr(value)], []), function)
            case ast.AnnAssign() | ast.JoinedStr() | ast.Raise():
                continue
            case _:
                if function:
                    yield from ((function, spot, after) for spot, after in mistakes(node))
                yield from _spots(node, function)


def mistakes(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """What could be said otherwise: another comparison, or for and, no not, one more, a whole for a slice, nothing."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield node, f"({ast.unparse(ast.Compare(left, [OTHER[type(op)]()], [right]))})"
        case ast.BoolOp(op=op, values=values):
            yield node, f"({ast.unparse(ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values))})"
            yield from ((node, f"({ast.unparse(_without(op, values, at))})") for at in range(len(values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, f"({ast.unparse(operand)})"
        case ast.If(test=ast.Call() | ast.Name() | ast.Attribute() as test):
            yield test, f"(not {ast.unparse(test)})"
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            yield node, f"({ast.unparse(ast.IfExp(test, otherwise, body))})"
        case ast.Constant(value=bool(value)):
            yield node, str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield node, str(value + 1)
        case ast.Subscript(value=value, slice=ast.Slice()):
            yield node, ast.unparse(value)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, "None"


def _without(op: ast.boolop, values: Sequence[ast.expr], at: int) -> ast.expr:
    left = [*values[:at], *values[at + 1 :]]
    return left[0] if len(left) == 1 else ast.BoolOp(op, left)


def chosen(count: int, modules: Sequence[str]) -> list[Mutant]:
    """As many, spread evenly over the modules, and none that is known to be no mistake."""
    known = set(EQUIVALENT.read_text("utf-8").splitlines())
    share = -(-count // len(modules))
    each = [mutants(module, (HERE / module).read_bytes()) for module in modules]
    return [mutant for found in each for mutant in [one for one in found if one.key not in known][:share]][:count]


class Workshop:
    """A copy of the project where mistakes are made and the tests are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in filter(lambda name: (HERE / name).exists(), COPIED):
            copy = shutil.copytree if (HERE / name).is_dir() else shutil.copy
            copy(HERE / name, folder / name)

    def passes(self, tests: Sequence[str], seconds: float) -> bool:
        """Whether the tests pass, and in time."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
        here = {**os.environ, "PYTHONPATH": str(self.folder)}
        with subprocess.Popen(
            [*command, "-k", "not postgres", *tests],
            cwd=self.folder, env=here, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as running:  # fmt: skip
            try:
                return running.wait(seconds) == 0
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return False

    def survives(self, mutant: Mutant, seconds: float) -> bool:
        """Whether the tests pass although this mistake was made."""
        path = self.folder / mutant.module
        source = path.read_bytes()
        try:
            self._write(path, mutant.into(source))
            return self.passes(MODULES[mutant.module], seconds)
        finally:
            self._write(path, source)

    def _write(self, path: Path, source: bytes) -> None:
        """A cached module of the same size and second would be believed."""
        Path(cache_from_source(str(path))).unlink(missing_ok=True)
        path.write_bytes(source)


def seconds_needed(workshop: Workshop, module: str) -> float:
    """How long its tests take as it is; ends the program where they do not pass."""
    began = time.monotonic()
    if not workshop.passes(MODULES[module], 600):
        sys.exit(f"The tests of {module} do not pass as it is.")
    return time.monotonic() - began


def run(found: Sequence[Mutant], workshops: SimpleQueue[Workshop], workers: int, end: float) -> Iterator[Mutant | None]:
    """The mutants that survive, and None for each that is noticed; those that the time does not reach are left out."""
    needed: dict[str, float] = {}

    def one(mutant: Mutant) -> Iterator[Mutant | None]:
        workshop = workshops.get()
        try:
            if mutant.module not in needed:
                needed[mutant.module] = seconds_needed(workshop, mutant.module)
            if time.monotonic() < end:
                yield mutant if workshop.survives(mutant, 10 + PATIENCE * needed[mutant.module]) else None
        finally:
            workshops.put(workshop)

    with ThreadPoolExecutor(workers) as pool:
        for outcome in pool.map(lambda mutant: list(one(mutant)), found):
            yield from outcome


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--only", nargs="+", choices=MODULES, default=list(MODULES), metavar="MODULE")
    told = parser.parse_args()
    began, outcomes = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="maltu-mutants-") as folder:
        workshops: SimpleQueue[Workshop] = SimpleQueue()
        for number in range(told.workers):
            workshops.put(Workshop(Path(folder) / str(number)))
        found = chosen(told.count, told.only)
        for outcome in run(found, workshops, told.workers, began + 60 * told.minutes):
            outcomes.append(outcome)
            if outcome:
                print(f"survived, line {outcome.line}: {outcome.key}", flush=True)
    noticed, missed = outcomes.count(None), len(found) - len(outcomes)
    share = noticed / len(outcomes) if outcomes else 0.0
    minutes = (time.monotonic() - began) / 60
    print(f"noticed {noticed} of {len(outcomes)} ({share:.0%}) in {minutes:.0f} min, {missed} left")
    sys.exit(share < GOAL)


if __name__ == "__main__":
    main()
