"""What the bot says around a draft, in Japanese."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.ways.ja import JapaneseWays
from bot.wording.writing import OpeningsWording, WritingWording


class JapaneseWriting(JapaneseWays, WritingWording):
    def writing(self) -> str:
        return "書いています…"

    def still_writing(self, seconds: float) -> str:
        minutes, rest = divmod(int(seconds), 60)
        lasting = "".join([f"{minutes}分"] * (minutes > 0) + [f"{rest}秒"] * (rest > 0 or not minutes))
        return f"まだ書いています · モデルの返事を{lasting}待っています"

    def held_up(self) -> str:
        return "チャットアプリの送信制限のため、少し遅くなりました。"

    def shorter(self) -> tuple[str, str]:
        return "もっと短く", "もっと短くしてください"

    def longer(self) -> tuple[str, str]:
        return "もっと長く", "もっと長くしてください"

    def another_try(self) -> tuple[str, str]:
        return "書き直す", "もう一度書いてください"

    def carry_on(self) -> tuple[str, str]:
        return "続きを書く", "続きを書いてください"

    def quoted(self, quote: str, request: str) -> str:
        return f"「{quote}」のところ：{request}"

    def nothing_written(self) -> str:
        return f"まだ何も書けていません。{self._press('書き直す')}、最初から書きます。"

    def strange_letters(self, found: tuple[str, ...]) -> str:
        shown = "".join(f"「{f}」" for f in found[:3])
        return f"ほかの言語の文字{shown}が混ざっています。どう直すかを返信で教えていただくか、ファイルをご自分で直してください。"

    def spelled_otherwise(self, places: Sequence[tuple[str, str]]) -> str:
        shown = "、".join(f"{inline(before)} → {inline(after)}" for before, after in list(dict.fromkeys(places))[:3])
        more = " など" if len(set(places)) > 3 else ""
        return f"ふだんの表記に合わせて{len(places)}か所直しました：{shown}{more}"

    def own_sentences(self, kept: int, missing: Sequence[str]) -> str:
        if not missing:
            return f"ご自分で書いた{kept}文は、一字も変えていません。"
        lost = f"{len(missing)}文は入れられませんでした。入れる場所を返信で教えてください：{_quoted(missing)}"
        if not kept:
            return f"ご自分で書いた{lost}"
        return f"ご自分で書いた{kept + len(missing)}文のうち{kept}文はそのまま入れ、{lost}"

    def own_sentences_again(self, kept: int, put_back: Sequence[str], missing: Sequence[str]) -> str:
        said = [f"ご自分で書いた{kept}文は、一字も変えていません。"] if kept else []
        if put_back:
            said.append(
                f"そのうち{len(put_back)}文はモデルが書き換えたので元に戻しました。変えたいときは、その文を書いて返信してください：{_quoted(put_back)}。"
            )
        if missing:
            said.append(
                f"ご自分で書いた{len(missing)}文が、変わったり抜けたりしています。戻したいときは、その文を書いて返信してください：{_quoted(missing)}"
            )
        return "".join(said)

    def near_post(self, title: str, share: float) -> str:
        return f"ご自分の記事「{inline(title)}」と内容がかなり重なっています（{share:.0%}）。似た記事の多いブログは検索で不利になることがあります。その記事にない話を返信で教えていただければ、重なるところを書き直します。"

    def outline_only(self) -> str:
        return "言語モデルにつながっていないので、これは下書きではなく骨組みです。空いたところを埋めて、ご自分で書いてください。"

    def not_your_draft(self) -> str:
        return "この下書きを直せるのは、頼んだ本人だけです。`/write テーマ`でご自分の下書きを作れます。"

    def forgotten_draft(self) -> str:
        return "削除された下書きなので直せません。`/write テーマ`で新しく始めてください。"

    def forgotten_meanwhile(self) -> str:
        return (
            "そのあいだにブログが削除されたので、続けられません。ブログのURLか記事のファイルをもう一度送ってください。"
        )

    def too_large_to_get(self, name: str) -> str:
        return f"{name}は大きすぎて受け取れませんでした。20 MBより小さく分けて送ってください。"

    def wrong_key(self, host: str) -> str:
        if self.operator:
            return f"{host}がAPIキーを受け付けません。.envのDEEPSEEK_API_KEYを新しいキーに替えて、ボットを起動し直してください。"
        return f"{host}がこのボットを受け付けないため、書けませんでした。ボットの管理者に知らせてあります。"

    def no_balance(self, host: str) -> str:
        return f"{host}のアカウントの残高がなくなりました。ボットの管理者がチャージすると、また使えます。"

    def refused(self, host: str) -> str:
        return (
            f"{host}の内容フィルターにかかり、書けませんでした。テーマやメモの言い方を変えて、もう一度送ってください。"
        )

    def busy(self, host: str) -> str:
        return f"{host}が混み合っていて返事がありません。1〜2分たってから、もう一度試してください。"

    def unanswered(self, host: str) -> str:
        if self.operator and ":" in host:
            return (
                f"{host}から返事がありません。モデルのサーバーが起動しているか、アドレスが正しいかを確認してください。"
            )
        return f"{host}から返事がありません。しばらくしてから、もう一度試してください。"

    def interrupted(self) -> str:
        return f"書いている途中で再起動しました。ここまでの文章は保存してあります。{self._press('続きを書く')}、続きから書きます。"

    def interrupted_before_a_word(self) -> str:
        return f"書き始める前に再起動したので、まだ一文字も書けていません。{self._press('書き直す')}、すぐに書きます。"

    def broke_off(self) -> str:
        return f"文章が途中で切れました。ここまでは保存してあります。{self._press('続きを書く')}、続きから書きます。"

    def too_long(self) -> str:
        return f"一度に書ける長さの上限で止まりました。{self._press('続きを書く')}、続きから書きます。"

    def empty_answer(self) -> str:
        return f"モデルの返事が空でした。{self._press('書き直す')}、最初から書きます。"

    def gone_round(self) -> str:
        return f"モデルが同じことを繰り返し始めたので、そこで止めました。その前までは保存してあります。{self._press('書き直す')}、もう一度書きます。"

    def prompt_repeated(self) -> str:
        return (
            f"モデルが記事の代わりに指示文を書き写したので、止めました。{self._press('書き直す')}、もう一度書きます。"
        )

    def foreign_addresses(self, found: Sequence[str]) -> str:
        places = list(dict.fromkeys(found))
        shown = "、".join(inline(one) for one in places[:3])
        more = f" など{len(places)}件" if len(places) > 3 else ""
        return f"お送りいただいた中にないURL（{shown}{more}）は、押しても開かない形にしてあります。正しいURLがあれば、返信で送ってください。"

    def masked_secrets(self) -> str:
        return "パスワードやキーのように見える文字は「••••」で隠しました。"

    def ai_writes(self) -> str:
        return "はじめまして、maltuです。ここで書く文章はAI（言語モデル）による下書きなので、公開する前に必ず一度読み返してください。"

    def not_understood(self, host: str) -> str:
        if self.operator:
            return f"{host}がリクエストを受け付けませんでした。.envのDEEPSEEK_BASE_URLとDEEPSEEK_MODELを確かめてください。python -m bot doctorで調べられます。"
        return f"{host}がリクエストを受け付けないため、書けませんでした。ボットの管理者に知らせてあります。"

    def prompt_too_long(self, prompt: int, window: int, option: str, card: int) -> str:
        if not self.operator:
            return "モデルが一度に読むには内容が長すぎて、書けませんでした。ボットの管理者に知らせてあります。メモやファイルを減らせば、いまでも書けるかもしれません。"
        long = (
            f"送った文章（プロンプト）は{prompt:,}トークンですが、サーバーが読めるのは{window:,}トークンまでです。"
            if prompt and window
            else "送った文章（プロンプト）が、サーバーの読める長さを超えています。"
        )
        ways = [f"サーバーを{option}で起動し直す"] if option else []
        ways += [f".envでCARD_TOKENS={card}に減らす"] if card else []
        if not ways:
            return f"{long}.envのCARD_TOKENSを減らしてください。"
        return f"{long}{'か、'.join(ways)}と収まります。"


def _quoted(sentences: Sequence[str]) -> str:
    """Three of them at most, each in quotation marks."""
    shown = "".join(f"「{inline(sentence)}」" for sentence in sentences[:3])
    return f"{shown}など" if len(sentences) > 3 else shown


_ONE = "(?:の?(?:書き出し|冒頭|案|やつ|もの)|の)?"
_TAKE = (
    "(?:(?:で|が|に|を|にして|でお?願い|がいい)?"
    "(?:書いて|お願い|おねがい|選びます|します|決めます|決めた|いいです|いい|良いです|良い|進めて|続けて|頼みます)?"
    "(?:ください|下さい|ほしい|欲しい|します|です|ね)?)"
)
_PLACES = (("1", "一", "最初"), ("2", "二", "二番目"), ("3", "三", "最後"))


class JapaneseOpenings(JapaneseWays, OpeningsWording):
    heard_opening = tuple(
        (rf"(?:{digit}|{word})(?:番目?|つ目|つめ|個目)?{_ONE}{_TAKE}", rf"{ordinal}{_ONE}{_TAKE}")
        for digit, word, ordinal in _PLACES
    )
    heard_openings = (
        "別の書き出し",
        "ほかの書き出し",
        "他の書き出し",
        "書き出しを変えて",
        "書き出しを選びたい",
        "書き出しを見せて",
    )

    def other_openings(self) -> tuple[str, str]:
        return "別の書き出し", "別の書き出しを見せてください"

    def this_opening(self, number: int) -> tuple[str, str]:
        return f"{number}番", f"{number}番の書き出しで書いてください"

    def openings_offered(self) -> str:
        return "気に入った書き出しを選んでください。一字も変えずに続きを書きます。「もっと淡々と」のように返信すると、書き出しを考え直します。"

    def no_openings(self) -> str:
        return f"モデルから書き出しの案が返ってきませんでした。{self._press('書き直す')}、もう一度頼みます。"

    def which_topic_to_open(self) -> str:
        return "何についての記事の書き出しですか？ `/openings 京都の3日間`のようにテーマを書いてください。下書きがあれば、その下書きへの返信で`/openings`と送ってもかまいません。"

    def openings_need_a_model(self) -> str:
        return (
            "言語モデルにつながっていないので、書き出しは作れません。`/write テーマ`と送れば、記事の骨組みを作ります。"
        )
