"""Seven bloggers who do not exist, each with a manner of their own, and their cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from styles import StyleCard, Written, learn
from tests.support.posts import CHATTY, PLAIN


@dataclass(frozen=True)
class Page:
    """A post, as far as style goes."""

    markdown: str
    title: str = "제목"


_FORMAL = [
    "오늘은 새로 나온 책을 한 권 소개합니다. 표지가 파란색이라 눈에 잘 띕니다. 이 책은 왜 인기가 있을까요?\n\n"
    f"{what} 이야기는 책의 한가운데에 나옵니다. {what} 이야기를 저는 세 번 읽었습니다. 짧지만 오래 남습니다.\n"
    f"그래서 {what} 이야기만 따로 적어 두었습니다. 다음 글에서 이어서 {what} 장을 살펴봅시다."
    for what in ("바다", "사막", "우주", "골목")
]
_CLIPPED = [
    f"오늘 점심은 {what} 먹었음\n생각보다 비쌌는데 {what} 양은 많음\n다음에는 {what} 말고 다른 거 먹어 보기\n"
    f"{what} 나올 때까지 이십 분 기다림\n사장님이 {what} 더 주심\n또 {what} 먹으러 갈 의향 있음\n"
    f"주차는 {what} 집이 다 그렇듯 어려움\n근처 공원에서 {what} 먹은 배를 꺼뜨림"
    for what in ("국밥", "냉면", "돈가스", "비빔밥")
]
_CASUAL = [
    f"나 오늘 {what} 갔다 왔어 ㅋㅋㅋ {what} 진짜 웃겼어. 너도 {what} 같이 갔으면 좋았을 거야.\n"
    f"그래서 {what} 사진만 잔뜩 찍었어 ㅋㅋ\n\n"
    f"다음엔 꼭 {what} 같이 가자니까. 내가 {what} 앞에서 밥 살게. {what} 완전 맛있어 ㅎㅎ 근데 {what} 줄이 너무 길었어."
    for what in ("바다", "산에", "시장", "공원")
]
_JAPANESE = [
    f"今日は{what}に行きました。{what}はとても静かで、人はほとんどいませんでした。私は{what}の窓の席に座りました。\n\n"
    f"{what}でコーヒーを頼んだのですが、少し苦かったです。それでも、また{what}に行きたいですね。\n"
    f"帰りに{what}の前で雨が降りました。傘がなくて、駅まで走りました。{what}はもうすぐ閉まるそうです。"
    for what in ("喫茶店", "図書館", "公園", "美術館")
]
_ENGLISH = [
    f"I went to the {what} again today. The {what} wasn't busy, so I sat by the window (as I always do).\n\n"
    f"But the coffee at the {what} was cold! We had planned to stay at the {what} for an hour.\n\n"
    f"So we stayed at the {what} for three, and nobody asked us to leave. I don't know why; I liked the {what}."
    for what in ("library", "market", "museum", "harbour")
]
AUTHORS: dict[str, Sequence[Written]] = {
    "chatty": CHATTY,
    "plain": PLAIN,
    "formal": [Page(t, f"책 {n}") for n, t in enumerate(_FORMAL)],
    "clipped": [Page(t, f"점심 {n}") for n, t in enumerate(_CLIPPED)],
    "casual": [Page(t, f"나들이 {n}") for n, t in enumerate(_CASUAL)],
    "japanese": [Page(t, f"日記 {n}") for n, t in enumerate(_JAPANESE)],
    "english": [Page(t, f"Day {n}") for n, t in enumerate(_ENGLISH)],
}


@cache
def card(author: str) -> StyleCard:
    """What was learned from one of them."""
    return learn(AUTHORS[author])


@cache
def diarist() -> StyleCard:
    """What was learned from one whose posts are longer than any budget."""
    return learn([long_page(n) for n in range(9)])


def long_page(number: int, words: str = "", paragraphs: int = 40) -> Page:
    """A post of some 2,000 characters; no line of it stands in another."""
    body = "\n\n".join(
        f"{number}번째 글의 {i}번째 문단이다. 오늘 {number}번 산에서 무엇을 했는지 적어 둔다. 그렇게 하루가 갔다."
        for i in range(paragraphs)
    )
    return Page(f"{words}\n\n{body}", f"글 {number}")
