"""Read one Markdown file as bloggers write them: front matter, then the post, with the marks of their tools in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.front_matter import split_front_matter
from bot.model import Why
from styles.reading.machinery import HUGO_SHORTCODE, KRAMDOWN_ATTRIBUTES, LIQUID_TAG


@dataclass(frozen=True)
class MarkdownFile:
    """What a file says of itself, and its text without front matter and tools' marks."""

    title: str
    markdown: str
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    closed: Why | None = None  # it says that it is not for everybody, or not finished
    named: bool = False  # its front matter gives it a title, so that it is known again when the text has changed
    head: str = ""  # its front matter, fences and all


def read_markdown(text: str) -> MarkdownFile:
    """A file of any blogging tool; its first heading is the title where front matter names none or the same."""
    text = text.lstrip("\ufeff")
    about, body = split_front_matter(text)
    head = text[: len(text) - len(body)].strip() if about else ""
    body = plain_markdown(body).strip("\n")
    title = " ".join(str(about.get("title") or "").split())
    heading = re.match(r"\s*# +(.+?)(?: +#+)?[ \t]*(?:\n|\Z)", body)
    if heading and title in ("", heading[1].strip()):
        title, body = heading[1].strip(), body[heading.end() :].strip("\n")
    named = bool(about.get("title"))
    return MarkdownFile(
        title, body.rstrip() and body, _publication_date(about), _tags(about), _why_closed(about), named, head
    )


def page_front_matter(page: str) -> tuple[MarkdownFile, str]:
    """What the front matter of a page of HTML says of it, and the page below: all of it where there is none.

    A page with front matter is a source of Jekyll's or Hugo's, and loses their tags.
    """
    about, body = split_front_matter(page.lstrip("\ufeff"))
    body = PRINTED.sub("", body) if about else body
    title = " ".join(str(about.get("title") or "").split())
    return MarkdownFile(title, "", _publication_date(about), _tags(about), _why_closed(about), bool(title)), body


def _publication_date(about: Mapping[str, object]) -> datetime | None:
    for name in ("date", "published_at", "created_at", "created", "pubdate", "publishdate", "released_at"):
        match about.get(name):
            case datetime() as moment:
                return moment if moment.tzinfo else moment.replace(tzinfo=KST)
            case date() as day:
                return datetime(day.year, day.month, day.day, tzinfo=KST)
            case str(said) if found := when(said, KST):
                return found
    return None


def _tags(about: Mapping[str, object]) -> tuple[str, ...]:
    match about.get("tags") or about.get("tag") or about.get("keywords"):
        case str(said):
            tags = re.split(r"[,;]", said) if re.search(r"[,;]", said) else said.split()
        case list(said):
            tags = [str(tag) for tag in said if isinstance(tag, str | int)]
        case _:
            tags = []
    return tuple(dict.fromkeys(tag.strip("[]#\"' ") for tag in tags if tag.strip("[]#\"' ")))


def _why_closed(about: Mapping[str, object]) -> Why | None:
    def says(name: str, *words: str) -> bool:
        return str(about.get(name, "")).strip().lower() in words

    if says("draft", "true", "yes") or says("published", "false", "no") or says("status", "draft", "초안", "임시저장"):
        return "draft"
    if says("private", "true", "yes") or says("is_private", "true") or about.get("password"):
        return "private"
    return None


# Marks that are for a tool and not for a reader

FENCED = re.compile(r"^(?P<ticks>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^(?P=ticks)[ \t]*$|\Z)", re.S | re.M)
HIGHLIGHT = re.compile(  # as far as the next that begins, so that all is read once
    r"\{%-?\s*highlight\s+([\w+#.-]{1,20})[^%]{0,80}%\}[ \t]*\n((?:(?!\{%-?\s*highlight\s).)*?)"
    r"\n?\{%-?\s*endhighlight\s*-?%\}",
    re.S,
)
PRINTED = re.compile(rf"{LIQUID_TAG}|{HUGO_SHORTCODE}|\{{\{{[^{{}}]{{0,1000}}\}}\}}")  # the last: what Liquid prints
TOOLS = re.compile(
    rf"{PRINTED.pattern}"
    rf"|{KRAMDOWN_ATTRIBUTES}|(?<=\S)\{{:[^{{}}\n]{{0,200}}\}}"
    r"|%%[^%\n]{1,500}%%|!\[\[[^\[\]\n]{1,300}\]\]",  # Obsidian's comments and embeds
    re.M,
)
LINK_OF_TOOL = re.compile(  # [a]({% post_url 2024-11-20-a %}#b), [a]({{< ref "a.md" >}}): where to, only the tool knows
    r"(!?)\[([^\[\]\n]{0,300})\]"
    r"\((?:\{%[^{}%\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}){1,4}(?:#[^\s()]{0,100})?(?: \"[^\"\n]{0,200}\")?\)"
)
CALLOUT = re.compile(r"^((?:> ?){1,9})\[![\w-]{1,30}\][-+]?[ \t]*", re.M)  # Obsidian's, and GitHub's alerts
MODULES = re.compile(r"^(?:import\s[^\n]{1,300}|export\s[^\n]{1,300})$", re.M)
COMPONENT = re.compile(r"</?[A-Z][\w.]{0,60}(?:\s[^<>]{0,1000})?/?>|\{/\*[^{}]{0,1000}\*/\}")
WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\](?!\()")
CODE_SPAN = re.compile(r"(?<!`)(`++)[^\n]{1,2000}?(?<!`)\1(?!`)")


def plain_markdown(text: str) -> str:
    """Without the tags of Jekyll and Hugo, with the wiki links of Obsidian as plain words; code stays as it is."""
    text = HIGHLIGHT.sub(lambda found: f"```{found[1]}\n{found[2]}\n```", text)
    pieces, at = [], 0
    for fenced in FENCED.finditer(text):
        pieces += [_prose(text[at : fenced.start()]), fenced[0]]
        at = fenced.end()
    return re.sub(r"\n{4,}", "\n\n\n", "".join((*pieces, _prose(text[at:]))))


def without_components(text: str) -> str:
    """MDX without its imports and its components; the words between their tags stay."""
    pieces, at = [], 0
    for fenced in FENCED.finditer(text):
        pieces += [COMPONENT.sub("", MODULES.sub("", text[at : fenced.start()])), fenced[0]]
        at = fenced.end()
    return "".join((*pieces, COMPONENT.sub("", MODULES.sub("", text[at:]))))


def _prose(text: str) -> str:
    pieces, at = [], 0
    for span in CODE_SPAN.finditer(text):
        pieces += [_without_tools(text[at : span.start()]), span[0]]
        at = span.end()
    return "".join((*pieces, _without_tools(text[at:])))


def _without_tools(text: str) -> str:
    text = LINK_OF_TOOL.sub(lambda found: "" if found[1] else found[2], _without_comments(text))
    return CALLOUT.sub(r"\1", WIKI.sub(r"\1", TOOLS.sub("", text)))


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join((*pieces, text[at:]))
