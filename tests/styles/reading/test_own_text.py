"""What of a post is the author's own, and how each of their sentences ends."""

from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from styles import learn
from styles.reading.layout import MARKS
from styles.reading.own_text import Own, own
from styles.reading.sentences import Ending, Sentence, sentences
from styles.reading.spoken import language

# What Markdown is made of, so that generated posts are full of half-open constructs.
_PIECES = [
    *("가나다 ", "ㅋㅋ", "word ", "\n", "\n\n", "  \n", "# ", "> ", "- ", "1. ", "    ", "\t", "```", "~~", "**", "`"),
    *("[", "](", ")", "![", "<", "</b>", "<br>", "<!--", "-->", "{% x", "%}", "{{< y", ">}}", "$$", "\\[", "\\]"),
    *("|", "---\n", "[^1]", "[^1]: ", "https://a.example/b", "\u200b", "\ufeff", "\r", "\x00", "\ud800", "&amp;", "\\"),
]
nasty = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@dataclass(frozen=True)
class Page:
    """A post of our own."""

    markdown: str
    title: str = "제목"


def taken(markdown: str) -> Own:
    return own(Page(markdown))


def texts(markdown: str) -> list[str]:
    return [block.text for block in taken(markdown).blocks]


# Only the author's words


@pytest.mark.parametrize(
    ("foreign", "words"),
    [
        ("```python\nprint('코드')\n```", "코드"),
        ("~~~\n물결 울타리\n~~~", "울타리"),
        ("```\n닫히지 않은 코드", "닫히지"),
        ("    들여 쓴 코드()", "들여"),
        ("> 남의 말을 옮겼다.\n이어진 줄도 남의 말.", "남의"),
        ("> > 겹친 인용", "겹친"),
        ("> - 인용 안의 목록", "목록"),
        ("| 이름 | 값 |\n|---|---|\n| 사과 | 천 원 |", "사과"),
        ("![바다 사진](https://pics.example/sea.jpg)", "바다"),
        ("[어느 블로그의 글 제목](https://other.example/post)", "블로그의"),
        ("[![표지](https://pics.example/c.jpg)](https://other.example/post)", "표지"),
        ("https://other.example/some/long/path?x=1", "other"),
        ("<https://other.example/angle>", "angle"),
        ("[^1]: 각주에 적은 출처", "각주에"),
        ("<div class='card'>\n카드 안의 말\n</div>", "카드"),
        ("<!-- 숨긴 말 -->", "숨긴"),
        ("{% include card.html title='포함한 조각' %}", "포함한"),
        ('{% include pull-quote.html\n  quote="여러 줄에 걸친 조각" %}', "여러"),
        ("{% highlight js %}\nvar 변수 = 1;\n\n다음 줄\n{% endhighlight %}", "변수"),
        ("{{< highlight go >}}\nfunc 함수()\n{{< /highlight >}}", "함수"),
        ('{{< figure caption="그림 설명" >}}', "그림"),
        ("{: .no_toc}", "no_toc"),
        ("$$\n\\text{수식} = 1\n$$", "수식"),
        ("\\[ 수식 + 2 \\]", "수식"),
        ("[참고]: https://other.example/ref", "참고"),
        ("---", "-"),
    ],
)
def test_what_is_not_the_authors_own_sentence_is_left_out(foreign: str, words: str) -> None:
    found = texts(f"앞 문단이에요.\n\n{foreign}\n\n뒤 문단이에요.\n")
    if "닫히지" in foreign:
        assert found == ["앞 문단이에요."]
    else:
        assert found == ["앞 문단이에요.", "뒤 문단이에요."]
    assert words not in "".join(found)


@pytest.mark.parametrize(
    ("markdown", "kind", "line"),
    [
        ("![](x)\n*바다가 보이는 카페*", "caption", "바다가 보이는 카페"),
        ("보러 가요\n[그 가게 글](https://other.example/1)\n좋았어요", "link", "그 가게 글"),
        ("https://other.example/1", "link", "https://other.example/1"),
        ("- [남의 글](https://other.example/1)\n- 내 말", "link", "남의 글"),
        ("> 남의 말", "quote", "남의 말"),
        ("> # 남의 제목", "quote", "남의 제목"),
        ("| 값 |\n|---|\n| 천 원 |", "table", "천 원"),
        ("```\n a = 1\n```", "code", " a = 1"),
    ],
)
def test_what_stands_around_the_authors_words_is_named_and_never_prose(markdown: str, kind: str, line: str) -> None:
    post = taken(f"앞 문단이에요.\n\n{markdown}\n")
    assert (line, kind) in [(found.text, found.kind) for found in post.lines]
    assert line.strip() not in post.text


