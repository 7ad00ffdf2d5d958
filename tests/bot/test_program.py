"""maltu as a program: scripts go in, transcripts come out, and what is set up wrongly is said in one line."""

import asyncio
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.chat.console import Console
from bot.model import Post
from bot.settings import Settings
from bot.wording import words_in
from tests.flows.test_flows import JEJU, zipped
from tests.support.bot_api import BotApi, bot_api
from tests.support.conversation import conversation
from tests.support.flows.talk import KEY, World, world
from tests.support.posts import CHATTY, PLAIN

__all__ = ["bot_api"]

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    status: int | None
    printed: str
    complained: str


async def program(folder: Path, *arguments: str, script: str = "", **environment: str) -> Ended:
    """Run `python -m bot`, in a folder without an .env, with no settings but these."""
    system = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    settings = {"PYTHONPATH": str(ROOT), "DATA_DIR": str(folder / "data"), "LC_ALL": "C.UTF-8"} | environment
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=folder, env=system | settings,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(110):
            printed, complained = await running.communicate(script.encode())
    finally:
        if running.returncode is None:
            running.kill()
    return Ended(running.returncode, printed.decode(), complained.decode())


def leading_to(far_ends: World) -> Mapping[str, str]:
    return {
        "FETCH_ALLOW": f"127.0.0.1:{far_ends.blog.port}",
        "DEEPSEEK_API_KEY": KEY,
        "DEEPSEEK_BASE_URL": far_ends.model.url,
    }


# Without a model


async def transcript(settings: Settings, *lines: str) -> str:
    output = io.StringIO()
    console = Console(settings.data_dir, words_in("ko"), io.StringIO("\n".join(lines)), output)
    async with conversation(settings, {"console": console}) as desk:
        await console.listen(desk.take)
    return output.getvalue()


@pytest.mark.parametrize("source", ["a zip", "a feed"])
async def test_without_a_model_a_script_ends_in_outlines_that_say_what_they_are(tmp_path: Path, source: str) -> None:
    async with world(tmp_path) as far_ends:
        settings = far_ends.settings.model_copy(
            update={"deepseek_api_key": None, "deepseek_base_url": "https://api.deepseek.com"}
        )
        (tmp_path / "콩이네.zip").write_bytes(zipped())
        begin = f"/learn {tmp_path}/콩이네.zip" if source == "a zip" else f"/register-blog {far_ends.blog.url}"
        write = r"/write 제주 3일 여행\n- 첫날: 비가 많이 왔다\n- 둘째 날: 고기국수가 맛있었다"
        printed = await transcript(settings, begin, write, ">2 더 길게", ">3 두 번째 문단에 국수 사진")
        learned, first, longer, third = re.split(r"\n\n(?=> )", printed)
        assert far_ends.model.requests == []
    name = "콩이네" if source == "a zip" else "소소한 하루"
    assert learned.startswith(f"> {begin}\n[1]\n말투를 배웠어요: **{name}**\n배운 글 8편")
    assert "글이 이 컴퓨터 밖으로 나가지 않아요" in learned
    assert first.startswith(f"> {write}\n[2]\n# [뼈대] 제주 3일 여행\n\n안녕하세요 콩이네예요 ㅎㅎ\n")
    for part in ("- 비가 많이 왔다", "- 고기국수가 맛있었다", "[확인: ", words_in("ko").outline_only()):
        assert part in first
    assert "더 짧게 · 더 길게 (예: >2 더 짧게)" in first
    assert longer.startswith("> >2 더 길게\n[3]\n# [뼈대] 제주 3일 여행\n")
    assert longer.count("[확인: ") > first.count("[확인: ")
    assert third.startswith("> >3 두 번째 문단에 국수 사진\n[4]\n# [뼈대] 제주 3일 여행\n")
    assert "[확인: 고칠 것: 두 번째 문단에 국수 사진]" in third
    for number, part in enumerate((first, longer, third), 1):
        again = f"-{number}" if number > 1 else ""
        name = f"제주 3일 여행{again}.md" if source == "a zip" else f"제주-3일-여행-{number}.md"
        check_file(part, tmp_path / "drafts" / name)


def check_file(answer: str, path: Path) -> None:
    """The file holds what was printed, up to the line that says what it is; as files of this author do, also a head."""
    [text] = re.findall(r"^\[\d\]\n(.*?)\n\n———\n", answer, re.M | re.S)
    assert f"\n파일: {path}\n" in answer
    _, _, below_the_title = text.partition("\n\n")
    assert path.read_text().endswith(f"{below_the_title}\n")


def folder_of(folder: Path, posts: Sequence[Post]) -> Path:
    folder.mkdir(parents=True)
    for post in posts:
        (folder / f"{post.title}.md").write_text(f"# {post.title}\n\n{post.markdown}\n")
    return folder


