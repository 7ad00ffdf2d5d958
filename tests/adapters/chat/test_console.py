"""A conversation in the terminal, typed by a person or by a script."""

import asyncio
import io
import os
import pty
import re
from codecs import getincrementaldecoder
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from rich.console import Console as Screen

from adapters.chat.console import Console
from adapters.chat.console.drawn import DrawnScreen, Tail
from adapters.chat.console.keep import keep
from adapters.chat.console.safe import file_name, harmless
from adapters.chat.console.terminal import Completions
from bot.errors import NotReceived
from bot.model import Button, File, Reply
from bot.ports import Incoming
from bot.wording import words_in
from tests.support.taken import Hear, Taken

KO = words_in("ko")
Moment = str | Reply | asyncio.Event | Exception  # show this, wait for that, or fail


class FakeBot:
    """Answers each message with the next of its answers; remembers what it heard, and the ids of what it showed."""

    def __init__(self, *answers: list[Moment]) -> None:
        self.heard: list[Incoming] = []
        self.shown: list[list[str]] = []
        self.asked = asyncio.Event()
        self.closed = 0
        self._answers = list(answers)
        self._showing: asyncio.Task[Sequence[str]] | None = None

    @property
    def texts(self) -> list[str]:
        return [said.text for said in self.heard]

    async def hear(self, said: Incoming) -> None:
        self.heard.append(said)
        self.asked.set()
        if said.text == "/cancel" and self._showing:
            self._showing.cancel()
            return
        answer: list[Moment] = self._answers.pop(0) if self._answers else [f"네, {said.text.partition(chr(10))[0]}"]
        self._showing = showing = asyncio.ensure_future(said.room.show(self._replies(answer), said.id))
        await asyncio.wait([showing])
        if not showing.cancelled():
            self.shown.append(list(showing.result()))

    async def _replies(self, answer: list[Moment]) -> AsyncGenerator[Reply, None]:
        try:
            for moment in answer:
                match moment:
                    case str():
                        yield Reply(moment)
                    case Reply():
                        yield moment
                    case asyncio.Event():
                        await moment.wait()
                    case _:
                        raise moment
        finally:
            self.closed += 1


async def listen(console: Console, hear: Hear) -> None:
    """Until the input ends. Raises what hear() raised."""
    async with Taken(console, hear) as desk:
        await console.listen(desk.take)


async def script(folder: Path, lines: str | bytes, bot: FakeBot, output: TextIO | None = None) -> str:
    """What a script of these lines prints."""
    output = output or io.StringIO()
    input = io.StringIO(lines) if isinstance(lines, str) else io.TextIOWrapper(io.BytesIO(lines), encoding="ascii")
    await listen(Console(folder, KO, input, output), bot.hear)
    output.seek(0)
    return output.read()


# From a script


@pytest.mark.parametrize("goodbye", ["exit", "quit", "/exit", " /QUIT ", "종료", "\u110c\u1169\u11bc\u1105\u116d"])
async def test_a_goodbye_ends_the_conversation(tmp_path: Path, goodbye: str) -> None:
    bot = FakeBot()
    await script(tmp_path, f"하나\n{goodbye}\n둘\n", bot)
    assert bot.texts == ["하나"]


async def test_a_goodbye_among_other_words_is_none(tmp_path: Path) -> None:
    bot = FakeBot()
    await script(tmp_path, "끝 문장을 더 짧게\n/write exit\n>1 끝\n", bot)
    assert bot.texts == ["끝 문장을 더 짧게", "/write exit", "끝"]


async def test_a_message_is_told_when_it_is_put_up_also_where_its_writing_fails(tmp_path: Path) -> None:
    told: list[list[str]] = []

    async def placed(ids: Sequence[str]) -> None:
        told.append(list(ids))

    bot = FakeBot()

    async def hear(said: Incoming) -> None:
        with pytest.raises(ZeroDivisionError):
            await said.room.show(bot._replies(["쓰는 중…", "첫 줄", ZeroDivisionError()]), said.id, placed=placed)

    await listen(Console(tmp_path, KO, io.StringIO("/write 제주\n"), io.StringIO()), hear)
    assert told == [["console:1"]]


async def test_a_script_prints_as_a_transcript_with_the_last_reply_to_each_line(tmp_path: Path) -> None:
    bot = FakeBot(["쓰는 중…", "# 제주\n\n비가 왔어요."], ["짧게요."])
    assert await script(tmp_path, "/write 제주\n>1 더 짧게\n", bot) == (
        "> /write 제주\n[1]\n# 제주\n\n비가 왔어요.\n\n> >1 더 짧게\n[2] 짧게요.\n"
    )
    assert bot.shown == [["console:1"], ["console:2"]]