@pytest.mark.parametrize(("characters", "kind"), [(100, "quote"), (99, "prose")])
@pytest.mark.parametrize("marks", ['""', "「」"])
def test_a_paragraph_that_is_one_long_quotation_is_somebody_elses(marks: str, characters: int, kind: str) -> None:
    told = f"{marks[0]}{'비가 오는 날에는 ' * 10}"[: characters - 1] + marks[1]
    [line] = [found for found in taken(f"앞 문단이에요.\n\n{told}\n\n뒤 문단이에요.").lines if found.text == told]
    assert (len(told), line.kind) == (characters, kind)


def test_lines_and_blocks_are_one_view_of_the_same_words() -> None:
    post = taken("# 제목\n\n첫 줄이에요\n둘째 줄이에요\n\n\n\n- 하나\n- 둘\n")
    own_lines = [line.text for line in post.lines if line.kind in ("prose", "heading", "list")]
    assert own_lines == [line for block in post.blocks for line in block.text.split("\n")]
    assert [(line.blank_before, line.kind) for line in post.lines] == [
        (0, "heading"),
        (1, "prose"),
        (0, "prose"),
        (2, "list"),
        (0, "list"),
    ]


def test_line_breaks_are_kept_both_soft_and_hard() -> None:
    assert texts("첫 줄이에요\n둘째 줄이에요  \n셋째 줄이에요<br>넷째 줄이에요") == [
        "첫 줄이에요\n둘째 줄이에요\n셋째 줄이에요\n넷째 줄이에요"
    ]


def test_paragraphs_filled_to_a_fixed_width_are_whole_lines_again() -> None:
    filled = (
        "I moved the whole thing to another machine last week because the old one had become\n"
        "so loud that nobody could sit next to it any more. The new one is quiet, and it was\n"
        "cheaper than I had thought. Setting it up took an evening, most of which I spent on\n"
        "looking for a cable that had been in my hand the entire time. Nothing broke during\n"
        "the move, which I count as a success. We will see how long it lasts this time, but\n"
        "I am hopeful."
    )
    assert texts(filled) == [filled.replace("\n", " ")]
    address = "https://a.example/" + "x" * 150
    assert texts(f"{filled}\n\nSee\n{address}\nfor more.") == [filled.replace("\n", " "), "See for more."]
    assert [len(s) for s in sentences(texts(filled), "en")] == [5]


def test_one_sentence_a_line_stays_one_sentence_a_line() -> None:
    lines = (
        "오늘은 하루 종일 집에서 쉬었어요.\n"
        "점심에는 남은 육수로 칼국수를 끓여 먹었는데 간을 두 번이나 봤는데도 국물이 너무 짰어요.\n저녁은 굶었어요.\n"
        "일찍 누웠는데 낮에 마신 커피 때문인지 도무지 잠이 안 와서 한참을 뒤척였어요.\n"
        "결국 일어나서 지난번에 사 둔 두꺼운 책을 폈어요.\n신기하죠.\n"
        "몇 장 넘기지도 않았는데 어느새 아침이었고 책은 침대 밑에 떨어져 있더라고요.\n내일은 나가야겠어요."
    )
    assert texts(lines) == [lines]


def test_links_inside_a_sentence_keep_their_words_and_lose_their_address() -> None:
    assert texts("어제 [동네 빵집](https://map.example/1)에 다녀왔는데 좋았어요.") == [
        "어제 동네 빵집에 다녀왔는데 좋았어요."
    ]
    assert texts("자세한 건 https://map.example/1?q=2 참고하세요.") == ["자세한 건 참고하세요."]
    assert texts("어제 본 글은 www.other.example/a.") == ["어제 본 글은 ."]


def test_emphasis_code_and_strikes_keep_their_words() -> None:
    assert texts("이건 **정말** *아주* `print()` ~~별로~~ 좋아요.") == ["이건 정말 아주 print() ~~별로~~ 좋아요."]


def test_footnote_marks_and_invisible_characters_go() -> None:
    assert texts("그렇다고\u200b 한다[^1].\u00a0정말로\ufeff.") == ["그렇다고 한다. 정말로."]


def test_what_no_database_takes_is_gone_from_text_source_and_title() -> None:
    taken_apart = own(Page("가\0나\ud83d다", "제\0목\ud83d"))
    assert (taken_apart.blocks[0].text, taken_apart.source, taken_apart.title) == ("가나다", ("가나다",), "제목")


