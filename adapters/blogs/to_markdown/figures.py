"""A picture and the line below it that says what it shows."""

from collections.abc import Iterator

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes
from adapters.blogs.to_markdown.blocks import Run, Runs
from adapters.blogs.to_markdown.inline import runs_of
from adapters.blogs.to_markdown.options import ConvertOptions

CAPTIONS = words("wp-caption-text tr-caption image-caption")
NOT_PICTURES = ("table", "pre", "blockquote", "figure")


def figure_lines(element: Element, options: ConvertOptions) -> list[Runs]:
    """Each picture a line, and one more for the caption, all of it in emphasis; empty where it holds anything else."""
    if holds_more(element):
        return []
    pictures = [run for run in runs_of(element, options, Run("")) if run and run.raw.startswith("![")]
    said = next((e for e in element.iter() if isinstance(e.tag, str) and _is_caption(e)), None)
    lines: list[Runs] = [(picture,) for picture in pictures]
    if pictures and said is not None and (caption := tuple(_caption(said, options))):
        lines.append(caption)
    return lines


def holds_more(element: Element) -> bool:
    """Whether a figure holds a table, code or a quotation, and so is no picture."""
    others = element.iter(*NOT_PICTURES) if element.tag != "table" else element.iter("pre", "blockquote")
    return any(inner is not element for inner in others)


def _is_caption(element: Element) -> bool:
    return element.tag == "figcaption" or bool(classes(element) & CAPTIONS)


def _caption(element: Element, options: ConvertOptions) -> Iterator[Run]:
    for run in runs_of(element, options, Run("")):
        if run is None:
            yield Run(" ", frozenset({"*"}))
        elif run.text and not run.raw.startswith("!["):
            yield Run(run.text, frozenset({"*"}), run.link)
