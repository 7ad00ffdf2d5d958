"""A draft leaves: somebody asks for it in the form of their editor."""

import pytest

from bot.kit.parts import KitParts
from bot.wording import words_in
from tests.support.people import Person, Shown, Stage, stage

__all__ = ["stage"]

KO = words_in("ko")
CAFE = "# 성수 카페\n\n**갔다** 왔어요.\n\n[사진 1–2]\n\n라떼는 [확인: 값]이에요. [확인: 같이 간 사람]\n\n[사진 3]"
JPEG = b"\xff\xd8\xff\xe0photo"
PARTS = KitParts(
    titles=("어니언, 비 오는 날", "성수에서"), tags=("성수 카페", "어니언"), sponsor_line="커피를 제공받아 썼어요.",
    meta_label="maltu",
)  # fmt: skip


async def cafe(stage: Stage, name: str = "ann") -> tuple[Person, Shown]:
    person = await stage.blogger(name)
    stage.writer.will(CAFE)
    return person, await person.says("/write 성수 카페")


async def test_export_in_reply_to_a_draft_shows_titles_tags_open_checks_and_the_forms(stage: Stage) -> None:
    stage.gives(PARTS)
    ann, draft = await cafe(stage)
    shown = await ann.says("/export", reply_to=draft)
    assert shown.text == (
        "**초안 1 · 붙여 넣기**\n"
        "제목 후보: ① `어니언, 비 오는 날` ② `성수에서` ③ `성수 카페`\n"
        "태그: `#성수카페 #어니언`\n"
        f"{KO.open_blanks(['값', '같이 간 사람'])}\n"
        "어디에 붙여 넣으실 거예요? 아래에서 골라 주세요. "
        "휴대폰에서는 ‘나눠서 받기’로 받아서 사진 사이에 하나씩 붙여 넣는 게 편해요."
    )
    assert shown.labels == ["나눠서 받기", "네이버", "티스토리·워드프레스", "마크다운"]


async def test_the_text_between_photos_comes_piece_by_piece(stage: Stage) -> None:
    stage.gives(PARTS)
    ann, draft = await cafe(stage)
    begun = len(stage.answers)
    await ann.presses(await ann.says("/export", reply_to=draft), "나눠서 받기")
    assert [shown.text for shown in stage.answers[begun + 1 :]] == [
        "글을 3개로 나눴어요. 사진을 먼저 올리고, 글을 하나씩 눌러 복사해서 사진 사이에 붙여 넣어 주세요.",
        "1/3\n```\n커피를 제공받아 썼어요.\n\n갔다 왔어요.\n```",
        "2/3 ↑ 사진 1~2\n```\n라떼는 [확인: 값]이에요. [확인: 같이 간 사람]\n```",
        "3/3 ↑ 사진 3",
    ]


async def test_naver_and_tistory_get_a_page_with_the_photos_in_it(stage: Stage) -> None:
    stage.gives(PARTS, JPEG, None, JPEG)
    ann, draft = await cafe(stage)
    offer = await ann.says("/export", reply_to=draft)
    naver = (await ann.presses(offer, "네이버")).file
    rich = (await ann.presses(offer, "티스토리·워드프레스")).file
    assert naver
    assert rich
    assert (naver.name, rich.name) == ("성수-카페-1-naver.html", "성수-카페-1-rich.html")
    assert "<p><b>갔다</b> 왔어요.</p>" in naver.data.decode()
    assert "<p><strong>갔다</strong> 왔어요.</p>" in rich.data.decode()
    for page in (naver.data.decode(), rich.data.decode()):
        assert page.count("data:image/jpeg;base64,") == 2
        assert '<meta name="generator" content="maltu">' in page
        text = page[page.index('<article id="text">') :]
        assert "커피를 제공받아 썼어요." in text[: text.index("갔다")], "what was paid for is said first"


async def test_the_markdown_file_begins_with_what_must_be_said_first(stage: Stage) -> None:
    stage.gives(PARTS)
    ann, draft = await cafe(stage)
    file = (await ann.says("/export 마크다운", reply_to=draft)).file
    assert file
    assert (file.name, file.data.decode()) == ("성수-카페-1.md", f"커피를 제공받아 썼어요.\n\n{CAFE}\n")


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ("내보내기", None),
        ("/내보내기", None),
        ("붙여넣기", None),
        ("export", None),
        ("네이버로 내보내 줘", "-naver.html"),
        ("/export 네이버로", "-naver.html"),
        ("Export for Tistory, please!", "-rich.html"),
        ("/export velog", ".md"),
        ("/export 어딘가", None),
    ],
)
async def test_it_is_asked_for_in_plain_words_too(stage: Stage, said: str, file: str | None) -> None:
    ann, _ = await cafe(stage)
    shown = await ann.says(said)
    assert shown.file.name.endswith(file) if shown.file and file else KO.form_button("pieces") in shown.labels


async def test_what_is_shown_may_be_replied_to_as_if_it_were_the_draft(stage: Stage) -> None:
    ann, draft = await cafe(stage)
    offer = await ann.says("/export", reply_to=draft)
    stage.writer.will("# 성수 카페\n\n더 짧아요.")
    shorter = await ann.says("더 짧게", reply_to=offer)
    assert shorter.text.startswith("# 성수 카페\n\n더 짧아요.")
    assert (await ann.says("/export", reply_to=draft)).text.startswith("**초안 1"), "an older one leaves as it was"
    assert (await ann.says("/export", reply_to=shorter)).text.startswith("**초안 2")


async def test_elsewhere_the_newest_draft_is_given_where_nobody_else_listens(stage: Stage) -> None:
    ann, _ = await cafe(stage)
    await ann.mutters("/export", room=stage.room("here"))
    [told] = stage.room("here").answers
    assert told.text == KO.answered_in_private("https://chat.example/ann")
    assert stage.room("ann", private=True).answers[-1].text.startswith("**초안 1")


async def test_without_a_draft_it_says_what_comes_first(stage: Stage) -> None:
    assert (await stage.person("bob").says("/export")).text == KO.no_blog_yet()
    ann = await stage.blogger()
    assert (await ann.says("/export")).text == KO.no_draft_yet()


async def test_nobody_elses_draft_and_no_forgotten_one_leaves(stage: Stage) -> None:
    ann, draft = await cafe(stage)
    bob = await stage.blogger("bob")
    assert (await bob.says("/export", reply_to=draft)).text == KO.not_your_draft()
    await ann.presses(await ann.says("/forget-draft", reply_to=draft), KO.forget_now_button())
    assert (await ann.says("/export", reply_to=draft)).text == KO.forgotten_draft()


async def test_openings_are_no_draft_yet(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 성수\n\n1. 비가 왔다.\n2. 갔다.\n3. 마셨다.")
    openings = await ann.says("/openings 성수")
    assert (await ann.says("/export", reply_to=openings)).text == KO.nothing_to_export()


async def test_among_others_the_word_alone_is_not_for_us(stage: Stage) -> None:
    ann, _ = await cafe(stage)
    room, before = stage.room("here"), len(stage.answers)
    await ann.mutters("내보내기", room=room, addressed=False)
    assert len(stage.answers) == before


@pytest.mark.parametrize("said", ["/export 조각", "나눠서 받기", "나눠 보내 주세요"])
async def test_a_text_with_fences_in_it_stays_in_one_block(stage: Stage, said: str) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 코드\n\n`````\n```\n`````")
    draft = await ann.says("/write 코드")
    await ann.mutters(said, reply_to=draft)
    assert stage.answers[-1].text == "1/1\n````\n```\n````"