def test_nested_lists_give_an_item_each_and_the_right_kinds() -> None:
    taken_apart = taken("# 장보기\n\n시장에 갔어요.\n\n- 배추 두 포기\n  - 겉잎은 뗐어요\n    1. 절이기\n- 무 한 개\n")
    assert [(b.kind, b.text) for b in taken_apart.blocks] == [
        ("heading", "장보기"),
        ("prose", "시장에 갔어요."),
        ("list", "배추 두 포기"),
        ("list", "겉잎은 뗐어요"),
        ("list", "절이기"),
        ("list", "무 한 개"),
    ]
    assert [taken_apart.times(m) for m in ("bullet", "number", "heading")] == [3, 1, 1]


def test_layout_is_counted() -> None:
    post = taken(
        "# 하나\n\n**굵게** 쓰고 *기울여* [링크](https://a.example)도 걸었다.\n\n![](a.png)\n\n"
        "> 인용\n\n```\n코드\n```\n\n---\n\n|a|b|\n|-|-|\n|1|2|\n"
    )
    assert {mark: post.times(mark) for mark in MARKS} == dict.fromkeys(MARKS, 1) | {"bullet": 0, "number": 0}


def test_a_head_ends_with_the_block_in_which_its_size_is_reached() -> None:
    head = taken("# 하나\n\n첫 단락\n\n**둘째** 단락\n\n- 셋째").head(6)
    assert [b.text for b in head.blocks] == ["하나", "첫 단락", "둘째 단락"]
    assert (head.times("heading"), head.times("bold"), head.times("bullet")) == (1, 1, 0)


def test_of_a_head_headings_are_no_part_of_its_size() -> None:
    post = taken("# 하나\n\n네 글자\n\n둘째")
    assert [b.text for b in post.head(4).blocks] == ["하나", "네 글자"]
    assert [b.text for b in post.head(5).blocks] == ["하나", "네 글자", "둘째"]
    assert [len(post.head(size).rows) for size in (4, 5)] == [2, 3], "and of what is set apart as much"


def test_a_table_of_contents_is_links_and_the_headings_it_names_stay_the_authors() -> None:
    post = taken("- 준비\n- 길\n- 밥\n\n# 준비\n\n신발을 샀다.\n\n# 길\n\n멀었다.\n\n# 밥\n\n- 국수\n- 전")
    assert [b.text for b in post.blocks] == ["준비", "신발을 샀다.", "길", "멀었다.", "밥", "국수", "전"]
    assert [line.text for line in post.lines if line.kind == "link"] == ["준비", "길", "밥"]


def test_size_counts_prose_and_lists_without_white_space_and_headings() -> None:
    assert taken("# 제목은 빼고\n\n가 나\n다\n\n- 라 마").size == 5


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_blocks_know_their_lines_in_the_source(line_end: str) -> None:
    markdown = line_end.join(
        ["# 제목", "", "첫째 문단", "둘째 줄", "", "```", "코드", "```", "", "- 항목", "", "끝 문단"]
    )
    taken_apart = taken(markdown)
    assert [(b.text, taken_apart.source[b.start : b.end]) for b in taken_apart.blocks] == [
        ("제목", ("# 제목",)),
        ("첫째 문단\n둘째 줄", ("첫째 문단", "둘째 줄")),
        ("항목", ("- 항목",)),
        ("끝 문단", ("끝 문단",)),
    ]


@given(st.one_of(st.text(), nasty))
@example("> " * 500)
@example("- " * 500 + "a")
@example("[" * 3000)
@example("\ud83d 반쪽 글자")
@settings(max_examples=400)
def test_any_text_is_taken_apart_and_lines_point_into_the_source(markdown: str) -> None:
    taken_apart = taken(markdown)
    last = 0
    for block in taken_apart.blocks:
        assert 0 <= block.start < block.end <= len(taken_apart.source)
        assert last <= block.start
        assert block.text.strip()
        assert "\r" not in block.text
        last = block.start
    assert taken_apart.size >= 0


@given(st.text(alphabet="가나다라 .!?\n", max_size=200))
def test_plain_words_are_all_the_authors_own(text: str) -> None:
    """No letter of a post without any markup gets lost."""
    assert "".join("".join(texts(text.replace(" ", ""))).split()) == "".join(text.split())


