"""What the bot says in the terminal only, in English."""

from collections.abc import Sequence

from bot.wording.terminal import TerminalWording


class EnglishTerminal(TerminalWording):
    def no_model(self) -> str:
        return "There is no model key (DEEPSEEK_API_KEY), so I write outlines instead of drafts. Put a key into .env for drafts."

    def console_welcome(self) -> str:
        return "/help shows what I can do. /learn FOLDER learns from the posts in a folder. Alt+Enter breaks a line, Ctrl+C stops an answer, Ctrl+D ends."

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        return " · ".join(labels) + f" (for example: >{number} {labels[0]})"

    def console_saved(self, path: str) -> str:
        return f"File: {path}"

    def console_no_such_file(self, path: str) -> str:
        return f"There is no file {path}. Check where the file or folder is and try again: /learn ~/blog/posts"

    def console_only_first(self, number: int) -> str:
        return f"There are many files; I read the first {number}."

    def console_say_what(self, number: int) -> str:
        return f"Say behind it what should change: >{number} shorter"

    def console_no_such_message(self, number: int, newest: int) -> str:
        return f"There is no message {number}. " + self._which_numbers(newest)

    def console_which_message(self, newest: int) -> str:
        return "I can't tell which message you reply to. " + self._which_numbers(newest)

    def _which_numbers(self, newest: int) -> str:
        if not newest:
            return "There is none to reply to yet: begin with a draft, /write TOPIC."
        return f"Put the number of the draft behind the >; they go up to {newest} now. For example: >{newest} shorter"

    def console_stopped(self) -> str:
        return "Stopped here."
