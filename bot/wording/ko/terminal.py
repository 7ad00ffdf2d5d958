"""What the bot says in the terminal only, in Korean."""

from collections.abc import Sequence

from bot.wording.terminal import TerminalWording


class KoreanTerminal(TerminalWording):
    def no_model(self) -> str:
        return "언어 모델 키(DEEPSEEK_API_KEY)가 없어서 지금은 초안 대신 뼈대를 적어 드려요. .env 에 키를 넣으면 초안을 써요."

    def console_welcome(self) -> str:
        return "/help 로 할 수 있는 일을 볼 수 있어요. /learn 폴더 를 적으면 그 폴더의 글에서 배워요. Alt+Enter 는 줄 바꿈, Ctrl+C 는 멈춤, Ctrl+D 는 끝내기예요."

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        return " · ".join(labels) + f" (예: >{number} {labels[0]})"

    def console_saved(self, path: str) -> str:
        return f"파일: {path}"

    def console_no_such_file(self, path: str) -> str:
        return f"{path} 파일을 찾지 못했어요. 글이 담긴 파일이나 폴더의 위치를 확인해서 다시 적어 주세요. 예: /learn ~/blog/posts"

    def console_only_first(self, number: int) -> str:
        return f"파일이 많아서 처음 {number}개만 읽어요."

    def console_say_what(self, number: int) -> str:
        return f"무엇을 바꿀지 뒤에 적어 주세요. 예: >{number} 더 짧게"

    def console_no_such_message(self, number: int, newest: int) -> str:
        return f"{number}번 메시지는 없어요. " + self._which_numbers(newest)

    def console_which_message(self, newest: int) -> str:
        return "몇 번 메시지에 답장하는지 알 수 없어요. " + self._which_numbers(newest)

    def _which_numbers(self, newest: int) -> str:
        if not newest:
            return "아직 답장할 메시지가 없어요. /write 주제 로 초안부터 써 보세요."
        return f"> 뒤에 고칠 초안의 번호를 적어 주세요. 지금은 {newest}번까지 있어요. 예: >{newest} 더 짧게"

    def console_stopped(self) -> str:
        return "여기서 멈췄어요."
