"""What the bot says of Japanese where its dictionary may not be installed, in Japanese."""

from bot.wording.extras import ExtrasWording
from bot.wording.inline_text import inline


class JapaneseExtras(ExtrasWording):
    def no_analyser(self, name: str) -> str:
        return (
            f"このボットには日本語の辞書が入っていないため、日本語の記事は学べません：{inline(name)}\n"
            "ボットの管理者に`maltu[ja]`のインストールを頼んでください（Dockerなら`EXTRAS=ja`でイメージを作り直します）。"
            "韓国語と英語の記事ならいまでも学べます。"
        )

    def hears_japanese(self) -> str:
        return "日本語の辞書があり、動いています。"

    def leaves_out_japanese(self) -> str:
        return (
            "日本語の辞書がないため、日本語のブログは学べません。必要ならpip install '.[ja]'を実行し、"
            "DockerではEXTRAS=ja docker compose buildを実行してから、もう一度起動してください。"
        )
