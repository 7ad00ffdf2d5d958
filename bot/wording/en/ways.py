"""How somebody does what a sentence asks for: with a button and a file in a chat, with words in a terminal; in English."""


class EnglishWays:
    operator = False
    terminal = False

    def _press(self, label: str) -> str:
        return f"Type ‘{label}’" if self.terminal else f"Press ‘{label}’"

    def _files(self) -> str:
        """'Or', 'or' or nothing goes before it."""
        return (
            "name a folder or file of posts with `/learn FOLDER`"
            if self.terminal
            else "send the posts as .md, .txt or .zip files"
        )
