"""Understand when a post was written, in any of the forms that blogs use."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

KST = timezone(timedelta(hours=9))

BY_NUMBERS = re.compile(
    r"(?P<year>\d{4})\s{0,3}[.년/-]\s{0,3}(?P<month>\d{1,2})\s{0,3}[.월/-]\s{0,3}(?P<day>\d{1,2})\s{0,3}[.일]?"
    r"(?:[\sT,(가-힣)]{0,8}?(?P<half>오전|오후|[AaPp]\.?[Mm]\.?)?\s{0,3}(?P<hour>\d{1,2})\s?(?::|시\s?)(?P<minute>\d{2}|\d(?=분))?분?"
    r"(?:\s?:?(?P<second>\d{2})초?)?\s{0,3}(?P<zone>[+-]\d{2}:?\d{2}|Z|GMT|UTC)?)?",
)
HALF = re.compile(r"\b(\d{1,2})(:\d{2}(?::\d{2})?)\s?([AaPp]\.?[Mm]\b\.?)")  # email.utils knows no afternoon
HALVED = re.compile(r":\d{2}\s?[AaPp]")  # what HALF has in it, found ten times as fast
# "일, 14 7월 2024 오후 9:31:00"
BY_MONTH = re.compile(r"(\d{1,2})\s{1,3}(\d{1,2})월\s{1,3}(\d{4})\s{1,3}((?:오[전후]\s?)?\d{1,2}:\d{2}(?::\d{2})?)")
BY_NAME = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s(\d{1,2})[.,]?\s(\d{4})", re.I)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

AGO = re.compile(r"(\d{1,4}|한|하루|an?)\s?(초|분|시간|일|주일?|개월|달|년|秒|分|時間|日|週間?|か月|年)?\s?(전|前)")
AGO_IN_ENGLISH = re.compile(r"(\d{1,4}|an?)\s(second|minute|hour|day|week|month|year)s?\sago", re.I)
NOW = re.compile(r"방금|지금|조금\s?전|just now|moments? ago|たった今", re.I)
DAYS = re.compile(r"(오늘|today|今日)|(어제|yesterday|昨日)|(그저께|그제|一昨日)", re.I)
CLOCK = re.compile(r"(오전|오후)?\s?(\d{1,2}):(\d{2})")
LENGTHS = {
    **dict.fromkeys(("초", "秒", "second"), timedelta(seconds=1)),
    **dict.fromkeys(("분", "分", "minute"), timedelta(minutes=1)),
    **dict.fromkeys(("시간", "時間", "hour"), timedelta(hours=1)),
    **dict.fromkeys(("", "일", "日", "day"), timedelta(days=1)),  # "하루 전"
    **dict.fromkeys(("주", "주일", "週", "週間", "week"), timedelta(weeks=1)),
    **dict.fromkeys(("개월", "달", "か月", "month"), timedelta(days=30)),
    **dict.fromkeys(("년", "年", "year"), timedelta(days=365)),
}


def when(said: str, zone: tzinfo, now: datetime | None = None) -> datetime | None:
    """A date as blogs write it; one without a timezone is on the clock of `zone`.

    "7시간 전", "어제" and the like are told from `now`; without it, and for what is no date, None.
    """
    said = said.strip()[:60]
    if HALVED.search(said):
        said = HALF.sub(lambda clock: f"{_hour(int(clock[1]), clock[3]):02}{clock[2]}", said)
    if said.endswith((" KST", " JST")):
        said = f"{said[:-4]} +0900"
    for read in (datetime.fromisoformat, parsedate_to_datetime, _by_month, _by_numbers, _by_name):
        try:
            date = read(said)
            return date if date.tzinfo else date.replace(tzinfo=zone)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return _before(said, now.astimezone(zone)) if now else None


def _by_numbers(said: str) -> datetime:
    found = BY_NUMBERS.search(said)
    if found is None:
        raise ValueError(said)
    year, month, day, minute, second = (int(found[n] or 0) for n in ("year", "month", "day", "minute", "second"))
    hour = _hour(int(found["hour"] or 0), found["half"] or "")
    date = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 — the caller knows the clock
    if not found["zone"]:
        return date
    offset = "+00:00" if found["zone"].isalpha() else found["zone"]
    return datetime.fromisoformat(date.isoformat() + offset)


def _hour(hour: int, half: str) -> int:
    match half.lower().replace(".", ""):
        case "오후" | "pm" if hour < 12:
            return hour + 12
        case "오전" | "am" if hour == 12:
            return 0
    return hour


def _by_month(said: str) -> datetime:
    numbered = BY_MONTH.sub(r"\3-\2-\1 \4", said)
    if numbered == said:
        raise ValueError(said)
    return _by_numbers(numbered)


def _by_name(said: str) -> datetime:
    found = BY_NAME.search(said)
    if found is None:
        raise ValueError(said)
    return _by_numbers(
        f"{found[3]}-{MONTHS.index(found[1].lower()) + 1}-{found[2]}{said[found.end() :].replace(' at ', ' ')}"
    )


def _before(said: str, now: datetime) -> datetime | None:
    if found := AGO.search(said) or AGO_IN_ENGLISH.search(said):
        number = int(found[1]) if found[1].isdigit() else 1
        try:
            return now - number * LENGTHS[(found[2] or "").lower()]
        except OverflowError:
            return None
    if NOW.search(said):
        return now
    if not (found := DAYS.search(said)):
        return None
    day = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=(found.lastindex or 1) - 1)
    if not (clock := CLOCK.search(said)):
        return day
    hour, minute = _hour(int(clock[2]), clock[1] or ""), int(clock[3])
    return day.replace(hour=hour, minute=minute) if hour < 24 and minute < 60 else day
