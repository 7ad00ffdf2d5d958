"""A person's own sentences are found letter by letter, and put back where a model changed them."""

import pytest

from bot.drafts.own_sentences.keeping import own_sentences
from bot.drafts.own_sentences.naming import changes_all, names
from bot.drafts.own_sentences.placing import places
from bot.drafts.own_sentences.restoring import in_their_letters, put_back
from bot.model import LANGUAGES, Language, Revision
from bot.wording import words_in

KIND = "사장님이 되게 친절하셨어요."
BREAD = "여기 **크림빵**은 [진짜] 꼭 드셔야 해요"
CARRY_ON = words_in("ko").carry_on()[1]


def test_a_sentence_is_found_whatever_white_space_runs_through_it() -> None:
    text = f"# 빵집\n\n그날 사장님이  되게\n친절하셨어요. {BREAD}."
    assert {sentence: text[slice(*span)] for sentence, span in places(text, [KIND, BREAD]).items()} == {
        KIND: "사장님이  되게\n친절하셨어요.",
        BREAD: BREAD,
    }


@pytest.mark.parametrize(
    "text",
    [
        "사장님이 되게 친절하셨어요",
        "사장님이 되게\n\n친절하셨어요.",
        "부사장님이 되게 친절하셨어요.",
        "사장님이 되게 친절하셨어요!",
        "사장님이 되게친절하셨어요.",
    ],
)
def test_one_letter_mark_or_paragraph_more_or_less_is_another_sentence(text: str) -> None:
    assert places(text, [KIND]) == {}


def test_what_goes_on_in_the_same_word_is_another_sentence() -> None:
    assert places("사장님이 되게 친절했다고 한다.", ["사장님이 되게 친절했다"]) == {}
    assert places("사장님이 되게 친절했다.", ["사장님이 되게 친절했다"])


def test_a_sentence_within_another_has_to_stand_there_besides() -> None:
    longer = "그날 사장님이 되게 친절하셨어요."
    assert set(places(longer, [KIND, longer])) == {longer}
    assert set(places(f"{longer} {KIND}", [KIND, longer])) == {KIND, longer}


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("날이 좋았다. 사장님이 매우 친절하셨어요. 끝.", f"날이 좋았다. {KIND} 끝."),
        ("- 사장님이 되게 친절했다.", f"- {KIND}"),
        ("**사장님이 되게 친절하셨습니다.**", KIND),
        ("사장님이 되게, 친절하셨어요! 또 가요.", f"{KIND} 또 가요."),
        ("사장님이 친절하셨어요. 되게요. 또 가요.", f"{KIND} 또 가요."),
    ],
)
def test_what_was_made_of_a_sentence_gives_way_to_it(written: str, becomes: str) -> None:
    assert put_back(written, [KIND], "ko") == becomes


def test_a_sentence_that_stands_there_gets_its_own_blanks_back() -> None:
    assert in_their_letters("끝. 사장님이   되게\n친절하셨어요.", [KIND, BREAD]) == f"끝. {KIND}"
    assert put_back(f"{KIND} 사장님이 되게 친절했다.", [KIND], "ko") == f"{KIND} 사장님이 되게 친절했다.", (
        "once is enough"
    )
    other = "사장님도 되게 친절하셨어요."
    assert put_back(KIND, [other], "ko", kept=[KIND]) == KIND, "one does not push out another"


@pytest.mark.parametrize(
    "written",
    [
        "직원이 아주 불친절했어요.",
        "## 사장님이 되게 친절하셨다",
        "```\n사장님이 되게 친절하셨다.\n```",
        "| 사장님이 되게 친절하셨다 |",
        "**사장님이 되게 친절하셨다. 또 가고 싶다.**",
        "사장님이 되게 친절하셨고 커피값은 4,500원이라 아주 싼 편이었어요.",
    ],
)
def test_what_was_not_made_of_it_or_holds_more_stays(written: str) -> None:
    assert put_back(written, [KIND], "ko") == written


def test_a_sentence_that_came_without_a_mark_leaves_the_full_stop_that_is_there() -> None:
    assert put_back("여기 크림빵은 진짜 꼭 드셔야 합니다. 끝.", [BREAD], "ko") == f"{BREAD}. 끝."


def test_two_sentences_do_not_take_the_same_place() -> None:
    other = "직원도 되게 친절하셨어요."
    written = "사장님이 참 친절하셨어요. 직원도 참 친절하셨어요."
    assert put_back(written, [KIND, other], "ko") == f"{KIND} {other}"


def test_a_sentence_of_two_sentences_is_put_back_whole() -> None:
    said = "정말로 맛있었어요. 그래서 두 개나 먹었네요."
    assert put_back("정말 맛있었습니다. 그래서 두 개나 먹었어요. 끝.", [said], "ko") == f"{said} 끝."


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("사장님 얘기는 빼 줘", True),
        ("“되게 친절하셨어요” 이 부분: 더 짧게", True),
        ("“사장님이 되게 친절하셨어요.” 이 부분: 더 짧게", True),
        ("두 번째 문단만 더 짧게", False),
        ("친절하셨어요 쪽을 줄여 줘", True),
        ("정말 좋은데 되게 길어서 줄였으면 좋겠어요", False),
    ],
)
def test_a_request_names_a_sentence_by_its_words(request_: str, named: bool) -> None:
    assert names(request_, KIND) is named


