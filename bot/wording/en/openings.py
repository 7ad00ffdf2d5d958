"""What the bot says of the openings of a post, and understands, in English."""

from bot.wording.openings import OpeningsWording

_TAKE = "(?:(?:i(?:'d| would)? (?:like|take|want|prefer) |use |take |go with |let's take |with )?(?:the )?)"
_ONE = "(?: ?(?:one|opening))?(?:,? please)?"
_PLACES = (("1", "one", "first"), ("2", "two", "second"), ("3", "three", "third"))


class EnglishOpenings(OpeningsWording):
    heard_opening = tuple(
        (rf"{_TAKE}(?:opening |number |no\.? ?|#)?(?:{digit}|{name})(?:,? please)?", rf"{_TAKE}{ordinal}{_ONE}")
        for digit, name, ordinal in _PLACES
    )
    heard_openings = ("another opening", "other opening", "show me other openings", "openings")

    def other_openings(self) -> tuple[str, str]:
        return "Other openings", "Show other openings"

    def this_opening(self, number: int) -> tuple[str, str]:
        return f"No. {number}", f"Use opening {number}"

    def openings_offered(self) -> str:
        return "Pick the opening you like: I keep it letter by letter and write on from there. Reply with a wish, “plainer” for instance, and I try other ones."

    def no_openings(self) -> str:
        return "The model did not send openings to choose from. Press ‘Another try’ and I ask once more."

    def which_topic_to_open(self) -> str:
        return "The opening of a post about what? Send `/openings a weekend in Jeju`, for instance, or `/openings` in reply to a draft."

    def openings_need_a_model(self) -> str:
        return "No language model is connected, so I can't think of openings. `/write TOPIC` gives you an outline."
