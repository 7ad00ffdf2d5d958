"""What is kept of a list, and what older versions have kept of one."""

import json

import pytest

from adapters.blogs.crawl.fingerprint import ListFingerprint, digest, same_hash, validators
from adapters.blogs.web.fetcher import Page

WHOLE = ListFingerprint("wordpress", "https://x.kr/wp-json", "0f", "https://x.kr/", "집", '"7"', "Sat, 1 Jan", "aa")


def test_a_fingerprint_is_the_same_when_it_has_been_kept() -> None:
    assert ListFingerprint.parse(str(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    "said",
    [
        "0f3a\n하루의 기록",  # Naver's, with the title
        '["told", "0f3a", "하루의 기록"]',  # Tistory's
        "0f3a" * 16,  # Brunch's
        "blogger https://x.kr 0f3a W/7",  # those of six others
        '{"kind": "gopher", "at": "x", "hash": "y"}',
    ],
)
def test_what_was_kept_in_an_older_form_is_unknown(said: str) -> None:
    assert ListFingerprint.parse(said) is None


def test_that_of_a_feed_is_known_still() -> None:
    kept = json.dumps({"at": "https://x.kr/feed", "hash": "0f", "home": "https://x.kr/feed", "title": "집"})
    assert ListFingerprint.parse(kept) == ListFingerprint("feed", "https://x.kr/feed", "0f", "https://x.kr/feed", "집")


@pytest.mark.parametrize("cut", [16, 24, 32])
@pytest.mark.parametrize("prefix", ["", "post-list:"])
def test_a_hash_that_was_cut_shorter_is_the_same(cut: int, prefix: str) -> None:
    whole = digest(("빵", "소금빵"))
    assert same_hash(prefix + whole[:cut], prefix + whole)
    assert not same_hash(prefix + digest(("빵", "식빵"))[:cut], prefix + whole)


@pytest.mark.parametrize(("kept", "now"), [("", ""), ("2026", "2026-05-31"), ("3", "30"), ("0f3a", "0f3a11")])
def test_what_is_no_hash_is_never_the_same_for_its_beginning(kept: str, now: str) -> None:
    assert not same_hash(kept, now)


@pytest.mark.parametrize(("expires", "believed"), [("0", False), (" 0 ", False), ("Sat, 28 Nov", True), ("", True)])
def test_who_says_expires_0_renews_its_validators_each_time(expires: str, believed: bool) -> None:
    said = {"expires": expires, "etag": '"7"', "last-modified": "Sat, 28 Nov 2026 09:00:00 GMT"}
    page = Page("https://x.kr/feed", 200, "", "", b"", said)
    assert validators(page) == ((said["etag"], said["last-modified"]) if believed else ("", ""))
