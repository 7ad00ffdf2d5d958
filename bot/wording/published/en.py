"""What the bot says of drafts that were published, and of the rules it proposes because of them, in English."""

from collections.abc import Sequence

from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.published import PublishedWording, curve


class EnglishPublished(PublishedWording):
    def edited(self, title: str, share: float, before: float | None) -> str:
        last = "" if before is None else f"; last time it was {before:.0%}"
        return f"**{inline(title)}**: you changed {share:.0%} of the draft{last}."

    def edited_by_and_by(self, shares: Sequence[float]) -> str:
        numbers = " → ".join(f"{share:.0%}" for share in shares)
        return f"How much of my drafts you changed {curve(shares)}\n{numbers}"

    def proposed_rule(self, rule: str, times: int, posts: int, before: str, after: str) -> str:
        now = f"your post: “{inline(after, 160)}”" if after else "your post leaves it out."
        return (
            f"You made this change {count(times, 'time')} in {count(posts, 'post')}. Shall I do the same from now on?\n"
            f"the draft: “{inline(before, 160)}”\n{now}\nThe rule: {rule}"
        )

    def make_rule_button(self) -> str:
        return "Make it a rule"

    def proposal_declined(self, rule: str) -> str:
        return f"All right: ‘{rule}’ won't be a rule, and I won't ask again."

    def no_such_proposal(self) -> str:
        return "You have answered that already, or there is no such proposal. `/style` shows your rules."

    # Rules, as somebody would give them

    def rule_without(self, habit: str) -> str:
        return f"No {habit}"

    def rule_not_opening_with(self, word: str) -> str:
        return f"Open no sentence with ‘{inline(word, 20)}’"

    def rule_ending_in(self, was: str, now: str) -> str:
        return f"End sentences in {now}, not in {was}"

    def rule_joined(self) -> str:
        return "Join short sentences instead of cutting them apart"

    def rule_split(self) -> str:
        return "Make two sentences of a long one"

    def rule_without_opening(self) -> str:
        return "Begin with the matter itself, without an introducing paragraph"

    def rule_without_closing(self) -> str:
        return "Stop where there is no more to say, without a closing paragraph"
