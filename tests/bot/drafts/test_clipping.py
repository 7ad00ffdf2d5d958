"""Notes, files and history together go into a prompt as far as there is room, and the person is told what does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.clipping import Note, clip_notes, clip_prompt, clip_topic
from bot.model import File
from styles import Profile, Prompt, StyleCard, Turn
from styles.model import Range
from styles.reading.tokens import count, cut_start
from tests.support.people import Stage

MOST = 4_000
RAIN = "비가 와서 우산을 썼어요. "
middle = Range(10, 20, 30)
PROFILE = Profile((), (), middle, 20.0, 5.0, middle, middle, 0.5, 0.0, (), (), (), (), (), (), ())
CARD = StyleCard("ko", 12, 9000, PROFILE, ())


def said(prompt: Prompt) -> int:
    """Tokens of all that people say, the card left out."""
    parts = [prompt.topic, prompt.notes, prompt.wish, *(part for turn in prompt.turns for part in turn[:2])]
    return sum(map(count, parts))


def conversation(rounds: int, words: int = 60) -> Prompt:
    turns = tuple(Turn(f"{n}번째 글. " + RAIN * words, f"{n}번째 부탁") for n in range(rounds))
    return Prompt(CARD, "제주", "메모 " * 20, turns)


async def test_of_twenty_files_of_twenty_thousand_characters_as_many_are_read_as_fit(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.prompt_tokens = 16_000
    stage.hires()
    files = [File(f"메모{n}.txt", (RAIN * 1_500)[:20_000].encode()) for n in range(20)]
    draft = await ann.says("/write 제주", files=files)
    [prompt] = stage.writer.prompts
    assert 7_000 < said(prompt) <= 8_100
    assert sum(len(message.content) for message in prompt.messages) < 30_000  # 403,099 before
    told = next(shown.text for shown in stage.answers if "앞에서부터" in shown.text)
    assert told.startswith("메모와 파일이 길어서 앞에서부터 ")
    assert "중간까지만 읽은 것: 메모0.txt." in told
    assert "읽지 않은 것: 메모1.txt, 메모2.txt, 메모3.txt, 메모4.txt, 메모5.txt 등 19개." in told
    assert draft.file
    assert "앞에서부터" not in draft.text


async def test_a_file_of_more_characters_than_are_read_is_named_though_all_else_fits(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주", files=[File("긴 메모.txt", ("가 " * 15_000).encode()), File("짧은.txt", b"rain")])
    told = next(shown.text for shown in stage.answers if "앞에서부터" in shown.text)
    assert "중간까지만 읽은 것: 긴 메모.txt." in told
    assert "읽지 않은 것" not in told
    assert stage.writer.prompts[0].notes.endswith("rain")


async def test_notes_that_fit_are_sent_as_they_are_and_nothing_is_said(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주\n비가 왔다", files=[File("메모.txt", "바람도".encode())])
    assert stage.writer.prompts[0].notes == "비가 왔다\n바람도"
    assert not any("앞에서부터" in shown.text for shown in stage.answers)


async def test_what_is_asked_for_is_clipped_too(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.prompt_tokens = MOST
    stage.hires()
    draft = await ann.says("/write 제주")
    changed = await ann.says("이걸로 고쳐 줘", reply_to=draft, files=[File("새 글.txt", (RAIN * 900).encode())])
    assert changed.file
    assert said(stage.writer.prompts[-1]) <= MOST
    assert any("보내 주신 내용이 길어서 앞에서부터" in shown.text for shown in stage.answers)


async def test_a_long_history_loses_its_oldest_rounds_and_the_person_is_told(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.prompt_tokens = MOST
    stage.hires()
    shown = await ann.says("/write 제주\n꼭 넣을 메모")
    for n in range(9):
        stage.writer.will(f"{n}번째 글. " + "".join(f"{k}번째 날. {RAIN}" for k in range(60)))
        shown = await ann.says(f"{n}번째 부탁", reply_to=shown)
    prompts = stage.writer.prompts
    assert all(said(prompt) <= MOST for prompt in prompts)
    assert all(prompt.notes == "꼭 넣을 메모" for prompt in prompts)
    assert prompts[-1].turns[-1].request == "8번째 부탁"
    left = 9 - len(prompts[-1].turns)
    assert left > 0
    assert f"처음 {left}번 고친 기록은 이번에 빼고 썼으니" in shown.text
    assert f"처음 {left}번" not in (shown.file or File("", b"")).data.decode()


async def test_a_topic_that_is_as_long_as_a_post_goes_on_in_the_notes(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.prompt_tokens = MOST
    stage.hires()
    await ann.says("/write " + RAIN * 2_000)
    [prompt] = stage.writer.prompts
    assert len(prompt.topic) <= 300
    assert said(prompt) <= MOST


def test_the_beginning_stays_the_same_for_several_requests_so_that_it_is_found_in_the_cache() -> None:
    firsts = [clip_prompt(conversation(n), MOST)[0].turns[0].text for n in range(1, 30)]
    assert len(set(firsts)) <= 10  # of 29; without that 26
    assert firsts == sorted(firsts, key=lambda text: int(text.partition("번")[0]))


def test_a_text_that_is_longer_than_all_there_is_loses_its_beginning() -> None:
    clipped, forgotten = clip_prompt(conversation(3, words=900), MOST)
    assert forgotten.rounds == 2
    assert forgotten.beginning
    assert (RAIN * 900).endswith(clipped.turns[-1].text)
    assert clipped.turns[-1].request == "2번째 부탁"


def test_a_text_that_is_gone_on_with_loses_its_beginning_and_keeps_its_end() -> None:
    asked = replace(conversation(1), begun=RAIN * 900)
    clipped, forgotten = clip_prompt(asked, MOST)
    assert (forgotten.rounds, forgotten.beginning, clipped.turns) == (1, True, ())
    assert clipped.begun
    assert asked.begun.endswith(clipped.begun)


@pytest.mark.parametrize("begun", ["", RAIN])
def test_what_fits_is_left_alone(begun: str) -> None:
    asked = replace(conversation(3), begun=begun)
    assert clip_prompt(asked, 100_000)[0] == asked


texts = st.text(st.sampled_from("가나다 abc\n비🙂漢"), max_size=3_000)


@given(texts, texts, texts, st.lists(st.tuples(texts, texts), max_size=6), st.integers(2_000, 3_000))
def test_never_more_than_that_goes_into_a_prompt(
    topic: str, notes: str, wish: str, rounds: list[tuple[str, str]], most: int
) -> None:
    topic, notes = clip_topic(topic, notes)
    asked = replace(Prompt(CARD, topic, notes, tuple(Turn(*one) for one in rounds)), wish=wish)
    assert said(clip_prompt(asked, most)[0]) <= most


@given(st.lists(st.builds(Note, st.sampled_from(["", "가.txt"]), texts), max_size=6), st.integers(10, 2_000))
def test_notes_fit_in_half_of_it_and_what_is_left_out_is_named(notes: list[Note], most: int) -> None:
    clipped = clip_notes(notes, most)
    assert count(clipped.text) <= most // 2 + 1
    whole = [note for note in notes if note.text.strip("\n")]
    if clipped.cut is None and not clipped.left:
        assert clipped.text == "\n".join(note.text.strip("\n") for note in whole)


@pytest.mark.parametrize("most", [0, 1, 7, 50])
def test_the_end_of_a_text_is_an_end_of_it(most: int) -> None:
    text = "🙂漢字 가나다 " * 20
    assert text.endswith(cut_start(text, most))
    assert count(cut_start(text, most)) <= most
