"""Every sentence the bot says, in Korean and English, side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import category

from bot.model import Language, Skipped, Why


def named(text: str, most: int = 80) -> str:
    """A title, topic or address fit to stand in a sentence: one line, not long, and no Markdown of its own."""
    line = " ".join("".join(c for c in text if category(c) not in ("Cc", "Cf", "Cs") or c in "\n\t\u200d").split())
    for mark, tame in (("](", "] ("), ("`", "'"), ("**", "*"), ("~~", "~"), ("||", "|"), ("__", "_")):
        line = line.replace(mark, tame)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@dataclass(frozen=True)
class Wording:
    """The sentences in one person's language."""

    language: Language

    def _(self, ko: str, en: str) -> str:
        return ko if self.language == "ko" else en

    # Help, and what to do first

    def help(self, host: str) -> str:
        sent = (
            self._(
                f"글을 쓸 때 배운 글 몇 대목이 {host} 쪽으로 보내져요.",
                f"When I write, passages of your posts are sent to {host}.",
            )
            if host
            else self._(
                "지금은 연결된 언어 모델이 없어서 초안 대신 뼈대를 적어 드려요. 글은 이 컴퓨터를 떠나지 않아요.",
                "No language model is connected now, so I write outlines instead of drafts. Nothing leaves this machine.",
            )
        )
        return self._(
            f"""**말투** — 내 블로그의 말투로 글 초안을 써 드려요.

1. `/register-blog 블로그주소` : 글을 읽고 말투를 배워요. 주소 대신 .md·.txt·.zip 파일을 보내도 돼요 (터미널에서는 `/learn 폴더`).
2. `/write 주제` : 초안을 써요. 다음 줄부터 메모를 적으면 거기 적힌 사실만 써요. 모르는 건 `[확인: …]`으로 남겨요.
3. 초안에 **답장**하면 고쳐요. “두 번째 문단만 더 짧게”처럼요. 예전 글에 답장하면 그 글에서 다시 고쳐요.

`/blogs` 배운 블로그 · `/drafts` 내 초안 · `/forget-blog` 블로그 지우기 · `/cancel` 하던 일 멈추기 · `/help` 이 도움말

{sent}""",
            f"""**maltu** writes blog drafts in your own voice.

1. `/register-blog ADDRESS`: I read the posts and learn how you write. You can also send .md, .txt or .zip files (in the terminal: `/learn FOLDER`).
2. `/write TOPIC`: a draft. Put notes on the following lines: I use only the facts in them, and mark what is missing with `[check: …]`.
3. **Reply** to a draft to change it: “only shorten the second paragraph”. Reply to an older version to branch from it.

`/blogs` what I learned from · `/drafts` your drafts · `/forget-blog` forget a blog · `/cancel` stop what I'm doing · `/help` this help

{sent}""",
        )

    def which_address(self) -> str:
        return self._(
            "블로그 주소를 함께 보내 주세요. 예: `/register-blog https://blog.naver.com/아이디` (글이 담긴 .md·.txt·.zip 파일을 보내도 돼요.)",
            "Add the address of your blog: `/register-blog https://example.com/blog` (or send .md, .txt or .zip files with your posts).",
        )

    def which_topic(self) -> str:
        return self._(
            "무엇에 대해 쓸까요? `/write 제주 3일 여행`처럼 주제를 적어 주세요. 다음 줄에 메모를 더하면 더 좋아요.",
            "What should I write about? Put a topic after the command, as in `/write three days in Jeju`; notes go on the following lines.",
        )

    def which_files(self) -> str:
        return self._(
            "배울 글을 .md·.txt·.zip 파일로 함께 보내 주세요.",
            "Send the posts along as .md, .txt or .zip files.",
        )

    def no_blog_yet(self) -> str:
        return self._(
            "아직 배운 말투가 없어요. 먼저 `/register-blog 블로그주소`로 블로그를 등록하거나 글 파일을 보내 주세요.",
            "I haven't learned your voice yet. Register your blog first, `/register-blog ADDRESS`, or send files with your posts.",
        )

    def no_draft_yet(self) -> str:
        return self._(
            "고칠 초안이 아직 없어요. `/write 주제`라고 보내면 초안부터 써 드릴게요.",
            "There is no draft to change yet. Send `/write TOPIC` and I'll write one first.",
        )

    def unknown_command(self, name: str) -> str:
        return self._(
            f"`/{name[:40]}` 명령은 몰라요. `/help`를 보내면 할 수 있는 일을 알려 드려요.",
            f"I don't know the command `/{name[:40]}`. Send `/help` to see what I can do.",
        )

    def busy_with(self, what: str) -> str:
        return self._(
            f"지금 {what}. 끝난 뒤에 다시 보내 주세요. 멈추려면 `/cancel`을 보내세요.",
            f"I'm still {what}. Send this again when that is done, or `/cancel` to stop it.",
        )

    def nothing_to_stop(self) -> str:
        return self._("지금 하고 있는 일이 없어요.", "There is nothing to stop right now.")

    def stopped(self) -> str:
        return self._("여기서 멈췄어요.", "Stopped here.")

    def stopped_and_kept(self) -> str:
        return self._(
            "여기서 멈췄고, 여기까지는 보관했어요. ‘이어서’를 누르면 이어 써요.",
            "Stopped here; what you see is kept. Press ‘Carry on’ and I continue.",
        )

    def welcome(self) -> str:
        return self._(
            "네! 더 고치고 싶은 곳이 있으면 초안에 답장해 주세요.",
            "You're welcome! Reply to a draft whenever something should change.",
        )

    def reading_a_blog(self) -> str:
        return self._("블로그를 읽고 있어요", "reading a blog for you")

    def writing_a_draft(self) -> str:
        return self._("글을 쓰고 있어요", "writing for you")

    def went_wrong(self, number: str) -> str:
        return self._(
            f"제 쪽에서 문제가 생겼어요 (오류 번호 {number}). 한 번 더 보내 보시고, 또 그러면 봇을 운영하는 분께 이 번호를 알려 주세요.",
            f"Something went wrong on my side (error {number}). Try once more; if it happens again, give this number to whoever runs the bot.",
        )

    # Registering and learning

    def looking(self, name: str) -> str:
        return self._(f"{named(name)} 살펴보는 중…", f"Looking at {named(name)}…")

    def reading(self, done: int, total: int) -> str:
        return self._(f"{done} / {total}편 읽는 중…", f"Reading {done} / {total} posts…")

    def learning(self, posts: int) -> str:
        return self._(f"글 {posts}편에서 말투를 배우는 중…", f"Learning the voice from {posts} posts…")

    def my_files(self) -> str:
        return self._("내가 보낸 파일", "my files")

    def learned_from(self, title: str, posts: int, characters: int, left_out: Sequence[Skipped]) -> str:
        skipped = self._(
            f", 뺀 글 {len(left_out)}편 ({self.skipped(left_out)})",
            f", left out {len(left_out)} ({self.skipped(left_out)})",
        )
        return self._(
            f"말투를 배웠어요: **{named(title)}**\n배운 글 {posts}편, 약 {characters:,}자{skipped if left_out else ''}.",
            f"Learned the voice of **{named(title)}**\nfrom {_count(posts, 'post')}, about {characters:,} characters{skipped if left_out else ''}.",
        )

    def broke_off_reading(self, why: str) -> str:
        return self._(
            f"읽다가 중간에 막혀서 여기까지만 배웠어요. {why} 나중에 같은 주소를 다시 등록하면 마저 읽어요.",
            f"Reading stopped half-way, so I learned from what I had. {why} Register the same address again later and I'll read the rest.",
        )

    def only_few(self, posts: int) -> str:
        return self._(
            f"글이 {posts}편뿐이라 아직 어렴풋해요. 글이 10편쯤 모이면 다시 등록해 주세요, 훨씬 닮아져요.",
            f"With only {posts} to learn from this is a rough picture. Register again once there are ten or so; it gets much closer.",
        )

    def passages_go_to(self, host: str) -> str:
        if not host:
            return self._(
                "연결된 언어 모델이 없어서 글은 이 컴퓨터를 떠나지 않아요.",
                "No language model is connected, so your posts don't leave this machine.",
            )
        return self._(
            f"글을 쓸 때마다 이 가운데 몇 대목이 {host} 쪽으로 보내져요. 원하지 않으면 `/forget-blog`로 지울 수 있어요.",
            f"Whenever I write, passages of these posts are sent to {host}. If you don't want that, `/forget-blog` deletes them.",
        )

    def now_write(self) -> str:
        return self._("이제 `/write 주제`를 보내 보세요.", "Now try `/write TOPIC`.")

    # Blogs and drafts

    def blogs(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return self._(
            f"배운 블로그\n\n{listed}\n\n1번 말투로 글을 써요.",
            f"What I learned from\n\n{listed}\n\nI write as number 1.",
        )

    def no_blogs(self) -> str:
        return self.no_blog_yet()

    def blog(self, title: str, posts: int) -> str:
        return self._(f"{named(title)} (글 {posts}편)", f"{named(title)} ({_count(posts, 'post')})")

    def draft(self, topic: str, created: datetime) -> str:
        return f"{named(topic)} ({created:%Y-%m-%d})"

    def write_as(self, name: str) -> str:
        return self._(f"이제 **{named(name)}** 말투로 쓸게요.", f"From now on I write as **{named(name)}**.")

    def write_as_button(self, number: int) -> str:
        return self._(f"{number}번 말투로 쓰기", f"Write as {number}")

    def no_such_number(self, number: str) -> str:
        return self._(
            f"‘{number[:40]}’에 맞는 것이 없어요. 목록에 있는 번호를 보내 주세요.",
            f"Nothing here matches ‘{number[:40]}’. Send a number from the list.",
        )

    def drafts(self, topics: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {topic}" for n, topic in enumerate(topics, 1))
        return self._(
            f"내 초안\n\n{listed}\n\n`/drafts 번호`를 보내면 다시 보여 드려요.",
            f"Your drafts\n\n{listed}\n\n`/drafts NUMBER` shows one again.",
        )

    def open_button(self, number: int) -> str:
        return self._(f"{number}번 열기", f"Open {number}")

    def forget_which(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return self._(
            f"어느 블로그를 지울까요?\n\n{listed}\n\n배운 글과 말투, 그 말투로 쓴 초안까지 모두 지워지고 되돌릴 수 없어요. `/forget-blog 번호`를 보내 주세요.",
            f"Which blog should I forget?\n\n{listed}\n\nIts posts, its voice and the drafts written in it are deleted for good. Send `/forget-blog NUMBER`.",
        )

    def forget_button(self, number: int) -> str:
        return self._(f"{number}번 지우기", f"Forget {number}")

    def forgot(self, name: str, drafts: int) -> str:
        with_drafts = self._(
            f" 초안 {drafts}개도 함께 지웠고, 이미 받은 .md 파일만 남아 있어요.",
            f" {_count(drafts, 'draft')} went with it; only .md files you already have remain.",
        )
        return self._(
            f"**{named(name)}** 글과 말투를 지웠어요.{with_drafts if drafts else ''} 다시 배우려면 블로그 주소나 글 파일을 보내 주세요.",
            f"I have forgotten **{named(name)}**.{with_drafts if drafts else ''} To start over, send the address of a blog or files with posts.",
        )

    def forgetting(self) -> str:
        return self._("블로그를 지우고 있어요", "forgetting a blog for you")

    def write_as_this(self) -> str:
        return self._("이 말투로 쓰기", "Write as this one")

    def still_writes_as(self, name: str) -> str:
        return self._(
            f"글은 지금처럼 **{named(name)}** 말투로 써요. 방금 배운 말투로 쓰려면 아래 단추를 누르세요.",
            f"I still write as **{named(name)}**. Press the button to write as the one I just learned.",
        )

    # Writing and refining

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

    # What went wrong with a blog or a file

    def not_an_address(self, text: str) -> str:
        return self._(
            "블로그 주소를 알아볼 수 없어요. 주소창의 주소를 그대로 붙여 주세요. 예: /register-blog https://blog.naver.com/아이디",
            "I can't make out a blog address. Paste it as your browser shows it: /register-blog https://example.com/blog",
        )

    def no_blog_there(self, url: str) -> str:
        return self._(
            f"이 주소에서는 블로그 글 목록(RSS)을 찾지 못했어요: {named(url)}\n 블로그 첫 화면 주소를 보내 주시거나, 글을 .md·.txt·.zip 파일로 보내 주세요.",
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
            f"글 목록(RSS)이 깨져 있어서 읽지 못했어요: {named(url)}\n 글을 .md·.txt·.zip 파일로 보내 주시면 바로 배울 수 있어요.",
            f"The feed at {named(url)} is broken and I can't read it. Send the posts as .md, .txt or .zip files and I can learn from those.",
        )

    def no_text_inside(self, name: str) -> str:
        return self._(
            f"읽을 글을 찾지 못했어요: {named(name)}\n 글이 담긴 .md·.txt 파일이나, 그것들을 묶은 .zip 파일을 보내 주세요.",
            f"I found no text to read in {named(name)}. Send .md or .txt files with posts in them, or a .zip of those.",
        )

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f" ({self.skipped(skipped)})" if skipped else ""
        return self._(
            f"말투를 배울 만한 글이 없어요{why}: {named(name)}\n 직접 쓴 문장이 몇 줄 이상 있는 글을 올린 뒤 다시 등록하거나, .md·.txt 파일로 보내 주세요.",
            f"There is not enough of your own writing in {named(name)} to learn from{why}. Register it again once there are posts with a few lines of your own, or send .md or .txt files.",
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

    # What went wrong with the model

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

    # The terminal

    def no_model(self) -> str:
        return self._(
            "언어 모델 키(DEEPSEEK_API_KEY)가 없어서 지금은 초안 대신 뼈대를 적어 드려요. .env 에 키를 넣으면 초안을 써요.",
            "There is no model key (DEEPSEEK_API_KEY), so I write outlines instead of drafts. Put a key into .env for drafts.",
        )

    def console_welcome(self) -> str:
        return self._(
            "/help 로 할 수 있는 일을 볼 수 있어요. Alt+Enter 는 줄 바꿈, Ctrl+C 는 멈춤, Ctrl+D 는 끝내기예요.",
            "/help shows what I can do. Alt+Enter breaks a line, Ctrl+C stops an answer, Ctrl+D ends.",
        )

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        return " · ".join(labels) + self._(f" (예: >{number} {labels[0]})", f" (for example: >{number} {labels[0]})")

    def console_saved(self, path: str) -> str:
        return self._(f"파일: {path}", f"File: {path}")

    def console_no_such_file(self, path: str) -> str:
        return self._(
            f"{path} 파일을 찾지 못했어요. 글이 담긴 파일이나 폴더의 위치를 확인해서 다시 적어 주세요. 예: /learn ~/blog/posts",
            f"There is no file {path}. Check where the file or folder is and try again: /learn ~/blog/posts",
        )

    def console_only_first(self, number: int) -> str:
        return self._(f"파일이 많아서 처음 {number}개만 읽어요.", f"There are many files; I read the first {number}.")

    def console_say_what(self, number: int) -> str:
        return self._(
            f"무엇을 바꿀지 뒤에 적어 주세요. 예: >{number} 더 짧게",
            f"Say behind it what should change: >{number} shorter",
        )

    def console_stopped(self) -> str:
        return self._("여기서 멈췄어요.", "Stopped here.")
