"""Somebody whose app, or whose writing, is Japanese is spoken to in Japanese from the first word to the last."""

import re

import pytest

from bot.model import Post
from bot.wording import words_in, written_in
from styles import Gap
from styles.languages.gaps import gap_said, tell_said
from tests.support.authors import AUTHORS
from tests.support.people import Person, Stage, sounds

JA, KO, EN = words_in("ja"), words_in("ko"), words_in("en")
HANGUL = re.compile("[가-힣]")
DIARY = "https://nikki.example"
DRAFT = "# 京都の3日間\n\n一日目は雨でした。昼は[確認: 店の名前]で食べました。"


def japanese_blog(stage: Stage) -> None:
    stage.shelf.blogs[DIARY] = [
        Post(f"nikki/{number}", page.title, page.markdown) for number, page in enumerate(AUTHORS["japanese"])
    ]


async def blogger(stage: Stage) -> Person:
    japanese_blog(stage)
    aki = stage.person("aki", "ja")
    await aki.says(f"/ブログ登録 {DIARY}")
    return aki


def said(stage: Stage) -> str:
    """All that the bot has shown, but for the name of the AI's own host."""
    return "\n".join(
        reply.text + "".join(b.label for b in reply.buttons) for one in stage.answers for reply in one.seen
    )


async def test_a_blog_becomes_a_draft_that_is_refined_exported_and_forgotten_in_japanese(stage: Stage) -> None:
    japanese_blog(stage)
    aki = stage.person("aki", "ja")
    assert (await aki.says("こんにちは")).text.endswith(JA.greeting(JA.first_contact()))
    learned = await aki.says(DIARY)
    assert "文体を学びました：**nikki**\n学んだ記事4本" in learned.text
    shorter = "# 京都\n\n雨でした。昼は[確認: 店の名前]で食べました。"
    stage.writer.will(DRAFT, shorter, shorter.replace("[確認: 店の名前]", "鴨川食堂"))
    draft = await aki.says("/書く京都の3日間\n雨だった")
    assert draft.labels == [JA.shorter()[0], JA.longer()[0], JA.another_try()[0], JA.other_openings()[0]]
    assert "空いたところ1：① 店の名前" in draft.text
    second = await aki.says("もっと短く", reply_to=draft)
    filled = await aki.says("１ 鴨川食堂", reply_to=second)
    assert stage.writer.prompts[-1].turns[-1].request == JA.fill_blanks([("[確認: 店の名前]", "鴨川食堂")])
    assert "昼は鴨川食堂で食べました。" in filled.text
    assert (await aki.says("比較", reply_to=filled)).text.startswith("第2稿 → 第3稿")
    assert (await aki.says("２番に戻して", reply_to=filled)).text.endswith(JA.went_back(2, 3))
    assert (await aki.says("貼り付け用にして", reply_to=filled)).labels[0] == "分割で受け取る"
    assert (await aki.says("マークダウン", reply_to=filled)).file
    assert (await aki.says("下書き一覧")).text.startswith("下書きの一覧\n\n1. 京都の3日間")
    assert (await aki.says("プライバシー")).text.startswith("**プライバシーについて**")
    asked = await aki.says("この下書きを消して", reply_to=draft)
    assert (await aki.presses(asked, JA.forget_now_button())).text == JA.forgot_draft("京都の3日間")
    assert HANGUL.findall(said(stage)) == []


async def test_the_card_its_picture_and_its_rules_come_in_japanese(stage: Stage) -> None:
    aki = await blogger(stage)
    shown = await aki.says("私の文体")
    assert "**nikki** の文体カード\n記事4本" in shown.text
    assert re.search(r"「です・ます」で結[びぶ].*文章です。", shown.text)
    assert "文末は「です・ます」が" in shown.text
    assert "自分のルールはまだありません。" in shown.text
    assert [language for _, _, language in stage.painter.asked] == ["ja"]
    ruled = await aki.says("絵文字は使わないで", reply_to=shown)
    assert ruled.text.endswith("1. 絵文字は使わないで")
    assert JA.back_to_before() in (await aki.presses(ruled, "元に戻す")).text
    assert HANGUL.findall(said(stage)) == []


async def test_what_sounds_different_in_a_draft_is_told_in_japanese(stage: Stage) -> None:
    aki = await blogger(stage)
    stage.ear.will(sounds(71, Gap("sentence", 40, 10, 20)))
    draft = await aki.says("/書く 京都")
    assert draft.text.endswith("文体の一致度 71 · 一文がふだんよりかなり長いです")


@pytest.mark.parametrize("of", ["exclamation", "end polite", "clauses"])
def test_every_difference_has_japanese_words_of_its_own(of: str) -> None:
    assert re.search("がふだんより(?:少し|かなり)多いです", gap_said(Gap(of, 9, 1, 2), "ja"))
    assert tell_said("maxims", "ja") == "段落を格言のように締めたところがあります"


async def test_all_data_comes_in_folders_with_japanese_names(stage: Stage) -> None:
    aki = await blogger(stage)
    file = (await aki.says("/マイデータ")).file
    assert file
    assert file.name == "マイデータ.zip"


# Which language is somebody's


async def test_who_writes_japanese_is_answered_in_it_where_their_app_does_not_say(stage: Stage) -> None:
    aki = stage.person("aki")
    assert (await aki.says("こんにちは")).text.endswith(JA.greeting(JA.first_contact()))
    async with stage.restarted():
        assert (await aki.says("/blogs")).text == JA.no_blog_yet()


async def test_what_their_app_says_goes_before_what_somebody_writes(stage: Stage) -> None:
    ann = stage.person("ann", "en")
    assert (await ann.says("/write 京都への旅")).text.endswith(EN.no_blog_yet())
    in_a_thread = stage.person("ann")
    assert (await in_a_thread.says("ありがとうを入れて")).text == EN.no_blog_yet()


async def test_letters_that_are_everybodys_tell_no_language(stage: Stage) -> None:
    aki = stage.person("aki")
    assert (await aki.says("/write Kyoto 京都")).text.endswith(KO.no_blog_yet())
    assert (await aki.says("こんにちは")).text == JA.greeting(JA.first_contact())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(("こんにちは", "ja"), ("/書く 京都", "ja"), ("カフェ", "ja"), ("안녕", "ko"), ("ㅎㅇ", "ko")),
        *(("京都", None), ("hello", None), ("", None), ("제목을 「はじめに」로", None)),
    ],
)
def test_a_language_is_known_by_letters_of_its_own(text: str, language: str | None) -> None:
    assert written_in(text) == language
