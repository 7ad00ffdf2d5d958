"""What a draft leaves open is listed below it, and a reply fills it in."""

from bot.model import Post
from bot.wording import words_in
from tests.support.people import Person, Shown, Stage
from tests.support.posts import CHATTY

KO = words_in("ko")
OPEN = "# 카페\n\n- 영업 시간: [확인: 영업 시간]\n- 같이 간 사람: [확인: 같이 간 사람]\n\n좋았어요.\n"
LIST = KO.open_blanks(["영업 시간", "같이 간 사람"])


def _file(shown: Shown) -> str:
    assert shown.file
    return shown.file.data.decode()


async def _draft(stage: Stage) -> Shown:
    ann = await stage.blogger()
    stage.writer.will(OPEN)
    return await ann.says("/write 성수 카페\n라떼 6,500원")


async def test_what_is_open_stands_below_the_draft_with_how_to_answer(stage: Stage) -> None:
    shown = await _draft(stage)
    assert LIST == "빈칸 2개: ① 영업 시간 ② 같이 간 사람 – “1 10시부터 2 동생이랑”처럼 답장하시면 채워 드려요."
    assert LIST in shown.text
    assert LIST not in _file(shown)


async def test_a_reply_fills_it_in_without_the_model_and_shows_the_next_revision(stage: Stage) -> None:
    draft = await _draft(stage)
    asked = len(stage.writer.prompts)
    filled = await stage.person("ann").says("1 10시부터 2시까지 2 동생이랑", reply_to=draft)
    assert len(stage.writer.prompts) == asked
    assert _file(filled) == OPEN.replace("[확인: 영업 시간]", "10시부터 2시까지").replace(
        "[확인: 같이 간 사람]", "동생이랑"
    )
    assert filled.file
    assert filled.file.name.endswith("-2.md")
    assert filled.labels
    assert "빈칸" not in filled.text


async def test_what_was_filled_survives_a_restart_and_is_grown_from(stage: Stage) -> None:
    draft = await _draft(stage)
    filled = await stage.person("ann").says("1 10시부터", reply_to=draft)
    assert KO.open_blanks(["같이 간 사람"]) in filled.text
    async with stage.restarted():
        stage.writer.will("# 카페\n\n10시부터 해요.\n")
        again = await stage.person("ann").says("더 짧게 써 주세요", reply_to=filled)
    assert _file(again) == "# 카페\n\n10시부터 해요.\n"
    sent = [message.content for message in stage.writer.prompts[-1].messages]
    assert any("[확인: 영업 시간] → 10시부터" in content for content in sent), "the model knows where it came from"
    assert any("- 영업 시간: 10시부터" in content for content in sent)


async def test_a_number_with_a_wish_is_the_models_to_follow(stage: Stage) -> None:
    draft = await _draft(stage)
    stage.writer.will("# 카페\n\n- 같이 간 사람: [확인: 같이 간 사람]\n\n좋았어요.\n")
    shown = await stage.person("ann").says("1번 빼 줘", reply_to=draft)
    assert "1 [확인: 영업 시간]" in stage.writer.prompts[-1].messages[-1].content
    assert KO.open_blanks(["같이 간 사람"]) in shown.text


async def _longwinded(stage: Stage) -> Person:
    """Somebody whose usual post has some 1,500 characters."""
    stage.shelf.blogs["https://long.example"] = [Post("1", "여덟 날", "\n\n".join(post.markdown for post in CHATTY))]
    return await stage.blogger(url="https://long.example")


async def test_few_notes_make_a_short_draft_and_that_is_said_once(stage: Stage) -> None:
    ann = await _longwinded(stage)
    stage.writer.will("# 카페\n\n라떼가 6,500원.\n", "# 카페\n\n라떼는 6,500원.\n")
    shown = await ann.says("/write 성수 카페\n라떼 6,500원")
    assert shown.text.endswith("———\n메모가 9자여서 초안은 20자로 썼어요.")
    assert "200자를 넘기지 말고" in stage.writer.prompts[-1].messages[-1].content
    again = await ann.says("라떼는 으로 바꿔 줘", reply_to=shown)
    assert "메모가" not in again.text


async def test_enough_notes_make_the_usual_length_and_nothing_is_said_of_it(stage: Stage) -> None:
    ann = await _longwinded(stage)
    stage.writer.will("# 카페\n\n라떼가 6,500원.\n")
    shown = await ann.says("/write 성수 카페\n" + "라떼 6,500원, 창가 자리 두 개\n" * 30)
    assert "메모가" not in shown.text
    assert "넘기지 말고" not in stage.writer.prompts[-1].messages[-1].content