# Languages


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("오늘은 날씨가 좋아요", "ko"),
        ("React의 useEffect를 써서 state를 바꾸는 방법을 정리했다", "ko"),
        ("今日は天気がいいですね", "ja"),
        ("The weather is fine today", "en"),
        ("Il fait beau", "en"),
        ("", "en"),
        ("12345 !!", "en"),
    ],
)
def test_the_language_is_seen_by_its_script(text: str, known: str) -> None:
    assert language(text) == known


# Endings


def ending(text: str, spoken: str = "ko") -> tuple[Ending, str]:
    found = sentences([text], spoken)[0]
    assert len(found) == 1, [s.text for s in found]
    return found[0].ending, found[0].form


_LABELLED: dict[Ending, str] = {
    "polite": """오늘은 빵집에 다녀왔어요
줄이 정말 길더라고요~
저는 아직 안 먹어 봤거든요 ㅋㅋㅋ
하늘이 참 맑네요!
다음에 또 올게요 ㅎㅎ
이거 어디서 사셨어요?
진짜 좋았어요 (진짜로)
그건 제 잘못이죠...
같이 가실래요?
비가 올 것 같은데요
아이가 너무 좋아하더라구요 ㅠㅠ
저도 몰라요ㅋㅋㅋㅋ
여기가 바로 그 집이에요.
제가 산 건 소금빵이고요.
이 기능은 왜 필요할까요?
좋은 하루 보내세요~
저는 이렇게 생각해요 :)
맛있었어요!! ♥
"이게 뭐예요?" 하고 물었어요.
이 집 너무 맛있어용
어제 갔다 왔어염~
여기 진짜 좋아여~
내일 봐요 >_<""",
    "formal": """오늘은 책을 소개합니다.
많은 관심 부탁드립니다
왜 이렇게 되었습니까?
함께 살펴봅시다.
어제는 비가 왔습니다 ^^
좋은 하루 보내십시오.
사실은 그렇답니다.
잘 다녀왔습니당 ㅎㅎ""",
    "plain": """아침에 비가 왔다.
나는 그 말을 믿지 않는다
이것이 최선이었을까?
그렇게 하루가 갔다...
아무도 없었다 (정말로)
오늘도 실패다 ㅋㅋ
과연 그런가?
이제 다시 시작하자.
나도 잘 모르겠다 ㅠㅠ
"괜찮아"라고 그가 말했다.
어제 산 책이 벌써 도착했더라
그럴 리가 있나
나만 그런가 싶다.
'이제 그만하자'고 생각했다
빨리 집에 가고 싶당
좋다ㅎㅎ""",
    "casual": """나 오늘 빵 먹었어
진짜 웃기지 ㅋㅋㅋ
그거 완전 맛있네~
나는 안 갈래
너 어디야?
그게 아니거든
이게 되네
내가 해볼게
먹어보니 괜찮더라고
뭐 먹지""",
    "clipped": """오늘 점심은 국밥 먹었음
생각보다 비쌈 ㅋㅋ
사람이 너무 많음...
주말에 다시 가기
다음에는 예약해야 함.
한 번쯤 가 볼 만함""",
    "noun": """드디어 도착한 우리 집
소금빵 세 개와 커피 한 잔.
오늘의 메뉴: 김치찌개
드디어 주말!!""",
    "trailing": """가고 싶었는데...
비도 오고 바람도 불고
먹으려고 했는데 ㅠㅠ
배는 부르지만…
사 올 걸 그랬나 싶은데""",
    "other": """ㅋㅋㅋㅋㅋ
ㅠㅠ
🎉🎉
...
This one is English.""",
}


@pytest.mark.parametrize(("text", "known"), [(t, kind) for kind, ts in _LABELLED.items() for t in ts.split("\n")])
def test_a_korean_sentence_ends_as_a_reader_would_say(text: str, known: Ending) -> None:
    assert ending(text)[0] == known


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("줄이 길더라고요~", "-더라고요"),
        ("안 먹어 봤거든요 ㅋㅋ", "-거든요"),
        ("또 올게요", "-ㄹ게요"),
        ("책을 소개합니다.", "-ㅂ니다"),
        ("하늘이 맑네요!", "-네요"),
        ("오늘은 국밥 먹었음", "-음"),
        ("이 집 맛있어용", "-어용"),
        ("잘 다녀왔습니당", "-습니당"),
        ("가고 싶었는데...", "-는데"),
        ("드디어 주말", ""),
    ],
)
def test_an_ending_is_spelled_as_a_reader_knows_it(text: str, form: str) -> None:
    assert ending(text)[1] == form


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("今日はパン屋に行きました。", "polite"),
        ("とてもおいしかったです！", "polite"),
        ("なぜでしょうか？", "polite"),
        ("来てください。", "polite"),
        ("楽しいですw", "polite"),
        ("雨が降っていた。", "plain"),
        ("これは失敗である。", "plain"),
        ("値段が高い。", "plain"),
        ("本当に楽しい", "plain"),
        ("美味しかった(笑)", "plain"),
        ("本を読む", "plain"),
        ("おいしいね。", "casual"),
        ("また行きたいな〜", "casual"),
        ("食べられないよ", "casual"),
        ("懐かしい味。", "noun"),
        ("次の日の朝", "noun"),
    ],
)
def test_a_japanese_sentence_ends_as_a_reader_would_say(text: str, known: Ending) -> None:
    assert ending(text, "ja")[0] == known


