"""What a stranger can send takes twice as long for twice the text, and never four times."""

from contextlib import suppress
from dataclasses import replace
from html import escape

import pytest

from adapters.blogs.address.typed_url import normalize_url
from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.crawl.open_post import letters
from adapters.blogs.files.markdown_file import read_markdown
from adapters.blogs.files.reader import read_files
from adapters.blogs.platforms.naver import post as naver_post
from adapters.blogs.to_markdown.blocks import Run
from adapters.blogs.to_markdown.convert import html_to_markdown
from adapters.blogs.to_markdown.escape import write_cell, write_paragraph
from adapters.blogs.to_markdown.rendering import with_breaks
from adapters.blogs.web.blocked import block_reason
from adapters.blogs.web.fetcher import Page as WebPage
from adapters.blogs.web.robots import parse_robots
from adapters.chat.links import with_addresses
from adapters.chat.pages import pages
from adapters.chat.telegram.entities.marks import format_markdown
from adapters.chat.telegram.entities.unlinked import Marked, unlinked
from adapters.chat.telegram.reading import without_address
from adapters.models.spoken import Spoken
from benchmarks.voice.evaluation.read_back import read_back
from benchmarks.voice.facts.compare import check
from benchmarks.voice.trial.answers import impressions
from bot.card.card_requests import parse_card_request
from bot.commands.grammar import parse
from bot.drafts.draft_check import spelled_otherwise
from bot.drafts.sanitise.addresses import given
from bot.drafts.sanitise.derailed import Lookout
from bot.drafts.sanitise.pointed_out import pointed_out
from bot.drafts.sanitise.stream import Sanitiser
from bot.drafts.sanitise.text import NOBODYS, sanitised
from bot.errors import BlogError, NotAnAddress
from bot.kit.beside.label import without_label
from bot.model import File
from bot.wording import words_in
from styles import (
    Passage,
    Prompt,
    StyleCard,
    Turn,
    Unfamiliar,
    blanks,
    faults,
    learn,
    mend_sentences,
    outline,
    prompt,
    spelling,
    squeeze,
)
from styles.measuring.genre import of_request
from styles.measuring.slips import words_as_typed
from styles.model import Choice, Standing
from styles.prompting.card_text import render_card
from styles.prompting.copied import find_copied
from styles.prompting.fences import cleaned
from styles.prompting.foreign_script import foreign_sentences, foreign_stretches
from styles.prompting.profile_lines import place_lines
from styles.reading.ai_line import without_ai_line
from styles.reading.invisible import visible
from styles.reading.own_text import own
from styles.reading.sentences import sentences
from styles.reading.spoken import language
from styles.reading.tokens import count, cut
from tests.support.authors import Page, card
from tests.support.hostile.growth import DULL, MIXED, PIECES, STRANGE, USUAL, Case, grow_too_fast, repeated

POST = "https://blog.example/posts/1"


# Pages, files and addresses

