"""How somebody does what a sentence asks for: with a button and a file in a chat, with words in a terminal; in Japanese."""


class JapaneseWays:
    operator = False
    terminal = False

    def _press(self, label: str) -> str:
        return f"「{label}」と入力すると" if self.terminal else f"「{label}」を押すと"

    def _files(self) -> str:
        """'ください' follows."""
        return (
            "記事のフォルダーかファイルを`/learn フォルダー`で教えて"
            if self.terminal
            else "記事を.md・.txt・.zipのファイルで送って"
        )
