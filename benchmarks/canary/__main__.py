"""Type a canary into every place of the real program in a terminal, be forgotten, and count what is left on the disk.

python -m benchmarks.canary     the goal is 0 of them, also 60 s after another program stops reading the database
"""

import os
import pty
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

CANARY = "KANARIO"
ROOT = Path(__file__).parents[2]
PATIENCE = 150.0  # seconds for one answer: learning starts processes of its own
GOAL = 60.0  # seconds for the last traces

POST = """오늘은 {canary} 카페에 다녀왔어요. 골목 끝에 있어서 조금 헤맸지만 그래도 금방 찾았어요!

창가 자리에 앉아서 커피를 마셨는데요, {canary} 향이 정말 좋더라고요. 다음에는 친구랑 같이 오고 싶어요.
사장님이 {canary} 쿠키도 하나 주셨어요. 덕분에 기분 좋게 하루를 보냈네요. {number}번째 방문도 기대돼요.
"""


class Terminal:
    """The program and somebody who types."""

    def __init__(self, data: Path) -> None:
        self._keyboard, end = pty.openpty()
        system = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        settings = {"PYTHONPATH": str(ROOT), "DATA_DIR": str(data), "LC_ALL": "C.UTF-8", "LANGUAGE": "ko"}
        command = [sys.executable, "-m", "bot", "console"]
        quiet = {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self._program = subprocess.Popen(
            command, cwd=data.parent, env=system | settings | quiet, stdin=end, stdout=end, stderr=end
        )
        os.close(end)
        self.screen = ""
        self._number = 0
        Thread(target=self._look, daemon=True).start()
        self._wait("끝내기예요")
        self._wait("[0m>")

    def says(self, text: str, pasted: bool = False) -> str:
        """What is on the screen since then, once the next message is."""
        before = len(self.screen)
        typed = f"\x1b[200~{text}\x1b[201~" if pasted else text.replace("\n", "\x1b\r")
        os.write(self._keyboard, typed.encode())
        time.sleep(0.5)
        os.write(self._keyboard, b"\r")
        self._number += 1
        self._wait(f"[{self._number}]")
        time.sleep(1.0)
        return self.screen[before:]

    @property
    def number(self) -> int:
        """Of the newest message."""
        return self._number

    def leaves(self) -> None:
        """Ctrl+D, until it has ended."""
        while self._program.poll() is None:
            os.write(self._keyboard, b"\x04")
            time.sleep(0.5)

    def _look(self) -> None:
        try:
            while seen := os.read(self._keyboard, 65_536):
                self.screen += seen.decode("utf-8", "replace")
        except OSError:  # the program has ended
            return

    def _wait(self, text: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while text not in self.screen:
            if time.monotonic() > deadline or self._program.poll() is not None:
                raise TimeoutError(f"{text!r} was not shown; the screen ends with {self.screen[-600:]!r}")
            time.sleep(0.1)


def canaries(folder: Path) -> int:
    """How often it stands in files and in their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.read_bytes().count(CANARY.encode()) + path.name.count(CANARY) for path in files)


def tell_everything(me: Terminal, folder: Path) -> None:
    """The canary in posts, names of files and of their folder, topic, notes, rule, refinement and pastes."""
    posts = folder / f"{CANARY} 글"
    posts.mkdir()
    for number in range(6):
        (posts / f"{CANARY} {number}.md").write_text(POST.format(canary=CANARY, number=number) * 2)
    me.says(f"/learn {posts}")
    me.says("/learn")
    me.says("\n---\n".join(POST.format(canary=CANARY, number=number) * 2 for number in range(3)), pasted=True)
    me.says("끝")
    me.says("/style")
    me.says(f">{me.number} {CANARY}라는 말은 쓰지 마")
    me.says(f"/write {CANARY} 여행\n{CANARY}에 다녀왔다")
    me.says(f">{me.number} {CANARY} 이야기를 더 길게")
    me.says("/my-data")
    me.says("/learn")
    me.says(f"{CANARY} 붙여 넣다 만 글", pasted=True)


@contextmanager
def reading(file: Path, really: bool) -> Iterator[None]:
    """Another program reads the database meanwhile."""
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        if really:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM posts").fetchall()
        yield


def run(name: str, read: bool) -> bool:
    """Whether nothing is left in time."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place, "data")
        me = Terminal(data)
        tell_everything(me, Path(place))
        before = canaries(data)
        with reading(data / "maltu.db", read):
            me.says("/forget-me")
            told = me.says("네")
            held = canaries(data)
        ended = time.monotonic()
        while canaries(data) and time.monotonic() - ended < GOAL:
            time.sleep(0.1)
        seconds, left = time.monotonic() - ended, canaries(data)
        me.leaves()
        after = canaries(data)
    said = "다른 프로그램" in told
    print(f"{name}: {before} before, {held} at the answer, {left} after {seconds:.1f} s, {after} after the end")
    print(f"  told of another reader: {said}")
    print("  " + " ".join(line for line in told.splitlines() if "지웠어요" in line)[-300:])
    return left == after == 0 and said == read and before > 0


def main() -> int:
    """0 where nothing is left."""
    return 0 if all([run("alone", False), run("with another reader", True)]) else 1


if __name__ == "__main__":
    sys.exit(main())
