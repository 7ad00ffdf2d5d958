"""What a session costs: what a request begins with is read from the cache, but only whole units that were kept."""

from benchmarks.voice.session_price import PrefixCache, session
from styles.learning.learn import learn
from styles.prompting.prompt import Message, prompt
from styles.reading.tokens import count
from tests.support.posts import CHATTY

LONG = "긴 글이다. 아무도 없었다. 나는 다리 아래에서 돌아섰다. " * 200


def _user(text: str) -> Message:
    return Message("user", text)


def test_a_conversation_that_grows_is_read_from_the_cache_up_to_its_last_answer() -> None:
    cache = PrefixCache()
    first = cache.ask([_user(LONG)], "초안이다.")
    second = cache.ask([_user(LONG), Message("assistant", "초안이다."), _user("짧게")], "둘째다.")
    assert (first.cached, first.read) == (0, count(LONG))
    assert second.cached == (count(LONG) + count("초안이다.")) // 256 * 256
    assert second.cached + second.read == count(LONG) + count("초안이다.") + count("짧게")
    assert second.written == count("둘째다.")


def test_what_two_requests_begin_with_alike_is_hit_by_the_third() -> None:
    cache = PrefixCache()
    asked = [cache.ask([Message("system", LONG), _user(topic)], "초안").cached for topic in ("빵집", "시장", "강변")]
    assert asked[:2] == [0, 0]
    assert asked[2] == count(LONG) // 256 * 256


def test_a_short_prefix_is_not_kept() -> None:
    cache = PrefixCache()
    assert [cache.ask([_user("짧은 물음")], "답").cached for _ in range(2)] == [0, 0]


def test_a_draft_that_is_sent_back_mended_is_read_anew_and_nothing_before_it() -> None:
    first = prompt(learn(CHATTY), "빵집", "- 소금빵 두 개", 4_000)
    drafts = [f"{LONG}{n}" for n in range(3)]
    as_written = session(first, drafts, ["짧게", "길게"], PrefixCache())
    mended = session(first, drafts, ["짧게", "길게"], PrefixCache(), kept=lambda draft: f"짧은 {draft}")
    assert sum(u.cached for u in mended) < sum(u.cached for u in as_written)
    assert 0 <= mended[1].read - as_written[1].read - count(LONG) < 300
