"""A Japanese blogger, in every chat: from a blog to what is kept of them, and not a word in another language."""

import re

from bot.wording import words_in
from bot.wording.kit import KIT_FORMS
from tests.flows.test_flows import words
from tests.support.authors import AUTHORS
from tests.support.flows.places import only, talk
from tests.support.flows.talk import Shown, Talk

__all__ = ["talk"]

JA = words_in("ja")
TAG = "#일상"  # of the blog on the server
HANGUL = re.compile("[가-힣]")
DRAFT = "# 京都の3日間\n\n一日目は雨でした。それでも錦市場は楽しかったです。"
SHORTER = "# 京都の3日間\n\n雨でしたが、錦市場は楽しかったです。"


@only(["console", "discord in private", "telegram"])
async def test_from_a_blog_to_what_is_kept_all_is_said_in_japanese(talk: Talk) -> None:
    await talk.speaks("ja")
    talk.blog.title = "静かな日記"
    talk.blog.posts.clear()
    for post in AUTHORS["japanese"]:
        talk.blog.post(post.title, f"<p>{post.markdown}</p>")
    shown = [await talk.registers(talk.blog.url)]
    assert "文体を学びました：静かな日記" in shown[-1].text.replace("**", "")
    shown.append(await talk.says("/文体"))
    assert "静かな日記 の文体カード" in shown[-1].text.replace("**", "")
    talk.model.says(DRAFT)
    talk.model.says(SHORTER)
    draft = await talk.says("/書く 京都の3日間\n雨だった")
    assert draft.labels == (JA.shorter()[0], JA.longer()[0], JA.another_try()[0], JA.other_openings()[0])
    refined = await talk.presses(draft, JA.shorter()[0])
    assert words(talk.read(SHORTER)) == words(refined.text)[: len(words(talk.read(SHORTER)))]
    talk.model.says("題名: 京都の3日間")
    offer = await talk.replies(refined, "貼り付け用にして")
    assert offer.labels == tuple(JA.form_button(form) for form in KIT_FORMS)
    shown += [draft, refined, offer, await talk.says("/下書き")]
    assert "1. 京都の3日間" in shown[-1].text
    shown.append(await talk.says("プライバシー"))
    assert "プライバシーについて" in shown[-1].text
    assert [line for one in shown for line in _all_of(one).split("\n") if HANGUL.search(line.replace(TAG, ""))] == []


def _all_of(shown: Shown) -> str:
    return "\n".join((shown.text, *shown.labels, *shown.grew))
