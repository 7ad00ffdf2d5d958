"""Tell a whole English sentence from a note: 'The owner was so kind.' from 'owner kind'."""

import re

_STOPPED = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?: {0,2}(?:[:;]-?[)D(P]|haha|lol|xD))?[^\w.!?…]{0,8}\Z", re.I)
_WHO = "I|we|he|she|they|it|you|there|this|that|these|those"
_FINITE = "is|are|was|were|am|has|had|have|do|does|did|will|would|can|could|should|may|might|must"
_PAST = (
    "went|came|said|made|took|got|gave|found|told|thought|knew|saw|left|felt|kept|began|ran|held|brought|bought|met|paid"
    "|sat|stood|lost|sent|built|fell|put|set|let|led|grew|wrote|ate|drank|spoke|broke|chose|drove|woke|won|sold|slept"
    "|spent|taught|heard|became|meant"
)
_PRESENT = (
    "works?|means?|makes?|takes?|gets?|comes?|goes|needs?|looks?|feels?|seems?|wants?|says?|gives?|lets|keeps?|runs?"
    "|uses?|turns?|starts?|helps?|shows?|tells?|becomes?|remains?|requires?|happens?|depends?|costs?|tastes?|opens?"
    "|closes?|allows?|provides?|contains?|includes?|knows?|thinks?|likes?|lives?|exists?|returns?|adds?|leads?"
)
_OF = "the|an?|my|our|his|her|their|your|some|every|each|no|one|most|many|both|all"
_CLAUSE = re.compile(
    rf"\b(?:{_WHO})\s\w"  # a subject of which something is said
    rf"|\w\s(?<!\bto\s)(?:{_FINITE})\b"
    r"|\w(?:n['’]t|['’](?:re|ve|ll|d|m|s (?:a|an|the|not|so|been|going|just|no|all|how|what)))\b"
    rf"|\A\W{{0,3}}(?:{_OF})\s[^.!?]{{1,200}}?\b(?:\w{{2,20}}ed|{_PAST}|{_PRESENT})\b",
    re.I,
)
_BEGUN = re.compile(r"\W{0,5}[A-Z0-9]")
_SMALL_I = re.compile(r"\bi\b")  # of somebody who writes no capitals at all
# What is said to whoever writes the post, and is no part of it
_ASKS = re.compile(
    r"\W{0,3}(?:please |(?:can|could|would) you |do not |don['’]t ){0,3}"
    r"(?:write|add|mention|include|keep|make|use|avoid|end|start|begin|leave|put|remove|skip|emphasi[sz]e|rewrite|shorten)\b",
    re.I,
)


def is_english_sentence(text: str) -> bool:
    """Whether an English text has a subject with a finite verb, a capital at its head and a full stop.

    What it asks of the writer ('Keep it short.') is none.
    """
    begun = _BEGUN.match(text) or _SMALL_I.search(text)
    return bool(begun and _STOPPED.search(text[-40:]) and _CLAUSE.search(text) and not _ASKS.match(text))
