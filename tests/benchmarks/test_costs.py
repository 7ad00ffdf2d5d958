"""What one account can cost a day with the limits as they are by default."""

from functools import partial

from benchmarks.strangers.costs import EVENING, PEAK, blogger, hostile, spent_by
from bot.settings import Settings

DEFAULTS = Settings.model_construct()


async def test_an_account_that_asks_for_the_dearest_thing_again_and_again_costs_five_cents_a_day_at_most() -> None:
    spent = await spent_by(partial(hostile, minutes=4), PEAK, DEFAULTS)
    assert 0.03 < spent.dollars <= 0.05


async def test_a_blogger_may_write_and_change_drafts_twenty_times_at_peak_and_more_in_the_evening() -> None:
    assert (await spent_by(blogger, PEAK, DEFAULTS)).requests >= 20
    assert (await spent_by(blogger, EVENING, DEFAULTS)).requests >= 35
