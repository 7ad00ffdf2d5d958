"""What is shown of a draft in each form: a choice, a page, a file, or piece after piece."""

import re
from collections.abc import Sequence

from bot.drafts.open_questions.blanks import open_blanks
from bot.kit.beside.draft_files import file_name
from bot.kit.leaving import as_markdown, leaving
from bot.kit.page import PageForm, kit_page
from bot.kit.parts import KitParts, Pictures
from bot.kit.pieces import TextPiece, pieces_of
from bot.model import Button, File, Reply
from bot.wording import Wording
from bot.wording.kit import KIT_FORMS


def offer(markdown: str, topic: str, number: int, parts: KitParts, words: Wording) -> Reply:
    """Titles and tags to copy, what is left to fill in, and a button for each form. `number`: of this text."""
    left = leaving(markdown, topic, parts)
    blanks = open_blanks(markdown)
    left_open = words.open_blanks([blank.what for blank in blanks]) if blanks else ""
    text = words.export_offered(number, left.titles, left.hashtags, left_open)
    return Reply(text, buttons=tuple(Button(words.form_button(form), f"/export {form}") for form in KIT_FORMS))


def as_page(
    markdown: str, topic: str, number: int, form: PageForm, parts: KitParts, pictures: Pictures, words: Wording
) -> Reply:
    """The page for a computer, with the photos in it that fit."""
    page = kit_page(leaving(markdown, topic, parts), form, pictures, parts.meta_label, words)
    name = file_name(topic, number).removesuffix(".md") + f"-{form}.html"
    return Reply(words.kit_page(form, page.left_out), file=File(name, page.html.encode()))


def as_file(markdown: str, topic: str, number: int, parts: KitParts, words: Wording) -> Reply:
    """The Markdown file."""
    name = parts.file_name or file_name(topic, number)
    return Reply(words.kit_markdown(), file=File(name, as_markdown(markdown, parts).encode()))


def as_pieces(markdown: str, topic: str, parts: KitParts, words: Wording) -> Sequence[Reply]:
    """What to do, then a message for each piece, its text in a block that chats copy with one touch."""
    pieces = pieces_of(leaving(markdown, topic, parts).text)
    shown = [Reply(_piece(piece, number, len(pieces), words)) for number, piece in enumerate(pieces, 1)]
    return [Reply(words.pieces_begin(len(pieces))), *shown]


def _piece(piece: TextPiece, number: int, count: int, words: Wording) -> str:
    head = words.piece_head(number, count, piece.photo_numbers)
    return f"{head}\n{_block(piece.text)}" if piece.text else head


def _block(text: str) -> str:
    """A code block, with a fence that is longer than any in the text."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"
