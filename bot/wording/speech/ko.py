"""What the bot says of recordings and pictures that people send, in Korean."""

from typing import assert_never

from bot.sent import SpeechFault
from bot.wording.inline_text import inline
from bot.wording.speech import SHOWN, SpeechWording, clock

_DICTATE = "키보드의 마이크(🎤)를 눌러 말씀하시면 글로 입력돼요."


class KoreanSpeech(SpeechWording):
    operator: bool

    def listening(self, host: str) -> str:
        return f"음성을 듣고 있어요… ({host}에 보내 글로 바꾸는 중)"

    def heard(self, text: str, seconds: int) -> str:
        long = f"({clock(seconds)})" if seconds else ""
        return f"들은 내용{long}: “{inline(text, SHOWN)}”\n틀린 곳이 있으면 이 메시지에 답장으로 바로잡아 주세요."

    def heard_about_what(self) -> str:
        return "들은 내용은 받아 적어 두었어요. 어떤 글을 쓸까요? 주제를 적어 주시면 이 내용으로 써 드릴게요."

    def heard_corrected(self, text: str) -> str:
        return f"이렇게 고쳤어요: “{inline(text, SHOWN)}”"

    def misheard(self, text: str) -> str:
        return f"음성으로 말한 내용 중에 잘못 적힌 곳이 있으면 고쳐 주세요. 원래 한 말은 이거예요: {text}"

    def speech_goes_to(self, host: str) -> str:
        return f"음성은 {host}에 보내 글로 바꿔요. 녹음은 보관하지 않아요."

    def not_heard(self, fault: SpeechFault, host: str) -> str:
        match fault:
            case "empty":
                return "녹음이 비어 있어요. 다시 녹음해서 보내 주세요."
            case "silent":
                return "아무 말도 안 들렸어요. 마이크에 조금 더 가까이 대고 다시 말씀해 주세요."
            case "long":
                return "10분이 넘는 음성은 한 번에 못 들어요. 10분을 넘지 않게 나눠서 보내 주세요."
            case "large":
                return "녹음 파일이 너무 커서 듣지 못했어요. 20 MB를 넘지 않게 나눠서 보내 주세요."
            case "gone":
                return "녹음을 내려받지 못했어요. 같은 음성을 다시 보내 주세요."
            case "kind":
                return (
                    f"{host}에서 지원하지 않는 녹음 파일이에요. 음성 메시지로 녹음하시거나 mp3·m4a 파일로 보내 주세요."
                )
            case "busy":
                return f"지금 {host}에 요청이 몰려 음성을 듣지 못했어요. 1~2분 뒤에 같은 음성을 다시 보내 주세요."
            case "late":
                return f"{host}에서 제때 답이 오지 않아 음성을 듣지 못했어요. 긴 음성이면 나눠서 다시 보내 주세요."
            case "away" | "garbled" | "key" | "model":
                return self._not_heard_by_server(fault, host)
            case _:
                assert_never(fault)

    def _not_heard_by_server(self, fault: SpeechFault, host: str) -> str:
        """What whoever runs the bot can mend, and others get around."""
        if not self.operator:
            again = "잠시 뒤 다시 보내 주세요." if fault in ("away", "garbled") else "봇 운영자에게 알려 주세요."
            return f"음성을 글로 바꾸는 서버({host})에 문제가 생겨 듣지 못했어요. {again} 그동안은 {_DICTATE}"
        match fault:
            case "key":
                return f"{host}의 API 키가 올바르지 않아요. .env의 TRANSCRIBE_API_KEY를 확인해 주세요."
            case "model":
                return f"설정에 적힌 모델이나 주소가 {host}에 없어요. .env의 TRANSCRIBE_MODEL과 TRANSCRIBE_BASE_URL을 확인해 주세요."
            case "garbled":
                return f"{host}에서 온 답을 읽을 수 없어요. .env의 TRANSCRIBE_BASE_URL이 …/v1로 끝나는지 확인해 주세요."
            case _:
                return f"{host}에 연결되지 않아요. 음성 서버가 켜져 있는지, .env의 TRANSCRIBE_BASE_URL이 맞는지 확인해 주세요."

    def speech_is_heard(self, host: str, model: str) -> str:
        return f"음성은 {host}의 {model} 모델로 받아 적어요. 소리 없는 1초짜리 녹음을 보내 확인했어요."

    def console_no_such_media(self, path: str) -> str:
        example = "예: /voice ~/메모.ogg, /photo ~/카페.jpg"
        if not path:
            return f"어느 파일인지 위치를 함께 적어 주세요. {example}"
        return f"{path} 파일을 찾지 못했어요. 위치를 확인해서 다시 적어 주세요. {example}"
