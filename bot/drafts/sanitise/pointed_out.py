"""Say below a draft what in it was changed for its reader's safety."""

from collections.abc import Sequence

from bot.drafts.sanitise.addresses import CLOSING, defanged_in
from bot.drafts.sanitise.text import MASK
from bot.wording import Wording


def pointed_out(text: str, words: Wording) -> Sequence[str]:
    """A sentence about addresses that open nowhere, and one about strings that are masked; none where there are none.

    It is read off the draft itself, so that it is said again whenever the draft is shown again.
    """
    found = [one.rstrip(CLOSING) for one in defanged_in(text)]
    said = [words.foreign_addresses(found)] if found else []
    return [*said, words.masked_secrets()] if MASK in text else said
