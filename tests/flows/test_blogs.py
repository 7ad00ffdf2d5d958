"""Whose a blog is, and posts that are pasted, as they are seen in every chat."""

from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk
from tests.support.posts import CHATTY

__all__ = ["talk"]


@only(ONE_OF_EACH)
async def test_a_blog_that_wants_no_programs_is_not_read_and_a_button_waits_for_the_code(talk: Talk) -> None:
    talk.blog.asks_of_programs("# No AI training, please: it is prohibited.\nUser-agent: *\nAllow: /\n")
    refused = await talk.registers(talk.blog.url)
    assert "AI가 글을 가져가지 못하게 해 두어서" in refused.text
    assert "maltu-" in refused.text
    assert refused.labels == ("문구를 넣었어요",)
    assert not talk.blog.asked, "robots.txt aside"
    await talk.restart()
    again = await talk.presses(refused, "문구를 넣었어요")
    assert "아직" in again.text
    [code] = {word.strip("`") for word in refused.text.split() if word.strip("`").startswith("maltu-")}
    assert code in again.text


@only(["console", "discord in private", "telegram"])
async def test_posts_are_pasted_until_the_person_says_that_was_all(talk: Talk) -> None:
    asked = await talk.says("/learn")
    assert "붙여 넣어 주세요" in asked.text
    await talk.restart()
    texts = [f"{post.title}\n\n{post.markdown}" for post in CHATTY]
    received = await talk.says("\n---\n".join(texts[:4]))
    assert "지금까지 4편" in received.text
    received = await talk.says("\n---\n".join(texts[4:]))
    assert "지금까지 8편" in received.text
    learned = await talk.presses(received, "끝")
    assert "배운 글 8편" in learned.text
    assert "본인이 쓴 글로 등록했어요" in learned.text
