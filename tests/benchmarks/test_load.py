"""A small crowd writes to the real program at once; and what the benchmark takes for whole."""

import aiohttp
import pytest

from benchmarks.load.crowd import all_write, town
from benchmarks.load.numbered import landed, numbered_text, rest_of
from benchmarks.load.program import TREE, model
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.telegram_stub import LIMIT, BusyTelegram, Faults

TEXT = numbered_text("여행기 p1", 2000)


@pytest.mark.timeout(300)  # the program starts, which takes long where everything else does, too
async def test_five_who_write_at_once_have_a_whole_draft_each_and_one_file() -> None:
    async with town(TREE, 5, Manner(rate=200, seconds=1)) as here:
        await here.begin(within=120)
        await all_write(here, within=120)
        assert [person for person in here.people if not here.has_whole_draft(person)] == []
        assert not set(here.api.wrong) - {"not modified"}
        assert here.api.most_in_a_second() <= LIMIT
        assert " ERROR " not in here.program.log


# What is whole


def test_a_text_is_whole_if_each_of_its_sentences_is_there_once_and_in_order() -> None:
    assert landed(TEXT, TEXT).whole
    assert landed(TEXT[:900] + "\n" + TEXT[900:], TEXT).whole
    assert landed(TEXT[:900], TEXT).missing > 0
    assert landed(TEXT + TEXT[-60:], TEXT).doubled > 0
    assert not landed(TEXT[1000:] + TEXT[:1000], TEXT).in_order


@pytest.mark.parametrize("cut", [0, 40, 731, 1000, len(TEXT) - 20])
def test_a_model_that_is_shown_a_beginning_writes_the_rest_of_it(cut: int) -> None:
    begun = TEXT[:cut].rstrip()
    assert "".join((begun + rest_of(TEXT, begun)).split()) == "".join(TEXT.split())


def test_a_model_that_is_shown_the_whole_text_writes_another_one() -> None:
    assert rest_of(TEXT, TEXT) == TEXT


# What people and the bot meet


async def test_the_model_writes_the_same_text_for_the_same_wish_and_says_when_it_was_asked() -> None:
    said = {"messages": [{"role": "user", "content": "주제: 여행기 p1"}], "stream": True}
    async with model(Manner(rate=2000, seconds=0.25)) as writer, aiohttp.ClientSession() as session:
        for _ in range(2):
            async with session.post(f"{writer.url}/chat/completions", json=said) as answer:
                events = (await answer.text()).split("\n\n")
                pieces = [event.partition('"content": "')[2].partition('"')[0] for event in events]
            assert landed("".join(pieces), TEXT).whole
        assert [(asked.key, asked.ended >= asked.at > 0) for asked in await writer.asked()] == [("여행기 p1", True)] * 2


def test_of_an_uneven_row_of_calls_the_fullest_second_counts() -> None:
    api = BusyTelegram()
    api.calls = [(at, "sendMessage") for at in (1.0, 1.9, 2.0, 2.1, 2.2, 5.0)]
    assert api.most_in_a_second() == 4


def test_the_same_seed_means_the_same_trouble() -> None:
    one, same, other = ([Faults(seed, 0.5).at("7", n) for n in range(50)] for seed in (1, 1, 2))
    assert one == same != other
    assert {"", "flood", "gateway", "swallow", "drop"} == set(one)
