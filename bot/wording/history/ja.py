"""What the bot says of the revisions of a draft, in Japanese."""

from bot.wording.history import HistoryWording, TextState
from bot.wording.ways.ja import JapaneseWays

_PLEASE = "(?: ?(?:ください|下さい|ほしい|欲しい|くれる|くれますか|もらえますか|いただけますか|ね))?"
_NO = "(?:第|#)?([0-9]{1,6}) ?(?:番目?|稿)?(?:の文章|の稿)?"
_AND = " ?(?:と|、|,|から| ?vs) ?"
_SHOW = f"(?:を)?(?:見せて|見る|開いて|開く|見たい){_PLEASE}"
_NTH = "(?:最初|一つ目|二つ目|三つ目|最後|冒頭|末尾|次|前|この|その|あの|[0-9一二三四五六七八九十]{1,2} ?(?:番目|つ目|個目|行目|文目)?)の?"
_THING = "(?:段落|文|行|見出し|箇所|部分|ところ|一節|項目)"


class JapaneseHistory(JapaneseWays, HistoryWording):
    heard_go_back = (
        f"(?:もう一度)?(?:元に|もとに|前に|前の(?:文章|稿|もの)に|一つ前に|ひとつ前に|1つ前に)?(?:戻して|戻す|戻りたい|戻したい|取り消して|取り消す){_PLEASE}",
        f"{_NO}(?:に|へ|まで)? ?(?:戻して|戻す|戻りたい|戻したい){_PLEASE}",
        f"元に戻す ?{_NO}",
    )
    heard_compare = (
        f"(?:前の?(?:文章|稿|もの)?と ?)?(?:比較|比べて|比べる)(?:して|する)?{_PLEASE}",
        f"{_NO}{_AND}{_NO}(?:を|の)? ?(?:比較|比べて|比べる)(?:して|する)?{_PLEASE}",
        f"{_NO}と ?(?:比較|比べて|比べる)(?:して|する)?{_PLEASE}",
        f"比較 ?{_NO}(?:と|、|,| ){_NO}",
        "(?:何|どこ)(?:が|を)(?:変わった|変わりました|違う|違います|直した|直しました|変えた|変えました)(?:か|の|んですか)?\\??",
        f"(?:変わった|違う|直した|変えた)(?:ところ|点|箇所|部分)(?:だけ)?{_SHOW}|変更点(?:だけ)?(?:{_SHOW})?",
    )
    heard_revisions = (f"(?:修正|変更|直した|書き直しの)?(?:履歴|バージョン|稿)(?:の?一覧)?(?:{_SHOW})?",)
    heard_drafts = (
        f"(?:私の|自分の)?下書きの?一覧(?:{_SHOW})?",
        f"(?:私の|自分の)下書き(?:{_SHOW})?",
        f"#?([0-9]{{1,6}}) ?(?:番目?|つ目|本目)?の下書き(?:の? ?#?(?:第)?([0-9]{{1,6}}) ?(?:番目?|稿)?)?(?:{_SHOW})?",
        f"下書き ?#?([0-9]{{1,6}}) ?番?(?:の? ?#?(?:第)?([0-9]{{1,6}}) ?(?:番目?|稿))?(?:{_SHOW})?",
    )
    heard_small_part = (
        f"{_NTH}(?:{_THING})",
        "(?:一|ひと|二|ふた|1|2) ?(?:文|行|段落|言)(?!体)",
        f"{_THING}(?:だけ|を一つ|を消|を削)",
        "(?<!小)タイトル|題名|誤字|脱字|表記|漢字|送り仮名|単語|名前|店名|値段|価格|日付|時間|時刻|数字|電話番号|住所|url|リンク|ハッシュタグ|写真|確認",
        "書き出し|冒頭|あいさつ|挨拶|結び|締め|導入|末尾",
        "(?:じゃなくて|ではなく|ではなくて|の代わりに) ?.{1,60}",
        "(?<=.)(?:を|は) ?.{1,60}(?:に|へ) ?(?:変えて|直して|修正|変更|して)",
    )
    heard_manner = (
        "(?:もっと|もう少し|少し|ちょっと|かなり|すごく|もうちょっと|半分|倍)(?:に|は)? ?(?:長|短|詳し|簡潔|簡単|減ら|増や|淡々|明る|重|軽|親し|面白|おもしろ|やわらか|柔らか|かた|硬|落ち着|元気|真面目|まじめ|素直|丁寧|くだけ|自然)",
        "長く|短く|詳しく|簡潔に|簡単に|要約|まとめて|圧縮|膨らませ|トーン|雰囲気|感じに|感じで|淡々と|親しみ|明るく|面白く|ユーモア|柔らかく|やわらかく|硬く|丁寧に|落ち着い",
        "書き直して|書き換えて|推敲|なめらか|滑らか|自然に|構成|順番|順序|流れ|見出しを(?:つけ|付け|入れ)|段落を?分け|箇条書きに|表に",
    )

    def go_back(self) -> tuple[str, str]:
        return "元に戻す", "元に戻す"

    def went_back(self, number: int, left: int) -> str:
        return f"第{number}稿に戻しました。これからはここから直します。第{left}稿も残っています。使いたいときは「{left}番に戻して」と返信してください。"

    def nothing_before(self) -> str:
        return "これが最初の文章なので、これより前には戻せません。"

    def no_such_revision(self, number: int, last: int) -> str:
        there = f"第1稿から第{last}稿まであります" if last > 1 else "第1稿だけです"
        return f"この下書きに第{number}稿はありません。{there}。"

    def branched(self, parent: int, number: int) -> str:
        return f"第{parent}稿をもとに直した第{number}稿です。"

    def draft_state(self, state: TextState, number: int) -> str:
        match state:
            case "written":
                return f"第{number}稿まで"
            case "cut off":
                return f"第{number}稿の途中"
            case "empty":
                return "まだ文章なし"

    def older_drafts(self, first: int) -> str:
        return f"これより古い下書きは、`/drafts {first}`のように番号で開けます。"

    def revisions(self, lines: str, left_out: int) -> str:
        older = f"（古い{left_out}稿は番号で呼び出せます）\n" if left_out else ""
        return f"直しの履歴\n{older}{lines}\n「1と2を比較」「1番に戻して」のように返信できます。"

    def first_text(self) -> str:
        return "最初の文章"

    def another_text(self) -> str:
        return "最初から書き直し"

    def carried_on(self) -> str:
        return "切れたところから続き"

    def brought_back(self, number: int) -> str:
        return f"第{number}稿に戻した"

    def tried_again(self, request: str) -> str:
        return f"もう一度：{request}"

    def grown_from(self, number: int) -> str:
        return f"第{number}稿から"

    def characters(self, number: int) -> str:
        return f"{number:,}字"

    def more_characters(self, number: int) -> str:
        return f"{'+' if number > 0 else '−' if number else '±'}{abs(number):,}字"

    def state_of_revision(self, state: TextState) -> str:
        match state:
            case "written":
                return ""
            case "cut off":
                return "途中まで"
            case "empty":
                return "文章なし"

    def compared(self, one: int, other: int, changes: str, more: int) -> str:
        rest = f"\nほかに{more}か所違います。" if more else ""
        return f"第{one}稿 → 第{other}稿\n\n{changes}{rest}"

    def no_difference(self, one: int, other: int) -> str:
        return f"第{one}稿と第{other}稿は同じ文章です。"

    def only_breaks_differ(self, one: int, other: int) -> str:
        return f"第{one}稿と第{other}稿は言葉が同じで、改行や段落の分け方だけが違います。"

    def nothing_to_compare(self) -> str:
        return "まだ文章が一つなので、比べられません。一度直したあとで「比較」「1と2を比較」のように返信してください。"

    def only_the_quote(self) -> str:
        return "引用されたところだけを直し、ほかは一字も変えていません。"

    def quote_stayed(self) -> str:
        return "引用されたところをモデルが変えなかったので、文章は同じままです。どう直すかをもう少し詳しく書いて返信してください。"

    def quote_not_found(self) -> str:
        return "引用された言葉がこの文章に見つからないので、全体を見て直しました。「比較」と返信すると、変わったところをお見せします。"

    def edit_broke_off(self) -> str:
        return f"直している途中で切れたので、文章は元のままです。{self._press('書き直す')}、もう一度直します。"