async def test_a_line_is_answered_before_the_next_is_read(tmp_path: Path) -> None:
    go_on, output = asyncio.Event(), io.StringIO()
    bot = FakeBot([go_on, "하나요"])
    async with asyncio.TaskGroup() as together:
        together.create_task(listen(Console(tmp_path, KO, io.StringIO("하나\n둘\n"), output), bot.hear))
        await asyncio.wait_for(bot.asked.wait(), 60)
        await asyncio.sleep(0.05)
        assert output.getvalue() == "> 하나\n"
        go_on.set()
    assert output.getvalue().startswith("> 하나\n[1] 하나요\n\n> 둘\n")


async def test_what_a_person_says_comes_as_from_the_one_private_room(tmp_path: Path) -> None:
    bot = FakeBot()
    await script(tmp_path, "안녕\n>1 더 길게\n> 2 다시", bot)
    first, second, third = bot.heard
    assert (first.sender, first.room.id, first.room.private, first.reply_to) == ("console:me", "console", True, None)
    assert await first.room.thread("제주", first.id) is first.room
    assert (second.text, second.reply_to) == ("더 길게", "console:1")
    assert (third.text, third.reply_to) == ("다시", "console:2")


@pytest.mark.parametrize("line", ["3 더 짧게", "1 > 2", "> 인용으로 시작한 글\\n그 다음 줄"])
async def test_what_has_no_mark_or_more_lines_than_one_is_no_reply(tmp_path: Path, line: str) -> None:
    bot = FakeBot()
    await script(tmp_path, line, bot)
    assert [(said.text, said.reply_to) for said in bot.heard] == [(line.replace("\\n", "\n"), None)]


@pytest.mark.parametrize("line", ["> 더 짧게", ">더 짧게", "> 3월에 갔다", ">", "  > 더 짧게", ">1234567890 더 짧게"])
@pytest.mark.parametrize("before", [0, 1])
async def test_a_mark_without_the_number_of_a_message_reaches_no_draft(tmp_path: Path, line: str, before: int) -> None:
    bot = FakeBot()
    printed = await script(tmp_path, "안녕\n" * before + line, bot)
    assert bot.texts == ["안녕"] * before
    assert KO.console_which_message(before) in printed


@pytest.mark.parametrize(("number", "shown"), [(99, 1), (0, 1), (2, 1), (1, 0)])
async def test_a_reply_to_a_message_that_is_not_there_reaches_no_draft(tmp_path: Path, number: int, shown: int) -> None:
    bot = FakeBot()
    printed = await script(tmp_path, "안녕\n" * shown + f">{number} 더 짧게\n", bot)
    assert bot.texts == ["안녕"] * shown
    assert KO.console_no_such_message(number, shown) in printed
    assert f"{number}번 메시지는 없어요" in printed


async def test_a_message_from_before_a_restart_can_still_be_replied_to(tmp_path: Path) -> None:
    await script(tmp_path, "안녕\n", FakeBot())
    bot = FakeBot()
    await script(tmp_path, ">1 더 짧게\n", bot)
    assert bot.heard[0].reply_to == "console:1"


async def test_a_reply_without_words_is_asked_for_them(tmp_path: Path) -> None:
    bot = FakeBot()
    assert KO.console_say_what(1) in await script(tmp_path, "안녕\n>1\n", bot)
    assert bot.texts == ["안녕"]


async def test_numbers_go_on_after_a_restart(tmp_path: Path) -> None:
    before, after = FakeBot(), FakeBot()
    await script(tmp_path, "하나\n둘\n", before)
    assert "[3] 네, 셋" in await script(tmp_path, "셋\n", after)
    assert after.shown == [["console:3"]]
    assert len({said.id for said in before.heard + after.heard}) == 3


async def test_a_button_is_pressed_by_its_label(tmp_path: Path) -> None:
    buttons = (Button("더 짧게", "짧게 써 주세요"), Button("다시", "다시 써 주세요"))
    bot = FakeBot([Reply("초안", buttons=buttons)], ["하나"], ["둘"], ["셋"])
    printed = await script(tmp_path, "/write 제주\n>1 다시\n>1 더 길게\n다시\n", bot)
    assert "더 짧게 · 다시 (예: >1 더 짧게)" in printed
    assert [(said.text, said.reply_to) for said in bot.heard[1:]] == [
        ("다시 써 주세요", "console:1"),
        ("더 길게", "console:1"),
        ("다시", None),
    ]


