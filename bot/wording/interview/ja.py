"""What the bot asks before it writes, and what people say to that, in Japanese."""

from collections.abc import Sequence

from bot.wording.interview import InterviewWording

_COUNTS = ("", "1つ", "2つ", "3つ")
_JUST = ("書いて", "書いてください", "書いて下さい", "書いてほしい")


class JapaneseInterview(InterviewWording):
    heard_just_write = tuple(
        f"{plain}{way}"
        for plain in ("そのまま", "このまま", "聞かずに", "聞かないで", "とりあえず", "すぐ")
        for way in _JUST
    )
    heard_ask_no_more = (
        "もう聞かないで",
        "これからは聞かないで",
        "これからは聞かないでください",
        "今後は聞かないで",
        "今後は聞かないでください",
        "質問しないで",
        "質問しないでください",
        "質問はいらない",
        "質問はいりません",
    )
    heard_ask_again = (
        "また聞いて",
        "また聞いてください",
        "また質問して",
        "また質問してください",
        "もう一度聞いて",
        "質問していいよ",
    )
    heard_longer = (
        "長く",
        "長くして",
        "長くしてください",
        "もっと長く",
        "もっと長くして",
        "もっと長くお願いします",
        "もっと長く書いて",
        "もっと長く書いてください",
        "もう少し長く",
        "もう少し長くして",
    )

    def questions(self, asked: Sequence[str]) -> str:
        return _asked(f"書く前に{_COUNTS[len(asked)]}だけ教えてください。", asked)

    def questions_for_more(self, asked: Sequence[str]) -> str:
        return _asked(f"いまのメモではこれ以上書くことがないので、あと{_COUNTS[len(asked)]}教えてください。", asked)

    def just_write(self) -> tuple[str, str]:
        return "このまま書く", "このまま書いてください"

    def ask_no_more(self) -> tuple[str, str]:
        return "もう聞かない", "もう聞かないでください"

    def asks_no_more(self) -> str:
        return "これからは聞かずにすぐ書きます。また質問してほしくなったら「また聞いてください」と送ってください。"

    def asks_again(self) -> str:
        return "これからは、メモが短いときは書く前に質問します。"

    def asks_less(self) -> str:
        return "2回続けて「このまま書く」を選ばれたので、これからはメモがまったくないときだけ質問します。前のように質問してほしいときは「また聞いてください」と送ってください。"

    def written_already(self) -> str:
        return "もう書き始めた下書きです。足したいことや変えたいことは、その下書きに返信してください。"

    def awaits_answer(self, line: str) -> str:
        return f"{line} · 返事待ち"

    def added(self, request: str, told: str) -> str:
        return f"{request}\n補足：{told}"


def _asked(opening: str, asked: Sequence[str]) -> str:
    if len(asked) == 1:
        return f"{opening}ふだんの言葉で答えてください。\n{asked[0]}"
    numbered = (f"{number}) {question}" for number, question in enumerate(asked, 1))
    return "\n".join([f"{opening}まとめて、ふだんの言葉で答えてください。", *numbered])
