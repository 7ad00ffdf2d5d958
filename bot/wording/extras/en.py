"""What the bot says where a part was left out when it was installed, in English."""

from bot.wording.extras import ExtrasWording
from bot.wording.inline_text import inline


class EnglishExtras(ExtrasWording):
    def no_analyser(self, name: str) -> str:
        return (
            f"The Japanese dictionary is not installed here, so I can't learn from {inline(name)}. "
            "Ask whoever runs this bot to install `maltu[ja]`, or to build its image again with `EXTRAS=ja`. "
            "Korean and English posts I can learn from right away."
        )

    def hears_japanese(self) -> str:
        return "the dictionary is there and works."

    def leaves_out_japanese(self) -> str:
        return (
            "there is no dictionary, so Japanese blogs cannot be learned. If you want them, run pip install '.[ja]', "
            "or EXTRAS=ja docker compose build with Docker, and start the bot again."
        )
