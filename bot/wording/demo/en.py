"""What stands between the scenes of the demonstration, in English."""

from typing import assert_never

from bot.wording.demo import DemoWording, Scene


class EnglishDemo(DemoWording):
    def demo_begins(self) -> str:
        return (
            "This is what the bot does, in a minute, on a Korean blog. The blog is made up and the model's answers were "
            "written down beforehand; all the rest is the real bot. No account, no key, no network. Ctrl+C ends it."
        )

    def demo_scene(self, scene: Scene) -> str:
        match scene:
            case "learn":
                return "1. It reads a blog and learns the voice"
            case "style":
                return "2. It shows what it has learned"
            case "write":
                return "3. Topic and notes become a draft in that voice"
            case "fill":
                return "4. What it doesn't know stays open until it is told"
            case "change":
                return "5. A reply changes the draft, and nothing else in it"
            case "leave":
                return "6. A page to paste into Naver's editor"
            case _:
                assert_never(scene)

    def demo_ended(self, folder: str, page: str) -> str:
        return (
            f"That's it. The files are in {folder}.\n"
            f"Open this one in a browser and try its copy buttons: {page}\n"
            "For your own blog, run `make run` and send its address."
        )
