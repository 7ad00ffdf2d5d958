"""What people type, and what it means."""

import re

import pytest

from bot.commands import (
    Address,
    Again,
    Begin,
    CarryOn,
    Command,
    Done,
    Forget,
    Help,
    Learn,
    ListBlogs,
    ListDrafts,
    Register,
    Say,
    Stop,
    Style,
    Thanks,
    There,
    Unknown,
    Write,
)
from bot.commands.grammar import number, parse
from bot.commands.menu import MENU, Field, Offer
from bot.model import LANGUAGES, Language
from bot.wording import words_in

URL = "https://blog.naver.com/x"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (f"/register-blog {URL}", Register(URL)),
        (f"/register_blog {URL}", Register(URL)),
        (f"/registerblog\n{URL}", Register(URL)),
        (f"/블로그등록 {URL}", Register(URL)),
        (f"/블로그등록{URL}", Register(URL)),
        (f"/블로그 등록 {URL}", Register(f"등록 {URL}")),
        (f"/register-blog:{URL}", Register(URL)),
        (f"/register–blog {URL}", Register(URL)),
        (f"/register_blog@maltu_bot {URL}", Register(URL)),
        (f"/blog {URL}", Register(URL)),
        (f"/learn {URL}", Register(URL)),
        ("/register-blog", Register("")),
        (URL, Address(URL)),
        ("blog.naver.com/x", Address("blog.naver.com/x")),
        (f"제 블로그는 {URL} 예요", Address(f"제 블로그는 {URL} 예요")),
        (f"이 링크도 넣어 줘 {URL}", Say(f"이 링크도 넣어 줘 {URL}")),
        ("/write 제주 3일\n- 비\n- 국수", Write("제주 3일", "- 비\n- 국수")),
        ("/Write 제주", Write("제주", "")),
        ("／write 제주", Write("제주", "")),
        ("/ write 제주", Write("제주", "")),
        ("\u200b/write 제주", Write("제주", "")),
        ("`/write 제주`", Write("제주", "")),
        ("/write주제", Write("주제", "")),
        ("/write: 제주", Write("제주", "")),
        ("/글쓰기:제주", Write("제주", "")),
        ("/글쓰기 a—b", Write("a—b", "")),
        ("/write\n제주\n비", Write("제주", "비")),
        ("/learn", Learn()),
        ("/배우기", Learn()),
        ("/blogs", ListBlogs()),
        ("/블로그 2", ListBlogs("2")),
        ("/drafts 2번", ListDrafts("2번")),
        ("/forget-blog 1", Forget("1")),
        ("/삭제", Forget("")),
        ("/style", Style()),
        ("/style@maltu_bot", Style()),
        ("/style 이모지는 빼 줘", Style("이모지는 빼 줘")),
        ("/말투: 이모지는 빼 줘", Style("이모지는 빼 줘")),
        ("/내말투", Style()),
        ("/내-말투", Style()),
        ("/스타일 되돌려 줘", Style("되돌려 줘")),
        ("/my_style", Style()),
        ("/말투로 써 줘", Unknown("말투로", "써 줘")),
        ("내 말투 보여 줘", Style()),
        ("My style", Style()),
        ("내 말투가 아니에요", Say("내 말투가 아니에요")),
        ("/help!", Help()),
        ("/?", Help()),
        ("/", Help()),
        ("도움말", Help()),
        ("/start", Begin()),
        ("/start@maltu_bot p1", Begin()),
        ("/시작", Begin()),
        ("/開始", Begin()),
        ("/cancel", Stop()),
        ("취소", Stop()),
        ("다시 써 주세요", Again()),
        ("Another try", Again()),
        ("이어서", CarryOn()),
        ("고마워요!", Thanks()),
        ("/weather 서울", Unknown("weather", "서울")),
        ("더 짧게", Say("더 짧게")),
        ("네 번째 문단만", Say("네 번째 문단만")),
        ("", Say("")),
    ],
)
def test_what_people_type_is_understood(typed: str, meant: Command) -> None:
    assert parse(typed) == meant


def test_what_a_menu_offers_is_understood_in_every_language() -> None:
    for offer in MENU:
        for name in (*offer.name.values(), offer.name_with_underscores):
            assert type(parse(f"/{name}")) is type(parse(f"/{offer.name['en']}")) is not Unknown


def test_a_menu_keeps_to_the_limits_of_discord() -> None:
    entries: list[Offer | Field] = [*MENU, *(field for offer in MENU for field in offer.fields)]
    for entry in entries:
        assert set(entry.name) == set(entry.description) == set(LANGUAGES)
        assert all(re.fullmatch(r"[-\w]{1,32}", name) and name == name.lower() for name in entry.name.values())
        assert all(1 <= len(description) <= 100 for description in entry.description.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_button_says_is_understood_and_so_is_its_label(language: Language) -> None:
    words = words_in(language)
    for said in words.another_try():
        assert parse(said) == Again()
    for said in words.carry_on():
        assert parse(said) == CarryOn()
    assert (parse(words.stop_button()), parse(words.paste_done_button())) == (Stop(), Done())
    assert parse(words.code_is_there()) == There()
    assert parse(words.in_my_voice()[1]) == Again()


def test_a_number_in_a_list_may_have_a_counter() -> None:
    assert [number(said) for said in ("2", "#2", "2번", " 2 번 ", "2nd", "", "둘")] == [2, 2, 2, 2, None, None, None]


def test_halves_of_surrogate_pairs_are_dropped() -> None:
    assert parse("/write 제주\ud83d") == Write("제주", "")