def test_english_is_cut_at_its_marks() -> None:
    found = sentences(
        ['It rained. We stayed in (mostly)! "Why?" Anyway, I left at 3.5 km... So did we\nNext line'], "en"
    )[0]
    assert [s.text for s in found] == [
        "It rained.", "We stayed in (mostly)!", '"Why?"', "Anyway, I left at 3.5 km...", "So did we", "Next line",
    ]  # fmt: skip
    assert [s.first for s in found] == ["", "", "", "Anyway", "So", ""]
    assert [s.selves for s in found] == [(), ("we",), (), ("I",), ("we",), ()]


def test_japanese_is_cut_at_its_marks() -> None:
    assert [s.text for s in sentences(["雨だ。帰る！3.14は円周率。(たぶん)終わり"], "ja")[0]] == [
        "雨だ。",
        "帰る！",
        "3.14は円周率。",
        "(たぶん)終わり",
    ]


def test_what_a_sentence_opens_with_and_who_speaks_is_seen() -> None:
    first, second, third = sentences(["그래서 저는 집에 갔어요. 우리는 자주 그래요. 하지만 내가 졌어요."], "ko")[0]
    assert (first.first, first.selves) == ("그래서", ("저",))
    assert (second.first, second.selves) == ("", ("우리",))
    assert (third.first, third.selves) == ("하지만", ("나",))


def test_line_breaks_part_sentences_without_marks() -> None:
    assert [s.text for s in sentences(["오늘은 비\n내일은 맑음\n\n끝"], "ko")[0]] == ["오늘은 비", "내일은 맑음", "끝"]


@pytest.mark.parametrize("spoken", ["ko", "ja", "en"])
def test_each_text_gets_its_own_sentences(spoken: str) -> None:
    found = sentences(["", "하나. 둘.", "\n\n", "😀", "끝"], spoken)
    assert [[s.text for s in of] for of in found] == [
        [],
        ["하나.", "둘."] if spoken != "ja" else ["하나. 둘."],
        [],
        ["😀"],
        ["끝"],
    ]


@given(st.one_of(st.text(), nasty.map(lambda t: t.replace("\ud800", ""))), st.sampled_from(["ko", "ja", "en"]))
@settings(max_examples=200)
def test_sentences_lose_no_letters(text: str, spoken: str) -> None:
    found: list[Sentence] = sentences([text], spoken)[0]
    assert all(s.text.strip() for s in found)
    if "\0" not in text:
        assert "".join("".join(s.text for s in found).split()) == "".join(text.split())


# Posts nobody expects


@pytest.mark.parametrize(
    "markdown",
    ["", "   \n\n", "🎉" * 200, "```\n" + "코드다.\n" * 100 + "```", "> 인용이다.\n" * 50, "![](a.png)\n\n" * 50],
)
def test_posts_without_words_have_no_size_or_no_sentence(markdown: str) -> None:
    taken_apart = taken(markdown)
    assert taken_apart.size == 0 or all(s.ending == "other" for s in sentences(texts(markdown), "ko")[0])


def test_a_post_of_lists_alone_can_be_learned_from() -> None:
    card = learn([Page("\n".join(f"- {n}번째로 산 것은 아주 오래 쓸 물건이다." for n in range(20)))])
    assert card.profile.endings[0].ending == "plain"


def test_of_a_line_of_five_megabytes_only_the_beginning_is_read() -> None:
    line = "오늘은 비가 왔어요 그래서 집에 있었어요. " * (5_000_000 // 23)
    learned = learn([Page(line)])
    assert taken("가" * 5_000_000).size == taken("a" * 5_000_000).size == 100_000
    assert learned.profile.endings[0].ending == "polite"
