"""Keep a person's own sentences through one revision of their draft, and say on one line whether that was done."""

from collections.abc import Sequence
from unicodedata import normalize

from bot.drafts.own_sentences.naming import changes_all, names
from bot.drafts.own_sentences.placing import places
from bot.drafts.own_sentences.restoring import in_their_letters, put_back
from bot.model import Revision
from bot.wording import Wording
from styles.reading.own_sentences.recognition import split_notes


class OwnSentences:
    """The sentences that are to stand in a revision, and those of them that are put back where the model changed them.

    In a first text these are all that the person sent. In a later one, those that stood in the text before it or that
    they ask for in full; what their request names is the model's to change, and all where it is about everything.
    """

    def __init__(self, sentences: Sequence[str], fixed: Sequence[str], language: str, first: bool = True) -> None:
        self.sentences = tuple(sentences)
        self._fixed = tuple(fixed)
        self._language = language
        self._first = first
        self._restored: tuple[str, ...] = ()

    def restore(self, text: str, begun: str = "") -> str:
        """The text with the very letters of those that were changed; what stands in `begun`, before it, is there."""
        if not self.sentences:
            return text
        text = in_their_letters(text, self.sentences)
        there = {*places(normalize("NFC", begun), self.sentences), *places(text, self.sentences)}
        missing = [sentence for sentence in self._fixed if sentence not in there]
        restored = put_back(text, missing, self._language, kept=self.sentences)
        now = places(restored, self.sentences)
        self._restored += tuple(sentence for sentence in missing if sentence in now)
        return restored

    def promise(self, text: str, words: Wording) -> str:
        """What is true of them in the finished text; empty where there are none."""
        if not self.sentences:
            return ""
        found = places(normalize("NFC", text), self.sentences)
        missing = [sentence for sentence in self.sentences if sentence not in found]
        if self._first:
            return words.own_sentences(len(found), missing)
        put_back = [sentence for sentence in self._restored if sentence in found]
        return words.own_sentences_again(len(found), put_back, missing)


def own_sentences(notes: str, lineage: Sequence[Revision], language: str, carry_on: str) -> OwnSentences:
    """Those of a draft's notes, for the last revision of its lineage. `carry_on`: the request that only goes on."""
    sentences, _ = split_notes(notes, language)
    at = len(lineage) - 1
    while at > 0 and lineage[at].request == carry_on:
        at -= 1
    if at < 1 or not sentences:
        return OwnSentences(sentences, sentences, language)
    request = normalize("NFC", lineage[at].request)
    before = places(normalize("NFC", lineage[at - 1].text), sentences)
    asked = places(request, sentences)
    there = [sentence for sentence in sentences if sentence in before or sentence in asked]
    fixed = [one for one in there if one not in before or not (changes_all(request) or names(request, one))]
    return OwnSentences(there, fixed, language, first=False)
