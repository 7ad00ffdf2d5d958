"""What the bot says, and understands, of what a draft leaves open, in Japanese."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.open_questions import OpenQuestionsWording, in_circles


class JapaneseOpenQuestions(OpenQuestionsWording):
    heard_wish = (
        "(?:て|で)(?:ください|下さい|ほしい|ほしいです|欲しい|くれ|くれますか|もらえますか|いただけますか)\\Z",
        "(?:消して|削除して|外して|直して|変えて|なくして|足して|入れて|書いて|減らして|増やして|短くして|長くして|消す|直す|変える|削除|修正|お願い|お願いします)\\Z",
        "(?:もっと|もう少し|少し|短|長)く\\Z|[?？]\\Z",
    )
    heard_unknown = (
        "(?:よく)?(?:わからない|わかりません|分からない|分かりません|わからん|不明|覚えてない|覚えていない|覚えていません|忘れた|忘れました)(?:です)?",
        "パス|スキップ|さあ|どうだろう|[?？笑wｗ]+",
    )
    heard_counted = (
        "(?:人|名|個|時間|時|分|秒|日|月|年|円|万円|千円|階|号|番|回|杯|本|匹|歳|才|冊|枚|台|か所|ヶ所|箇所|泊|人前|皿|切れ|倍|度|週間|か月|ヶ月|店|軒|km|キロ)"
        "(?:ほど|くらい|ぐらい|ごろ|頃|に|で|の|と|は|が|を|まで|から|間|半|目|も|だけ|,|、|(?=\\s)|\\Z)",
    )
    heard_part = ("(?:番目の)?(?:段落|文|行|つ目|番目|見出し|タイトル|写真|部分|項目)",)

    def as_long_as_notes(self, size: int, length: int) -> str:
        return f"メモが{size:,}字なので、{length:,}字で書きました。"

    def open_blanks(self, whats: Sequence[str]) -> str:
        example = "1 10時から" if len(whats) == 1 else "1 10時から 2 妹と"
        shown = in_circles([inline(what, 60) for what in whats])
        return f"空いたところ{len(whats)}：{shown} – 「{example}」のように返信すると埋めます。"

    def fill_blanks(self, answers: Sequence[tuple[str, str]]) -> str:
        return "\n".join(["空いたところをこう埋めてください。", *(f"{blank} → {answer}" for blank, answer in answers)])

    def of_blanks(self, said: str, whats: Sequence[str]) -> str:
        listed = "、".join(f"{number} [確認: {what}]" for number, what in enumerate(whats, 1))
        return f"{said}\n（番号の指すところ：{listed}）"
