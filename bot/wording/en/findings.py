"""What the bot says of what it learned from somebody's posts, in English."""

from collections.abc import Sequence

from bot.wording.findings import FindingsWording, Formless


class EnglishFindings(FindingsWording):
    def formless_ending(self, ending: Formless) -> str:
        match ending:
            case "noun":
                return "fragments"
            case "trailing":
                return "trailing off"
            case "other":
                return "other"

    def usual_endings(self, most: tuple[str, float], second: tuple[str, float] | None, sample: str) -> str:
        more = f", {second[1]:.0%} in {second[0]}" if second else ""
        example = f" (“{sample}”)" if sample else ""
        return f"{most[1]:.0%} of sentences end in {most[0]}{more}{example}."

    def sentence_length(self, span: str, mean: int, in_words: bool) -> str:
        return f"Sentences run {span} {'words' if in_words else 'characters'}, {mean} on average."

    def paragraph_and_post(self, sentences: str, characters: str) -> str:
        return f"A paragraph has {sentences} sentences, a post about {characters} characters."

    def opens_with(self, greeting: str) -> str:
        return f"Posts often open with “{greeting}”."

    def closes_with(self, farewell: str) -> str:
        return f"Posts often close with “{farewell}”."

    def names_oneself(self, me: str, openers: Sequence[str]) -> str:
        listed = ", ".join(f"‘{word}’" for word in openers)
        return f"You call yourself ‘{me}’" + (f" and often open sentences with {listed}." if openers else ".")

    def often_there(self, habits: Sequence[str]) -> str:
        return f"Often there: {', '.join(habits)}."

    def layout(self, habits: Sequence[str]) -> str:
        return f"Layout: {', '.join(habits)}."

    def habit_share(self, habit: str, posts: float) -> str:
        return f"{habit} (in {posts:.0%} of posts)"

    def hardly_ever(self, habits: Sequence[str]) -> str:
        return f"Hardly ever there: {', '.join(habits)}."
