"""What the bot says around a draft."""

from bot.wording.speech import Speech


class Writing(Speech):
    """Writing, refining, and what a model does instead."""

    def writing(self) -> str:
        return self._("쓰는 중…", "Writing…")

    def shorter(self) -> tuple[str, str]:
        """A button's label, and what it says."""
        return self._("더 짧게", "Shorter"), self._("더 짧게 써 주세요", "Make it shorter")

    def longer(self) -> tuple[str, str]:
        return self._("더 길게", "Longer"), self._("더 길게 써 주세요", "Make it longer")

    def another_try(self) -> tuple[str, str]:
        return self._("다시 써 보기", "Another try"), self._("다시 써 주세요", "Another try")

    def carry_on(self) -> tuple[str, str]:
        return self._("이어서", "Carry on"), self._("이어서 써 주세요", "Carry on")

    def quoted(self, quote: str, request: str) -> str:
        return self._(f"“{quote}” 이 부분: {request}", f"This part, “{quote}”: {request}")

    def nothing_written(self) -> str:
        return self._(
            "아직 써 둔 글이 없어요. ‘다시 써 보기’를 누르면 처음부터 써 볼게요.",
            "Nothing has been written here yet. Press ‘Another try’ and I start from the beginning.",
        )

    def strange_letters(self, found: tuple[str, ...]) -> str:
        shown = ", ".join(f"‘{f}’" for f in found[:3])
        return self._(
            f"다른 나라 글자({shown})가 섞여 있어요. 답장으로 어떻게 고칠지 알려 주시거나 파일에서 바꿔 주세요.",
            f"Letters of another script ({shown}) are in it. Reply with what should stand there, or change it in the file.",
        )

    def outline_only(self) -> str:
        return self._(
            "언어 모델이 연결되지 않아서(DEEPSEEK_API_KEY 없음) 초안이 아니라 뼈대예요. 빈칸을 채워 직접 쓰시면 돼요.",
            "No language model is connected (DEEPSEEK_API_KEY is not set), so this is an outline, not a draft: fill the gaps and write it yourself.",
        )

    def not_your_draft(self) -> str:
        return self._(
            "이 초안은 쓴 사람만 고칠 수 있어요. `/write 주제`로 내 초안을 만들어 보세요.",
            "Only the person who asked for this draft can change it. Start your own with `/write TOPIC`.",
        )

    def forgotten_draft(self) -> str:
        return self._(
            "지워진 초안이라 고칠 수 없어요. `/write 주제`로 새로 시작해 주세요.",
            "This draft has been forgotten, so I can't change it. Start a new one with `/write TOPIC`.",
        )

    def forgotten_meanwhile(self) -> str:
        return self._(
            "그사이에 지워진 블로그라서 계속할 수 없어요. 블로그 주소나 글 파일을 다시 보내 주세요.",
            "The blog has been forgotten in the meantime, so I can't go on. Send the address of the blog or its files again.",
        )

    def too_large_to_get(self, name: str) -> str:
        return self._(
            f"{name} 파일은 너무 커서 받지 못했어요. 20 MB보다 작게 나누어 보내 주세요.",
            f"{name} is too large for me to receive. Split it into files under 20 MB and send those.",
        )

    def wrong_key(self, host: str) -> str:
        return self._(
            f"{host} 쪽에서 API 키(DEEPSEEK_API_KEY)를 받아 주지 않아요. 봇을 운영하는 분께 알려 주세요.",
            f"{host} does not accept the key (DEEPSEEK_API_KEY). Please tell whoever runs this bot.",
        )

    def no_balance(self, host: str) -> str:
        return self._(
            f"{host} 계정의 잔액이 떨어졌어요. 봇을 운영하는 분이 충전하면 다시 쓸 수 있어요.",
            f"The account at {host} has run out of money. It works again once whoever runs this bot tops it up.",
        )

    def refused(self, host: str) -> str:
        return self._(
            f"{host} 쪽 내용 심사가 이 글을 거절했어요. 주제나 메모의 표현을 바꿔서 다시 보내 주세요.",
            f"The content filter at {host} refused this. Put the topic or the notes in other words and send them again.",
        )

    def busy(self, host: str) -> str:
        return self._(
            f"{host} 쪽이 지금 붐벼서 답하지 못했어요. 1–2분 뒤에 다시 시도해 주세요.",
            f"{host} is too busy to answer right now. Try again in a minute or two.",
        )

    def unanswered(self, host: str) -> str:
        return self._(
            f"{host} 쪽에서 답이 오지 않아요. 잠시 뒤 다시 시도해 주세요.",
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
            f"{host} 쪽에서 요청을 받지 않았어요. 봇을 운영하는 분께 DEEPSEEK_BASE_URL 과 DEEPSEEK_MODEL 설정을 확인해 달라고 알려 주세요.",
            f"{host} did not take the request. Ask whoever runs this bot to check DEEPSEEK_BASE_URL and DEEPSEEK_MODEL.",
        )
