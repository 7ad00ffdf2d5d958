"""What the bot says where two accounts become one person, or part again, in English."""

from collections.abc import Sequence
from typing import assert_never

from bot.wording.link import LinkFault, LinkWording

_ACCOUNT = r"(?:my |the |this )?(?:other )?(?:accounts?|telegram|discord)(?: accounts?)?"


class EnglishLink(LinkWording):
    heard_link = (
        rf"(?:please )?(?:link|connect) {_ACCOUNT}(?: (?:to|with|and) {_ACCOUNT})?(?: please)?",
        r"link ([0-9a-z]{4}[ -]?[0-9a-z]{4})",
    )
    heard_unlink = (rf"(?:please )?(?:unlink|disconnect) {_ACCOUNT}(?: (?:from|and) {_ACCOUNT})?(?: please)?", "unlink")

    def link_code(self, code: str, minutes: int) -> str:
        return (
            f"Your code is `{code}`.\n\nOpen our private chat on the other platform and send this within {minutes} minutes:\n"
            f"`/link {code}`\n\nWhoever has the code can share this account's posts and drafts, so tell it to nobody."
        )

    def linked_already(self, accounts: Sequence[str]) -> str:
        return f"Your {_and(accounts)} accounts are linked. To unlink them, send `/unlink`."

    def link_in_private(self) -> str:
        return "I link accounts only in a private chat with me. Please send that again there."

    def link_code_was_seen(self) -> str:
        return "Others can read along here, so that code no longer works. Get a new one with `/link` in a private chat, and send it in a private chat, too."

    def no_links_here(self) -> str:
        return "The terminal has no accounts to link. Send `/link` on Discord and Telegram."

    def no_link_code(self) -> str:
        return "A code is eight letters and digits, like `7K4M 2XQ9`. Send `/link` on the other platform to get one."

    def link_fault(self, fault: LinkFault) -> str:
        match fault:
            case "wrong":
                return "There's no such code. Check it letter by letter, or get a new one with `/link` on the other platform."
            case "expired":
                return "That code has expired. Get a new one with `/link` on the other platform."
            case "spent":
                return "That code doesn't work any more. Get a new one with `/link` on the other platform."
            case "own":
                return "You got that code from this very account. Send it in our private chat on the platform you want to link."
            case "linked":
                return "Your accounts are linked already. To unlink them, send `/unlink`."
            case "taken":
                return "Only one account of each platform can be linked. To link another one, unlink the ones you have with `/unlink` first."
            case "busy":
                return "I'm doing something for you right now. Send the code again when that's done, or after you've said stop."
            case "often":
                return "That was one wrong code too many for today. Please try again tomorrow."
            case _:
                assert_never(fault)

    def link_really(self, this: str, other: str) -> str:
        return (
            f"Shall I link this {this} account with the {other} account that asked for the code? The blogs, voices and drafts of both "
            f"become one, to be seen and deleted from either; if you unlink them later, everything stays with {other}. "
            "Don't do this unless that account is yours."
        )

    def link_button(self) -> str:
        return "It's mine, link"

    def not_linked(self) -> str:
        return "All right, I haven't linked anything."

    def accounts_linked(self, this: str, other: str) -> str:
        return (
            f"Linked. On {this} and on {other} you now have the same blogs, voices and drafts, and nothing was lost. "
            f"The blog in use is the one you chose on {other}, if any; see and change it with `/blogs`."
        )

    def account_was_linked(self, other: str) -> str:
        return f"Your {other} account has been linked. If that wasn't you, send `/unlink` right away."

    def alone(self) -> str:
        return "No other account is linked with this one. To link one, send `/link`."

    def unlink_really(self, keeps: str, other: str) -> str:
        return (
            f"Shall I unlink your accounts? All blogs, voices, drafts and rules stay with {keeps}, and {other} starts with nothing. "
            "What was used today counts for both."
        )

    def unlink_button(self) -> str:
        return "Unlink them"

    def stays_linked(self) -> str:
        return "All right, they stay linked."

    def accounts_parted(self, keeps: str, other: str) -> str:
        return f"Your accounts are unlinked. Everything stayed with {keeps}, and {other} starts over. You can link them again with `/link`."

    def has_accounts(self, accounts: Sequence[str]) -> str:
        return f"It covers your linked {_and(accounts)} accounts."

    def forgets_accounts(self, accounts: Sequence[str]) -> str:
        return f"It's deleted for both of your linked accounts: {_and(accounts)}."


def _and(accounts: Sequence[str]) -> str:
    return " and ".join(accounts)
