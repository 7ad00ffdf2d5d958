"""A part of a draft changes, what changed is shown, and the text before comes back, in every chat."""

from tests.flows.test_flows import blogger, words
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk

__all__ = ["talk"]

SENTENCE = "둘째 날에는 국수를 먹었는데 정말 맛있었어요."
LINES = "\n\n".join(f"{number}째 날 바다를 따라 걷다가 카페에 들어가서 귤 주스를 마셨어요." for number in range(3, 13))
DRAFT = f"# 제주\n\n비가 **많이** 왔어요.\n\n{SENTENCE}\n\n{LINES}"
SHORTER = DRAFT.replace(SENTENCE, "둘째 날에는 국수를 먹었어요.")
BLOCK = f"<<<<<<< SEARCH\n{SENTENCE}\n=======\n둘째 날에는 국수를 먹었어요.\n>>>>>>> REPLACE"


@only(ONE_OF_EACH)
async def test_a_quoted_sentence_changes_alone_and_comes_back(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(DRAFT)
    talk.model.says(BLOCK[:60], BLOCK[60:])
    draft = await talk.writes("제주", "비")
    changed = await talk.replies(draft, f"“{SENTENCE}” 이 문장만 더 짧게")
    assert changed.file[1].decode() == f"{SHORTER}\n"
    assert talk.words.only_the_quote() in " ".join(words(changed.text))
    assert "SEARCH" not in "".join(changed.grew)
    compared = await talk.replies(changed, "비교")
    assert "둘째 날에는 국수를" in " ".join(words(compared.text))
    assert "맛있었어요" in compared.text
    await talk.restart()
    back = await talk.presses(changed, "되돌리기")
    assert back.file == ("제주-3.md", f"{DRAFT}\n".encode())
    assert talk.words.went_back(1, 2) in " ".join(words(back.text))