async def test_each_folder_is_a_blog_with_a_voice_of_its_own_and_the_same_once_more_when_given_again(
    tmp_path: Path,
) -> None:
    kong, other = folder_of(tmp_path / "a/글", CHATTY), folder_of(tmp_path / "b/글", PLAIN)
    loose = folder_of(tmp_path / "낱장", CHATTY[:2]).iterdir()
    settings = Settings(data_dir=tmp_path / "data")
    said = (f"/learn {kong}", f"/learn {other}", f"/learn {other}/", *(f"/learn '{file}'" for file in loose))
    printed = await transcript(settings, *said, "/blogs", "/write 제주 여행")
    first, second, again, *_, blogs, draft = re.split(r"\n\n(?=> )", printed)
    assert "말투를 배웠어요: **글**\n배운 글 8편" in first
    assert "말투를 배웠어요: **글**\n배운 글 3편" in second
    assert "이 말투로 쓰기" in second
    assert "말투를 배웠어요: **글**\n배운 글 3편" in again
    assert re.findall(r"^\d\. (.*)$", blogs, re.M) == [
        f"글 (글 8편, {kong})", "내가 보낸 파일 (글 2편)", f"글 (글 3편, {other})",
    ]  # fmt: skip
    assert "콩이네" in draft


# As a program of its own


def leave_open(env_file: Path, data_dir: Path) -> None:
    """As a careless copy leaves them."""
    env_file.write_text("", "utf-8")
    env_file.chmod(0o644)
    data_dir.mkdir(exist_ok=True)
    data_dir.chmod(0o755)


def open_to_others(*paths: Path) -> list[Path]:
    return [path for path in paths if path.stat().st_mode & 0o077]


async def test_a_script_registers_writes_and_refines_and_ends_with_status_0(tmp_path: Path) -> None:
    leave_open(tmp_path / ".env", tmp_path / "data")
    async with world(tmp_path) as far_ends:
        far_ends.model.says(JEJU)
        far_ends.model.says("# 짧은 제주\n\n비 왔어요.")
        far_ends.model.says("# 사진이 있는 제주\n\n찰칵.")
        script = (
            f"# 제주에 다녀와서\n/register-blog {far_ends.blog.url}\n/write 제주 3일 여행\\n비\n>3 더 짧게\n>3 사진도\n"
        )
        ended = await program(tmp_path, "console", script=script, **leading_to(far_ends))
        one, two, three = far_ends.model.requests
    assert (ended.status, ended.complained) == (0, "")
    learned, draft, shorter, branch = re.split(r"\n\n(?=> )", ended.printed)
    assert "말투를 배웠어요: **소소한 하루**" in learned
    assert f"{far_ends.model.url.removeprefix('http://')}에 보내요" in learned
    assert draft.startswith(f"> /write 제주 3일 여행\\n비\n[3]\n{JEJU}\n\n———\n말투 일치도는 300자 넘는 글")
    assert "\n파일: " in draft
    assert "더 짧게 · 더 길게 · 다시 써 보기 · 다른 첫머리 (예: >3 더 짧게)" in draft
    assert "[4]\n# 짧은 제주\n\n비 왔어요.\n" in shorter
    assert "[5]\n# 사진이 있는 제주\n\n찰칵.\n" in branch
    assert two.grows_from(one)
    assert three.grows_from(one)
    assert (tmp_path / "data" / "drafts" / "제주-3일-여행-1.md").read_text() == f"{JEJU}\n"
    log = (tmp_path / "data" / "maltu.log").read_text()
    assert not any(said in log for said in ("제주", KEY, "비 왔어요"))
    assert open_to_others(tmp_path / ".env", tmp_path / "data", *(tmp_path / "data").rglob("*")) == []


async def test_the_doctor_names_what_is_wrong_and_goes_on(tmp_path: Path, bot_api: BotApi) -> None:
    async with world(tmp_path) as far_ends:
        wrong = dict(leading_to(far_ends)) | {"DEEPSEEK_API_KEY": "sk-wrong-secret"}
        telegram = {"TELEGRAM_TOKEN": "1:wrong-secret", "TELEGRAM_API_URL": bot_api.url}
        broken = {"DATABASE_URL": "postgresql://maltu:wrong-secret@127.0.0.1:1/maltu"}
        ended = await program(tmp_path, "doctor", **wrong, **telegram, **broken)
    assert ended.status == 1
    wrong_ones = [line for line in ended.printed.splitlines() if line.startswith("✘")]
    assert [line[2:].partition(":")[0] for line in wrong_ones] == ["데이터베이스", "모델", "텔레그램"]
    assert "DATABASE_URL" in wrong_ones[0]
    assert "DEEPSEEK_API_KEY" in wrong_ones[1]
    assert "TELEGRAM_TOKEN" in wrong_ones[2]
    assert "wrong-secret" not in ended.printed + ended.complained


@pytest.mark.parametrize(
    ("part", "setting", "value", "said"),
    [
        ("telegram", "TELEGRAM_TOKEN", "1:wrong-secret", "Telegram does not accept TELEGRAM_TOKEN."),
        ("console", "DATABASE_URL", "postgresql://maltu:wrong-secret@127.0.0.1:1/maltu", "Cannot open the database"),
    ],
)
async def test_what_cannot_start_says_why_in_one_line(
    tmp_path: Path, bot_api: BotApi, part: str, setting: str, value: str, said: str
) -> None:
    ended = await program(tmp_path, part, script="/help\n", **{"TELEGRAM_API_URL": bot_api.url, setting: value})
    assert ended.status == 1
    [line] = [line for line in ended.complained.splitlines() if "bot.loop.watchdog" not in line]
    assert said in line
    assert "wrong-secret" not in line + ended.printed
