"""What is learned from posts: the same each time, and only what one could count by hand."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from styles import StyleCard, TooLittle, Written, ending_name, enough, habit_name, learn
from styles.measuring.habits import HABITS
from styles.model import Ended, Habit, Range
from styles.prompting.profile_lines import profile_lines
from styles.reading.own_text import Own, own
from tests.support.authors import AUTHORS, Page, card, long_page
from tests.support.posts import CHATTY, PLAIN


@pytest.mark.parametrize(
    ("author", "spoken", "ending"),
    [
        ("chatty", "ko", "polite"),
        ("plain", "ko", "plain"),
        ("formal", "ko", "formal"),
        ("clipped", "ko", "clipped"),
        ("casual", "ko", "casual"),
        ("japanese", "ja", "polite"),
        ("english", "en", "other"),
    ],
)
def test_each_manner_is_recognised(author: str, spoken: str, ending: str) -> None:
    learned = card(author)
    assert (learned.language, learned.profile.endings[0].ending) == (spoken, ending)
    assert learned.posts == len(AUTHORS[author])
    assert learned.passages


# The same each time


@pytest.mark.parametrize("author", AUTHORS)
def test_the_same_posts_give_the_same_card(author: str) -> None:
    assert learn(AUTHORS[author]) == card(author)


def test_another_process_learns_the_very_same_card() -> None:
    code = "from styles import learn; from tests.support.posts import CHATTY; print(ascii(learn(CHATTY).to_json()))"
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
    ).stdout
    assert told.strip() == ascii(card("chatty").to_json())


@pytest.mark.parametrize("author", AUTHORS)
def test_the_order_of_posts_decides_nothing_but_ties(author: str) -> None:
    there, back = card(author).profile, learn(AUTHORS[author][::-1]).profile
    assert [(e.ending, e.share, e.sample) for e in sorted(there.endings)] == [
        (e.ending, e.share, e.sample) for e in sorted(back.endings)
    ]
    assert (there.sentence, there.mean, there.deviation) == (back.sentence, back.mean, back.deviation)
    assert (there.paragraph, there.post, there.commas) == (back.paragraph, back.post, back.commas)
    assert [h._replace(forms=()) for h in there.habits] == [h._replace(forms=()) for h in back.habits]
    assert (set(there.selves), set(there.choices)) == (set(back.selves), set(back.choices))
    assert (set(there.greetings), set(there.farewells)) == (set(back.greetings), set(back.farewells))


# Which posts count


@pytest.mark.parametrize("posts", [[], [Page("")], [Page("짧아요.")], [Page("```\n" + "코드다\n" * 99 + "```")]])
def test_too_little_is_said_when_there_is_nothing_to_learn_from(posts: list[Page]) -> None:
    assert not any(enough(p) for p in posts)
    with pytest.raises(TooLittle):
        learn(posts)


def test_what_a_long_post_has_far_below_its_beginning_is_enough() -> None:
    code = "```\n" + "x = 1\n" * 2_000 + "```\n\n"
    assert enough(Page(code + CHATTY[0].markdown))
    assert not enough(Page(code))


def test_of_a_long_post_that_begins_with_enough_no_more_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(post: Written) -> Own:
        read.append(len(post.markdown))
        return own(post)

    monkeypatch.setattr("styles.learning.enough.own", counted)
    assert enough(Page("a: [" * 100_000))
    assert sum(read) <= 4_000


def test_one_post_is_enough() -> None:
    assert enough(CHATTY[0])
    learned = learn(CHATTY[:1])
    assert learned.posts == 1
    assert learned.passages[0].text.startswith("안녕하세요 콩이네예요")


def test_short_posts_do_not_count() -> None:
    learned = learn([*CHATTY, Page("오늘은 쉬어요."), Page("> " + "남의 글. " * 100)])
    assert learned == card("chatty")


def test_posts_in_the_language_of_the_majority_count() -> None:
    assert learn([*AUTHORS["english"][:2], *CHATTY]) == card("chatty")
    assert learn([*AUTHORS["english"], *AUTHORS["english"], *PLAIN[:1]]).language == "en"
    assert learn([*AUTHORS["japanese"], *AUTHORS["english"][:1]]) == card("japanese")


def test_the_same_posts_twice_change_no_share() -> None:
    twice = learn([*PLAIN, *PLAIN])
    assert [(e.ending, e.share) for e in twice.profile.endings] == [("plain", 1.0)]
    assert len({p.text for p in twice.passages}) == len(twice.passages)


# Greetings


def test_lines_that_stand_in_post_after_post_become_greetings_and_farewells() -> None:
    profile = card("chatty").profile
    assert profile.greetings == ("안녕하세요 콩이네예요 ㅎㅎ",)
    assert profile.farewells == ("그럼 오늘도 좋은 하루 보내세요~",)


def test_repeated_lines_are_kept_out_of_the_measures_and_in_the_passages() -> None:
    posts = [Page(f"반갑습니다 여러분!!\n\n{p.markdown}\n\n감사합니다 또 뵙겠습니다!!") for p in PLAIN]
    learned = learn(posts)
    assert learned.profile.greetings == ("반갑습니다 여러분!!",)
    assert learned.profile.farewells == ("감사합니다 또 뵙겠습니다!!",)
    assert learned.profile.endings == card("plain").profile.endings
    assert "exclamation" in learned.profile.absent
    assert learned.passages[0].text.startswith("반갑습니다 여러분!!\n\n")


def test_repeated_ornaments_are_no_greeting() -> None:
    posts = [Page(f"+++\n\n{p.markdown}\n\n***!!\n") for p in CHATTY]
    assert learn(posts).profile.greetings == ("안녕하세요 콩이네예요 ㅎㅎ",)


# Counted by hand


def _ended(learned: StyleCard) -> dict[str, float]:
    return {e.ending: e.share for e in learned.profile.endings}


def test_shares_are_what_one_counts_by_hand() -> None:
    """Ten sentences: seven -요, two -다, one fragment; three without a mark; four commas."""
    learned = learn(
        [
            Page(
                "오늘은 동네 시장에 다녀왔어요. 배추가 정말 싸더라고요. 무도 하나, 파도 한 단, 그렇게 샀어요.\n\n"
                "집에 와서 바로 김치를 담갔어요. 손이 너무 매웠다\n그래도 뿌듯했어요.\n\n"
                "아이는 옆에서 구경만 했네요. 저녁은 수육이었다. 드디어 끝난 하루\n이제 자야겠어요, 정말로요, 안녕"
            )
        ]
    )
    assert _ended(learned) == {"polite": 0.6, "plain": 0.2, "noun": 0.2}
    assert learned.profile.unmarked == pytest.approx(0.3)
    assert learned.profile.commas == pytest.approx(0.4)


def test_lengths_and_paragraphs_are_what_one_counts_by_hand() -> None:
    short, middle, long = "나는 어제 걸었다.", "나는 어제 집에서 걸었다.", "나는 어제 아침에 집에서 나와서 혼자 걸었다."
    paragraphs = [[short], [middle, long], [long], [short, long, middle, long]]
    learned = learn([Page("\n\n".join(" ".join(paragraph) for paragraph in paragraphs))])
    assert (learned.profile.paragraph.low, learned.profile.paragraph.middle) == (1.0, 1.5)
    assert learned.profile.sentence.middle == len(middle) + (len(long) - len(middle)) / 2 == 19.5
    assert learned.profile.mean == pytest.approx((2 * len(short) + 2 * len(middle) + 4 * len(long)) / 8)
    assert learned.characters == len("".join("".join(map("".join, paragraphs)).split()))
    assert learned.profile.post.middle == len("\n".join(" ".join(paragraph) for paragraph in paragraphs))


def test_habits_are_told_by_the_share_of_posts_that_have_them() -> None:
    """Laughter in one of four posts, three times in 300 characters or fewer: 15 in 1,500."""
    posts = [
        *AUTHORS["formal"][:3],
        Page(AUTHORS["formal"][3].markdown + " 정말 좋았습니다 ㅋㅋ 그렇습니다 ㅋㅋㅋ 끝입니다 ㅋㅋ"),
    ]
    laugh = next(h for h in learn(posts).profile.habits if h.name == "laugh")
    assert laugh == Habit("laugh", 0.25, 15.0, 15.0, ("ㅋㅋ", "ㅋㅋㅋ"))


def test_a_strike_is_no_wave_and_a_wave_no_strike() -> None:
    def found(text: str) -> set[str]:
        return {h.name for h in learn([Page(f"{PLAIN[0].markdown}\n\n{text}")]).profile.habits}

    assert found("오늘은 ~~졌다~~ 이겼다.") == {"strike"}
    assert found("좋았다~~ 그래서 또 갔다~~") == {"wave"}
    assert found("3~4일 걸렸다.") == set()


_HABITS = {
    "laugh": "그랬다 ㅋㅋㅋ",
    "cry": "그랬다 ㅠㅠ",
    "dots": "그랬다...",
    "exclamation": "그랬다!",
    "question": "그랬을까?",
    "emoji": "그랬다 😀",
    "face": "그랬다 ^^",
    "parenthesis": "그랬다 (정말로).",
    "quotation": "‘그래서’ 갔다.",
    "bullet": "- 그랬다",
    "number": "1. 그랬다",
    "bold": "**그랬다**",
    "heading": "# 그랬다",
    "quote": "> 그랬다",
    "picture": "![그림](a.png)",
    "code": "```\n코드\n```",
    "link": "[그](https://a.example) 글을 보았다.",
    "rule": "---",
    "table": "|a|b|\n|-|-|\n|1|2|",
}


@pytest.mark.parametrize(("habit", "text"), _HABITS.items())
def test_each_habit_is_seen_where_it_is_and_only_there(habit: str, text: str) -> None:
    assert [h.name for h in learn([Page(f"{PLAIN[0].markdown}\n\n{text}")]).profile.habits] == [habit]
    assert habit not in [h.name for h in card("plain").profile.habits]


def test_what_models_like_and_the_author_does_not_is_named() -> None:
    assert {"heading", "bullet", "bold", "emoji"} <= set(card("plain").profile.absent)
    posts = [Page(f"# 소제목\n\n{p.markdown}") for p in PLAIN]
    assert "heading" not in learn(posts).profile.absent


def test_words_for_oneself_and_openers_are_counted() -> None:
    assert dict(card("plain").profile.selves) == {"나": 0.75, "우리": 0.25}
    openers = dict(card("casual").profile.openers)
    assert openers["그래서"] == 100 * 4 / 32


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("나는 이제 갈 수 있다. ", ("할 수 있", "할수있")),
        ("나는 이제 갈수있다. ", ("할수있", "할 수 있")),
        ("그게 될 것 같다. ", ("것 같", "것같")),
        ("비 때문에 늦었다. ", ("너 때문에", "너때문에")),
        ("그건 내가 산 거다. ", ("거", "것")),
        ("산 것은 다 썼다. ", ("것", "거")),
        ("하루가 어떻게 가는지 크게 웃었다. ", None),
    ],
)
def test_a_choice_of_spelling_is_seen_when_it_is_always_made(text: str, choice: tuple[str, str] | None) -> None:
    found = learn([Page(f"{text * 14}{n}번째 글이다.") for n in range(4)]).profile.choices
    assert choice in [(c.written, c.instead_of) for c in found] if choice else not found


@pytest.mark.parametrize("author", AUTHORS)
def test_shares_add_up_and_ranges_ascend(author: str) -> None:
    profile = card(author).profile
    assert 0.9 <= sum(e.share for e in profile.endings) <= 1.0000001
    assert sum(share for _, share in profile.selves) <= 1.0000001
    for spread in (profile.sentence, profile.paragraph, profile.post):
        assert 0 <= spread.low <= spread.middle <= spread.high
    assert all(0.05 <= h.posts <= 1 and 0 < h.rate <= h.most for h in profile.habits)
    assert {h.name for h in profile.habits} <= set(HABITS)
    assert not {h.name for h in profile.habits} & set(profile.absent)


@pytest.mark.parametrize("author", AUTHORS)
def test_samples_are_whole_sentences_of_the_author(author: str) -> None:
    written = "\n".join(p.markdown for p in AUTHORS[author])
    assert all(e.sample in written for e in card(author).profile.endings)


def test_samples_hold_no_markup_and_no_formula() -> None:
    taken = "나머지는 다음에 다시 살펴보기로 했다."
    marked = "그 값은 _count_total 이라고 부르기로 했다. 그 차이는 $n$ 번 나누어 구했다. 그 답은 x = 3 이 되었다."
    (ended,) = learn([Page(f"{marked} {taken} {marked}")]).profile.endings
    assert ended == Ended("plain", 1.0, ("-다",), taken)


def test_personal_things_are_never_in_a_sample_or_a_greeting() -> None:
    call = "궁금한 것은 010-1234-5678 로 물어보면 된다."
    learned = learn([Page(f"{call}\n\n{p.markdown}\n\n{call}") for p in PLAIN])
    assert "1234" not in learned.to_json()
    rest = "그것은 아주 오래된 일이었다고 한다. 그래도 모두들 그 일을 잘 기억하고 있었다고 했다. 물론 나도 그렇다."
    (ended,) = learn([Page(f"{call} {rest} 나는 그 일을 잊은 적이 없다.")]).profile.endings
    assert ended.sample
    assert "1234" not in ended.sample


# Passages


def test_each_of_many_posts_gives_one_passage_an_opening_first_and_a_closing_second() -> None:
    posts = [long_page(n) for n in range(10)]
    passages = learn(posts).passages
    assert sorted(p.title for p in passages) == sorted(p.title for p in posts)
    assert passages[0].opening
    assert passages[1].closing
    assert not passages[1].opening


def test_few_posts_give_up_to_two_passages_each() -> None:
    titles = Counter(p.title for p in learn([long_page(n) for n in range(3)]).passages)
    assert set(titles.values()) <= {1, 2}
    assert titles.total() >= 5


def test_no_more_than_24_passages_are_kept() -> None:
    assert len(learn([long_page(n, paragraphs=12) for n in range(30)]).passages) == 24


def test_passages_keep_the_beginning_of_code_and_formulas_and_nothing_of_quotes() -> None:
    code = "\n".join(f"줄 {n}" for n in range(20))
    post = (
        f"오늘은 코드를 조금 적어 둔다. 나중에 또 볼 것 같아서 그렇다.\n\n```sh\n{code}\n```\n\n"
        "그리고 이런 식이 나온다. 볼 때마다 헷갈려서 옮겨 적는다.\n\n$$\nx = 1\n$$\n\n> 남의 말이다.\n\n"
        "이만하면 됐다. 다음에는 까먹지 않겠지. 아마 또 까먹을 것이다. 그때 다시 보면 된다."
    )
    (passage,) = learn([Page(post)]).passages
    assert "```sh\n줄 0\n" in passage.text
    assert "줄 19" not in passage.text
    assert passage.text.count("```") == 2
    assert "$$\nx = 1\n$$" in passage.text
    assert "남의 말" not in passage.text


@pytest.mark.parametrize("author", AUTHORS)
def test_passages_stand_in_their_posts_word_for_word(author: str) -> None:
    for passage in card(author).passages:
        source = next(p.markdown for p in AUTHORS[author] if p.title == passage.title)
        assert passage.text in source


def test_passages_keep_links_and_pictures_without_where_they_lead_and_lose_tags() -> None:
    post = (
        "어제 [동네 빵집](https://a.example/p_(1))에 다녀왔다. `<div>`는 그대로 둔다. "
        "자세한 건 https://a.example/q?x=1 참고.\n"
        "![사진](https://a.example/1.jpg) <b style='color:red'>빨간 말</b>이다[^1]. "
        "[![표지](b.png)](https://b.example) 그렇게 책 한 권을 샀다.\n\n[^1]: 각주다.\n\n"
        "그리고 집에 왔다. <https://c.example/z> 그것이 전부였다. <img src='x.png'> 정말로 하나도 없다. "
        "그런데도 나는 자꾸만 무언가를 더 쓰고 싶어졌다."
    )
    (passage,) = learn([Page(post)]).passages
    assert passage.text == (
        "어제 [동네 빵집](·)에 다녀왔다. `<div>`는 그대로 둔다. 자세한 건 · 참고.\n"
        "![](·) 빨간 말이다. [![](·)](·) 그렇게 책 한 권을 샀다.\n\n\n"
        "그리고 집에 왔다.  그것이 전부였다. ![](·) 정말로 하나도 없다. "
        "그런데도 나는 자꾸만 무언가를 더 쓰고 싶어졌다."
    )


_SECRETS = [
    *("me.you+blog@mail.example", "010-1234-5678", "01012345678", "010 1234 5678"),
    *("900101-1234567", "110-234-567890", "+82 10 1234 5678"),
]


@pytest.mark.parametrize("secret", _SECRETS)
def test_personal_things_are_never_in_a_passage(secret: str) -> None:
    posts = [long_page(n, f"연락은 {secret} 으로 주면 된다." if n % 2 else "", 12) for n in range(10)]
    passages = learn(posts).passages
    assert len(passages) >= 5
    assert not any(secret in p.text for p in passages)


_PARTS = [
    *("오늘은 비가 왔다. ", "그래도 나갔다 ㅎㅎ ", "\n\n", "\n", "- 항목이다\n", "> 인용\n\n", "![](a.png) "),
    *("[링크](https://a.example/b) ", "https://a.example/c ", "<b>굵게</b> ", "# 제목\n\n", "```\n코드\n```\n\n"),
    *("me@mail.example ", "{% x %}", "**굵게** ", "<a\nhref='x'>"),
]


@given(st.lists(st.lists(st.sampled_from(_PARTS), max_size=60).map("".join), min_size=1, max_size=4))
@settings(max_examples=60)
def test_any_posts_give_a_card_or_too_little(texts: list[str]) -> None:
    try:
        learned = learn([Page(t, f"글 {n}") for n, t in enumerate(texts)])
    except TooLittle:
        return
    assert StyleCard.from_json(learned.to_json()) == learned
    assert all(line.strip() for line in profile_lines(learned))
    for passage in learned.passages:
        assert not re.search(r"https?:|!\[|</?[a-z]|@mail", passage.text)


# Kept and read again


@pytest.mark.parametrize("author", AUTHORS)
def test_a_card_survives_being_kept(author: str) -> None:
    assert StyleCard.from_json(card(author).to_json()) == card(author)


@pytest.mark.parametrize(
    "junk", ["", "null", "[]", "{}", "kein JSON", '{"language": "ko"}', '{"version": "x"}', "\x00"]
)
def test_junk_is_no_card(junk: str) -> None:
    with pytest.raises(ValidationError):
        StyleCard.from_json(junk)


# In words


@pytest.mark.parametrize("author", AUTHORS)
def test_the_profile_reads_as_lines_in_the_authors_language(author: str) -> None:
    lines = profile_lines(card(author))
    assert len(lines) >= 5
    assert all(line.strip() == line and "{" not in line and "None" not in line for line in lines)
    script = {"ko": "[가-힣]", "ja": "[ぁ-ヿ]", "en": "[a-z]"}[card(author).language]
    assert all(re.search(script, line) for line in lines)


def test_a_range_of_one_size_is_one_number() -> None:
    plain = card("plain")
    alike = replace(plain, profile=replace(plain.profile, post=Range(96.0, 100.0, 104.0)))
    assert "글 한 편: 100자." in "".join(profile_lines(alike))


@pytest.mark.parametrize("spoken", ["ko", "en", "ja", "fr"])
def test_every_habit_and_ending_has_a_name(spoken: str) -> None:
    assert all(habit_name(name, spoken) for name in HABITS)
    assert all(ending_name(e.ending, spoken) for author in AUTHORS for e in card(author).profile.endings)
