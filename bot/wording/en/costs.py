"""What the bot says of limits, of what was used, and of what it costs, in English."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.costs import CostsWording, Limited, WindowSpan
from bot.wording.en.plurals import count
from bot.wording.inline_text import inline


class EnglishCosts(CostsWording):
    def limit_reached(self, what: Limited, most: int, span: WindowSpan, everybody: bool, opens: datetime) -> str:
        when = _moment(opens)
        if span == "month":
            return f"This bot has used up its budget for the month. You can use it again from {when}. If you need it sooner, please ask whoever runs this bot."
        if span == "minute":
            who = "Many people are writing right now." if everybody else "A little slower, please."
            return f"{who} Send it once more from {when} on."
        if everybody:
            return f"This bot has reached its limit for today. You can use it again from {when}."
        match what:
            case "drafts":
                said = f"You have used up today's {count(most, 'draft')}."
            case "revisions":
                said = f"You have used up today's {count(most, 'change')}."
            case "tokens" | "nanodollars":
                said = "You have used nearly all you can for today."
            case "readings":
                said = f"I can read blogs and files {count(most, 'time')} a day for you, and have done so today."
            case "uploads":
                said = f"I can take {count(most, 'file')} a day from you, and today's are used up."
        return f"{said} You can go on from {when}. `/usage` shows what you have used."

    def too_many_blogs(self, most: int) -> str:
        return f"You can have {count(most, 'blog')}. Forget one with `/forget-blog` and register this one again."

    def holds_too_much(self, megabytes: int, everybody: bool) -> str:
        if everybody:
            return "This bot has no room left to keep texts. Please tell whoever runs it."
        return f"I can keep {megabytes} MB of texts for you. Forget a blog you don't need with `/forget-blog` to make room."

    def notes_left_out(self, characters: int, cut: str | None, names: Sequence[str]) -> str:
        own = "what you typed"
        said = f"The notes and files are long, so I read only the first {characters:,} characters."
        said += f" Cut in the middle: {inline(cut) or own}." if cut is not None else ""
        if names:
            shown = ", ".join(inline(name) or own for name in names[:5])
            more = f" and {len(names) - 5} more" if len(names) > 5 else ""
            said += f" Not read: {shown}{more}."
        return f"{said} Reply with anything that must not be left out."

    def request_left_out(self, characters: int) -> str:
        return f"What you sent is long, so I read only the first {characters:,} characters. Send the rest in parts."

    def history_left_out(self, rounds: int) -> str:
        if rounds:
            return f"There have been many changes, so I left out the first {count(rounds, 'round')} this time. If something you asked for then still matters, say it again."
        return "The text is so long that its beginning was not sent to the model. Change it part by part."

    def model_rests(self, host: str, opens: datetime) -> str:
        return f"{host} keeps failing, so I'm giving it a rest. Try again at {_moment(opens)}."

    def usage_of_today(self, opens: datetime) -> str:
        return f"**What you have used today** · resets: {_moment(opens)}"

    def usage_of_all(self) -> str:
        return "**What everybody has used today**"

    def used(self, what: Limited, amount: float, most: float) -> str:
        match what:
            case "drafts":
                return f"drafts: {amount:,.0f} of {most:,.0f}"
            case "revisions":
                return f"changes: {amount:,.0f} of {most:,.0f}"
            case "tokens":
                return f"tokens the model read and wrote: {amount:,.0f} of {most:,.0f}"
            case "nanodollars":
                return f"cost: {amount:,.1f} of {most:,.0f} won"
            case "readings":
                return f"blogs and files read: {amount:,.0f} of {most:,.0f}"
            case "uploads":
                return f"files sent: {amount:,.0f} of {most:,.0f}"

    def used_blogs(self, number: int, most: int) -> str:
        return f"blogs: {number} of {most}"

    def used_bytes(self, held: int, most: int) -> str:
        return f"texts kept: {held / 1e6:,.1f} of {most / 1e6:,.0f} MB"

    def used_budget(self, won: float, most: int) -> str:
        return f"cost of this month: {won:,.0f} won" + (f" of {most:,}" if most else " (no budget is set)")

    def nothing_is_limited(self) -> str:
        return "In the terminal nothing is limited."

    def receipt(self, cached: int, read: int, written: int, won: float | None, settled: bool) -> str:
        price = f", {'about' if settled else 'at most'} {won:,.1f} won" if won is not None else ""
        return f"This version: the model read {count(cached + read, 'token')} ({cached:,} from its cache) and wrote {written:,}{price}"

    def receipt_of_draft(self, requests: int, won: float | None) -> str:
        return f"All of this draft: {count(requests, 'request')} to the model" + (
            f", about {won:,.1f} won" if won is not None else ""
        )

    def receipt_prices(self, month: datetime, won_per_dollar: int) -> str:
        return f"At the prices of {month:%B %Y} and {won_per_dollar:,} won for a dollar."

    def no_receipt(self) -> str:
        return "There is no record of a model writing this version."

    def admins_no_balance(self, host: str, opens: datetime) -> str:
        return f"The account at {host} is empty (402). Please top it up. Until {_moment(opens)} I won't use the model and will tell people to wait."

    def admins_model_down(self, host: str, times: int, opens: datetime) -> str:
        return f"{host} failed {times} times in a row. I'll try again at {_moment(opens)}."

    def admins_model_back(self, host: str) -> str:
        return f"{host} is answering again."


def _moment(at: datetime) -> str:
    """'3:24 pm (Korean time)', '30 November, midnight (Korean time)'"""
    zone = "Korean time" if str(at.tzinfo) == "Asia/Seoul" else str(at.tzinfo)
    if at.hour == at.minute == 0:
        return f"{at.day} {at:%B}, midnight ({zone})"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'} ({zone})"
