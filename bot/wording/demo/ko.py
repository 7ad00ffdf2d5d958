"""What stands between the scenes of the demonstration, in Korean."""

from typing import assert_never

from bot.wording.demo import DemoWording, Scene


class KoreanDemo(DemoWording):
    def demo_begins(self) -> str:
        return (
            "1분 동안 봇이 하는 일을 보여 드려요. 블로그는 예시로 만든 것이고 모델의 답도 미리 적어 둔 것이지만, 나머지는 봇이 실제로 하는 그대로예요. "
            "계정도 키도 인터넷도 필요 없어요. 그만 보려면 Ctrl+C를 누르세요."
        )

    def demo_scene(self, scene: Scene) -> str:
        match scene:
            case "learn":
                return "1. 블로그 글을 읽고 말투를 배워요"
            case "style":
                return "2. 배운 말투를 보여 줘요"
            case "write":
                return "3. 주제와 메모를 주면 그 말투로 써요"
            case "fill":
                return "4. 모르는 것은 비워 두고, 답해 주면 채워요"
            case "change":
                return "5. 답장으로 고쳐요. 나머지는 한 글자도 바뀌지 않아요"
            case "leave":
                return "6. 네이버에 붙여 넣을 페이지를 만들어요"
            case _:
                assert_never(scene)

    def demo_ended(self, folder: str, page: str) -> str:
        return (
            f"끝이에요. 만든 파일은 {folder}에 있어요.\n"
            f"브라우저로 열어 복사 버튼을 눌러 보세요: {page}\n"
            "이제 내 블로그로 해 보려면 `make run`을 실행하고 블로그 주소를 보내세요."
        )