PAGE = repeated("<script", "<", "<input ", "<p a='", "<noscript>", "<iframe", "{", "id = 'app", "로그인")
NESTING = repeated("<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<a>", "<p><span>", "<span><i>x</i>")
SIGNS = repeated("[", "*", "_", "`", "<", "(", "~", "&", "\\", "|", "#", "- ", "1. ", "![")
TYPED = repeated(
    *("[##_", "> [!", "{/*", "![[", "*a_ ", "[a](", "~~a ", "_a_ ", "<a ", "a*b*", "***a**b*", "[`", "#", "-|\n")
)
ADDRESS = repeated("a.", "a-", "(", ")", "http:/", "https://", "가.", "x.kr,", "](", ",;|", "@")
FILE = repeated("{%", "{{<", "[[", "```", "`", "<!--", "%%x", "{:", "---\n", "![[", "# ", "[a|", "~~~\n")
LINES = repeated("![[", "[##_", "a\n", "> ", "- ", "`", "_")
XML = repeated("<a>", "]]>", "&i;", "<![CDATA[") | {
    "attributes": lambda size: "<a " + " ".join(f"b{n}='1'" for n in range(size // 10)) + "/>"
}
NAVER = repeated(
    '<div class="se-component se-quotation">',
    '<div class="se-component se-sectionTitle">',
    '<div class="se-component se-table"><table><tr><td colspan="99" rowspan="99">',
    '<span style="font-weight:bold">',
    '<div class="se-component se-mrBlog"><div class="se-module-text">',
    '<p class="se-text-paragraph">ㅋ</p>',
)
ROBOTS = repeated("# ai ", "\n", " ", "# ai without\n", "\x00\x85\u2028", "Disallow: /a\n", "*a") | {
    "stars": lambda size: "User-agent: *\nDisallow: /" + "*a" * (size // 2),
    "agents": lambda size: "".join(f"User-agent: x{n}\n" for n in range(size // 16)) + "Disallow: /a\n" * (size // 13),
}


def _address(text: str) -> None:
    with suppress(NotAnAddress):
        normalize_url(text)


def _export(text: str) -> None:
    head = '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title><item><wp:a>'
    with suppress(BlogError):
        read_files((File("wp.xml", f"{head}{text}</wp:a></item></channel></rss>".encode()),))


def _naver(text: str) -> None:
    with suppress(Skip):
        naver_post(f'<div class="se-main-container"><div class="se-component se-text">{text}끝</div></div>', POST)


def _cut_up(text: str) -> None:
    write_paragraph([[Run(text[at : at + 100])] for at in range(0, len(text), 100)])
    write_paragraph([[Run(text[:500], frozenset({"**"})), Run(text[500:])]])
    write_paragraph([[Run(text[at : at + 9], frozenset({"*"} if at % 2 else ())) for at in range(0, len(text), 9)]])
    write_cell([[Run(text)]])


BLOGS = {
    "what stands in the way": Case(lambda text: block_reason(_page("<html>" + text)), PAGE, 5_000),
    "nesting": Case(html_to_markdown, NESTING),
    "signs": Case(lambda text: html_to_markdown(f"<p>{escape(text)}</p>"), SIGNS),
    "typed lines": Case(lambda text: write_paragraph([[Run(text)]]), USUAL | TYPED),
    "runs": Case(_cut_up, TYPED),
    "letters of a page": Case(letters, repeated("](", "[", "![")),
    "address": Case(_address, ADDRESS),
    "Markdown file": Case(read_markdown, FILE),
    "kept lines": Case(with_breaks, LINES),
    "WordPress export": Case(_export, XML),
    "Naver": Case(_naver, NAVER),
    "robots.txt": Case(lambda text: parse_robots(text.encode()).refuse(POST + "a" * 1500), ROBOTS, 10_000),
}


def _page(text: str) -> WebPage:
    return WebPage(POST, 200, "text/html", "utf-8", text.encode(), {})


# Messages

CUT = repeated(*DULL, *STRANGE)


def _heard(text: str) -> None:
    spoken = Spoken()
    for at in range(0, len(text), 4):
        spoken.hear(text[at : at + 4])
    spoken.rest()


MESSAGES = {
    "pages of 100": Case(lambda text: pages(text, 100), CUT),
    "pages of 2,000": Case(lambda text: pages(text, 2_000), CUT),
    "pages of 4,096": Case(lambda text: pages(text, 4_096), CUT),
    "name of the bot": Case(without_address, repeated("/a", "@", "/w@")),
    "files to learn from": Case(lambda text: parse("/learn " + text), repeated("http:", "http://", "a.")),
    "parse": Case(parse),
    "parse a command": Case(lambda text: parse("/" + text)),
    "parse a topic": Case(lambda text: parse("/write " + text)),
    "wish": Case(parse_card_request),
    "shown on Telegram": Case(format_markdown, repeated("\n", "> ", "](https://", "1.", "**a", "- \n", "# a\n")),
    "a model's thoughts": Case(_heard, repeated("\u3000", "<think>", "<", "</think>", "\n", "</")),
    "spelled otherwise": Case(lambda text: spelled_otherwise(text, text.replace("가", "나")), repeated("가 ", "a 가 ")),
}


# What a model writes

WRITTEN = USUAL | repeated(
    *(
        "](",
        "http:",
        "//",
        "<@",
        "a@",
        "/a ",
        "&#",
        "\\.",
        "*a*.c",
        "\x1b[",
        "\x1b]",
        "## 이 사람의 ",
        "</글 ",
        "sk-a",
        "a1B",
    ),
    *("eyJ", "a:b@", "hxxps://a[.]", "https://a(", "[](https://a)", "---\n", "ai_assisted: true\n", "이 글은 "),
)


def _streamed(text: str) -> None:
    filter_, lookout = Sanitiser(NOBODYS), Lookout()
    for at in range(0, len(text), 200):
        filter_.hear(text[at : at + 200])
        lookout.look(text[: at + 200])
    filter_.rest()


DRAFTS = {
    "filtered": Case(lambda text: sanitised(text, NOBODYS), WRITTEN),
    "filtered while it grows": Case(_streamed, WRITTEN, 5_000),
    "given addresses": Case(lambda text: given([text]), WRITTEN),
    "pointed out": Case(lambda text: pointed_out(text, words_in("ko")), WRITTEN),
    "links with addresses": Case(with_addresses, WRITTEN),
    "nothing to press": Case(lambda text: unlinked(Marked(text)), WRITTEN),
    "a label taken off": Case(lambda text: without_label(f"---\nai_assisted: true\ntitle: a\n---\n{text}"), WRITTEN),
    "the AI's line": Case(without_ai_line, WRITTEN),
}


# Posts, drafts and what is said of them

WEIGHTY = 600
FOREIGN = USUAL | repeated("漢ー", "가ㄱ", "가ㅋ", "ㅋㄱ", "\ufffd", "a-", "a.a")
SPELT = USUAL | repeated(
    *("‘", '"a', "$", "[확인", "{{", "할 수 있", "해 보고 ", "가 (", "`` ` ", "```\n", "<pre", "---\n", "    a\n")
)
FENCES = USUAL | repeated(
    *(
        "<",
        "< ",
        "</",
        "</글 ",
        "<글",
        "<글 1",
        "&lt;",
        "&lt;/글 ",
        "<글<",
        "## ",
        "글쓴이가 직접 ",
        "\u200b",
        "👩\u200d",
        "\ufe0f",
    ),
    *("dakopemuri", "dako", "> ", "<글 1" + "가" * 50, "\n# ", "--\n"),
)
STANDINGS = (Standing("sentence", 1.0, 2.0, 12),)


def _card_of(text: str) -> StyleCard:
    passage = Passage(text, text[:50], opening=True, closing=True)
    return replace(card("chatty"), passages=(passage, passage))


def _learned(text: str) -> None:
    posts = [Page("오늘은 비가 왔다. 그래도 나갔다. 아무도 없었다.\n" * 4 + text), Page("그래서 나는 또 나갔다. " * 9)]
    with suppress(Unfamiliar):  # most of the letters may be of another script
        learn(posts)


def _choices(spoken: str) -> list[Choice]:
    ways = [(way, other) for rule in spelling.rules(spoken) for way in rule.ways for other in rule.ways]
    return [Choice(way.name, other.name, 9) for way, other in ways if way is not other]


def _spelling(spoken: str) -> dict[str, Case]:
    choices = _choices(spoken)
    return {
        f"spelling applied, {spoken}": Case(lambda text: spelling.respell(text, choices, spoken), SPELT),
        f"spelling measured, {spoken}": Case(lambda text: spelling.measure_choices([text], spoken), SPELT),
    }


STYLES = {
    "own": Case(lambda text: own(Page(text, text)), smallest=WEIGHTY),
    "language": Case(language),
    "korean sentences": Case(lambda text: sentences([text], "ko"), smallest=WEIGHTY),
    "japanese sentences": Case(lambda text: sentences([text], "ja"), smallest=WEIGHTY),
    "english sentences": Case(lambda text: sentences([text], "en")),
    "learn": Case(_learned, repeated(*PIECES[::8], *MIXED), WEIGHTY),  # measures, masks and tells the genre too
    "rendered": Case(lambda text: render_card(_card_of(text))),
    "squeeze": Case(lambda text: squeeze(_card_of(text), 3_000)),
    "outline of a topic": Case(lambda text: outline(prompt(card("casual"), text))),
    "outline of notes": Case(lambda text: outline(prompt(card("casual"), "x", text))),
    "outline of a request": Case(lambda text: outline(Prompt(card("casual"), "x", "a\nb", (Turn("x", text),)))),
    "outline of a passage": Case(
        lambda text: outline(prompt(replace(_card_of(text), profile=card("plain").profile), "x"))
    ),
    "messages": Case(lambda text: Prompt(card("casual"), text, text, (Turn(text, text),)).messages),
    "typed": Case(lambda text: words_as_typed([text, text])),
    "genre of a request": Case(lambda text: of_request(text, text)),
    "blanks": Case(lambda text: blanks(text, "ko")),
    "mended": Case(lambda text: mend_sentences("가. " * 50 + text, ("가.", text[:40]), "1. " + text)),
    "faults": Case(lambda text: faults(prompt(card("chatty"), "비"), text)),
    "copied": Case(lambda text: find_copied(text, [text], ""), FOREIGN),
    "copied from a passage": Case(lambda text: find_copied(text, [text[:3_000]], text[:100]), FOREIGN),
    "strange": Case(lambda text: foreign_stretches(text, text[:9], "ko"), FOREIGN),
    "strange sentences": Case(lambda text: foreign_sentences(text, "", "en"), FOREIGN),
    "read back": Case(lambda text: read_back(place_lines(STANDINGS, "ko")[0] + ", " + text, ["sentence"], "ko")),
    "impressions": Case(lambda text: impressions("judge_1", text)),
    "facts": Case(lambda text: check(text, text[:9], "en")),
    "cleaned": Case(lambda text: cleaned.__wrapped__(text, "dakopemuri"), FENCES),
    "visible": Case(visible, FENCES),
    "count": Case(count),
    "cut": Case(lambda text: cut(text, 1_000)),
    **_spelling("ko"),
    **_spelling("ja"),
    **_spelling("en"),
}


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=name) for name, case in (BLOGS | MESSAGES | DRAFTS | STYLES).items()]
)
def test_twice_the_text_takes_about_twice_as_long(case: Case) -> None:
    assert grow_too_fast(case) == []