async def test_the_label_alone_presses_the_button_of_the_newest_message(tmp_path: Path) -> None:
    bot = FakeBot([Reply("초안", buttons=(Button("다시", "다시 써 주세요"),))])
    await script(tmp_path, "/write 제주\n다시\n", bot)
    assert (bot.heard[1].text, bot.heard[1].reply_to) == ("다시 써 주세요", "console:1")


async def test_a_backslash_and_an_n_are_a_line_break(tmp_path: Path) -> None:
    bot = FakeBot()
    await script(tmp_path, "/write 제주 여행\\n- 첫째 날 비\n", bot)
    assert bot.texts == ["/write 제주 여행\n- 첫째 날 비"]


async def test_blank_lines_and_comments_are_skipped(tmp_path: Path) -> None:
    bot = FakeBot()
    assert await script(tmp_path, "\n# 설명\n   \n안녕\n", bot) == "> 안녕\n[1] 네, 안녕\n"
    assert bot.texts == ["안녕"]


@pytest.mark.parametrize("ask", [False, True])
async def test_a_script_is_asked_nothing_back_unless_it_says_so(tmp_path: Path, ask: bool) -> None:
    bot = FakeBot()
    await listen(Console(tmp_path, KO, io.StringIO("/write 제주\n"), io.StringIO(), ask=ask), bot.hear)
    assert [said.answers for said in bot.heard] == [ask]


async def test_scripts_come_in_any_bytes(tmp_path: Path) -> None:
    bot = FakeBot()
    await script(tmp_path, b"\xef\xbb\xbf" + "안녕\r\n제주".encode() + b"\xff\r\n" + "또".encode(), bot)
    assert bot.texts == ["안녕", "제주\ufffd", "또"]


async def test_a_terminal_that_knows_no_hangul_shows_what_it_can(tmp_path: Path) -> None:
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert await script(tmp_path, "hello\n", FakeBot(["ok 😀"]), output) == "> hello\n[1] ok ?\n"


async def test_escape_sequences_never_reach_the_terminal(tmp_path: Path) -> None:
    hostile = (
        "빨간 \x1b[31m글\x1b[0m \x1b]0;제목\x07\x9b2J\x1bc\x1b]8;;http://a.kr\x1b\\링크\x1b]8;;\x1b\\ \u202e거꾸로"
    )
    printed = await script(tmp_path, f"{hostile}\n", FakeBot([Reply(hostile, file=File("\x1b[2J.md", b""))]))
    assert "[1] 빨간 글 링크 거꾸로" in printed
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed)


async def test_a_reply_nobody_can_see_is_shown_as_dots(tmp_path: Path) -> None:
    assert "[1] …" in await script(tmp_path, "안녕\n", FakeBot([" \n"]))


async def test_no_reply_takes_no_number(tmp_path: Path) -> None:
    bot = FakeBot([], ["하나"])
    assert await script(tmp_path, "안녕\n또 안녕\n", bot) == "> 안녕\n\n> 또 안녕\n[1] 하나\n"
    assert bot.shown == [[], ["console:1"]]


async def test_what_was_written_before_a_failure_stays(tmp_path: Path) -> None:
    output, bot = io.StringIO(), FakeBot(["첫 줄", ZeroDivisionError()])
    with pytest.raises(ZeroDivisionError):
        await listen(Console(tmp_path, KO, io.StringIO("안녕\n"), output), bot.hear)
    assert "[1] 첫 줄" in output.getvalue()


async def test_what_was_said_is_recalled_until_it_is_answered_and_not_by_another_process(tmp_path: Path) -> None:
    bot, console = FakeBot(), Console(tmp_path, KO, io.StringIO("하나\n둘\n"), io.StringIO())
    async with Taken(console, bot.hear) as desk:
        await console.listen(desk.take)
    assert [item.id for item in desk.items] == [said.id for said in bot.heard] == ["console:in:1", "console:in:2"]
    later = Console(tmp_path, KO, io.StringIO(), io.StringIO())
    for item in desk.items:
        assert await console.recall([item]) is None
        assert await later.recall([item]) is None
        assert await later.recall([replace(item, body="")]) is None


async def test_a_line_that_cannot_be_taken_ends_the_conversation_with_what_went_wrong(tmp_path: Path) -> None:
    console = Console(tmp_path, KO, io.StringIO("하나\n둘\n"), io.StringIO())
    async with Taken(console, FakeBot().hear) as desk:
        desk.away = 1
        with pytest.raises(OSError, match="the database is away"):
            await console.listen(desk.take)


