"""What the bot says of a draft on its way out: forms to paste it in, the page to copy from, the page to try."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, get_args

# For a phone, piece by piece; a page for Naver; a page for Tistory, WordPress and Brunch; a file for Velog
KitForm = Literal["pieces", "naver", "rich", "markdown"]
KIT_FORMS: tuple[KitForm, ...] = get_args(KitForm)
# What an editor may keep or lose
Construct = Literal[
    "heading", "bold", "strike", "shaded", "list", "nested", "numbered", "quote", "rule", "table", "link", "blank",
    "code", "picture",
]  # fmt: skip
CONSTRUCTS: tuple[Construct, ...] = get_args(Construct)


class KitWording(Protocol):
    """Choosing a form, and what comes in it."""

    heard_export: tuple[str, ...]  # expressions for whole messages; the first group that is there names the form
    heard_forms: Mapping[KitForm, tuple[str, ...]]  # what people call a form, in lower case

    def form_button(self, form: KitForm) -> str:
        """A button's label."""

    def export_offered(self, number: int, titles: Sequence[str], hashtags: str, left_open: str) -> str:
        """What leaves of the how-manyth text of a draft, what is left to fill in as OpenQuestionsWording puts it, and the
        question where it is to be pasted."""

    def kit_page(self, form: KitForm, left_out: int) -> str:
        """The page is there; so many photos did not fit into it."""

    def kit_markdown(self) -> str:
        """The file is there."""

    def piece_head(self, number: int, count: int, photos: str) -> str:
        """The how-manyth of all pieces, and which photos go above it; empty: none."""

    def pieces_begin(self, count: int) -> str:
        """So many pieces come now, and what to do with them."""

    def nothing_to_export(self) -> str:
        """There is no text of this draft yet."""


class KitPageWording(Protocol):
    """On the page to copy from, and on the one to try what an editor takes."""

    def page_how(self) -> str:
        """What to do with the page."""

    def copy_title(self) -> str:
        """A button's label."""

    def copy_text(self) -> str:
        """A button's label: the text of a draft without photos."""

    def copy_with_places(self) -> str:
        """A button's label: the text with the places of photos."""

    def copy_with_photos(self) -> str:
        """A button's label: the text with the photos in it."""

    def copy_tags(self) -> str:
        """A button's label."""

    def copy_done(self) -> str:
        """It can be pasted now."""

    def copy_failed(self) -> str:
        """The browser did not let it be copied, and how to do it by hand."""

    def check_title(self) -> str:
        """What the page to try is called."""

    def check_how(self) -> str:
        """What to do with the page to try."""

    def construct(self, name: Construct) -> str:
        """What is tried, in one or two words."""

    def copy_all(self) -> str:
        """A button's label: all that is tried."""

    def copy_ticks(self) -> str:
        """A button's label: what was ticked, as one line."""

    def editor_field(self) -> str:
        """Which editor it was pasted into."""

    def check_written(self, path: str) -> str:
        """In a shell: the page to try is there."""

    def check_not_written(self, path: str, why: str) -> str:
        """In a shell: the page to try could not be written there."""
