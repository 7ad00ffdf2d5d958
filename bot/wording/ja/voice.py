"""What the bot says of a style card, of its versions, and of how a draft sounds, in Japanese."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.inline_text import inline
from bot.wording.voice import FindingsWording, Formless, VoiceWording
from styles.verdict import Unheard


class JapaneseFindings(FindingsWording):
    def formless_ending(self, ending: Formless) -> str:
        match ending:
            case "noun":
                return "体言止め"
            case "trailing":
                return "言いさし"
            case "other":
                return "その他"

    def usual_endings(self, most: tuple[str, float], second: tuple[str, float] | None, sample: str) -> str:
        more = f"、「{second[0]}」が{second[1]:.0%}" if second else ""
        example = f"（「{sample}」）" if sample else ""
        return f"文末は「{most[0]}」が{most[1]:.0%}{more}です{example}。"

    def sentence_length(self, span: str, mean: int, in_words: bool) -> str:
        unit = "語" if in_words else "字"
        return f"一文はたいてい{span}{unit}、平均{mean}{unit}です。"

    def paragraph_and_post(self, sentences: str, characters: str) -> str:
        return f"一段落は{sentences}文、記事は{characters}字ほどです。"

    def opens_with(self, greeting: str) -> str:
        return f"記事を「{greeting}」で始めることが多いです。"

    def closes_with(self, farewell: str) -> str:
        return f"記事を「{farewell}」で終えることが多いです。"

    def names_oneself(self, me: str, openers: Sequence[str]) -> str:
        if not openers:
            return f"自分のことは「{me}」と書きます。"
        return f"自分のことは「{me}」と書き、{''.join(f'「{word}」' for word in openers)}で文を始めることが多いです。"

    def often_there(self, often: Sequence[str], sometimes: Sequence[str]) -> str:
        named = (("よく使うもの", often), ("ときどき使うもの", sometimes))
        return "".join(f"{name}：{'、'.join(habits)}。" for name, habits in named if habits)

    def layout(self, habits: Sequence[str]) -> str:
        return f"記事の体裁：{'、'.join(habits)}。"

    def habit_share(self, habit: str, posts: float) -> str:
        return f"{habit}（記事の{posts:.0%}）"

    def hardly_ever(self, habits: Sequence[str]) -> str:
        return f"ほとんど使わないもの：{'、'.join(habits)}。"


class JapaneseVoice(VoiceWording):
    # Below a draft

    def score(self, match: int, why: str) -> str:
        line = f"文体の一致度 {match}"
        return f"{line} · {why}" if why else line

    def unscored(self, why: Unheard) -> str:
        match why:
            case "short draft":
                return "文体の一致度は、300字を超える文章から測ります。"
            case "few posts":
                return "文体の一致度は、300字を超える記事を3本以上学んでから測ります。"
            case "other figures":
                return (
                    "文体の一致度は、ブログを学び直したあとでまた測ります。いまのカードは以前の基準で学んだものです。"
                )
            case "no analyser":
                return "このボットには日本語の辞書が入っていないため、文体の一致度は測れませんでした。"

    def overdone(self) -> str:
        return "書きぐせがふだんより濃く出ています"

    def in_my_voice(self) -> tuple[str, str]:
        return "自分の文体で書き直す", "もう一度書いてください"

    # The card

    def card(self, title: str, posts: int, characters: int) -> str:
        return f"**{inline(title)}** の文体カード\n記事{posts}本、約{characters:,}字から学びました。"

    def version_of(self, number: int, created: datetime | None) -> str:
        day = f" · {created:%Y-%m-%d}" if created else ""
        return f"バージョン{number}{day}"

    def rules(self, rules: Sequence[str]) -> str:
        if not rules:
            return "自分のルールはまだありません。"
        listed = "\n".join(f"{n}. {inline(rule, 200)}" for n, rule in enumerate(rules, 1))
        return f"自分のルール（学んだ文体より優先します）\n{listed}"

    def how_to_change(self, rules: bool) -> str:
        drop = "「1番のルールを消して」" if rules else ""
        return f"このメッセージに返信すると直せます。「絵文字は使わないで」のように送ると自分のルールになります。{drop}「元に戻して」「バージョン」も使えます。"

    def undo_button(self) -> tuple[str, str]:
        return "元に戻す", "元に戻して"

    def versions_button(self) -> tuple[str, str]:
        return "バージョンを見る", "バージョン"

    def look_button(self) -> tuple[str, str]:
        return "カードを見る", "文体を見せて"

    def puzzled_by_wish(self) -> str:
        return "ルールにはしませんでした。「だ・であるは使わない」「絵文字は使わないで」のように、どう書くかを送ってください。「1番のルールを消して」「元に戻して」「バージョン」も使えます。カードは`/style`で見られます。"

    def welcome_to_card(self) -> str:
        return "どういたしまして！ 文体に直したいところがあれば、いつでも返信してください。"

    # Rules

    def rule_noted(self) -> str:
        return "ルールに加えました。次の下書きから守ります。"

    def against_habit(self, habit: str, share: float) -> str:
        return f"記事の{round(100 * share)}%にある書きぐせ（{habit}）ですが、ルールを優先します。"

    def rule_known(self) -> str:
        return "そのルールはもうあります。"

    def rule_too_long(self, most: int) -> str:
        return f"ルールは{most}字までです。短くするか、分けて送ってください。"

    def too_many_rules(self, most: int) -> str:
        return f"ルールは{most}個までです。「1番のルールを消して」のように一つ外してから、もう一度送ってください。"

    def rule_gone(self, rule: str) -> str:
        return f"ルール「{inline(rule, 60)}」を外しました。次の下書きから反映します。"

    def rules_gone(self) -> str:
        return "ルールをすべて外しました。次の下書きから反映します。"

    def no_such_rule(self, number: int) -> str:
        return f"{number}番のルールはありません。"

    # Versions

    def back_to_before(self) -> str:
        return "前のバージョンに戻しました。次の下書きから反映します。"

    def at_the_first(self) -> str:
        return "最初に学んだ文体なので、これより前には戻せません。"

    def taken(self, number: int) -> str:
        return f"バージョン{number}の文体を使います。次の下書きから反映します。"

    def in_use_already(self, number: int) -> str:
        return f"いま使っているのがバージョン{number}です。"

    def no_such_version(self, number: int) -> str:
        return f"バージョン{number}はありません。「バージョン」と返信すると一覧をお見せします。"

    def versions(self, title: str, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return f"**{inline(title)}** の文体のバージョン\n\n{listed}\n\n「バージョン2にして」と返信すると、その文体を使います。"

    def version_line(
        self, number: int, created: datetime | None, posts: int, rules: int, change: str, newest: bool
    ) -> str:
        day = f"（{created:%Y-%m-%d}）" if created else ""
        now = " ← いま" if newest else ""
        told = f" · {change}" if change else ""
        return f"バージョン{number}{day}：記事{posts}本、ルール{rules}個{told}{now}"

    def first_learned(self) -> str:
        return "最初に学んだ文体"

    def same_as(self, number: int) -> str:
        return f"バージョン{number}と同じ"

    def posts_moved(self, before: int, after: int) -> str:
        if before == after:
            return "学び直し"
        return f"記事{before}→{after}本"

    def rule_added(self, rule: str) -> str:
        return f"+「{inline(rule, 30)}」"

    def rule_dropped(self, rule: str) -> str:
        return f"−「{inline(rule, 30)}」"

    # What changed after learning again

    def what_changed(self, lines: Sequence[str]) -> str:
        listed = "\n".join(f"- {line}" for line in lines)
        return f"前回と比べると\n{listed}"

    def rules_stay(self, rules: int) -> str:
        return f"自分のルール{rules}個は、そのまま守ります。"

    def more_posts(self, before: int, after: int) -> str:
        moved = "増えました" if after > before else "減りました"
        return f"学んだ記事が{before}本から{after}本に{moved}。"

    def same_voice(self) -> str:
        return "文体は変わっていません。"

    def language_changed(self) -> str:
        return "記事の言語が変わりました。"

    def ending_moved(self, name: str, before: float, after: float) -> str:
        moved = "増えました" if after > before else "減りました"
        return f"「{name}」で終わる文が{round(100 * before)}%から{round(100 * after)}%に{moved}。"

    def sentences_moved(self, before: int, after: int, in_words: bool) -> str:
        unit = "語" if in_words else "字"
        moved = "長く" if after > before else "短く"
        return f"一文の平均が{before}{unit}から{after}{unit}に{moved}なりました。"

    def habits_came(self, names: Sequence[str]) -> str:
        return f"新しく出てきたもの：{'、'.join(names)}。"

    def habits_went(self, names: Sequence[str]) -> str:
        return f"ほとんど見られなくなったもの：{'、'.join(names)}。"

    # Others

    def not_your_card(self) -> str:
        return "この文体を直せるのはブログの持ち主だけです。ご自分の文体は`/style`で見られます。"

    def forgotten_card(self) -> str:
        return "削除されたブログの文体なので直せません。ブログのURLか記事のファイルをもう一度送ってください。"
