"""What the bot says of a style card, of its versions, and of how a draft sounds, in Korean."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.inline_text import inline
from bot.wording.ko.particles import final, with_ro
from bot.wording.voice import FindingsWording, Formless, VoiceWording
from styles.verdict import Unheard


class KoreanFindings(FindingsWording):
    def formless_ending(self, ending: Formless) -> str:
        match ending:
            case "noun":
                return "명사나 토막말"
            case "trailing":
                return "말끝 흐리기"
            case "other":
                return "그 밖의 말"

    def usual_endings(self, most: tuple[str, float], second: tuple[str, float] | None, sample: str) -> str:
        more = f", {second[1]:.0%}는 {with_ro(second[0])}" if second else ""
        example = f"(“{sample}”)" if sample else ""
        return f"문장의 {most[1]:.0%}는 {with_ro(most[0])}{more} 끝나요{example}."

    def sentence_length(self, span: str, mean: int, in_words: bool) -> str:
        unit = "단어" if in_words else "자"
        return f"문장 길이는 대개 {span.replace('–', '~')}{unit}, 평균 {mean}{unit}예요."

    def paragraph_and_post(self, sentences: str, characters: str) -> str:
        return f"한 문단은 {sentences.replace('–', '~')}문장, 글 한 편은 {characters.replace('–', '~')}자쯤이에요."

    def opens_with(self, greeting: str) -> str:
        return f"글을 “{greeting}” 같은 말로 시작할 때가 많아요."

    def closes_with(self, farewell: str) -> str:
        return f"글을 “{farewell}” 같은 말로 끝낼 때가 많아요."

    def names_oneself(self, me: str, openers: Sequence[str]) -> str:
        called = f"‘{me}’{'이라고' if final(me) else '라고'}"
        if not openers:
            return f"자신을 {called} 불러요."
        return f"자신을 {called} 부르고, {', '.join(f'‘{word}’' for word in openers)} 같은 말로 문장을 자주 시작해요."

    def often_there(self, often: Sequence[str], sometimes: Sequence[str]) -> str:
        named = (("이런 걸 자주 써요", often), ("가끔은 이런 것도 써요", sometimes))
        return " ".join(f"{name}: {', '.join(habits)}." for name, habits in named if habits)

    def layout(self, habits: Sequence[str]) -> str:
        return f"글에 자주 넣는 것: {', '.join(habits)}."

    def habit_share(self, habit: str, posts: float) -> str:
        return f"{habit} (글의 {posts:.0%})"

    def hardly_ever(self, habits: Sequence[str]) -> str:
        return f"이런 건 거의 안 써요: {', '.join(habits)}."


class KoreanVoice(VoiceWording):
    # Below a draft

    def score(self, match: int, why: str) -> str:
        line = f"말투 일치도 {match}점"
        return f"{line} · {why}" if why else line

    def unscored(self, why: Unheard) -> str:
        match why:
            case "short draft":
                return "말투 일치도는 300자가 넘는 글부터 잴 수 있어요."
            case "few posts":
                return "말투 일치도는 300자 넘는 글을 세 편 이상 배워야 잴 수 있어요."
            case "other figures":
                return "지금 카드는 예전 기준으로 만든 거예요. 말투 일치도는 블로그를 다시 읽고 배운 뒤에 새로 잴게요."
            case "no analyser":
                return "이 봇에 일본어 사전이 없어서 말투 일치도를 재지 못했어요."

    def overdone(self) -> str:
        return "말버릇이 평소보다 훨씬 많아요"

    def in_my_voice(self) -> tuple[str, str]:
        return "내 말투로 다시", "다시 써 주세요"

    # The card

    def card(self, title: str, posts: int, characters: int) -> str:
        return f"**{inline(title)}** 말투 카드\n글 {posts}편(약 {characters:,}자)을 읽고 배웠어요."

    def version_of(self, number: int, created: datetime | None) -> str:
        day = f" · {created:%Y-%m-%d}" if created else ""
        return f"버전 {number}{day}"

    def rules(self, rules: Sequence[str]) -> str:
        if not rules:
            return "내 규칙은 아직 없어요."
        listed = "\n".join(f"{n}. {inline(rule, 200)}" for n, rule in enumerate(rules, 1))
        return f"내 규칙 (배운 말투보다 우선해요)\n{listed}"

    def how_to_change(self, rules: bool) -> str:
        drop = " “1번 규칙 지워 줘”," if rules else ""
        return f"이 메시지에 답장하면 고칠 수 있어요. “이모지는 빼 줘”처럼 말하면 내 규칙이 되고,{drop} “되돌려 줘”, “버전”도 알아들어요."

    def undo_button(self) -> tuple[str, str]:
        return "되돌리기", "되돌려 줘"

    def versions_button(self) -> tuple[str, str]:
        return "버전 보기", "버전"

    def look_button(self) -> tuple[str, str]:
        return "카드 보기", "말투 보여 줘"

    def puzzled_by_wish(self) -> str:
        return "규칙에 넣지 않았어요. “저는 ~입니다체 안 써요”, “이모지는 빼 줘”처럼 어떻게 써야 하는지 말해 주세요. “1번 규칙 지워 줘”, “되돌려 줘”, “버전”이라고 하셔도 돼요. 카드는 `/style`로 다시 볼 수 있어요."

    def welcome_to_card(self) -> str:
        return "네! 말투에서 고치고 싶은 곳이 있으면 언제든 말해 주세요."

    # Rules

    def rule_noted(self) -> str:
        return "규칙에 넣었어요. 다음 초안부터 지킬게요."

    def against_habit(self, habit: str, share: float) -> str:
        per = f"{round(100 * share)}%"
        return f"쓰신 글의 {per}에 나오는 버릇({habit})이지만, 앞으로는 규칙을 따를게요."

    def rule_known(self) -> str:
        return "이미 있는 규칙이에요."

    def rule_too_long(self, most: int) -> str:
        return f"규칙은 {most}자까지 적을 수 있어요. 짧게 나누어 하나씩 보내 주세요."

    def too_many_rules(self, most: int) -> str:
        return f"규칙은 {most}개까지 둘 수 있어요. “1번 규칙 지워 줘”라고 해서 하나를 지운 다음 다시 보내 주세요."

    def rule_gone(self, rule: str) -> str:
        return f"규칙을 뺐어요: ‘{inline(rule, 60)}’. 다음 초안부터 적용돼요."

    def rules_gone(self) -> str:
        return "규칙을 모두 뺐어요. 다음 초안부터 적용돼요."

    def no_such_rule(self, number: int) -> str:
        return f"{number}번 규칙은 없어요. 지금 규칙은 `/style`로 볼 수 있어요."

    # Versions

    def back_to_before(self) -> str:
        return "이전 버전으로 되돌렸어요. 다음 초안부터 적용돼요."

    def at_the_first(self) -> str:
        return "처음 배운 말투라 더 되돌릴 수 없어요."

    def taken(self, number: int) -> str:
        return f"{number}번 버전의 말투로 바꿨어요. 다음 초안부터 적용돼요."

    def in_use_already(self, number: int) -> str:
        return f"이미 {number}번 버전의 말투를 쓰고 있어요."

    def no_such_version(self, number: int) -> str:
        return f"{number}번 버전은 없어요. “버전”이라고 하면 목록을 보여 드려요."

    def versions(self, title: str, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return f"**{inline(title)}** 말투 버전\n\n{listed}\n\n“버전 2로”라고 답장하면 그 말투로 바꿔요."

    def version_line(
        self, number: int, created: datetime | None, posts: int, rules: int, change: str, newest: bool
    ) -> str:
        day = f" ({created:%Y-%m-%d})" if created else ""
        now = " ← 지금" if newest else ""
        told = f" · {change}" if change else ""
        return f"버전 {number}{day}: 글 {posts}편, 규칙 {rules}개{told}{now}"

    def first_learned(self) -> str:
        return "처음 배운 말투"

    def same_as(self, number: int) -> str:
        return f"{number}번 버전과 같음"

    def posts_moved(self, before: int, after: int) -> str:
        if before == after:
            return "다시 배움"
        return f"글 {before}→{after}편"

    def rule_added(self, rule: str) -> str:
        return f"+ ‘{inline(rule, 30)}’"

    def rule_dropped(self, rule: str) -> str:
        return f"− ‘{inline(rule, 30)}’"

    # What changed after learning again

    def what_changed(self, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return f"지난번과 비교하면\n{listed}"

    def rules_stay(self, rules: int) -> str:
        return f"정해 두신 규칙 {rules}개는 그대로 지킬게요."

    def more_posts(self, before: int, after: int) -> str:
        moved = "늘었어요" if after > before else "줄었어요"
        return f"배운 글이 {before}편에서 {after}편으로 {moved}."

    def same_voice(self) -> str:
        return "말투는 그대로예요."

    def language_changed(self) -> str:
        return "다른 언어로 쓴 글이에요."

    def ending_moved(self, name: str, before: float, after: float) -> str:
        was, now = f"{round(100 * before)}%", f"{round(100 * after)}%"
        moved = "늘었어요" if after > before else "줄었어요"
        return f"{with_ro(name)} 끝나는 문장이 {was}에서 {with_ro(now)} {moved}."

    def sentences_moved(self, before: int, after: int, in_words: bool) -> str:
        unit = "단어" if in_words else "자"
        moved = "길어졌어요" if after > before else "짧아졌어요"
        return f"문장이 평균 {before}{unit}에서 {after}{with_ro(unit)} {moved}."

    def habits_came(self, names: Sequence[str]) -> str:
        return f"새로 생긴 버릇: {', '.join(names)}."

    def habits_went(self, names: Sequence[str]) -> str:
        return f"거의 사라진 버릇: {', '.join(names)}."

    # Others

    def not_your_card(self) -> str:
        return "이 말투는 블로그 주인만 고칠 수 있어요. 내 말투는 `/style`로 볼 수 있어요."

    def forgotten_card(self) -> str:
        return "지워진 블로그의 말투라 고칠 수 없어요. 블로그나 글 파일을 다시 등록해 주세요."
