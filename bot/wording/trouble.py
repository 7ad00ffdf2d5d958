"""What the bot says when a blog or a file cannot be read."""

from collections.abc import Sequence

from bot.model import Skipped
from bot.wording.speech import Speech, named


class Trouble(Speech):
    """One sentence for each thing that goes wrong, with the next step."""

    def not_an_address(self, text: str) -> str:
        return self._(
            "블로그 주소를 알아볼 수 없어요. 주소창의 주소를 그대로 붙여 주세요. 예: /register-blog https://blog.naver.com/아이디",
            "I can't make out a blog address. Paste it as your browser shows it: /register-blog https://example.com/blog",
        )

    def no_blog_there(self, url: str) -> str:
        return self._(
            f"이 주소에서는 블로그 글 목록(RSS)을 찾지 못했어요: {named(url)}\n블로그 첫 화면 주소를 보내 주시거나, 글을 .md·.txt·.zip 파일로 보내 주세요.",
            f"I found no list of posts (a feed) at {named(url)}. Send the address of the blog's front page, or the posts as .md, .txt or .zip files.",
        )

    def unreachable(self, host: str, status: int) -> str:
        files = self._("글을 .md·.txt·.zip 파일로 보내 주셔도 돼요.", "Or send the posts as .md, .txt or .zip files.")
        match status:
            case 404 | 410:
                said = self._(
                    f"{host}: 그런 페이지가 없대요. 주소를 다시 확인해 주세요.",
                    f"{host} says there is no such page. Check the address.",
                )
            case 401 | 403:
                said = self._(
                    f"{host}: 비공개이거나 봇의 접근이 막혀 있어서 읽지 못했어요.",
                    f"{host} doesn't let me read this: it is private, or closed to bots.",
                )
            case 0 if ":" in host:
                said = self._(
                    f"{host}: 80·443번이 아닌 포트는 열지 않아요. 보통의 블로그 주소를 보내 주세요.",
                    f"{host}: I only open ports 80 and 443. Send an ordinary blog address.",
                )
            case _:
                answer = self._(f" (응답 {status})", f" (it answered {status})") if status else ""
                said = self._(
                    f"{host} 쪽에 연결되지 않아요{answer}. 주소를 확인하고 잠시 뒤 다시 보내 주세요.",
                    f"I can't reach {host}{answer}. Check the address and try again in a while.",
                )
        return f"{said} {files}"

    def private_address(self, host: str) -> str:
        return self._(
            f"내부 네트워크 주소({host})는 열지 않아요. 누구나 볼 수 있는 블로그 주소를 보내 주세요.",
            f"{host} is an address inside a private network, so I won't open it. Send the address of a public blog.",
        )

    def too_large(self, name: str, limit: int) -> str:
        size = f"{limit // 1_000_000} MB"
        return self._(
            f"너무 커서 읽지 않았어요: {named(name)} (한도 {size}). 글만 추려서 더 작은 .md·.txt·.zip 파일로 보내 주세요.",
            f"{named(name)} is too large for me to read (the limit is {size}). Send the posts in smaller .md, .txt or .zip files.",
        )

    def broken_feed(self, url: str) -> str:
        return self._(
            f"글 목록(RSS)이 깨져 있어서 읽지 못했어요: {named(url)}\n글을 .md·.txt·.zip 파일로 보내 주시면 바로 배울 수 있어요.",
            f"The feed at {named(url)} is broken and I can't read it. Send the posts as .md, .txt or .zip files and I can learn from those.",
        )

    def no_text_inside(self, name: str) -> str:
        return self._(
            f"읽을 글을 찾지 못했어요: {named(name)}\n글이 담긴 .md·.txt 파일이나, 그것들을 묶은 .zip 파일을 보내 주세요.",
            f"I found no text to read in {named(name)}. Send .md or .txt files with posts in them, or a .zip of those.",
        )

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f" ({self.skipped(skipped)})" if skipped else ""
        return self._(
            f"말투를 배울 만한 글이 없어요{why}: {named(name)}\n직접 쓴 문장이 몇 줄 이상 있는 글을 올린 뒤 다시 등록하거나, .md·.txt 파일로 보내 주세요.",
            f"There is not enough of your own writing in {named(name)} to learn from{why}. Register it again once there are posts with a few lines of your own, or send .md or .txt files.",
        )

    def other_language(self, name: str) -> str:
        return self._(
            f"한국어, 영어, 일본어로 쓴 글의 말투만 배울 수 있어요: {named(name)}\n그 언어로 쓴 글을 보내 주세요.",
            f"I can learn voices in Korean, English and Japanese only, and {named(name)} is in another language. Send posts in one of these.",
        )

    def too_hard(self) -> str:
        return self._(
            "글이 너무 복잡해서 제시간에 배우지 못했어요. 글 몇 편만 골라 .md·.txt 파일로 보내 주세요.",
            "These posts are too hard for me to learn from in time. Pick some and send them as .md or .txt files.",
        )
