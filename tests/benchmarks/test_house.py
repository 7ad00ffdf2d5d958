"""The house is counted as it stands, and each offender is named."""

from pathlib import Path

import pytest

from benchmarks.house.__main__ import Row, table


def _house(folder: Path, files: dict[str, str]) -> None:
    for package in ("bot", "adapters", "storage", "styles", "benchmarks", "tests"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").write_text("")
        (folder / package / "quiet.py").write_text(f'def {package}() -> None:\n    """Says something."""\n')
    for path, source in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(source)


@pytest.mark.parametrize(
    ("files", "what", "offenders"),
    [
        ({"styles/a.py": "import bot.quiet"}, "imports against the floor order", ["styles.a -> bot.quiet"]),
        ({"bot/parts.py": "import storage.quiet"}, "imports against the floor order", []),
        (
            {"adapters/blogs/web/a.py": "from adapters.blogs.crawl import b", "adapters/blogs/crawl/b.py": ""},
            "imports against the floor order",
            ["adapters.blogs.web.a -> adapters.blogs.crawl.b"],
        ),
        (
            {"bot/a.py": "if TYPE_CHECKING:\n    import bot.b", "bot/b.py": "import bot.a"},
            "import cycles (TYPE_CHECKING too)",
            ["bot.a <-> bot.b"],
        ),
        (
            {"styles/x/a.py": "import styles.y.b", "styles/y/b.py": ""},
            "arrows between rooms of styles",
            ["styles.x -> styles.y"],
        ),
        (
            {"bot/a.py": "class Page: ...\nclass _Own: ...", "styles/b.py": "Page = dict[str, str]\nclass _Own: ..."},
            "public class names with two meanings",
            ["Page: bot.a, styles.b"],
        ),
        ({"bot/a.py": "class A:\n    def b(self) -> None: ..."}, "public functions with a docstring", ["bot.a:A.b"]),
        (
            {"bot/a.py": 'def a() -> None:\n    """Goes on."""\n    if a:\n        raise ValueError'},
            "that raise and say so",
            ["bot.a:a"],
        ),
        (
            {"styles/x/__init__.py": "from styles.x.learn import learn", "styles/x/learn.py": "learn = print"},
            "modules hidden by a function",
            ["styles.x.learn"],
        ),
        (
            {"styles/x/a.py": "import styles.x.y.b", "styles/x/y/b.py": "import styles.x.c", "styles/x/c.py": ""},
            "arrows between rooms of styles",
            [],
        ),
        (
            {"bot/blogs/a.py": "import bot.dialogue.b", "bot/dialogue/b.py": "import bot.blogs.a"},
            "groups of rooms that import each other",
            ["bot.blogs <-> bot.dialogue"],
        ),
        (
            {"bot/card/a.py": "import bot.blogs.b", "bot/blogs/b.py": ""},
            "imports against the floor order",
            ["bot.card.a -> bot.blogs.b"],
        ),
        (
            {
                "bot/a.py": 'class A:\n    def b(self) -> None:\n        """Sings. Raises ValueError."""\n',
                "styles/c.py": "class C(A):\n    def b(self) -> None:\n        raise ValueError\n",
            },
            "that raise and say so",
            [],
        ),
        (
            {
                "bot/a.py": "class A(Protocol):\n"
                "    # sings\n    def b(self) -> None: ...\n    def c(self) -> None: ...  # hums\n"
            },
            "public functions with a docstring",
            [],
        ),
        (
            {"bot/a.py": "def a() -> None:\n" + "    a()\n" * 41},
            "longest function",
            ["bot.a:a:1 42"],
        ),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_named(
    files: dict[str, str], what: str, offenders: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _house(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    rows: dict[str, Row] = {row.what: row for row in table()}
    assert list(rows[what].offenders) == offenders
