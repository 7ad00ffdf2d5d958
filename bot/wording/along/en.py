"""What the bot says of a voice that its owner takes along to other tools, in English."""

from collections.abc import Sequence

from bot.wording.along import AlongWording
from bot.wording.en.plurals import count
from bot.wording.inline_text import inline


class EnglishAlong(AlongWording):
    def posts_are_noted(self, host: str) -> str:
        return f"Once a voice is learned, a few posts are also sent to {host} once, to be turned into notes."

    def card_file_button(self) -> tuple[str, str]:
        return "As a file", "file"

    def voice_file(self, folder: str, posts: int) -> str:
        whole = f" It holds {count(posts, 'whole post')} of yours, so be careful who you give it to." if posts else ""
        return (
            f"Your voice as a file that other writing tools can use. For a tool that reads skills, make a folder `{folder}` "
            f"and put it in as SKILL.md; for others, attach it when you start a conversation.{whole}"
        )

    def no_such_blog_of_yours(self, name: str, known: Sequence[str]) -> str:
        if not known:
            return (
                "You have no blog here yet. I look at those registered in the terminal and at those of the people in ADMINS. "
                "If you registered yours in a chat, put your id into ADMINS in .env and try again."
            )
        return f"There is no blog called “{inline(name)}”. Choose one of these, by number or title.\n" + "\n".join(
            known
        )

    def several_blogs_of_yours(self, name: str, known: Sequence[str]) -> str:
        return f"Several blogs are called “{inline(name)}”. Choose one by its number.\n" + "\n".join(known)

    def blog_of_yours(self, number: int, title: str) -> str:
        return f"{number}  {inline(title)}"

    def nothing_to_demonstrate(self, title: str) -> str:
        return f"No post of “{inline(title)}” can be shown whole. It takes posts of 900 to 5,500 characters (350 to 2,600 in Korean and Japanese)."