async def test_listening_stops_while_nobody_types(tmp_path: Path) -> None:
    read, write = os.pipe()
    with os.fdopen(read) as input, os.fdopen(write, "w"):
        listening = asyncio.ensure_future(listen(Console(tmp_path, KO, input, io.StringIO()), FakeBot().hear))
        await asyncio.sleep(0.05)
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening


async def test_a_room_is_found_again_by_its_id(tmp_path: Path) -> None:
    output = io.StringIO()
    room = await Console(tmp_path, KO, io.StringIO(), output).room("console")

    async def replies() -> AsyncGenerator[Reply, None]:
        yield Reply("다시 왔어요")

    assert await room.show(replies(), "console:in:1") == ["console:1"]
    assert output.getvalue() == "[1] 다시 왔어요\n"


# Files


async def learn(folder: Path, typed: str) -> tuple[FakeBot, str]:
    bot = FakeBot()
    return bot, await script(folder / "data", f"/learn {typed}\n", bot)


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "my posts"
    (folder / "2024" / ".git").mkdir(parents=True)
    (folder / "it's 제주.md").write_text("# 제주")
    (folder / "2024" / "비.TXT").write_text("비가 왔다.")
    (folder / "2024" / "사진.jpg").write_bytes(b"\xff\xd8")
    (folder / "2024" / ".git" / "log.txt").write_text("x")
    return folder


@pytest.mark.parametrize("typed", ["{}", '"{}"', "'{}'", "  {}  "])
async def test_a_folder_after_learn_uploads_its_texts(posts: Path, typed: str) -> None:
    bot, _ = await learn(posts.parent, typed.format(posts))
    assert bot.texts == ["/learn"]
    assert [file.name for file in bot.heard[0].files] == ["my posts/it's 제주.md", "my posts/2024/비.TXT"]
    assert await bot.heard[0].files[0].fetch() == "# 제주".encode()


