"""What of an author's posts does not go along as a passage: other people's words, and other people's lives."""

import re
from collections.abc import Sequence

from styles.learning.published.added import is_gathered
from styles.measuring.counted import Counted
from styles.reading.own_text import PERSONAL, Own

_HANDLE = re.compile(r"(?<![\w/@.])@[\w.]{2,30}")  # somebody's name on Instagram, Threads, GitHub …
# Births, illness, partings and money, in words that hardly mean anything else.
_PRIVATE = re.compile(
    r"출산|임신|유산했|조리원|제왕절개|난임|투병|항암|암 ?진단|우울증|공황장애|이혼|파혼|장례식|부고|돌아가셨|"
    r"대출금|대출을|빚을|연봉|월급|전세금|보증금|파산|"
    r"\b(?:pregnan\w+|miscarriage|chemo\w*|cancer|depress(?:ion|ed)|divorc\w+|funeral|passed away)\b|"
    r"\b(?:mortgage|salary|debts?)\b|"
    r"妊娠|出産|流産|闘病|離婚|葬式|亡くな|借金|年収|うつ病",
    re.I,
)
_SUBJECT = 0.5  # of the posts: what so many speak of is what the blog is about
# A byline, a translator's note, an article taken over: in the first lines of a post or its last; lines of at most 200
# characters.
_BYLINE = re.compile(
    r"^\W*(?:author\s*/\s*)?byline\b|(?-i:^\W*[Bb]y [A-Z][a-z]+ [A-Z][a-z]+)|^\W*(?:원문|번역|옮긴이|글쓴이|지은이)\s*[:：]|"
    r"번역(?:한|된|해 ?둔|해 ?본|하여 ?올린) ?(?:글|문서|것|약관|내용)|이 글은 [^\n]{0,60}?번역(?:본|글|한|된|입니다|이다)|"
    r"(?:글|문서|약관|기사|원문)(?:을|를) [^\n]{0,20}?(?:번역했|번역하였|옮겼|옮긴 [것글])|"
    r"[가-힣]{2,4} ?기자(?:\s|$|=)|무단 ?전재|translated (?:by|from)|originally (?:published|appeared)|reprinted|"
    r"^\W*(?:原文|翻訳|著者|訳者)\s*[:：]",
    re.I | re.M,
)
_ENDS = 5  # lines at either end of a post
_LONG = 1_500  # characters in which an author who says "I" would have said it
_SAYS_I = 0.8  # of the author's long posts


def private_in(text: str) -> bool:
    """Whether a stretch holds an address, a number or a handle that is somebody's."""
    return PERSONAL.search(text) is not None or _HANDLE.search(text) is not None


def private_matters(posts: Sequence[Own]) -> re.Pattern[str] | None:
    """What to look for of births, illness, partings and money; None where they are what the blog is about."""
    touched = sum(_PRIVATE.search(post.text) is not None for post in posts)
    return None if touched >= max(3, _SUBJECT * len(posts)) else _PRIVATE


def others_posts(posts: Sequence[Counted]) -> frozenset[int]:
    """The places of posts that somebody else seems to have written, and of texts that are no posts.

    Those with a byline or a translator's note at an end; and, where four of five long posts speak of oneself, long ones
    that never do.
    """
    bylined = {n for n, post in enumerate(posts) if _has_byline(post.own)}
    long = [n for n, post in enumerate(posts) if len(post.text) >= _LONG]
    silent = {n for n in long if not any(s.selves for s in posts[n].sentences)}
    says_i = len(long) >= 10 and len(long) - len(silent) >= _SAYS_I * len(long)
    pieced = {n for n, post in enumerate(posts) if is_gathered(post.own)}
    return frozenset(bylined | pieced | (silent if says_i else set()))


def _has_byline(post: Own) -> bool:
    lines = post.text.split("\n")
    return any(_BYLINE.search(line) for line in (*lines[:_ENDS], *lines[-_ENDS:]) if len(line) <= 200)
