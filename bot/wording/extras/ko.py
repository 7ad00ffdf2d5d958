"""What the bot says where a part was left out when it was installed, in Korean."""

from bot.wording.extras import ExtrasWording
from bot.wording.inline_text import inline


class KoreanExtras(ExtrasWording):
    def no_analyser(self, name: str) -> str:
        return (
            f"이 봇에는 일본어 사전이 설치되어 있지 않아서 일본어 글은 배울 수 없어요: {inline(name)}\n"
            "봇 운영자에게 `maltu[ja]` 설치를 부탁해 주세요(도커라면 `EXTRAS=ja`로 이미지를 다시 만들면 돼요). "
            "한국어와 영어 글은 지금도 배울 수 있어요."
        )

    def hears_japanese(self) -> str:
        return "일본어 사전에 문제가 없어요."

    def leaves_out_japanese(self) -> str:
        return (
            "일본어 사전이 없어서 일본어 블로그는 배울 수 없어요. 필요하면 pip install '.[ja]'를 실행하거나, "
            "도커에서는 EXTRAS=ja docker compose build를 실행한 뒤 다시 켜 주세요."
        )