async def test_a_folder_is_searched_for_all_kinds_of_texts_and_which_are_posts_is_for_their_reader_to_say(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "blog"
    for name in ("a.mdx", "b.markdown", "c.html", "d.HTM", "_posts/e.html", "themes/x/f.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("글")
    bot, _ = await learn(tmp_path, str(folder))
    names = [file.name.removeprefix("blog/") for file in bot.heard[0].files]
    assert names == ["a.mdx", "b.markdown", "c.html", "d.HTM", "_posts/e.html", "themes/x/f.md"]


async def test_a_path_may_have_spaces_and_quotes_in_it(posts: Path) -> None:
    bot, _ = await learn(posts.parent, str(posts / "it's 제주.md"))
    assert [file.name for file in bot.heard[0].files] == ["it's 제주.md"]


async def test_several_paths_in_a_shells_quoting(posts: Path) -> None:
    escaped = str(posts / "2024" / "사진.jpg").replace(" ", "\\ ")
    bot, _ = await learn(posts.parent, f'"{posts}/2024/비.TXT" {escaped}')
    assert [file.name for file in bot.heard[0].files] == ["비.TXT", "사진.jpg"]


async def test_a_backslash_in_a_path_is_no_line_break(tmp_path: Path) -> None:
    (tmp_path / "c:\\new\\notes.md").write_text("글")
    bot, _ = await learn(tmp_path, f"{tmp_path}/c:\\new\\notes.md")
    assert [await file.fetch() for file in bot.heard[0].files] == ["글".encode()]


async def test_a_tilde_is_the_persons_own_folder(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(posts))
    bot, _ = await learn(posts.parent, "~/2024/비.TXT")
    assert [file.name for file in bot.heard[0].files] == ["비.TXT"]


@pytest.mark.parametrize("command", ["/배우기", "/LEARN", "/learn"])
async def test_learn_goes_by_all_its_names(posts: Path, command: str) -> None:
    bot = FakeBot()
    await script(posts.parent / "data", f"{command} {posts}\n", bot)
    assert [len(said.files) for said in bot.heard] == [2]


async def test_a_missing_path_gets_one_sentence_and_nothing_else(posts: Path) -> None:
    for typed, missing in [("~/없는 글.md", "~/없는 글.md"), (f"'{posts}' b.md", "b.md"), ("가" * 300, "가" * 300)]:
        bot, printed = await learn(posts.parent, typed)
        assert bot.heard == []
        assert printed == f"> /learn {typed}\n{KO.console_no_such_file(missing)}\n"


async def test_a_folder_without_texts_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    bot, printed = await learn(tmp_path, f"{tmp_path}/empty")
    assert bot.heard == []
    assert KO.no_text_inside(f"{tmp_path}/empty") in printed


async def test_learn_without_a_path_or_with_an_address_is_passed_on(tmp_path: Path) -> None:
    bot = FakeBot()
    await script(tmp_path, "/learn\n/learn https://a.kr/rss\n", bot)
    assert bot.texts == ["/learn", "/learn https://a.kr/rss"]


async def test_a_file_that_is_too_large_or_never_ends_is_named_only(tmp_path: Path) -> None:
    with (tmp_path / "large.zip").open("wb") as large:
        large.truncate(50_000_001)
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "small.md").write_text("글")
    bot, _ = await learn(tmp_path, f"{tmp_path}/large.zip {tmp_path}/pipe.md {tmp_path}/small.md")
    large_zip, pipe, small = bot.heard[0].files
    for file in (large_zip, pipe):
        with pytest.raises(NotReceived):
            await file.fetch()
    assert await small.fetch() == "글".encode()


async def test_a_folder_of_very_many_texts_is_read_in_part_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for n in range(20_001):
        (tmp_path / "many" / f"{n:05}.md").touch()
    bot, printed = await learn(tmp_path, f"{tmp_path}/many")
    assert len(bot.heard[0].files) == 20_000
    assert KO.console_only_first(20_000) in printed


async def test_a_file_in_a_reply_is_written_and_its_path_is_printed(tmp_path: Path) -> None:
    bot = FakeBot([Reply("초안", file=File("제주.md", b"# 1"))], [Reply("초안", file=File("제주.md", b"# 2"))])
    printed = await script(tmp_path, "하나\n둘\n", bot)
    assert [line for line in printed.splitlines() if line.startswith("파일")] == [
        KO.console_saved(str(tmp_path / "drafts" / "제주.md")),
        KO.console_saved(str(tmp_path / "drafts" / "제주-2.md")),
    ]
    assert (tmp_path / "drafts" / "제주.md").read_bytes() == b"# 1"
    assert (tmp_path / "drafts" / "제주-2.md").read_bytes() == b"# 2"


async def test_files_of_replies_and_the_log_are_forgotten_and_no_number_is_given_twice(tmp_path: Path) -> None:
    bot = FakeBot([Reply("초안", file=File("canary.md", b"canary"))])
    await script(tmp_path, "안녕\n", bot)
    (tmp_path / "maltu.log").write_text("console:in:1\n")
    (tmp_path / "maltu.log.1").write_text("console:in:0\n")
    console = Console(tmp_path, KO, io.StringIO(), io.StringIO())
    assert await console.forget("telegram:7") == 0
    assert (tmp_path / "drafts" / "canary.md").exists()
    assert await console.forget("console:me") == 1
    assert kept_in(tmp_path) == {"console_heard": "1\n", "console_shown": "1\n", "maltu.log": ""}


def kept_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_the_same_file_is_not_written_twice(tmp_path: Path) -> None:
    same = [keep(File("글.md", b"1"), tmp_path), keep(File("글.md", b"1"), tmp_path)]
    assert same == [tmp_path / "글.md"] * 2
    assert keep(File("글.md", b"3"), tmp_path) == tmp_path / "글-2.md"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\제주.md", "제주.md"),
        ("제주: 첫날?.md", "제주- 첫날-.md"),
        ("..", "draft"),
        ("", "draft"),
        (".bashrc", "bashrc"),
        ("CON.md", "_CON.md"),
        ("\x1b[31m빨강.md", "빨강.md"),
        ("a.md. ", "a.md"),
    ],
)
def test_names_of_files_are_made_harmless(name: str, kept: str) -> None:
    assert file_name(name) == kept


@given(st.text(max_size=400))
def test_any_name_stays_in_its_folder(name: str) -> None:
    kept = file_name(name)
    assert Path("/drafts", kept).resolve().parent == Path("/drafts")
    assert 0 < len(kept.encode()) <= 140
    assert harmless(kept) == kept


