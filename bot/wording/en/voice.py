"""What the bot says of a style card, of its versions, and of how a draft sounds, in English."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.voice import FindingsWording, Formless, VoiceWording
from styles.verdict import Unheard


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

    def often_there(self, often: Sequence[str], sometimes: Sequence[str]) -> str:
        named = (("You often use", often), ("Now and then", sometimes))
        return " ".join(f"{name}: {', '.join(habits)}." for name, habits in named if habits)

    def layout(self, habits: Sequence[str]) -> str:
        return f"Layout: {', '.join(habits)}."

    def habit_share(self, habit: str, posts: float) -> str:
        return f"{habit} (in {posts:.0%} of posts)"

    def hardly_ever(self, habits: Sequence[str]) -> str:
        return f"You hardly ever use: {', '.join(habits)}."


class EnglishVoice(VoiceWording):
    # Below a draft

    def score(self, match: int, why: str) -> str:
        line = f"Sounds like you: {match}"
        return f"{line} · {why}" if why else line

    def unscored(self, why: Unheard) -> str:
        match why:
            case "short draft":
                return "How much it sounds like you is measured from 300 characters on."
            case "few posts":
                return (
                    "How much it sounds like you is measured once I've learned three posts of more than 300 characters."
                )
            case "no analyser":
                return "How much it sounds like you is not measured: the Japanese dictionary is not installed here."
            case "other figures":
                return (
                    "How much it sounds like you is measured again once your blog is learned anew: this card is older."
                )

    def overdone(self) -> str:
        return "your habits are laid on thicker than in your own posts"

    def in_my_voice(self) -> tuple[str, str]:
        return "Again in my voice", "Another try"

    # The card

    def card(self, title: str, posts: int, characters: int) -> str:
        return (
            f"The voice of **{inline(title)}**\nlearned from {count(posts, 'post')}, about {characters:,} characters."
        )

    def version_of(self, number: int, created: datetime | None) -> str:
        day = f" · {created:%Y-%m-%d}" if created else ""
        return f"Version {number}{day}"

    def rules(self, rules: Sequence[str]) -> str:
        if not rules:
            return "There are no rules of your own yet."
        listed = "\n".join(f"{n}. {inline(rule, 200)}" for n, rule in enumerate(rules, 1))
        return f"Your rules (they come before what I learned)\n{listed}"

    def how_to_change(self, rules: bool) -> str:
        drop = " “delete 1”," if rules else ""
        return f"Reply to this message to change it: “leave out emoji” becomes a rule of yours;{drop} “undo” and “versions” work, too."

    def undo_button(self) -> tuple[str, str]:
        return "Undo", "undo"

    def versions_button(self) -> tuple[str, str]:
        return "Versions", "versions"

    def look_button(self) -> tuple[str, str]:
        return "Show the card", "show"

    def puzzled_by_wish(self) -> str:
        return "I made no rule of that. Tell me how to write: “never use exclamation marks”, “leave out emoji”. “delete 1”, “undo” and “versions” work, too, and `/style` shows the card again."

    def welcome_to_card(self) -> str:
        return "You're welcome! Tell me whenever something about the voice should change."

    # Rules

    def rule_noted(self) -> str:
        return "Noted as a rule. It holds from the next draft on."

    def against_habit(self, habit: str, share: float) -> str:
        per = f"{round(100 * share)}%"
        return f"{per} of your posts have this ({habit}), but your rule goes first."

    def rule_known(self) -> str:
        return "That rule is there already."

    def rule_too_long(self, most: int) -> str:
        return f"A rule can have up to {most} characters. Make it shorter, or send it in parts."

    def too_many_rules(self, most: int) -> str:
        return f"You can have up to {most} rules. Delete one first, as in “delete 1”, and send this again."

    def rule_gone(self, rule: str) -> str:
        return f"The rule ‘{inline(rule, 60)}’ is gone, from the next draft on."

    def rules_gone(self) -> str:
        return "All rules are gone, from the next draft on."

    def no_such_rule(self, number: int) -> str:
        return f"There is no rule {number}."

    # Versions

    def back_to_before(self) -> str:
        return "Back to the previous version, from the next draft on."

    def at_the_first(self) -> str:
        return "This is the first version; there is nothing to undo."

    def taken(self, number: int) -> str:
        return f"I'll write in the voice of version {number} from the next draft on."

    def in_use_already(self, number: int) -> str:
        return f"Version {number} is the one in use."

    def no_such_version(self, number: int) -> str:
        return f"There is no version {number}. Say “versions” for a list."

    def versions(self, title: str, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return f"Versions of the voice of **{inline(title)}**\n\n{listed}\n\nReply “use version 2” to switch to one."

    def version_line(
        self, number: int, created: datetime | None, posts: int, rules: int, change: str, newest: bool
    ) -> str:
        day = f" ({created:%Y-%m-%d})" if created else ""
        now = " ← in use" if newest else ""
        told = f" · {change}" if change else ""
        return f"Version {number}{day}: {count(posts, 'post')}, {count(rules, 'rule')}{told}{now}"

    def first_learned(self) -> str:
        return "as first learned"

    def same_as(self, number: int) -> str:
        return f"the same as version {number}"

    def posts_moved(self, before: int, after: int) -> str:
        if before == after:
            return "learned anew"
        return f"{before}→{after} posts"

    def rule_added(self, rule: str) -> str:
        return f"+ ‘{inline(rule, 30)}’"

    def rule_dropped(self, rule: str) -> str:
        return f"− ‘{inline(rule, 30)}’"

    # What changed after learning again

    def what_changed(self, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return f"Since last time\n{listed}"

    def rules_stay(self, rules: int) -> str:
        return f"Your {count(rules, 'rule')} still hold."

    def more_posts(self, before: int, after: int) -> str:
        return f"I learned from {count(after, 'post')}; last time it was {before}."

    def same_voice(self) -> str:
        return "The voice stayed the same."

    def language_changed(self) -> str:
        return "The posts are in another language now."

    def ending_moved(self, name: str, before: float, after: float) -> str:
        was, now = f"{round(100 * before)}%", f"{round(100 * after)}%"
        return f"Sentences that end in {name}: {was} → {now}."

    def sentences_moved(self, before: int, after: int, in_words: bool) -> str:
        return (
            f"Sentences got {'longer' if after > before else 'shorter'}: "
            f"{before} → {after} {'words' if in_words else 'characters'} on average."
        )

    def habits_came(self, names: Sequence[str]) -> str:
        return f"New: {', '.join(names)}."

    def habits_went(self, names: Sequence[str]) -> str:
        return f"Almost gone: {', '.join(names)}."

    # Others

    def not_your_card(self) -> str:
        return "Only the owner of this blog can change its voice. See yours with `/style`."

    def forgotten_card(self) -> str:
        return "This blog was deleted, so its voice can't be changed. Send its address or its posts again."
