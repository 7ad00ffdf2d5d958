"""Say which setting makes no sense, and what it takes, in the language of whoever runs the bot."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.settings.refused import SettingRefused
from bot.wording import Wording
from bot.wording.refusals import Wanted

# By pydantic's name of an error: what is wanted, and what it calls the bound (docs.pydantic.dev/latest/errors)
_WANTED: Mapping[str, tuple[Wanted, str]] = {
    "int_parsing": ("number", ""),
    "int_type": ("number", ""),
    "float_parsing": ("number", ""),
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("above", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("below", "lt"),
    "bool_parsing": ("yes or no", ""),
    "literal_error": ("one of", "expected"),
}


def refusals(error: ValidationError, words: Wording) -> Sequence[str]:
    """A line for each setting that was refused."""
    return [_refusal(wrong, words) for wrong in error.errors(include_input=False, include_url=False)]


def _refusal(wrong: ErrorDetails, words: Wording) -> str:
    name = ".".join(map(str, wrong["loc"])).upper()
    if known := _WANTED.get(wrong["type"]):
        wanted, bound = known
        return words.setting_wants(name, wanted, str(wrong.get("ctx", {}).get(bound, "")))
    cause, why = wrong.get("ctx", {}).get("error"), wrong["msg"].removeprefix("Value error, ")
    if isinstance(cause, SettingRefused):
        return words.setting_takes(name, cause.reason, cause.given, cause.more, why)
    return words.setting_refused(name, why)
