"""What the bot says of recordings and pictures that people send, in Japanese."""

from typing import assert_never

from bot.sent import SpeechFault
from bot.wording.inline_text import inline
from bot.wording.speech import SHOWN, SpeechWording, clock

_DICTATE = "キーボードのマイク（🎤）で話すと、文字で入力できます。"


class JapaneseSpeech(SpeechWording):
    operator: bool

    def listening(self, host: str) -> str:
        return f"音声を聞いています…（{host}に送って文字にしています）"

    def heard(self, text: str, seconds: int) -> str:
        long = f"（{clock(seconds)}）" if seconds else ""
        return (
            f"聞き取った内容{long}：「{inline(text, SHOWN)}」\n違うところは、このメッセージに返信して直してください。"
        )

    def heard_about_what(self) -> str:
        return (
            "聞き取った内容は書き留めました。何についての記事ですか？ テーマを書いていただければ、この内容で書きます。"
        )

    def heard_corrected(self, text: str) -> str:
        return f"こう直しました：「{inline(text, SHOWN)}」"

    def misheard(self, text: str) -> str:
        return f"音声で話したことが間違って入っているところがあれば、直してください。わたしが言ったのはこれです：{text}"

    def speech_goes_to(self, host: str) -> str:
        return f"音声は{host}に送って文字にします。録音は保存しません。"

    def not_heard(self, fault: SpeechFault, host: str) -> str:
        match fault:
            case "empty":
                return "録音が空です。もう一度録音して送ってください。"
            case "silent":
                return "何も聞き取れませんでした。マイクにもう少し近づけて、もう一度話してください。"
            case "long":
                return "10分を超える音声は一度に聞けません。10分以内に分けて送ってください。"
            case "large":
                return "録音ファイルが大きすぎて聞けませんでした。20 MB以内に分けて送ってください。"
            case "gone":
                return "録音をダウンロードできませんでした。同じ音声をもう一度送ってください。"
            case "kind":
                return f"{host}が読めない録音です。ボイスメッセージで録音するか、mp3・m4aのファイルで送ってください。"
            case "busy":
                return f"{host}が混み合っていて、音声を聞けませんでした。1〜2分たってから、もう一度送ってください。"
            case "late":
                return f"{host}から時間内に返事がなく、音声を聞けませんでした。長い音声なら、分けて送り直してください。"
            case "away" | "garbled" | "key" | "model":
                return self._not_heard_by_server(fault, host)
            case _:
                assert_never(fault)

    def _not_heard_by_server(self, fault: SpeechFault, host: str) -> str:
        """What whoever runs the bot can mend, and others get around."""
        if not self.operator:
            again = (
                "しばらくしてから、もう一度送ってください。"
                if fault in ("away", "garbled")
                else "ボットの管理者に知らせてください。"
            )
            return f"音声を文字にするサーバー（{host}）に問題があり、聞けませんでした。{again}それまでは、{_DICTATE}"
        match fault:
            case "key":
                return f"{host}がAPIキーを受け付けません。.envのTRANSCRIBE_API_KEYを確かめてください。"
            case "model":
                return f"{host}にそのモデルかアドレスがありません。.envのTRANSCRIBE_MODELとTRANSCRIBE_BASE_URLを確かめてください。"
            case "garbled":
                return (
                    f"{host}の返事が読み取れません。.envのTRANSCRIBE_BASE_URLが…/v1で終わっているか確かめてください。"
                )
            case _:
                return f"{host}につながりません。音声サーバーが動いているか、.envのTRANSCRIBE_BASE_URLが正しいか確かめてください。"

    def speech_is_heard(self, host: str, model: str) -> str:
        return f"音声は{host}の{model}が文字にします。1秒の無音を送って確かめました。"

    def console_no_such_media(self, path: str) -> str:
        example = "例：/voice ~/メモ.ogg、/photo ~/カフェ.jpg"
        if not path:
            return f"ファイルの場所も書いてください。{example}"
        return f"{path}が見つかりません。場所を確かめて、もう一度入力してください。{example}"
