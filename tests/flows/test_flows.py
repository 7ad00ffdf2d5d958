"""From a blog to a draft to its next revision: the same dialogue in every chat."""

import io
import re
import zipfile

import pytest

from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Shown, Talk, asked
from tests.support.posts import CHATTY

__all__ = ["talk"]

JEJU = "# 제주 3일 여행\n\n안녕하세요 콩이네예요 ㅎㅎ\n\n첫날은 **비가** 왔어요. 그래도 고기국수는 맛있었어요~"
GROWING = [
    "# 제주 3일 여행\n\n",
    "안녕하세요 콩이네예요 ㅎㅎ\n\n",
    "첫날은 **비가** 왔어요. ",
    "그래도 고기국수는 맛있었어요~",
]
LONG = "# 긴 글\n\n" + "\n\n".join(
    f"{day}일째에는 오름에 올랐어요. " + "바람이 많이 불어서 모자를 꼭 잡고 걸었어요. " * 12 + "끝."
    for day in range(1, 31)
)


def words(text: str) -> list[str]:
    """Where pages are cut, the space between two words may be a line end."""
    return text.split()


async def blogger(talk: Talk) -> None:
    await talk.registers(talk.blog.url)


def check_learned(talk: Talk, shown: Shown) -> None:
    text = shown.text.replace("**", "")
    assert "말투를 배웠어요: 소소한 하루" in text
    assert "배운 글 8편" in text
    assert re.search(r"문장의 \d\d%는 -요로 끝나요", text)
    assert "안녕하세요 콩이네예요 ㅎㅎ" in text
    assert f"{talk.model.url.removeprefix('http://')}에 보내요" in text
    assert "/write 주제" in text


async def test_a_blog_is_read_from_its_feed_and_what_was_learned_is_shown(talk: Talk) -> None:
    check_learned(talk, await talk.registers(talk.blog.url))


@only(ONE_OF_EACH)
async def test_where_the_feed_is_cut_short_the_posts_are_read_from_their_pages(talk: Talk) -> None:
    talk.blog.truncated()
    check_learned(talk, await talk.registers(talk.blog.url))
    assert set(talk.blog.asked) >= {post.path for post in talk.blog.posts}


async def test_a_draft_grows_and_ends_as_the_model_wrote_it_with_file_and_buttons(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(*GROWING).splits_bytes()
    draft = await talk.writes("제주 3일 여행", "- 첫날 비\n- 고기국수")
    assert words(draft.text) == words(talk.read(JEJU))
    assert draft.file == ("제주-3일-여행-1.md", f"{JEJU}\n".encode())
    assert draft.labels == ("더 짧게", "더 길게", "다시 써 보기", "다른 첫머리")
    [request] = talk.model.requests
    assert "소금빵" in request.messages[1]["content"], "whole passages carry the voice"
    assert "제주 3일 여행" in request.messages[1]["content"]
    assert "고기국수" in request.messages[1]["content"]
    if not talk.script:
        growing = [text for text in draft.grew if text.strip() and talk.read(JEJU).startswith(text.strip())]
        assert len(set(growing)) > 1
        assert growing == sorted(growing, key=len)


async def test_replies_refine_across_a_restart_and_branch_from_older_revisions(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(JEJU)
    talk.model.says("# 짧은 제주\n\n비 왔어요.")
    talk.model.says("# 더 짧은 제주\n\n비.")
    talk.model.says("# 사진이 있는 제주\n\n찰칵.")
    draft = await talk.writes("제주 3일 여행", "비")
    await talk.restart()
    second = await talk.replies(draft, "두 번째 문단만 더 짧게")
    third = await talk.replies(second, "조금만 더")
    branch = await talk.replies(draft, "사진 얘기도")
    assert words(second.text) == words(talk.read("# 짧은 제주\n\n비 왔어요."))
    assert (second.file[0], third.file[0]) == ("제주-3일-여행-2.md", "제주-3일-여행-3.md")
    assert branch.file[0] == "제주-3일-여행-4.md", "the fourth revision, whatever it grew from"
    one, two, three, four = talk.model.requests
    assert two.grows_from(one)
    assert three.grows_from(two)
    assert four.grows_from(one)
    assert not four.grows_from(two)
    assert [role for role, _ in asked(three)] == ["user", "assistant", "user", "assistant", "user"]
    assert "두 번째 문단만 더 짧게" in asked(two)[-1][1]
    assert asked(four)[1] == ("assistant", JEJU)
    assert "사진 얘기도" in asked(four)[-1][1]


@only(ONE_OF_EACH)
async def test_buttons_still_work_after_a_restart(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(JEJU)
    talk.model.says("# 짧게\n\n비.")
    draft = await talk.writes("제주")
    await talk.restart()
    shorter = await talk.presses(draft, "더 짧게")
    assert words(shorter.text) == words(talk.read("# 짧게\n\n비."))
    assert "더 짧게" in asked(talk.model.requests[-1])[-1][1]


@only([*ONE_OF_EACH, "discord in private"])
@pytest.mark.parametrize("command", ["", "/learn"])
async def test_a_zip_of_posts_is_learned_from_with_and_without_a_command(talk: Talk, command: str) -> None:
    shown = await talk.uploads("콩이네.zip", zipped(), command)
    text = shown.text.replace("**", "")
    assert "말투를 배웠어요: 콩이네" in text
    assert "배운 글 8편" in text
    talk.model.says(JEJU)
    assert words((await talk.writes("제주")).text) == words(talk.read(JEJU))
    assert "소금빵" in talk.model.requests[0].messages[1]["content"]


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for post in CHATTY:
            archive.writestr(f"글/{post.title}.md", f"---\ntitle: {post.title}\n---\n\n{post.markdown}\n")
    return packed.getvalue()


async def test_a_forgotten_blog_takes_its_drafts_with_it(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(JEJU)
    draft = await talk.writes("제주")
    which = await talk.wants_to_forget()
    assert "소소한 하루 (글 8편)" in which.text
    sure = await talk.presses(which, "1번 지우기")
    done = await talk.presses(sure, talk.words.forget_now_button())
    assert "초안 1개도 함께" in done.text
    assert (await talk.replies(draft, "더 짧게")).text == talk.read(talk.words.forgotten_draft())
    assert (await talk.writes("부산")).text == talk.read(talk.words.no_blog_yet())
    assert len(talk.model.requests) == 1


async def test_every_message_of_a_long_draft_can_be_replied_to(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(LONG)
    draft = await talk.writes("긴 글")
    assert words(draft.text) == words(talk.read(LONG))
    assert draft.file[1] == f"{LONG}\n".encode()
    assert len(draft.messages) > 3 or talk.script
    for number in range(len(draft.messages)):
        talk.model.says(f"# {number}번째 쪽")
        refined = await talk.replies(draft, f"{number}번째 쪽으로 다시 써 줘", message=number)
        assert refined.text.startswith(talk.read(f"# {number}번째 쪽"))  # below it: what it grew from
        _, told, request = asked(talk.model.requests[-1])
        assert told == ("assistant", LONG)
        assert f"{number}번째 쪽으로 다시 써 줘" in request[1]
