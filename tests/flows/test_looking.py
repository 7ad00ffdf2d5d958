"""Photos are looked at by a model that sees, once somebody says yes: the same dialogue in every chat."""

from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk, asked
from tests.support.photos import WHERE, photo
from tests.support.seeing.server import vision_server

__all__ = ["talk"]


@only(ONE_OF_EACH)
async def test_photos_are_looked_at_and_what_was_seen_is_put_right_and_confirmed(talk: Talk) -> None:
    async with vision_server() as server:
        told = {"eye_base_url": server.url, "eye_model": "qwen3-vl"}
        talk.bot.settings = talk.bot.settings.model_copy(update=told)
        await talk.restart()
        await talk.registers(talk.blog.url)
        await talk.photographs([photo(taken=None), photo(800, 600, taken=None, seed=2)])
        question = await talk.writes("성수 카페", "라떼 6,500원")
        host = server.url.removeprefix("http://").removesuffix("/v1")
        assert talk.words.may_i_look(2, host) in question.text
        assert not server.asked
        server.sees("1: 간판; 글자: 어니언\n2: 빵")
        shown = await talk.presses(question, "사진 보고 쓰기")
        assert "1 간판, 글자 ‘어니언’\n2 빵" in shown.text
        [looked] = server.asked
        assert len(looked.photos) == 2
        assert not any(WHERE.encode() in sent or b"GPS" in sent for sent in looked.photos)
        await talk.restart()
        right = await talk.replies(shown, "2 크로플")
        talk.model.says("# 성수 카페\n\n크로플이 맛있었어요.")
        await talk.presses(right, "맞아요, 써 주세요")
        notes = asked(talk.model.requests[-1])[-1][1]
        assert "[사진 1] 간판, 글자 ‘어니언’\n[사진 2] 크로플\n라떼 6,500원" in notes
        assert len(server.asked) == 1
