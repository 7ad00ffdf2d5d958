"""What the bot says, and understands, of what a draft leaves open, in English."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.open_questions import OpenQuestionsWording, numbered


class EnglishOpenQuestions(OpenQuestionsWording):
    heard_wish = (
        r"\A(?:please|remove|delete|drop|skip|leave|take|cut|change|make|rewrite|fix|replace|add|put|shorten|don['’]t)\b",
        r"\bplease\Z",
    )
    heard_unknown = (
        "(?:i )?(?:don['’]?t know|dunno|no idea|not sure|can['’]?t remember|don['’]?t remember)",
        "idk|n/?a|pass",
    )
    heard_counted = (
        r"(?:people|persons?|hours?|minutes?|days?|weeks?|months?|years?|dollars|euros?|pounds|times|of (?:us|them)|[ap]m|o['’]clock)\b",
    )
    heard_part = (r"(?:paragraphs?|sentences?|sections?|lines?|headings?)\b",)

    def as_long_as_notes(self, size: int, length: int) -> str:
        return f"Your notes have {size:,} characters, so the draft has {length:,}."

    def open_blanks(self, whats: Sequence[str]) -> str:
        example = "1 from 10" if len(whats) == 1 else "1 from 10 2 my sister"
        shown = numbered([inline(what, 60) for what in whats])
        return f"Left open ({len(whats)}): {shown} – reply like “{example}” and I fill it in."

    def fill_blanks(self, answers: Sequence[tuple[str, str]]) -> str:
        return "\n".join(["Please fill in what is open:", *(f"{blank} → {answer}" for blank, answer in answers)])

    def of_blanks(self, said: str, whats: Sequence[str]) -> str:
        listed = ", ".join(f"{number} [check: {what}]" for number, what in enumerate(whats, 1))
        return f"{said}\n(The numbers stand for what is open: {listed})"