@given(st.text(st.one_of(st.sampled_from("\x1b[]0;m\x07\x9b\x9d\\가\r\n\u202e"), st.characters()), max_size=100))
def test_harmless_text_gives_no_orders(text: str) -> None:
    shown = harmless(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert harmless(shown) == shown


# In a terminal


class Seat:
    """A person in front of a terminal of 24 lines."""

    def __init__(self, folder: Path, bot: FakeBot) -> None:
        self.screen = ""
        self._keyboard, end = pty.openpty()
        self._ends = [os.fdopen(end, "r", closefd=True), os.fdopen(os.dup(end), "w")]
        self.console = Console(folder, KO, self._ends[0], self._ends[1])
        self._bot = bot
        self._read_to = 0
        self._news = asyncio.Event()
        self._letters = getincrementaldecoder("utf-8")("replace")

    @asynccontextmanager
    async def sitting(self) -> AsyncIterator["Seat"]:
        loop = asyncio.get_running_loop()
        loop.add_reader(self._keyboard, self._look)
        try:
            async with asyncio.TaskGroup() as together:
                self.listening = together.create_task(listen(self.console, self._bot.hear))
                await self.sees(">")
                yield self
                while not self.listening.done():  # a key between an answer and the prompt is lost
                    self.types("\x04")
                    await asyncio.wait({self.listening}, timeout=0.3)
        finally:
            loop.remove_reader(self._keyboard)
            os.close(self._keyboard)
            for end in self._ends:
                end.close()

    def types(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    async def sees(self, text: str) -> None:
        """Wait until this appears behind what was seen last."""
        async with asyncio.timeout(60):
            while (found := harmless(self.screen).find(text, self._read_to)) < 0:
                self._news.clear()
                await self._news.wait()
        self._read_to = found + len(text)

    def _look(self) -> None:
        seen = os.read(self._keyboard, 65536)
        self.screen += self._letters.decode(seen)
        self._news.set()
        for _ in range(seen.count(b"\x1b[6n")):  # where is the cursor?
            os.write(self._keyboard, b"\x1b[1;1R")


async def test_a_text_grows_on_the_screen_while_it_is_written(tmp_path: Path) -> None:
    go_on = asyncio.Event()
    bot = FakeBot(["첫 문장.", go_on, "첫 문장. **둘째** 문장.\n셋째 문장."])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write 제주\r")
        await me.sees("첫 문장.")
        assert bot.shown == []
        go_on.set()
        await me.sees("[1]")
        await me.sees("첫 문장. 둘째 문장.")
        await me.sees("셋째 문장.")
    assert "\x1b[1m둘째" in me.screen
    assert "문장. 셋째" not in harmless(me.screen)


async def test_the_first_line_of_all_says_what_to_do_first_and_is_not_said_again(tmp_path: Path) -> None:
    async with Seat(tmp_path, FakeBot()).sitting() as me:
        me.types("안녕\r")
        await me.sees("[1]")
    hint = "".join(harmless(me.screen).split())
    assert "".join(KO.first_line().split()) in hint
    async with Seat(tmp_path, FakeBot()).sitting() as again:
        pass
    assert "".join(KO.first_line().split()) not in "".join(harmless(again.screen).split())


async def test_a_blank_line_below_questions_says_that_there_is_no_answer(tmp_path: Path) -> None:
    asked = Reply(KO.questions(["어디예요?"]), buttons=(Button(*KO.just_write()), Button(*KO.ask_no_more())))
    bot = FakeBot([asked])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("\r")
        await me.sees(">")
        me.types("/write 제주\r")
        await me.sees("어디예요?")
        await me.sees(">")
        me.types("\r")
        await me.sees("네, 그냥 써 주세요")
        await me.sees(">")
        me.types("\r")
        await me.sees(">")
    assert [(said.text, said.reply_to) for said in bot.heard] == [
        ("/write 제주", None),
        ("그냥 써 주세요", "console:1"),
    ]
    assert all(said.answers for said in bot.heard)


async def test_ctrl_c_stops_only_the_answer_and_keeps_what_is_typed_meanwhile(tmp_path: Path) -> None:
    bot = FakeBot(["쓰는 중이에요", asyncio.Event(), "안 보여요"])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write 제주\r")
        await me.sees("쓰는 중이에요")
        me.types("계속")
        await me.sees("계속")
        me.types("\x03")
        await me.sees("[1]")
        assert bot.closed == 1
        me.types("해요\r")
        await me.sees("네, 계속해요")
    assert bot.shown == [["console:2"]]
    assert bot.texts == ["/write 제주", "/cancel", "계속해요"]


async def test_ctrl_c_again_and_again_stops_once_and_the_prompt_stays_though_nothing_stops(tmp_path: Path) -> None:
    class Deaf(FakeBot):
        async def hear(self, said: Incoming) -> None:
            if said.text == "/cancel":
                self.heard.append(said)
                await ends.wait()
            else:
                await super().hear(said)

    ends = asyncio.Event()
    bot = Deaf(["쓰는 중이에요", ends, "다 썼어요"])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write 제주\r")
        await me.sees("쓰는 중이에요")
        for _ in range(3):
            me.types("\x03")
            await me.sees(">")
        me.types("계속\r")
        await me.sees("네, 계속")
        ends.set()
        await me.sees("다 썼어요")
    assert bot.texts == ["/write 제주", "/cancel", "계속"]


async def test_ctrl_c_at_the_prompt_drops_what_was_typed(tmp_path: Path) -> None:
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("잘못 쓴")
        await me.sees("잘못 쓴")
        me.types("\x03")
        await me.sees(">")
        me.types("안녕\r")
        await me.sees("네, 안녕")
    assert bot.texts == ["안녕"]


async def test_ctrl_d_ends_the_conversation(tmp_path: Path) -> None:
    async with Seat(tmp_path, FakeBot()).sitting() as me:
        me.types("\x04")
        async with asyncio.timeout(60):
            await me.listening


async def test_what_was_typed_before_a_restart_comes_back_with_the_arrow(tmp_path: Path) -> None:
    async with Seat(tmp_path, FakeBot()).sitting() as me:
        me.types("/blogs\r")
        await me.sees("[1]")
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("\x1b[A\r")
        await me.sees("[2]")
    assert bot.texts == ["/blogs"]


async def test_what_was_typed_is_forgotten_in_the_file_and_with_the_arrow(tmp_path: Path) -> None:
    class Forgetful(FakeBot):
        async def hear(self, said: Incoming) -> None:
            if said.text == "/forget-me":
                await me.console.forget(said.sender)
            await super().hear(said)

    bot = Forgetful()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write canary\r")
        await me.sees("[1]")
        me.types("/forget-me\r")
        await me.sees("[2]")
        me.types("\x1b[A안녕\r")
        await me.sees("[3]")
    assert bot.texts == ["/write canary", "/forget-me", "안녕"]
    assert "canary" not in (tmp_path / "console_history").read_text()


async def test_a_goodbye_ends_the_terminal(tmp_path: Path) -> None:
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("종료\r")
        async with asyncio.timeout(60):
            await me.listening
    assert bot.heard == []


async def test_pasted_lines_and_alt_enter_stay_one_message(tmp_path: Path) -> None:
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("\x1b[200~/write 제주\n- 첫째 날\n\x1b[201~- 둘째 날\x1b\r- 셋째 날\r")
        await me.sees("[1]")
    assert bot.texts == ["/write 제주\n- 첫째 날\n- 둘째 날\n- 셋째 날"]


@pytest.mark.parametrize("end", ["\r", "\n"])
async def test_lines_that_are_pasted_as_if_they_were_typed_are_one_message(tmp_path: Path, end: str) -> None:
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        lines = ["/write 제주", "", "- 첫째 날", *(f"- {number}일" for number in range(300)), ""]
        me.types(end.join(lines))
        await me.sees("[1]")
        me.types("더 짧게\r")
        await me.sees("[2]")
    assert bot.texts == ["\n".join(lines[:-1]), "더 짧게"]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("/re", ["/register-blog"]),
        ("/forget-b", ["/forget-blog"]),
        ("/learn {}/po", ["sts"]),
        ("/photo {}/po", ["sts"]),
        ("/vo", ["/voice"]),
        ("/음", ["/음성"]),
        ("/st", ["/style"]),
        ("/ca", ["/cancel"]),
        ("/블", ["/블로그등록", "/블로그", "/블로그삭제"]),
        ("/배우기 {}/po", ["sts"]),
        ("/学習 {}/po", ["sts"]),
        ("/write /re", []),
        ("오늘은", []),
        ("", []),
    ],
)
def test_commands_and_paths_are_completed(tmp_path: Path, typed: str, rest: list[str]) -> None:
    (tmp_path / "posts").mkdir()
    document = Document(typed.format(tmp_path))
    assert [each.text for each in Completions().get_completions(document, CompleteEvent())] == rest


