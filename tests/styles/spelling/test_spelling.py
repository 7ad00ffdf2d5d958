"""The same words, written the way their author writes them."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styles.model import Choice
from styles.spelling import measure_choices, respell, rules, unusual

LANGUAGES = ("ko", "ja", "en")


def _pairs(language: str) -> list[Choice]:
    return [Choice(a.name, b.name, 9) for r in rules(language) for a in r.ways for b in r.ways if a is not b]


def _written(*names: str, language: str = "ko") -> list[Choice]:
    """The choices for these ways, whatever else could be written."""
    return [c for c in _pairs(language) if c.written in names]


def _names(choices: Sequence[Choice]) -> set[tuple[str, str]]:
    return {(c.written, c.instead_of) for c in choices}


# Learning


def test_what_an_author_does_nine_times_of_ten_is_a_choice() -> None:
    posts = ["나도 할수있다. 볼수있다. 갈수있다."] * 6 + ["그건 할 수 있다."]
    assert Choice("할수있", "할 수 있", 18) in measure_choices(posts, "ko")


def test_what_an_author_does_now_so_now_so_is_none() -> None:
    posts = ["나도 할수있다. 볼수있다. 갈수있다. 그건 할 수 있다."] * 6
    assert not {"할수있", "할 수 있"} & {c.written for c in measure_choices(posts, "ko")}


def test_what_stands_in_two_posts_or_seven_times_is_none() -> None:
    assert measure_choices(["메세지 " * 20] * 2, "ko") == ()
    assert measure_choices(["메세지"] * 7, "ko") == ()
    assert _names(measure_choices(["메세지"] * 8, "ko")) == {("메세지", "메시지")}


def test_a_mistake_is_a_choice_only_where_it_is_made_nearly_always() -> None:
    assert _names(measure_choices(["이러면 되요."] * 9, "ko")) == set()
    assert _names(measure_choices(["이러면 되요."] * 10, "ko")) == {("되요", "돼요")}
    assert _names(measure_choices(["이러면 되요."] * 14 + ["안 그러면 돼요."], "ko")) == set()
    assert _names(measure_choices(["이러면 돼요."] * 8, "ko")) == {("돼요", "되요")}


def test_what_others_do_otherwise_comes_first_and_can_be_told_apart() -> None:
    found = measure_choices(["메세지를 볼 수 있다. 또 쓸 수 있다."] * 8, "ko")
    assert [c.written for c in found] == ["메세지", "할 수 있"]
    assert [c.written for c in unusual(found, "ko")] == ["메세지"]


def test_english_and_japanese_authors_have_choices_too() -> None:
    english = measure_choices(["The colour of our behaviour — we organise it by e-mail."] * 8, "en")
    assert {("colour", "color"), ("organise", "organize"), ("e-mail", "email")} <= _names(english)
    japanese = measure_choices(["サーバーで出来ることを Git で書く。"] * 8, "ja")
    assert {("サーバー", "サーバ"), ("出来", "でき"), ("Git を", "Gitを"), ("こと", "事")} <= _names(japanese)


def test_no_posts_have_no_choices() -> None:
    assert measure_choices([], "ko") == measure_choices(["", ""], "ja") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_names_find_one_rule_again(language: str) -> None:
    names = [c[:2] for c in _pairs(language)]
    assert len(names) == len(set(names))


# Writing


@pytest.mark.parametrize(
    ("written", "draft", "expected"),
    [
        ("할수있", "누구나 쉽게 할 수 있다. 볼 수 없는 것", "누구나 쉽게 할수있다. 볼수없는 것"),
        ("할 수 있", "할수있다, 할수 있다, 할 수있다", "할 수 있다, 할 수 있다, 할 수 있다"),
        ("해보다", "한번 해 보자. 적어 봤다.", "한번 해보자. 적어봤다."),
        ("해 보다", "해보니 알겠다. 돌아보니 찾아봤다.", "해 보니 알겠다. 돌아보니 찾아봤다."),
        ("해주다", "설명해 주고 알려 줬다.", "설명해주고 알려줬다."),
        ("해 버리다", "먹어버렸다. 잊어버렸다.", "먹어 버렸다. 잊어버렸다."),
        ("것같", "비가 올 것 같다. 좋은 것같이", "비가 올 것같다. 좋은 것같이"),
        ("하는것", "먹는 것이 좋다", "먹는것이 좋다"),
        ("할때", "잠이 올 때는 잔다. 사람을 때리다", "잠이 올때는 잔다. 사람을 때리다"),
        ("한번", "한 번도 안 갔다. 한 번호", "한번도 안 갔다. 한 번호"),
        ("두가지", "두 가지 이유", "두가지 이유"),
        ("3 개", "3개를 10분에. 2020년", "3 개를 10 분에. 2020 년"),
        ("3개", "3 개를 샀다. 3 개발자", "3개를 샀다. 3 개발자"),
        ("Docker를", "Docker 를 쓰고 `run` 으로 켠다. API 이 서비스", "Docker를 쓰고 `run`으로 켠다. API 이 서비스"),
        ("Docker 를", "Docker를 쓰고 `run`으로 켠다.", "Docker 를 쓰고 `run` 으로 켠다."),
        ("도커 (Docker)", "도커(Docker)와 이름(별명)", "도커 (Docker)와 이름(별명)"),
        ("메세지", "메시지를 보냈다", "메세지를 보냈다"),
        ("되요", "그러면 돼요.", "그러면 되요."),
        ("됐", "그렇게 되었다. 되었지만", "그렇게 됐다. 됐지만"),
        ("했", "생각하였다", "생각했다"),
        ("할께", "내가 할게요. 쓸게 없다", "내가 할께요. 쓸게 없다"),
        ("이런", "이러한 것과 그러한 일", "이런 것과 그런 일"),
        ("..", "그런데... 음… 끝.", "그런데.. 음.. 끝."),
        ("앞말 - 뒷말", "시장 — 그곳에서", "시장 - 그곳에서"),
        ("“ ”", '그는 "할 수 있다"고 했다.', "그는 “할 수 있다”고 했다."),
        ('" "', "그는 “할 수 있다”고 했다.", '그는 "할 수 있다"고 했다.'),
    ],
)
def test_a_korean_draft_takes_on_the_choice(written: str, draft: str, expected: str) -> None:
    assert respell(draft, _written(written), "ko") == expected
    assert respell(expected, _written(written), "ko") == expected


@pytest.mark.parametrize(
    ("language", "written", "draft", "expected"),
    [
        ("ja", "出来", "これができるようになった。できれば", "これが出来るようになった。出来れば"),
        ("ja", "事", "食べることが好き。仕事のこと。", "食べる事が好き。仕事の事。"),
        ("ja", "とき", "行った時に時間がない", "行ったときに時間がない"),
        ("ja", "サーバー", "サーバを置く。オブザーバ", "サーバーを置く。オブザーバ"),
        ("ja", "ユーザ", "ユーザーのユーザビリティ", "ユーザのユーザビリティ"),
        ("ja", "Git を", "今日はGitを使う", "今日は Git を使う"),
        ("ja", "Gitを", "今日は Git を使う。12月 Ruby", "今日はGitを使う。12月 Ruby"),
        ("ja", "（）", "雨(たぶん)が降る f(x)", "雨（たぶん）が降る f(x)"),
        ("en", "colour", "Color and behavior; colorful. COLOR", "Colour and behaviour; colourful. COLOUR"),
        ("en", "organise", "We organized it. organ, size", "We organised it. organ, size"),
        ("en", "a — b", "It works - mostly. x - y", "It works — mostly. x - y"),
        ("en", "a—b", "It works — mostly", "It works—mostly"),
        ("en", "e-mail", "Email me. It's email.", "E-mail me. It's e-mail."),
        ("en", "it’s", "It's fine, don't", "It’s fine, don’t"),
        ("en", "internet", "on the Internet, the Internet Explorer", "on the internet, the Internet Explorer"),
    ],
)
def test_a_draft_of_another_language_takes_on_the_choice(
    language: str, written: str, draft: str, expected: str
) -> None:
    assert respell(draft, _written(written, language=language), language) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "실수 있는 사람",
            "별 수 없이",
            "필수 있음",
            "올해 본 영화",
            "이해 보고서",
            "아주 주고받는",
            "영어 주세요",
            "친구와 보고",
        ),
        *("말을 거는 사람", "전화를 거니", "3 개발자", "한 번호", "두 가지런히", "5 분석", "캐시미어", "이해시키다"),
        *(
            "그런데",
            "세 명령",
            "다음 주제",
            "이런 저런 일",
            "한 개발자",
            "무게 되는",
            "못지않은",
            "점은 (x, y)",
            "그는 (아마도) 갔다",
            "돌아보고 물어보며",
        ),
    ],
)
def test_words_that_only_look_alike_stay_as_they_are(text: str) -> None:
    for choice in _pairs("ko"):
        assert respell(text, [choice], "ko") == text, choice


PROTECTED = [
    "`메시지를 볼 수 있다`",
    "``메시지 ` 볼 수 있다``",
    "[글](/메시지/볼 수 있다)",
    "https://example.com/?q=메시지",
    "<a title=메시지>",
    "“메시지를 볼 수 있다”고",
    '"메시지를 볼 수 있다"고',
    "'메시지를 볼 수 있다'고",
    "‘메시지’와 「메시지」와 『메시지』와 《메시지》",
    "[확인: 메시지를 볼 수 있다]",
    "[[메시지]]",
    "#메시지",
    "$볼 수 있다$",
    '짝이 없는 " 뒤의 메시지를 볼 수 있다',
    "> 메시지를 볼 수 있다\n이어지는 메시지",
    "```\n메시지를 볼 수 있다\n```",
    "~~~~\n메시지\n~~~\n메시지\n~~~~",
    "```\n닫히지 않은 메시지",
    "    들여 쓴 메시지",
    "[주소]: /메시지",
    "---\ntitle: 메시지\n---\n",
    "<pre>\n메시지\n</pre>",
    "<!-- 메시지\n메시지 -->",
]


@pytest.mark.parametrize("text", PROTECTED)
def test_what_is_not_the_writers_own_stays_as_it_is(text: str) -> None:
    choices = _written("메세지", "할수있")
    assert respell(text, choices, "ko") == text
    around = text + "\n\n메시지를 볼 수 있다"
    if "닫히지" not in text:
        assert respell(around, choices, "ko") == text + "\n\n메세지를 볼수있다"


def test_headings_lists_and_bold_words_are_written_so_too() -> None:
    draft = "# 메시지\r\n\r\n- 메시지\r\n    - **메시지**\r\n\r\n| 메시지 |\r\n"
    assert respell(draft, _written("메세지"), "ko") == draft.replace("메시지", "메세지")


def test_several_choices_go_together() -> None:
    choices = _written("메세지", "할수있", "해보다", "..")
    assert respell("메시지를 써 보면 알 수 있다…", choices, "ko") == "메세지를 써보면 알수있다.."


def test_sentences_that_are_kept_are_not_respelled_and_all_else_is() -> None:
    kept = ["메시지를 볼 수 있다", "**메시지** [는]"]
    draft = "메시지. 메시지를 볼 수 있다. **메시지** [는] 메시지\n> 메시지"
    assert (
        respell(draft, _written("메세지"), "ko", kept)
        == "메세지. 메시지를 볼 수 있다. **메시지** [는] 메세지\n> 메시지"
    )
    assert respell(draft, _written("메세지"), "ko", ["", *["없음"] * 11, "메시지"]).startswith("메세지."), (
        "twelve at most"
    )


def test_choices_of_an_older_table_are_passed_over() -> None:
    assert respell("메시지를 볼 수 있다", [Choice("없는 것", "모르는 것", 9)], "ko") == "메시지를 볼 수 있다"


def test_what_is_only_counted_is_never_changed() -> None:
    assert respell("좋은 것이다. 좋은 거다.", _written("거", "것"), "ko") == "좋은 것이다. 좋은 거다."


_PIECES = [
    *(
        "할 수 있",
        "할수있",
        "것 같",
        "하는것",
        "해 보고",
        "적어주는",
        "되었",
        "됐다",
        "3 개",
        "Docker 를",
        "`a` 를",
        "메시지",
    ),
    *(
        "사이",
        "…",
        "...",
        '"',
        "'",
        "“",
        "”",
        "‘",
        "’",
        "[",
        "](",
        ")",
        "`",
        "```",
        "\n",
        "\n\n",
        "> ",
        "~~~",
        "# ",
        "- ",
    ),
    *(
        "<",
        ">",
        "「",
        "」",
        "---",
        "\t",
        "\ue000",
        "\r\n",
        "http://a",
        "出来る",
        "ことが",
        "サーバ",
        "Git を",
        "(",
        "（",
        "）",
    ),
    *("color", "Organise", "e-mail", "it's", " — ", " - ", "ok"),
]
_TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.just(" "), st.text(max_size=2)), max_size=30).map("".join)


def _compatible(choices: list[Choice]) -> list[Choice]:
    kept: list[Choice] = []
    for choice in choices:
        if not any({choice.written, choice.instead_of} & {c.written, c.instead_of} for c in kept):
            kept.append(choice)
    return kept


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(data=st.data())
def test_applied_twice_is_applied_once_and_lines_stay(language: str, data: st.DataObject) -> None:
    text = data.draw(_TEXTS)
    choices = _compatible(data.draw(st.lists(st.sampled_from(_pairs(language)), max_size=12)))
    once = respell(text, choices, language)
    assert respell(once, choices, language) == once
    assert [line[-1:] in "\r\n" for line in once.split("\n")] == [line[-1:] in "\r\n" for line in text.split("\n")]
    assert respell(text, [], language) == text
