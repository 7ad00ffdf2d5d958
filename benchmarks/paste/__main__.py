"""python -m benchmarks.paste CORPUS: copy posts from kit pages in Chromium, paste them into editors, and compare.

Takes node, npm and Debian's chromium; the editors are installed from npm into a folder outside of the project.
"""

import argparse
import json
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from benchmarks.paste.kits import Kit, of_corpus, of_photos, of_the_hostile
from benchmarks.paste.letters import kept_lines, lines, things
from bot.kit.page import LARGEST

HERE = Path(__file__).parent
CACHE = Path.home() / ".cache" / "maltu-paste"
LACKS: Mapping[str, frozenset[str]] = {"quill": frozenset({"rules"})}  # what an editor has no place for
SHOWN = 12  # differences


@dataclass
class Kept:
    """What an editor kept of what was pasted in one form."""

    lines: int = 0
    of_lines: int = 0
    things: Counter[str] = field(default_factory=Counter)
    of_things: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, source: str, found: str, lacks: frozenset[str]) -> None:
        """One more pasted text."""
        expected, there = lines(source), lines(found)
        kept = kept_lines(expected, there)
        self.lines, self.of_lines = self.lines + kept, self.of_lines + len(expected)
        wanted, got = things(source), things(found)
        for each, count in wanted.items():
            if each not in lacks:
                self.of_things[each] += count
                self.things[each] += min(count, got[each])
        short = [f"{each} {got[each]}/{n}" for each, n in wanted.items() if got[each] < n and each not in lacks]
        if kept < len(expected) or short:
            lost = [line for line in expected if line not in there][:2]
            self.differences.append(f"{name}: {kept}/{len(expected)} lines {short} {lost}")

    def row(self, form: str, editor: str) -> str:
        """One line of the table."""
        share = 100 * self.lines / self.of_lines if self.of_lines else 100
        counts = "  ".join(f"{each} {self.things[each]}/{n}" for each, n in self.of_things.items())
        return f"{form:6} {editor:16} {share:7.3f} % of {self.of_lines:6} lines   {counts}"


def main() -> None:
    typed = _typed()
    typed.cache.mkdir(parents=True, exist_ok=True)
    _install(typed.cache)
    folder = typed.cache / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    photos = of_photos(folder)
    kits = [*of_corpus(typed.corpus, typed.posts, folder), photos, *of_the_hostile(folder)]
    rows = _in_browser(kits, typed.cache)
    _report(kits, [row for row in rows if "html" in row], typed.list)
    _report_photos(photos, [row for row in rows if row["name"] == photos.name])
    _report_hostile([row for row in rows if "scripts" in row])


def _typed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paste", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a folder of posts, one folder an author: ko_…, en_…, ja_…")
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where the editors are kept ({CACHE})")
    parser.add_argument("--list", action="store_true", help="what differs")
    return parser.parse_args()


def _install(cache: Path) -> None:
    wanted = (HERE / "package.json").read_text("utf-8")
    known = cache / "package.json"
    if known.exists() and known.read_text("utf-8") == wanted and (cache / "node_modules").exists():
        return
    known.write_text(wanted, "utf-8")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"], cwd=cache, check=True)


def _in_browser(kits: Iterable[Kit], cache: Path) -> list[dict[str, object]]:
    asked, answered = cache / "kits.jsonl", cache / "pasted.jsonl"
    asked.write_text("\n".join(kit.line for kit in kits), "utf-8")
    subprocess.run(["node", str(HERE / "browser.mjs"), str(asked), str(answered)], cwd=cache, check=True)
    with answered.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _report(kits: Sequence[Kit], rows: Iterable[Mapping[str, object]], listed: bool) -> None:
    sources = {kit.name: source_of(kit.path.read_text("utf-8")) for kit in kits if kit.copy and kit.name != "photos"}
    kept: dict[tuple[str, str], Kept] = defaultdict(Kept)
    for row in rows:
        name, editor = str(row["name"]), str(row["editor"])
        if name in sources:
            lacks = LACKS.get(editor, frozenset())
            kept[name.partition(" ")[0], editor].add(name, sources[name], str(row["html"]), lacks)
    print(f"{len(sources)} texts copied")
    for (form, editor), each in sorted(kept.items()):
        print(each.row(form, editor))
        for difference in each.differences[:SHOWN] if listed else ():
            print(f"    {difference}")


def source_of(page: str) -> str:
    """What a page gives to be copied."""
    article = html.document_fromstring(page).find(".//article")
    return str(html.tostring(article, encoding="unicode", with_tail=False)) if article is not None else ""


def _report_photos(kit: Kit, rows: Sequence[Mapping[str, object]]) -> None:
    size = kit.path.stat().st_size
    took = f"copied in {rows[0]['seconds']:.2f} s, {rows[0]['cpu']:.2f} s of them the browser's own"
    print(f"22 photos: {size / 1e6:.2f} MB of {LARGEST / 1e6:.0f}, {took}")
    for row in rows:
        print(f"    {row['editor']}: {things(str(row['html']))['pictures']} of 22 arrive")


def _report_hostile(rows: Sequence[Mapping[str, object]]) -> None:
    run = sum(row["scripts"] != 1 or bool(row["handlers"] or row["links"] or row["dialogs"]) for row in rows)
    print(f"{len(rows)} hostile drafts: {run} with a script, a handler, a frame or an address of their own")


if __name__ == "__main__":
    main()