@pytest.mark.parametrize("command", ["/voice", "/음성", "／VOICE"])
async def test_a_path_after_voice_is_a_recording(tmp_path: Path, command: str) -> None:
    (tmp_path / "내 메모.ogg").write_bytes(b"opus")
    bot = FakeBot()
    await script(tmp_path / "data", f"{command} {tmp_path}/내 메모.ogg\n>1 {command} '{tmp_path}/내 메모.ogg'\n", bot)
    [alone, answer] = bot.heard
    [sound] = alone.sounds
    assert (alone.text, alone.about, sound.name, await sound.fetch()) == ("", "voice", "내 메모.ogg", b"opus")
    assert (answer.reply_to, answer.sounds) == ("console:1", alone.sounds)


async def test_paths_after_photo_are_pictures_and_the_next_line_is_said_with_them(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.png"):
        (tmp_path / name).write_bytes(name.encode())
    bot = FakeBot()
    await script(tmp_path / "data", f"/photo {tmp_path}/b.png {tmp_path}/a.jpg\\n/write 성수 카페\\n라떼\n", bot)
    [said] = bot.heard
    assert (said.text, said.about, said.files) == ("/write 성수 카페\n라떼", "photo", ())
    assert [(picture.name, picture.as_file) for picture in said.pictures] == [("b.png", True), ("a.jpg", True)]


@pytest.mark.parametrize("typed", ["/voice", "/photo {}/none.jpg", "/photo {0}/a.jpg {0}/none.jpg", "/voice {}"])
async def test_a_recording_or_picture_that_is_not_there_is_named_and_nothing_is_said(
    tmp_path: Path, typed: str
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"a")
    missing = {"/voice": "", "/voice {}": str(tmp_path)}.get(typed, f"{tmp_path}/none.jpg")
    bot = FakeBot()
    printed = await script(tmp_path / "data", typed.format(tmp_path) + "\n", bot)
    assert bot.heard == []
    assert printed.endswith(f"\n{KO.console_no_such_media(missing)}\n")


async def test_tab_completes_a_command(tmp_path: Path) -> None:
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/forget-b")
        await me.sees("/forget-blog")  # offered below the prompt
        me.types("\t 2\r")
        await me.sees("[1]")
    assert bot.texts == ["/forget-blog 2"]


async def test_what_is_typed_during_an_answer_is_heard_at_once(tmp_path: Path) -> None:
    bot = FakeBot(["쓰는 중", asyncio.Event(), "안 보여요"])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write 제주\r")
        await me.sees("쓰는 중")
        me.types("/can")
        await me.sees("/can")
        me.types("cel\r")
        await me.sees("[1]")
        await me.sees("쓰는 중")
    assert bot.texts == ["/write 제주", "/cancel"]


async def test_ctrl_d_during_an_answer_waits_for_its_end(tmp_path: Path) -> None:
    go_on = asyncio.Event()
    bot = FakeBot(["쓰는 중", go_on, "다 썼어요"])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write 제주\r")
        await me.sees("쓰는 중")
        me.types("\x04")
        go_on.set()
        await me.sees("다 썼어요")
        async with asyncio.timeout(60):
            await me.listening


async def test_what_is_typed_after_ctrl_d_during_an_answer_can_still_be_sent(tmp_path: Path) -> None:
    go_on = asyncio.Event()
    bot = FakeBot(["쓰는 중", go_on, "다 썼어요"])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("/write 제주\r")
        await me.sees("쓰는 중")
        me.types("\x04더 짧게")
        await me.sees("더 짧게")
        go_on.set()
        await me.sees("다 썼어요")
        me.types("\r")
        await me.sees("[2]")
    assert bot.texts == ["/write 제주", "더 짧게"]


async def test_a_line_is_sent_though_ctrl_d_comes_with_its_enter(tmp_path: Path) -> None:
    bot = FakeBot()
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("안녕\r\x04")
        async with asyncio.timeout(60):
            await me.listening
    assert bot.texts == ["안녕"]


async def test_orders_to_the_terminal_are_taken_out_of_live_text_too(tmp_path: Path) -> None:
    bot = FakeBot([Reply("제목 \x1b]0;나쁜\x07&#27;[2J [링크](http://a.kr/\x1b[2J)", file=File("a.md", b""))])
    async with Seat(tmp_path, bot).sitting() as me:
        me.types("안녕\r")
        await me.sees("파일: ")
    assert "\x1b]" not in me.screen
    assert "\x1b[2J" not in me.screen


def test_a_text_taller_than_the_window_shows_its_end_while_it_grows() -> None:
    screen = Screen(file=io.StringIO(), width=40, height=10, force_terminal=True)
    text = "\n\n".join(f"{n}번째 문단이에요." for n in range(50))
    with screen.capture() as shown:
        screen.print(Tail(text), end="")
    lines = harmless(shown.get()).strip().splitlines()
    assert len(lines) <= 8
    assert lines[-1].strip() == "49번째 문단이에요."


@pytest.mark.parametrize("columns", ["80", "50", "30"])
def test_hints_wrap_between_words_at_any_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    output, hint = io.StringIO(), words_in("en").console_welcome()
    DrawnScreen(output).hint(hint)
    lines = output.getvalue().splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert [word for line in lines for word in line.split()] == hint.split()


def test_code_is_shown_without_a_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    output = io.StringIO()
    DrawnScreen(output).put(1, "`/write 제주`\n\n```python\nprint(1)\n```\n\n```\n$ ls\n```")
    colours = [int(code) for codes in re.findall(r"\x1b\[([\d;]*)m", output.getvalue()) for code in codes.split(";")]
    assert colours
    assert not [code for code in colours if 40 <= code <= 49 or 100 <= code <= 107]
