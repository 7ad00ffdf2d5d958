"""Every sentence the bot says, in Korean and English, side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Language, Skipped, Why


@dataclass(frozen=True)
class Wording:
    """The sentences in one person's language."""

    language: Language

    def _(self, ko: str, en: str) -> str:
        return ko if self.language == "ko" else en

    # What went wrong with a blog or a file

    def not_an_address(self, text: str) -> str:
        return self._(
            "블로그 주소를 알아볼 수 없어요. 주소창의 주소를 그대로 붙여 주세요. 예: /register-blog https://blog.naver.com/아이디",
            "I can't make out a blog address. Paste it as your browser shows it: /register-blog https://example.com/blog",
        )

    def no_blog_there(self, url: str) -> str:
        return self._(
            f"{url} 에서는 블로그 글 목록(RSS)을 찾지 못했어요. 블로그 첫 화면 주소를 보내 주시거나, 글을 .md·.txt·.zip 파일로 보내 주세요.",
            f"I found no list of posts (a feed) at {url}. Send the address of the blog's front page, or the posts as .md, .txt or .zip files.",
        )

    def unreachable(self, host: str, status: int) -> str:
        answer = self._(f" (응답 {status})", f" (it answered {status})") if status else ""
        return self._(
            f"{host} 에 연결되지 않아요{answer}. 주소를 확인하고 잠시 뒤 다시 보내 주세요. 계속 안 되면 글을 .md·.txt·.zip 파일로 보내 주셔도 돼요.",
            f"I can't reach {host}{answer}. Check the address and try again in a while; or send the posts as .md, .txt or .zip files.",
        )

    def private_address(self, host: str) -> str:
        return self._(
            f"{host} 은(는) 내부 네트워크 주소라서 열지 않아요. 누구나 볼 수 있는 블로그 주소를 보내 주세요.",
            f"{host} is an address inside a private network, so I won't open it. Send the address of a public blog.",
        )

    def too_large(self, name: str, limit: int) -> str:
        size = f"{limit // 1_000_000} MB"
        return self._(
            f"{name} 은(는) 너무 커서 읽지 않았어요 (한도 {size}). 글만 나누어 .md·.txt·.zip 파일로 보내 주세요.",
            f"{name} is too large for me to read (the limit is {size}). Send the posts in smaller .md, .txt or .zip files.",
        )

    def broken_feed(self, url: str) -> str:
        return self._(
            f"{url} 의 글 목록(RSS)이 깨져 있어서 읽지 못했어요. 글을 .md·.txt·.zip 파일로 보내 주시면 바로 배울 수 있어요.",
            f"The feed at {url} is broken and I can't read it. Send the posts as .md, .txt or .zip files and I can learn from those.",
        )

    def no_text_inside(self, name: str) -> str:
        return self._(
            f"{name} 안에서 읽을 글을 찾지 못했어요. 글이 담긴 .md·.txt 파일이나, 그것들을 묶은 .zip 파일을 보내 주세요.",
            f"I found no text to read in {name}. Send .md or .txt files with posts in them, or a .zip of those.",
        )

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f" ({self.skipped(skipped)})" if skipped else ""
        return self._(
            f"{name} 에는 말투를 배울 만한 글이 없어요{why}. 직접 쓴 문장이 몇 줄 이상 있는 글을 올린 뒤 다시 등록하거나, .md·.txt 파일로 보내 주세요.",
            f"There is not enough of your own writing in {name} to learn from{why}. Register it again once there are posts with a few lines of your own, or send .md or .txt files.",
        )

    def skipped(self, skipped: Sequence[Skipped]) -> str:
        """'너무 짧은 글 2편, 중복 1편'"""
        return ", ".join(
            self._(f"{self.why(why)} {n}편", f"{n} {self.why(why)}")
            for why, n in Counter(s.why for s in skipped).most_common()
        )

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return self._("공개되지 않은 글", "not public")
            case "short":
                return self._("너무 짧은 글", "too short")
            case "twice":
                return self._("중복된 글", "there twice")
            case "broken":
                return self._("열리지 않은 글", "unreadable")
            case "large":
                return self._("너무 큰 글", "too large")
            case "other":
                return self._("글이 아닌 것", "not a post")

    # What went wrong with the model

    def wrong_key(self, host: str) -> str:
        return self._(
            f"{host} 가 열쇠(DEEPSEEK_API_KEY)를 받아 주지 않아요. 봇을 운영하는 분께 알려 주세요.",
            f"{host} does not accept the key (DEEPSEEK_API_KEY). Please tell whoever runs this bot.",
        )

    def no_balance(self, host: str) -> str:
        return self._(
            f"{host} 의 잔액이 떨어졌어요. 봇을 운영하는 분이 충전하면 다시 쓸 수 있어요.",
            f"The account at {host} has run out of money. It works again once whoever runs this bot tops it up.",
        )

    def refused(self, host: str) -> str:
        return self._(
            f"{host} 의 내용 심사가 이 글을 거절했어요. 주제나 메모의 표현을 바꿔서 다시 보내 주세요.",
            f"The content filter at {host} refused this. Put the topic or the notes in other words and send them again.",
        )

    def busy(self, host: str) -> str:
        return self._(
            f"{host} 가 지금 붐벼서 답하지 못했어요. 1–2분 뒤에 다시 시도해 주세요.",
            f"{host} is too busy to answer right now. Try again in a minute or two.",
        )

    def unanswered(self, host: str) -> str:
        return self._(
            f"{host} 에서 답이 오지 않아요. 잠시 뒤 다시 시도해 주세요.",
            f"No answer comes from {host}. Try again in a while.",
        )

    def broke_off(self) -> str:
        return self._(
            "글이 중간에 끊겼어요. 여기까지는 보관했어요. '이어서'를 누르면 끊긴 곳부터 이어 써요.",
            "The text broke off in the middle. What you see is kept. Press 'Carry on' and I continue from there.",
        )

    def too_long(self) -> str:
        return self._(
            "한 번에 쓸 수 있는 길이에서 멈췄어요. '이어서'를 누르면 끊긴 곳부터 이어 써요.",
            "This stopped at the longest length I can write in one go. Press 'Carry on' and I continue from there.",
        )

    def not_understood(self, host: str) -> str:
        return self._(
            f"{host} 가 요청을 받지 않았어요. 봇을 운영하는 분께 DEEPSEEK_BASE_URL 과 DEEPSEEK_MODEL 설정을 확인해 달라고 알려 주세요.",
            f"{host} did not take the request. Ask whoever runs this bot to check DEEPSEEK_BASE_URL and DEEPSEEK_MODEL.",
        )
