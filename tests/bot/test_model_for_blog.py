"""A model of one's own for one blog."""

import pytest

from adapters.models.deepseek import DeepSeek
from bot.model import Blog
from bot.settings import Settings
from bot.settings.model_for_blog import is_called, model_for, named_models
from styles import Prompt
from tests.styles.notes.cards import card_in
from tests.support.model_server import model_server
from tests.support.people import Stage

KONG = Blog("feed", "https://kong.example", "콩이네  Diary", "telegram:42", 12)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("", {}),
        ("12 = kong-voice", {"12": "kong-voice"}),
        ("12=a/b:c, id7 = my-lora ,", {"12": "a/b:c", "7": "my-lora"}),
    ],
)
def test_pairs_are_read_as_they_are_typed(typed: str, known: dict[str, str]) -> None:
    assert named_models(typed) == known
    assert Settings(model_for_blog=typed).model_for_blog == known  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed", ["kong-voice", "= kong-voice", "12 =", "12 = two words", "12 = a\nb", "콩이네 = kong-voice"]
)
def test_what_is_no_pair_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="12 = kong-voice"):
        named_models(typed)


def test_a_model_is_named_for_a_blog_by_its_id_and_not_by_a_title_that_anybody_may_give() -> None:
    assert model_for(KONG, named_models("id12 = by-id")) == model_for(KONG, named_models("12 = by-id")) == "by-id"
    assert model_for(KONG, named_models("13 = another")) == ""


def test_people_mean_a_blog_by_its_id_or_title() -> None:
    assert all(is_called(KONG, name) for name in ("12", "id12", " 콩이네 diary "))
    assert not any(is_called(KONG, name) for name in ("1", "콩이네", ""))


async def test_the_server_is_asked_for_the_adapter_by_its_name() -> None:
    async with model_server("Qwen/Qwen3-8B", "kong-voice", key=None) as server:
        server.kind = "vLLM"
        writer = DeepSeek("", base_url=server.url, model="Qwen/Qwen3-8B", secret=b"", own=False)
        async with writer:
            for model in ("kong-voice", ""):
                server.says("# 제목\n\n", "비가 왔다.")
                prompt = Prompt(card_in("ko"), "비", person="telegram:42", model=model)
                assert [piece async for piece in writer.write(prompt) if isinstance(piece, str)]
        assert [request.json["model"] for request in server.requests] == ["kong-voice", "Qwen/Qwen3-8B"]


async def test_drafts_of_the_blog_that_is_named_are_written_by_it_and_so_are_their_changes(stage: Stage) -> None:
    stage.lends({1: "kong-voice"})
    ann = await stage.blogger()
    draft = await ann.says("/write 빵집")
    await ann.says("더 짧게", reply_to=draft)
    ben = await stage.blogger("ben", "https://plain.example")
    await ben.says("/write 달리기")
    assert [prompt.model for prompt in stage.writer.prompts] == ["kong-voice", "kong-voice", ""]


async def test_a_dearer_model_is_paid_for_at_its_own_price(stage: Stage) -> None:
    stage.lends({1: "deepseek-v4-pro"})
    stage.costs("deepseek-flash")
    ann = await stage.blogger()
    await ann.says("/write 빵집")
    dear = (await stage.used(ann.id)).nanodollars
    ben = await stage.blogger("ben")
    stage.lends({})
    await ben.says("/write 빵집")
    assert dear > 3 * (await stage.used(ben.id)).nanodollars > 0
