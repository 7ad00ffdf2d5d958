"""What the bot says of the revisions of a draft, in English."""

from bot.wording.en.plurals import count
from bot.wording.en.ways import EnglishWays
from bot.wording.history import HistoryWording, TextState

_NO = "(?:no\\.? ?|number |revision |version |text |#)?"
_PLEASE = "(?:,? please)?"
_THING = "(?:paragraph|sentence|line|heading|part|phrase|section|bullet|word)"
_NTH = "(?:first|second|third|fourth|fifth|sixth|last|opening|closing|this|that|one|[0-9]{1,2}(?:st|nd|rd|th)?) "


class EnglishHistory(EnglishWays, HistoryWording):
    heard_go_back = (
        f"(?:undo|revert|go back|back)(?: that| it| this| the last change| one)?{_PLEASE}",
        f"(?:undo|revert|go back|back)(?: that| it)? to {_NO}([0-9]{{1,6}}){_PLEASE}",
        f"(?:restore|bring back) {_NO}([0-9]{{1,6}}){_PLEASE}",
    )
    heard_compare = (
        f"(?:compare|diff)(?: it| them)?{_PLEASE}",
        f"(?:compare|diff) {_NO}([0-9]{{1,6}})(?: and | with | to |, ?| ){_NO}([0-9]{{1,6}}){_PLEASE}",
        f"(?:compare|diff)(?: it)? (?:with|to) {_NO}([0-9]{{1,6}}){_PLEASE}",
        "what(?: has|'s|’s| did you)? changed?\\??|what(?: is|'s|’s) different\\??|show(?: me)?(?: the| what)? (?:changes|changed|differences)",
    )
    heard_revisions = (f"(?:show(?: me)? )?(?:the |all )?(?:revisions|versions|history){_PLEASE}",)
    heard_drafts = (
        f"(?:show(?: me)? )?my drafts{_PLEASE}",
        f"(?:show(?: me)? |open )?draft (?:no\\.? ?|number |#)?([0-9]{{1,6}})(?:,? {_NO}([0-9]{{1,6}}))?{_PLEASE}",
    )
    heard_small_part = (
        f"{_NTH}{_THING}",
        f"(?:one|a|two|the) {_THING}",
        "title|typo|spelling|misspell|\\bname\\b|price|\\bdate\\b|\\btime\\b|number|address|\\blink\\b|hashtag|picture|photo|\\bcheck\\b",
        "greeting|sign-?off|intro|opening|ending|closing",
        "instead of|rather than|\\bnot .{1,60} but\\b",
        "(?:change|replace|rename|turn) .{1,80} (?:to|with|into|by) ",
    )
    heard_manner = (
        "shorter|longer|\\bshorten|lengthen|expand|condense|summar|more detail|detailed|in detail|half as long|trim|tighten",
        "tone|mood|manner|style|warmer|plainer|funnier|friendlier|formal|casual|lively|calm|serious|simpler|livelier|darker|lighter",
        "rewrite|write it again|rephrase|polish|smoother|restructure|\\border\\b|reorder|flow|add headings|as a list|as a table",
    )

    def go_back(self) -> tuple[str, str]:
        return "Undo", "Undo"

    def went_back(self, number: int, left: int) -> str:
        return f"Back to text {number}; I'll go on from there. Text {left} is saved: “back to {left}” brings it back."

    def nothing_before(self) -> str:
        return "This is the first text, so there is nothing to go back to."

    def no_such_revision(self, number: int, last: int) -> str:
        there = f"they go from 1 to {last}" if last > 1 else "there is number 1 only"
        return f"This draft has no text {number}: {there}."

    def branched(self, parent: int, number: int) -> str:
        return f"This is text {number}, based on text {parent}."

    def draft_state(self, state: TextState, number: int) -> str:
        match state:
            case "written":
                return "1 text" if number == 1 else f"{number} texts"
            case "cut off":
                return f"broke off in text {number}"
            case "empty":
                return "nothing written yet"

    def older_drafts(self, first: int) -> str:
        return f"Older ones open by their number, as in `/drafts {first}`."

    def revisions(self, lines: str, left_out: int) -> str:
        older = f"({count(left_out, 'older text')} can be called by number)\n" if left_out else ""
        return f"What changed\n{older}{lines}\nReply “compare 1 and 2” or “back to 1” if you like."

    def first_text(self) -> str:
        return "the first text"

    def another_text(self) -> str:
        return "written again from scratch"

    def carried_on(self) -> str:
        return "carried on where it broke off"

    def brought_back(self, number: int) -> str:
        return f"back to {number}"

    def tried_again(self, request: str) -> str:
        return f"again: {request}"

    def grown_from(self, number: int) -> str:
        return f"based on {number}"

    def characters(self, number: int) -> str:
        return f"{number:,} characters"

    def more_characters(self, number: int) -> str:
        return f"{'+' if number > 0 else '−' if number else '±'}{abs(number):,} characters"

    def state_of_revision(self, state: TextState) -> str:
        match state:
            case "written":
                return ""
            case "cut off":
                return "broke off"
            case "empty":
                return "no text"

    def compared(self, one: int, other: int, changes: str, more: int) -> str:
        rest = f"\n{count(more, 'more change')} not shown." if more else ""
        return f"{one} → {other}\n\n{changes}{rest}"

    def no_difference(self, one: int, other: int) -> str:
        return f"Texts {one} and {other} are the same."

    def only_breaks_differ(self, one: int, other: int) -> str:
        return f"Texts {one} and {other} have the same words; only line breaks differ."

    def nothing_to_compare(self) -> str:
        return "There is only one text so far. Once it has been changed, reply “compare” or “compare 1 and 2”."

    def only_the_quote(self) -> str:
        return "I changed only what you quoted, and not a letter of the rest."

    def quote_stayed(self) -> str:
        return "The model left what you quoted as it was, so nothing changed. Reply with a few more words on how it should be."

    def quote_not_found(self) -> str:
        return "I couldn't find what you quoted in this text, so I worked on all of it. Reply “compare” to see what changed."

    def edit_broke_off(self) -> str:
        return f"This broke off while I was changing it, so the text is as it was. {self._press('Another try')} and I'll change it again."
