"""What a model takes depends on the host that is asked, and on the hour."""

from datetime import UTC, datetime

import pytest

from bot.people.costs.prices import NANO, Price, tariff, usual_cost
from bot.ports import Usage

HOST = "api.deepseek.com"
USAGE = Usage(1_000_000, 1_000_000, 1_000_000)


@pytest.mark.parametrize(
    ("model", "peak", "dollars"),
    [
        ("deepseek-flash", True, 0.006 + 0.30 + 1.20),
        ("deepseek-flash", False, 0.003 + 0.15 + 0.60),
        ("deepseek-v4-pro", True, 0.044 + 1.32 + 3.96),
        ("deepseek-v4-pro", False, 0.022 + 0.66 + 1.98),
        ("a-model-of-tomorrow", True, 0.044 + 1.32 + 3.96),
    ],
)
def test_a_million_tokens_of_each_kind_cost_what_the_price_list_says(model: str, peak: bool, dollars: float) -> None:
    at = datetime(2026, 11, 24, 7 if peak else 12, tzinfo=UTC)
    assert tariff(HOST, model).between(at, at).of(USAGE) == pytest.approx(dollars * 1e9)


@pytest.mark.parametrize(
    ("host", "paid"),
    [
        ("api.deepseek.com", True),
        ("API.DeepSeek.com:443", True),
        ("key@api.deepseek.com.", True),
        ("deepseek.com", True),
        ("localhost:11434", False),
        ("api.deepseek.com.evil.example", False),
        ("notdeepseek.com", False),
        ("", False),
    ],
)
def test_only_deepseeks_own_host_is_paid_whatever_the_model_is_called(host: str, paid: bool) -> None:
    assert bool(tariff(host, "deepseek-flash").prices) is paid
    assert (tariff(host, "deepseek-flash").most == Price(0, 0, 0)) is not paid


@pytest.mark.parametrize(
    ("day", "hour", "minute", "peak"),
    [
        (24, 0, 59, False), (24, 1, 0, True), (24, 3, 59, True), (24, 4, 0, False), (24, 6, 0, True),
        (24, 9, 59, True), (24, 10, 0, False), (28, 7, 0, False), (29, 2, 0, False), (30, 2, 0, True),
    ],
)  # fmt: skip
def test_peaks_are_on_weekdays_from_ten_to_one_and_from_three_to_seven_in_seoul(
    day: int, hour: int, minute: int, peak: bool
) -> None:
    prices = tariff(HOST, "deepseek-flash").prices
    assert prices
    assert prices.is_peak(datetime(2026, 11, day, hour, minute, tzinfo=UTC)) is peak


def test_a_request_at_the_edge_of_a_peak_is_taken_for_the_dearer() -> None:
    before, after = datetime(2026, 11, 24, 0, 59, tzinfo=UTC), datetime(2026, 11, 24, 1, 1, tzinfo=UTC)
    flash = tariff(HOST, "deepseek-flash")
    assert flash.between(before, after) == flash.between(after, after) == flash.most != flash.between(before, before)


def test_a_month_of_drafts_costs_what_the_guide_for_operators_says() -> None:
    assert usual_cost(1, "deepseek-flash") / NANO == pytest.approx(0.0094, abs=0.0002)
    assert usual_cost(20, "deepseek-flash") == 20 * usual_cost(1, "deepseek-flash")
