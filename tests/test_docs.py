"""What the README and the docs point at is there."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PAGES = [*sorted(HOUSE.glob("README*.md")), HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.M | re.S)
CODE = re.compile(r"`[^`\n]*`")
OURS = re.compile(r"`((?:bot|adapters|storage|styles|benchmarks|tests)/[\w./-]*)`")


def prose(page: Path) -> str:
    return FENCED.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """As GitHub names the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_leads_nowhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(CODE.sub("", prose(page))):
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        if "://" not in link and not (there.exists() and (not anchor or anchor in anchors(there))):
            lost.append(link)
    assert lost == []


def test_the_readme_is_read_in_one_go_and_shows_two_pictures() -> None:
    text = (HOUSE / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 150
    assert len(re.findall(r'src="docs/pictures/([\w.-]+)"', text)) == 2


def test_there_is_one_version() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    assert version("maltu") == project["version"]
    assert f"## {project['version']}" in (HOUSE / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_folders_that_are_named_are_there(page: Path) -> None:
    assert [path for path in OURS.findall(prose(page)) if not (HOUSE / path).exists()] == []
