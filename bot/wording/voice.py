"""What the bot says of a style card, of its versions, and of how a draft sounds."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.speech import Speech, count, named, with_ro

# What more and less of a measure is called in Korean, by how its name ends.
_MORE_AND_LESS = (("길이", ("길어요", "짧아요")), ("비중", ("높아요", "낮아요")), ("들쭉날쭉", ("심해요", "덜해요")))


class Voice(Speech):
    """A card and the person's own rules; undo and versions; the score below a draft."""

    # Below a draft

    def score(self, match: int, why: str) -> str:
        line = self._(f"말투 일치 {match}", f"Sounds like you: {match}")
        return f"{line} · {why}" if why else line

    def overdone(self) -> str:
        return self._("버릇이 평소보다 진하게 나왔어요", "your habits come out thicker than in your own posts")

    def in_my_voice(self) -> tuple[str, str]:
        """A button's label, and what it says."""
        return self._("내 말투로 다시", "Again in my voice"), self._("다시 써 주세요", "Another try")

    # The card

    def card(self, title: str, posts: int, characters: int) -> str:
        return self._(
            f"**{named(title)}** 말투 카드\n글 {posts}편, 약 {characters:,}자에서 배웠어요.",
            f"The voice of **{named(title)}**\nlearned from {count(posts, 'post')}, about {characters:,} characters.",
        )

    def version_of(self, number: int, created: datetime | None) -> str:
        day = f" · {created:%Y-%m-%d}" if created else ""
        return self._(f"버전 {number}{day}", f"Version {number}{day}")

    def among_others(self, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return self._(f"다른 블로거의 글 100편과 견주면\n{listed}", f"Beside 100 posts of other bloggers\n{listed}")

    def stands_out(self, measure: str, percentile: int) -> str:
        more, less = next((said for end, said in _MORE_AND_LESS if measure.endswith(end)), ("많아요", "적어요"))
        if percentile >= 50:
            return self._(f"{measure}: {percentile}편보다 {more}.", f"{measure}: more than in {percentile} of them.")
        rest = 100 - percentile
        return self._(f"{measure}: {rest}편보다 {less}.", f"{measure}: less than in {rest} of them.")

    def rules(self, rules: Sequence[str]) -> str:
        if not rules:
            return self._("내 규칙은 아직 없어요.", "There are no rules of your own yet.")
        listed = "\n".join(f"{n}. {named(rule, 200)}" for n, rule in enumerate(rules, 1))
        return self._(
            f"내 규칙 (배운 것보다 먼저예요)\n{listed}", f"Your rules (they go before what I learned)\n{listed}"
        )

    def how_to_change(self, rules: bool) -> str:
        """What can be said in reply to a card."""
        drop_ko, drop_en = (" “1번 규칙 지워 줘”,", " “delete 1”,") if rules else ("", "")
        return self._(
            f"이 메시지에 답장하면 고칠 수 있어요. “이모지는 빼 줘”처럼 말하면 내 규칙이 되고,{drop_ko} “되돌려 줘”, “버전”도 알아들어요.",
            f"Reply to this message to change it: “leave out emoji” becomes a rule of yours;{drop_en} “undo” and “versions” work, too.",
        )

    def undo_button(self) -> tuple[str, str]:
        return self._("되돌리기", "Undo"), self._("되돌려 줘", "undo")

    def versions_button(self) -> tuple[str, str]:
        return self._("버전 보기", "Versions"), self._("버전", "versions")

    def look_button(self) -> tuple[str, str]:
        return self._("카드 보기", "Show the card"), self._("말투 보여 줘", "show")

    def puzzled_by_wish(self) -> str:
        return self._(
            "규칙으로 적지 않았어요. “저는 ~입니다체 안 써요”, “이모지는 빼 줘”처럼 어떻게 써야 하는지 말해 주세요. “1번 규칙 지워 줘”, “되돌려 줘”, “버전”도 돼요. 카드는 `/style`로 다시 볼 수 있어요.",
            "I made no rule of that. Tell me how to write: “never use exclamation marks”, “leave out emoji”. “delete 1”, “undo” and “versions” work, too, and `/style` shows the card again.",
        )

    def welcome_to_card(self) -> str:
        return self._(
            "네! 말투에서 고치고 싶은 곳이 있으면 언제든 말해 주세요.",
            "You're welcome! Tell me whenever something about the voice should change.",
        )

    # Rules

    def rule_noted(self) -> str:
        return self._("규칙으로 적었어요. 다음 초안부터 지켜요.", "Noted as a rule. It holds from the next draft on.")

    def against_habit(self, habit: str, share: float) -> str:
        per = f"{round(100 * share)}%"
        return self._(
            f"내 글의 {per}에 있는 버릇({habit})이지만, 규칙을 먼저 지켜요.",
            f"{per} of your posts have this ({habit}), but your rule goes first.",
        )

    def rule_known(self) -> str:
        return self._("이미 적혀 있는 규칙이에요.", "That rule is there already.")

    def rule_too_long(self, most: int) -> str:
        return self._(
            f"규칙은 {most}자까지 적을 수 있어요. 짧게 나누어 하나씩 보내 주세요.",
            f"A rule can have {most} characters. Say it more shortly, or send it in parts.",
        )

    def too_many_rules(self, most: int) -> str:
        return self._(
            f"규칙은 {most}개까지예요. “1번 규칙 지워 줘”처럼 하나를 빼고 다시 보내 주세요.",
            f"There can be {most} rules. Take one out first, as in “delete 1”, and send this again.",
        )

    def rule_gone(self, rule: str) -> str:
        return self._(
            f"규칙을 뺐어요: ‘{named(rule, 60)}’. 다음 초안부터예요.",
            f"The rule ‘{named(rule, 60)}’ is gone, from the next draft on.",
        )

    def rules_gone(self) -> str:
        return self._("규칙을 모두 뺐어요. 다음 초안부터예요.", "All rules are gone, from the next draft on.")

    def no_such_rule(self, number: int) -> str:
        return self._(f"{number}번 규칙은 없어요.", f"There is no rule {number}.")

    # Versions

    def back_to_before(self) -> str:
        return self._(
            "전 버전으로 되돌렸어요. 다음 초안부터예요.", "Back to the version before, from the next draft on."
        )

    def at_the_first(self) -> str:
        return self._(
            "더 되돌릴 버전이 없어요. 처음 배운 말투예요.", "This is the first version; there is nothing to undo."
        )

    def taken(self, number: int) -> str:
        return self._(
            f"{number}번 버전의 말투를 쓸게요. 다음 초안부터예요.",
            f"I take the voice of version {number}, from the next draft on.",
        )

    def in_use_already(self, number: int) -> str:
        return self._(f"지금 쓰는 말투가 {number}번 버전이에요.", f"Version {number} is the one in use.")

    def no_such_version(self, number: int) -> str:
        return self._(
            f"{number}번 버전은 없어요. “버전”이라고 하면 목록을 보여 드려요.",
            f"There is no version {number}. Say “versions” for a list.",
        )

    def versions(self, title: str, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return self._(
            f"**{named(title)}** 말투의 버전\n\n{listed}\n\n“버전 2로”라고 답장하면 그 말투를 써요.",
            f"Versions of the voice of **{named(title)}**\n\n{listed}\n\nReply “use version 2” to take one.",
        )

    def version_line(
        self, number: int, created: datetime | None, posts: int, rules: int, change: str, newest: bool
    ) -> str:
        day = f" ({created:%Y-%m-%d})" if created else ""
        now = self._(" ← 지금", " ← in use") if newest else ""
        told = f" · {change}" if change else ""
        return self._(
            f"버전 {number}{day}: 글 {posts}편, 규칙 {rules}개{told}{now}",
            f"Version {number}{day}: {count(posts, 'post')}, {count(rules, 'rule')}{told}{now}",
        )

    def first_learned(self) -> str:
        return self._("처음 배운 말투", "as first learned")

    def same_as(self, number: int) -> str:
        return self._(f"{number}번 버전과 같음", f"the same as version {number}")

    def posts_moved(self, before: int, after: int) -> str:
        if before == after:
            return self._("다시 배움", "learned anew")
        return self._(f"글 {before}→{after}편", f"{before}→{after} posts")

    def rule_added(self, rule: str) -> str:
        return self._(f"+ ‘{named(rule, 30)}’", f"+ ‘{named(rule, 30)}’")

    def rule_dropped(self, rule: str) -> str:
        return self._(f"− ‘{named(rule, 30)}’", f"− ‘{named(rule, 30)}’")

    # What changed after learning again

    def what_changed(self, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return self._(f"지난번과 견주면\n{listed}", f"Since last time\n{listed}")

    def rules_stay(self, rules: int) -> str:
        return self._(f"내 규칙 {rules}개는 그대로 지켜요.", f"Your {count(rules, 'rule')} still hold.")

    def more_posts(self, before: int, after: int) -> str:
        moved = self._("늘었어요" if after > before else "줄었어요", "")
        return self._(
            f"배운 글이 {before}편에서 {after}편으로 {moved}.",
            f"I learned from {count(after, 'post')}; last time it was {before}.",
        )

    def same_voice(self) -> str:
        return self._("말투는 그대로예요.", "The voice stayed the same.")

    def language_changed(self) -> str:
        return self._("이제 글이 다른 언어예요.", "The posts are in another language now.")

    def ending_moved(self, name: str, before: float, after: float) -> str:
        was, now = f"{round(100 * before)}%", f"{round(100 * after)}%"
        ko = "늘었어요" if after > before else "줄었어요"
        return self._(
            f"{with_ro(name)} 끝내는 문장이 {was}에서 {with_ro(now)} {ko}.",
            f"Sentences that end in {name}: {was} → {now}.",
        )

    def sentences_moved(self, before: int, after: int, in_words: bool) -> str:
        unit = "단어" if in_words else "자"
        ko = "길어졌어요" if after > before else "짧아졌어요"
        return self._(
            f"문장이 평균 {before}{unit}에서 {after}{with_ro(unit)} {ko}.",
            f"Sentences got {'longer' if after > before else 'shorter'}: "
            f"{before} → {after} {'words' if in_words else 'characters'} on average.",
        )

    def habits_came(self, names: Sequence[str]) -> str:
        return self._(f"새로 보이는 것: {', '.join(names)}.", f"New: {', '.join(names)}.")

    def habits_went(self, names: Sequence[str]) -> str:
        return self._(f"이제 거의 안 보이는 것: {', '.join(names)}.", f"Hardly there any more: {', '.join(names)}.")

    # Others

    def not_your_card(self) -> str:
        return self._(
            "이 말투는 블로그 주인만 고칠 수 있어요. 내 말투는 `/style`로 볼 수 있어요.",
            "Only the owner of this blog can change its voice. See yours with `/style`.",
        )

    def forgotten_card(self) -> str:
        return self._(
            "지워진 블로그의 말투라 고칠 수 없어요. 블로그 주소나 글 파일을 다시 보내 주세요.",
            "This blog has been forgotten, so its voice can't be changed. Send its address or its posts again.",
        )
