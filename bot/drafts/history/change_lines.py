"""Say of each text of a draft on one line what led to it and how much longer it is than the one before."""

from collections.abc import Iterator

from bot.drafts.continuing.conversation import CARRY_ON
from bot.drafts.history.tree import RevisionTree, state_of
from bot.model import Revision
from bot.wording import Wording
from bot.wording.inline_text import inline

MOST = 12  # lines in one list
_REQUEST = 60  # characters of a request


def change_lines(tree: RevisionTree, words: Wording) -> str:
    """The newest of them, a line each, as words.revisions takes them."""
    first = max(0, len(tree.revisions) - MOST)
    lines = (change_line(tree, one, words) for one in tree.revisions[first:])
    return words.revisions("\n".join(lines), first)


def change_line(tree: RevisionTree, revision: Revision, words: Wording) -> str:
    """'3 · 두 번째 문단만 더 짧게 · −120자'"""
    return " · ".join([str(tree.number(revision)), *filter(None, _parts(tree, revision, words))])


def branch_line(tree: RevisionTree, revision: Revision, words: Wording) -> str:
    """That it does not go on from the newest text before it; empty where it does."""
    grown = tree.branches_from(revision)
    return words.branched(tree.number(grown), tree.number(revision)) if grown else ""


def _parts(tree: RevisionTree, revision: Revision, words: Wording) -> Iterator[str]:
    yield _what(tree, revision, words)
    parent = tree.parent(revision)
    if revision.text and tree.original(revision).id == revision.id:
        size = len(revision.text.rstrip())
        grown = size - len(parent.text.rstrip()) if parent else 0
        yield words.more_characters(grown) if parent else words.characters(size)
    if grown_from := tree.branches_from(revision):
        yield words.grown_from(tree.number(grown_from))
    yield words.state_of_revision(state_of(revision))


def _what(tree: RevisionTree, revision: Revision, words: Wording) -> str:
    original, tried = tree.original(revision), tree.tried_before(revision)
    if original.id != revision.id and revision.text:
        return words.brought_back(tree.number(original))
    if revision.request == CARRY_ON:
        return words.carried_on()
    request = inline(revision.request, _REQUEST)
    if not request:
        return words.another_text() if tried else words.first_text()
    return words.tried_again(request) if tried else request
