"""What somebody has used up they are refused in a sentence that says when there is more; nothing is asked for them."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.drafts.model_errors import Busy
from bot.model import File
from bot.people.costs.limits import LimitReached
from bot.ports import AskedAgain, Usage
from bot.settings.limit import HeldLimit, Limit
from bot.stores.ledger import Amounts
from tests.support.people import Person, Stage
from tests.support.posts import CHATTY

DAY = timedelta(days=1)


def a_day(person: int, bot: int = 10**9) -> Limit:
    return Limit(10**9, person, 10**9, bot)


def a_minute(person: int) -> Limit:
    return Limit(person, 10**9, 10**9, 10**9)


async def blogs(person: Person) -> int:
    return len(await person.stage.store.blogs.blogs(person.id))


async def drafts(person: Person) -> int:
    return len(await person.stage.store.drafts.drafts(person.id, 99))


class Terminal(Person):
    @property
    def id(self) -> str:
        return "console:me"


async def test_whoever_has_begun_all_drafts_of_a_day_is_told_when_there_are_more(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(drafts=a_day(2))
    await ann.says("/write 하나")
    await ann.says("/write 둘")
    refused = await ann.says("/write 셋")
    assert refused.text.startswith(
        "오늘 쓸 수 있는 초안 2편을 모두 쓰셨어요. 11월 25일 0시(한국 시각)부터 다시 이용할 수 있어요."
    )
    assert (len(stage.writer.prompts), await drafts(ann)) == (2, 2)
    stage.passes(timedelta(hours=7))
    assert (await ann.says("/write 넷")).file


async def test_a_day_is_koreas(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(drafts=a_day(1))
    await ann.says("/write 하나")
    stage.passes(timedelta(hours=4))  # it is ten in the evening in Seoul
    assert (await ann.says("/write 둘")).file is None
    stage.passes(timedelta(hours=2))  # past midnight there, four in the afternoon in London
    assert (await ann.says("/write 셋")).file


async def test_whoever_is_too_quick_is_asked_to_go_slower_and_told_the_minute(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(drafts=a_minute(1))
    await ann.says("/write 하나")
    refused = await ann.says("/write 둘")
    assert refused.text.startswith("조금만 천천히 보내 주세요. 오후 6시 ")
    assert "분(한국 시각)부터 다시 받을 수 있으니 그때 보내 주세요." in refused.text
    stage.passes(timedelta(minutes=1))
    assert (await ann.says("/write 셋")).file


async def test_what_everybody_may_have_is_used_up_for_everybody_and_nobody_is_blamed(stage: Stage) -> None:
    ann, ben = await stage.blogger("ann"), await stage.blogger("ben")
    stage.allows(drafts=a_day(9, bot=1))
    await ann.says("/write 하나")
    refused = await ben.says("/write 둘")
    assert refused.text.startswith("이 봇의 오늘 사용 한도를 다 썼어요. 11월 25일 0시(한국 시각)")
    assert len(stage.writer.prompts) == 1


async def test_somebody_who_speaks_english_reads_it_in_english(stage: Stage) -> None:
    ann = stage.person("ann", "en")
    await ann.says("/register-blog https://kong.example")
    stage.allows(drafts=a_day(0))
    refused = await ann.says("/write Jeju")
    assert refused.text.startswith("You have used up today's 0 drafts. You can go on from 25 November, midnight")


async def test_changes_have_a_limit_of_their_own_whichever_way_they_are_asked_for(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(revisions=a_day(2))
    draft = await ann.says("/write 제주")
    await ann.says("더 짧게", reply_to=draft)
    again = await ann.presses(draft, "다시 써 보기")
    for refused in (await ann.says("더 길게", reply_to=draft), await ann.presses(again, "다시 써 보기")):
        assert refused.text.startswith("초안은 하루에 2번까지 고칠 수 있는데, 오늘 횟수를 다 쓰셨어요.")
    assert len(stage.writer.prompts) == 3
    assert (await ann.says("/write 부산")).file


async def test_tokens_are_limited_where_the_model_costs_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(tokens=a_day(30_000))
    stage.writer.will(["글", Usage(0, 4_000, 8_000)], ["글", Usage(0, 4_000, 8_000)])
    await ann.says("/write 하나")
    await ann.says("/write 둘")
    refused = await ann.says("/write 셋")
    assert refused.text.startswith("오늘 사용 한도를 거의 다 쓰셨어요.")
    assert "/usage" in refused.text
    assert await stage.used(ann.id) == Amounts(drafts=2, tokens=24_000, readings=1)
    assert await drafts(ann) == 2


async def test_a_request_reserves_its_price_at_peak_and_uncached_and_is_settled_with_what_it_was(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    stage.costs()
    meanwhile = asyncio.Event()
    stage.writer.will(["글", meanwhile, Usage(2_000, 500, 1_000)])
    writing = asyncio.create_task(ann.says("/write 제주"))
    await stage.writer.asked(1)
    reserved = await stage.used(ann.id)
    assert reserved.tokens > 8_192 + 2_000
    assert reserved.nanodollars == 300 * (reserved.tokens - 8_192) + 1_200 * 8_192
    meanwhile.set()
    await writing
    peak = 6 * 2_000 + 300 * 500 + 1_200 * 1_000  # six in the evening in Seoul, on a Tuesday
    spent = Amounts(drafts=1, tokens=3_500, nanodollars=peak, readings=1)
    assert await stage.used(ann.id) == await stage.used() == spent


async def test_in_the_evening_it_is_settled_at_half_the_price(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    stage.costs()
    stage.passes(timedelta(hours=2))
    stage.writer.will(["글", Usage(2_000, 500, 1_000)])
    await ann.says("/write 제주")
    assert (await stage.used(ann.id)).nanodollars == 3 * 2_000 + 150 * 500 + 600 * 1_000


async def test_won_are_limited(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(won=a_day(20))
    stage.costs()
    stage.writer.will(["글", Usage(0, 6_000, 2_000)])  # 4,200,000 nanodollars: 6.3 won
    await ann.says("/write 하나")
    assert (await ann.says("/write 둘")).text.startswith("오늘 사용 한도를 거의 다 쓰셨어요.")
    assert len(stage.writer.prompts) == 1


async def test_where_the_server_does_not_count_we_do(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    stage.writer.will("글이에요. " * 100)
    await ann.says("/write 제주")
    used = await stage.used(ann.id)
    assert 1_000 < used.tokens < 8_192
    assert used.nanodollars == 0


async def test_what_is_asked_for_again_and_mended_counts_as_well(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    broken: list[str | AskedAgain | Usage] = [AskedAgain(), "# 비\n\n김치전이 非常 맛있었고요.\n", Usage(0, 100, 20)]
    stage.writer.will(broken, ["1. 김치전이 아주 맛있었고요.", Usage(0, 200, 10)])
    await ann.says("/write 비 온 날")
    assert len(stage.writer.prompts) == 2
    charges = await stage.store.ledger.charges(1)
    assert [(c.settled, c.read + c.written) for c in charges[1:]] == [(True, 120), (True, 210)]
    assert charges[0].settled
    assert (await stage.used(ann.id)).tokens == sum(c.read + c.written for c in charges)


async def test_a_try_beyond_the_limit_is_not_made(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(tokens=a_day(13_000))
    stage.writer.will([AskedAgain(), "글"])
    shown = await ann.says("/write 제주")
    assert shown.text.startswith("오늘 사용 한도를 거의 다 쓰셨어요.")
    assert shown.labels == ["다시 써 보기"]


async def test_what_a_server_refused_costs_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    stage.writer.will([Busy("model.example")])
    await ann.says("/write 제주")
    assert await stage.used(ann.id) == Amounts(drafts=1, readings=1)


async def test_of_fifty_requests_at_once_none_beyond_the_limit_reaches_the_model(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    [prompt] = stage.writer.prompts
    stage.allows(tokens=a_minute(120_000))
    stage.writer.hold = asyncio.Event()

    async def ask() -> str:
        return "".join([piece async for piece in stage.paid_writer.write(prompt, 1)])

    asking = [asyncio.create_task(ask()) for _ in range(50)]
    await stage.writer.asked(2)
    while sum(task.done() for task in asking) + len(stage.writer.prompts) - 1 < 50:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    reserved = (await stage.used(ann.id)).tokens
    assert reserved <= 120_000
    stage.writer.hold.set()
    ends = await asyncio.gather(*asking, return_exceptions=True)
    let_in = [end for end in ends if isinstance(end, str)]
    assert len(let_in) == len(stage.writer.prompts) - 1 == 120_000 // (reserved // len(let_in))
    assert all(isinstance(end, str | LimitReached) for end in ends)


async def test_of_fifty_people_who_write_at_once_no_more_reach_the_model_than_all_may(stage: Stage) -> None:
    people = [stage.person(f"p{n}") for n in range(50)]
    ann = await stage.blogger()
    [blog] = await stage.store.blogs.blogs(ann.id)
    card = await stage.store.cards.version(blog)
    assert card
    for person in people:
        copy = await stage.store.blogs.keep_blog(replace(blog, owner=person.id, id=0))
        await stage.store.cards.keep_card(copy, card.card, datetime(2026, 11, 24, tzinfo=UTC))
    stage.allows(drafts=a_day(1, bot=8))
    said = await asyncio.gather(*(person.says("/write 제주") for person in people))
    assert len(stage.writer.prompts) == 8
    assert sum("이 봇의 오늘 사용 한도를 다" in shown.text for shown in said) == 42


async def test_what_was_used_is_known_after_a_restart(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(drafts=a_day(1))
    await ann.says("/write 하나")
    await stage.dies()
    async with stage.restarted():
        assert (await ann.says("/write 둘")).text.startswith("오늘 쓸 수 있는 초안 1편을")


async def test_a_draft_that_goes_on_after_a_crash_counts_its_tokens_and_no_second_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(drafts=a_day(1))
    stage.writer.will(["반쯤", asyncio.Event()], [" 다", Usage(0, 300, 20)])
    asyncio.create_task(ann.mutters("/write 제주"))  # noqa: RUF006
    await stage.sees("반쯤")
    at_its_estimate = await stage.used(ann.id)
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
        assert stage.answers[-1].text.startswith("반쯤 다")
        used = await stage.used(ann.id)
    assert used.drafts == 1
    assert 320 < used.tokens <= at_its_estimate.tokens + 320


async def test_what_a_process_took_and_never_settled_stays_taken_until_midnight(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    stage.allows(tokens=a_day(15_000))
    await stage.limits.reserve(ann.id, Usage(0, 3_000, 8_192), 0, 1)
    assert (await ann.says("/write 부산")).text.startswith("오늘 사용 한도를")
    stage.passes(DAY)
    assert (await ann.says("/write 부산")).file


async def test_a_draft_that_is_stopped_costs_what_came_of_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    stage.writer.will(["반쯤 썼어요", asyncio.Event()])
    writing = asyncio.create_task(ann.says("/write 제주"))
    await stage.sees("반쯤")
    estimated = (await stage.used(ann.id)).tokens
    await ann.mutters("취소")
    await writing
    await stage.jobs.idle()
    assert (await stage.used(ann.id)).tokens < estimated - 7_000


# Reading


async def test_blogs_and_files_are_read_so_often_a_day(stage: Stage) -> None:
    ann = stage.person("ann")
    stage.allows(readings=a_day(2))
    await ann.says("/register-blog https://kong.example")
    await ann.says("", files=[File("글.md", CHATTY[0].markdown.encode())])
    looks = stage.shelf.looks
    refused = await ann.says("/register-blog https://plain.example")
    assert refused.text.startswith("블로그와 글은 하루에 2번까지 읽어 드리는데, 오늘 횟수를 다 쓰셨어요. 11월 25일 0시")
    assert stage.shelf.looks == looks
    assert await blogs(ann) == 2


async def test_files_are_counted_before_they_are_fetched(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(uploads=a_day(3))
    three = [File(f"{n}.md", b"x") for n in range(3)]
    await ann.says("/write 제주", files=three)
    stage.fetched.clear()
    refused = await ann.says("/write 부산", files=three[:1])
    assert refused.text.startswith("파일은 하루에 3개까지 보낼 수 있는데, 오늘은 다 보내셨어요.")
    learned = await ann.says("/learn", files=three)
    assert learned.text.startswith("파일은 하루에 3개까지")
    assert (stage.fetched, await drafts(ann)) == ([], 1)


async def test_one_more_blog_than_somebody_may_have_is_not_read(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(blogs=1)
    refused = await ann.says("/register-blog https://plain.example")
    assert refused.text == "블로그는 1개까지 등록할 수 있어요. `/forget-blog`로 하나를 지우고 다시 등록해 주세요."
    assert "배웠" in (await ann.says("/register-blog https://kong.example")).text  # one that is theirs already
    await ann.says("/forget-blog 1 네")
    assert await blogs(ann) == 0
    assert "배웠" in (await ann.says("/register-blog https://plain.example")).text


async def test_more_text_than_may_be_kept_is_not_kept(stage: Stage) -> None:
    ann = stage.person("ann")
    stage.allows(megabytes=HeldLimit(1, 1_000))
    long = CHATTY[0].markdown + "\n\n" + "오늘도 길게 썼어요. " * 30_000
    files = [File(f"{n}.md", long.encode()) for n in range(3)]
    stopped = await ann.says("", files=files)
    assert "글은 1 MB까지 보관할 수 있는데, 공간이 다 찼어요." in stopped.text
    [blog] = await stage.store.blogs.blogs(ann.id)
    assert len(await stage.store.blogs.posts(blog)) == 2
    assert await stage.store.ledger.held(ann.id) <= 1_000_000


async def test_whoever_has_as_much_kept_as_may_be_begins_no_more_drafts(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(megabytes=HeldLimit(0, 1_000))
    assert (await ann.says("/write 제주")).text.startswith(
        "글은 0 MB까지 보관할 수 있는데, 공간이 다 찼어요. `/forget-blog`로"
    )
    assert (len(stage.writer.prompts), await drafts(ann)) == (0, 0)


async def test_where_the_database_is_full_nothing_more_is_read(stage: Stage) -> None:
    ann = stage.person("ann")
    stage.allows(megabytes=HeldLimit(50, 0))
    refused = await ann.says("/register-blog https://kong.example")
    assert refused.text == "글을 보관할 공간이 다 찼어요. 봇 운영자에게 말씀해 주세요."
    assert await blogs(ann) == 0


async def test_a_renewal_counts_for_the_owner_and_is_put_off_where_they_have_used_up_theirs(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(readings=a_day(1))
    stage.passes(DAY)
    assert await stage.refresher.give_due() == 1
    assert (await stage.used(ann.id)).readings == 1
    stage.allows(readings=a_day(0))
    stage.passes(DAY)
    looks = stage.shelf.looks
    assert await stage.refresher.give_due() == 1
    assert stage.shelf.looks == looks
    [blog] = await stage.store.blogs.blogs(ann.id)
    watch = await stage.store.blogs.watch(blog)
    assert watch
    assert watch.due == datetime(2026, 11, 26, 15, tzinfo=UTC)  # midnight in Seoul
    assert watch.failures == 0


# Whoever runs it


async def test_a_budget_of_a_month_holds_for_everybody_together(stage: Stage) -> None:
    ann, ben = await stage.blogger("ann"), await stage.blogger("ben")
    stage.allows(budget=30)
    stage.costs()
    stage.writer.will(["글", Usage(0, 6_000, 8_000)])  # 17.1 won
    await ann.says("/write 하나")
    refused = await ben.says("/write 둘")
    assert refused.text.startswith("이 봇의 이번 달 예산을 다 썼어요. 12월 1일 0시(한국 시각)부터")
    stage.passes(6 * DAY)
    assert (await ben.says("/write 둘")).text.startswith("이 봇의 이번 달 예산을")
    stage.passes(DAY)
    assert (await ben.says("/write 둘")).file


async def test_without_a_model_no_token_is_counted(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.host = ""
    stage.allows(tokens=a_day(0), won=a_day(0))
    assert (await ann.says("/write 제주")).file
    assert await stage.used(ann.id) == Amounts(drafts=1, readings=1)


@pytest.mark.parametrize("host", ["", "model.example"])
async def test_nobody_is_refused_at_the_terminal(stage: Stage, host: str) -> None:
    none = a_day(0, 0)
    stage.writer.host = host
    stage.allows(0, HeldLimit(0, 0), drafts=none, revisions=none, tokens=none, readings=none, uploads=none, won=none)
    me = Terminal(stage, "me", None)
    assert "배웠" in (await me.says("/register-blog https://kong.example")).text
    draft = await me.says("/write 제주", files=[File("메모.txt", "비가 왔다".encode())])
    assert draft.file
    assert (await me.says("더 짧게", reply_to=draft)).file
    assert (await me.says("/usage")).text == "터미널에서는 한도 없이 쓸 수 있어요."


async def test_the_budget_that_somebody_has_set_holds_for_them_too(stage: Stage) -> None:
    stage.allows(budget=10)
    stage.costs()
    me = Terminal(stage, "me", None)
    await me.says("/register-blog https://kong.example")
    assert (await me.says("/write 제주")).text.startswith("이 봇의 이번 달 예산을 다 썼어요.")
    assert stage.writer.prompts == []
