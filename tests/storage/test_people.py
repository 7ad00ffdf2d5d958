"""Which language people speak and what they have shown to be theirs, on SQLite and on PostgreSQL alike."""

from datetime import UTC, datetime, timedelta

from bot.model import Blog, Claim
from bot.stores import Store
from tests.support.desk import ANN, BEN

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def claim(code: str, hours: float = 0, proved: datetime | None = None, address: str = "https://kong.example") -> Claim:
    return Claim(code, address, NOW + hours * HOUR, proved)


async def test_nobody_has_a_language_until_they_choose_one(store: Store) -> None:
    assert await store.people.language(ANN) is None
    await store.people.speaks(ANN, "ko")
    await store.people.speaks(ANN, "en")
    assert (await store.people.language(ANN), await store.people.language(BEN)) == ("en", None)


async def test_choosing_a_language_and_using_a_blog_do_not_undo_each_other(store: Store) -> None:
    await store.people.speaks(ANN, "en")
    first = await store.blogs.keep_blog(Blog("feed", "https://a.example/", "가", owner=ANN))
    second = await store.blogs.keep_blog(Blog("feed", "https://b.example/", "나", owner=ANN))
    await store.blogs.use(first)
    await store.people.speaks(ANN, "ko")
    assert await store.people.language(ANN) == "ko"
    assert await store.blogs.blogs(ANN) == [first, second]


async def test_a_claim_keeps_its_first_code_and_its_proof(store: Store) -> None:
    assert await store.people.claim("fake:ann", "naver:kong") is None
    assert await store.people.keep_claim("fake:ann", "naver:kong", claim("maltu-aaa")) == claim("maltu-aaa")
    assert await store.people.keep_claim("fake:ann", "naver:kong", claim("maltu-bbb", 1)) == claim("maltu-aaa", 1)
    assert await store.people.keep_claim("fake:ann", "naver:kong", claim("x", 2, NOW)) == claim("maltu-aaa", 2, NOW)
    assert await store.people.keep_claim("fake:ann", "naver:kong", claim("maltu-ccc", 3)) == claim("maltu-aaa", 3, NOW)
    assert await store.people.claim("fake:bob", "naver:kong") is None
    assert await store.people.claim("fake:ann", "naver:other") is None


async def test_the_claim_that_waits_is_the_one_asked_for_last_and_not_yet_proved(store: Store) -> None:
    assert await store.people.waiting("fake:ann") is None
    await store.people.keep_claim("fake:ann", "web:a", claim("a", 2, address="https://a.example"))
    await store.people.keep_claim("fake:ann", "web:b", claim("b", 1, address="https://b.example"))
    await store.people.keep_claim("fake:ann", "web:c", claim("c", 3, proved=NOW, address="https://c.example"))
    await store.people.keep_claim("fake:bob", "web:d", claim("d", 4, address="https://d.example"))
    waiting = await store.people.waiting("fake:ann")
    assert waiting is not None
    assert waiting.address == "https://a.example"
