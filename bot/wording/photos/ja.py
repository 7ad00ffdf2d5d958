"""What the bot says of photos, in Japanese."""

from collections.abc import Sequence

from bot.model import PictureFault
from bot.sent import ServerFault
from bot.wording.inline_text import inline
from bot.wording.photos import PhotosWording

_FAULTS: dict[PictureFault, str] = {
    "empty": "ファイルが空です。もう一度送ってください。",
    "broken": "写真が壊れていて開けません。もう一度送ってください。",
    "huge": "写真が大きすぎて開けません。ファイルではなく「写真」として送ると、ちょうどよい大きさで届きます。",
    "vector": "SVGの画像は使えません。スクリーンショットを撮って、写真として送ってください。",
    "heic": "iPhoneのHEIC写真は開けません。ファイルではなく「写真」として送ると、JPGで届きます。",
    "animated": "動く画像は使えません。一場面のスクリーンショットを送ってください。",
}


_NOT_SEEN: dict[ServerFault, str] = {
    "large": "{host}に送れる大きさを超えているため、",
    "kind": "{host}のモデルが画像に対応していないため、",
    "busy": "{host}が混み合っていて、",
    "late": "{host}から時間内に返事がなく、",
    "away": "{host}につながらず、",
    "garbled": "{host}の返事が読み取れず、",
    "key": "{host}がAPIキーを受け付けないため、",
    "model": "{host}にそのモデルかアドレスがないため、",
}
_TO_MEND: dict[ServerFault, str] = {
    "kind": ".envのEYE_MODELを、写真を見られるモデルに変えてください。",
    "away": ".envのEYE_BASE_URLを確かめてください。",
    "garbled": ".envのEYE_BASE_URLが…/v1で終わっているか確かめてください。",
    "key": ".envのEYE_API_KEYを確かめてください。",
    "model": ".envのEYE_MODELとEYE_BASE_URLを確かめてください。",
}
_LOOK = (
    "見ていい",
    "見ていいよ",
    "見ていいです",
    "見てもいい",
    "見てもいいよ",
    "見てもいいです",
    "見て",
    "見てください",
    "見て書いて",
    "見て書いてください",
)
_AWAY = ("見ないで", "見ないでください", "見なくていい", "見なくていいです", "見なくても大丈夫です")
_OF = ("写真を", "写真は", "写真も", "写真", "写真の中身を", "写真の中身は")


class JapanesePhotos(PhotosWording):
    operator: bool
    heard_look = tuple(f"{of}{way}" for of in _OF for way in _LOOK)
    heard_may_look = (*_LOOK, "写真を見て書く")
    heard_yes_first = "はい|うん|ええ"
    heard_look_away = tuple(f"{of}{way}" for of in _OF for way in _AWAY)
    heard_seen_right = (
        "合っています",
        "合ってます",
        "合ってる",
        "あってます",
        "その通りです",
        "そのとおりです",
        "それで書いて",
        "それで書いてください",
        "これで書いて",
        "これで書いてください",
        "全部合っています",
    )
    heard_add_photos = (
        "(?:(?:この|その|上の|さっきの|いまの|今の)?(?:写真|画像|これ|それ)(?:も|を)?) ?(?:一緒に)?"
        "(?:入れて|足して|追加|追加して|載せて|使って)(?:ください|下さい|ほしい|欲しい|くれますか|もらえますか)?",
    )

    def photos_taken(self, first: int, last: int) -> str:
        if first == last:
            return f"写真を受け取りました。{first}番の写真です。"
        return f"写真を{last - first + 1}枚受け取りました。順に{first}–{last}番です。"

    def photos_want_a_topic(self) -> str:
        return "どの記事に入れる写真ですか？ `/write テーマ`と書き、次の行にメモを書いて送ってください。写真の場所も決めて書きます。"

    def photos_for_next_draft(self) -> str:
        return "写真はもっと送ってもかまいません。すべて送ったら、「これで書く」を押すか、`/write テーマ`と送ってください。"

    def write_with_photos(self) -> tuple[str, str]:
        return "これで書く", "/write"

    def same_photos(self, doubles: int) -> str:
        return f"同じ写真{doubles}枚は、一度だけ入れました。"

    def too_many_photos(self, most: int, left: int) -> str:
        return f"1本の記事に入る写真は{most}枚までです。残りの{left}枚は入れませんでした。"

    def photo_as_file(self) -> str:
        return "ファイルで送ると、撮った時刻もわかります。"

    def add_photos(self, anchors: str) -> str:
        return f"{anchors}\nこの写真も、合う場所に入れてください。"

    def not_a_picture(self, name: str, fault: PictureFault) -> str:
        return f"{inline(name, 60)}：{_FAULTS[fault]}"

    def may_i_look(self, count: int, host: str) -> str:
        what = "写真" if count == 1 else f"写真{count}枚"
        return f"書く前に、{what}に何が写っているかも見ましょうか？ 見るには{host}に送る必要があります。一度選べば覚えておきます。"

    def look_and_write(self) -> tuple[str, str]:
        return "写真を見て書く", "写真を見て書く"

    def places_only(self) -> tuple[str, str]:
        return "場所だけ決める", "場所だけ決める"

    def looking_at_photos(self, host: str) -> str:
        return f"写真を見ています…（{host}に送りました）"

    def seen_in_photos(self, seen: Sequence[tuple[str, str]]) -> str:
        if not seen:
            return "写真から読み取ったことはすべて外しました。写真の場所だけ決めて書きましょうか？"
        lines = "\n".join(f"{numbers} {text}" for numbers, text in seen)
        return f"写真に写っていたもの：\n{lines}\n違うものや外したいものは「2 クロワッサン」「3 消して」のように教えてください。すべて合っていれば「合っています、書いてください」と送ってください。"

    def seen_is_right(self) -> tuple[str, str]:
        return "合っています、書いて", "合っています、書いてください"

    def nothing_seen(self) -> str:
        return "写真からわかることがなかったので、場所だけ決めて書きます。"

    def not_seen(self, fault: ServerFault, host: str) -> str:
        to_mend = _TO_MEND.get(fault, "") if self.operator else ""
        return f"{_NOT_SEEN[fault].format(host=host)}写真を見られませんでした。場所だけ決めて書きます。{to_mend}"

    def looks_from_now_on(self, host: str) -> str:
        return f"これからは、記事に入れる写真を{host}に送り、何が写っているかも見ます。やめるには「写真を見ないで」と送ってください。"

    def looks_at_none(self) -> str:
        return "写真に写っているものは見ずに、場所だけ決めます。"

    def photos_go_to(self, host: str) -> str:
        return f"写真に写っているものは、許可したときだけ{host}に送って見ます。写真は保存せず、見てわかったことのうち、確認していただいたものだけを残します。"

    def photos_are_seen(self, host: str, model: str) -> str:
        return f"写真は{host}の{model}が見ます。小さな灰色の画像を送って確かめました。"