def test_two_syllables_english_and_kanji_name_a_sentence_as_well() -> None:
    assert names("커피 얘기는 빼 줘", "커피는 정말 별로였어요")
    assert names("drop the Bakery part", "The bakery was closed, sadly.")
    assert not names("make it shorter, with more about them", "It was shut with them inside.")
    assert names("店主の話は消して", "店主がとても親切でした。")


@pytest.mark.parametrize(
    "request_", ["전체를 반말로 바꿔 줘", "-다체로 써 줘", "Rewrite it in a formal tone", "이 문장 좀"]
)
def test_a_request_about_everything_is_about_every_sentence(request_: str) -> None:
    assert changes_all(request_)
    assert not changes_all("두 번째 문단만 더 짧게"), "this one is not"


def _line(*texts_and_requests: str) -> list[Revision]:
    texts, requests = texts_and_requests[::2], ("", *texts_and_requests[1::2])
    return [Revision(1, None, request, text) for text, request in zip((*texts, ""), requests, strict=False)]


def test_of_a_first_text_every_sentence_is_kept() -> None:
    own = own_sentences(f"{KIND}\n커피 4,500원\n{BREAD}", [Revision(1, None, "")], "ko", CARRY_ON)
    text = own.restore("사장님이 몹시 친절하셨어요. 커피는 4,500원.")
    assert text == f"{KIND} 커피는 4,500원."
    assert own.promise(text, words_in("ko")) == (
        "직접 쓰신 문장 2개 중 1개는 그대로 넣었고 1개는 못 넣었어요. 넣을 자리를 답장으로 알려 주세요: "
        f"“{BREAD.replace('**', '*')}”"
    )


def test_the_promise_is_made_where_it_is_kept_alone() -> None:
    own = own_sentences(f"{KIND}\n{BREAD}", [Revision(1, None, "")], "ko", CARRY_ON)
    assert own.promise(f"{KIND} {BREAD}.", words_in("ko")) == "직접 쓰신 문장 2개는 한 글자도 안 바꿨어요."
    assert own.promise("딴 글", words_in("ko")).startswith("직접 쓰신 문장 2개는 못 넣었어요.")
    assert own_sentences("커피 4,500원", [Revision(1, None, "")], "ko", CARRY_ON).promise("글", words_in("ko")) == ""


def test_a_change_puts_back_what_it_did_not_ask_for_and_says_so() -> None:
    line = _line(f"{KIND} 끝.", "마지막을 더 짧게")
    own = own_sentences(f"{KIND}\n{BREAD}", line, "ko", CARRY_ON)
    text = own.restore("사장님이 매우 친절하셨어요.")
    assert text == KIND
    said = own.promise(text, words_in("ko"))
    assert said.startswith(
        "직접 쓰신 문장 1개는 한 글자도 안 바꿨어요. 그중 1개는 모델이 고쳐 써서 원래대로 되돌려 놓았어요."
    )
    assert KIND in said
    assert BREAD not in said, "it did not stand there before"


@pytest.mark.parametrize("request_", ["사장님 얘기를 더 부드럽게", "전체를 반말로"])
def test_a_change_that_was_asked_for_stays_and_is_told(request_: str) -> None:
    own = own_sentences(KIND, _line(f"{KIND} 끝.", request_), "ko", CARRY_ON)
    text = own.restore("사장님이 되게 친절하더라. 끝.")
    assert text == "사장님이 되게 친절하더라. 끝."
    assert own.promise(text, words_in("ko")) == (
        f"직접 쓰신 문장 1개는 바뀌거나 빠졌어요. 다시 넣으려면 그 문장을 적어서 답장해 주세요: “{KIND}”"
    )


def test_a_sentence_that_is_asked_for_in_full_comes_back_as_it_was() -> None:
    own = own_sentences(KIND, _line("끝.", f"“{KIND}” 이 말도 넣어 주세요"), "ko", CARRY_ON)
    assert own.restore("사장님이 매우 친절하셨어요. 끝.") == f"{KIND} 끝."


def test_what_carries_on_keeps_all_and_counts_what_stood_there_before() -> None:
    line = _line(f"{KIND} 그리고", CARRY_ON)
    own = own_sentences(f"{KIND}\n{BREAD}", line, "ko", CARRY_ON)
    rest = own.restore(" 여기 크림빵은 [진짜] 꼭 드셔야 해요. 사장님이 되게 친절하셨다.", line[0].text)
    assert rest == f" {BREAD}. 사장님이 되게 친절하셨다.", "once is enough"
    assert own.promise(line[0].text + rest, words_in("ko")) == "직접 쓰신 문장 2개는 한 글자도 안 바꿨어요."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_counts_what_is_there_and_quotes_what_is_not(language: Language) -> None:
    words, quoted = words_in(language), {"ko": "“{}”", "en": "“{}”", "ja": "「{}」"}[language].format
    assert "4" in words.own_sentences(4, [])
    assert quoted("")[0] not in words.own_sentences(4, [])
    assert quoted("나") in words.own_sentences(3, ["나"])
    assert quoted("나") in words.own_sentences(0, ["나"])
    assert words.own_sentences_again(0, [], []) == ""
    several = words.own_sentences_again(4, ["가"], ["나", "다", "라", "마"])
    assert quoted("가") in several and quoted("라") in several and quoted("마") not in several  # noqa: PT018
    assert "\n" not in several
