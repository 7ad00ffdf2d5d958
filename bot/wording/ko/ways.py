"""How somebody does what a sentence asks for: with a button and a file in a chat, with words in a terminal; in Korean."""


class KoreanWays:
    operator = False
    terminal = False

    def _press(self, label: str) -> str:
        return f"‘{label}’라고 적으면" if self.terminal else f"‘{label}’를 누르면"

    def _files(self) -> str:
        """'… 주세요' follows."""
        return "글이 담긴 폴더나 파일을 `/learn 폴더`로 알려" if self.terminal else "글을 .md·.txt·.zip 파일로 보내"
