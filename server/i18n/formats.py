"""Dates, times and numbers as people of a language write them."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import dates, numbers

from server.i18n import languages, words


def _locale() -> str:
    return words.language.get()


def date(moment: datetime, time_zone: str) -> str:
    return dates.format_date(local(moment, time_zone), "long", locale=_locale())


def long_day(moment: datetime, time_zone: str, language: str) -> str:
    """With the weekday, in a language that need not be the reader's."""
    known = languages.locale_of(language.split("-")[0])
    return dates.format_date(local(moment, time_zone), "full", locale=known or languages.SOURCE)


def time(moment: datetime, time_zone: str) -> str:
    """Hours and minutes, always on the 24-hour clock: plans and notes use it in all six places."""
    return dates.format_time(local(moment, time_zone), "HH:mm", locale=_locale())


def time_to_the_second(moment: datetime, time_zone: str) -> str:
    return dates.format_time(local(moment, time_zone), "HH:mm:ss", locale=_locale())


def local(moment: datetime, time_zone: str) -> datetime:
    """In the time zone; in UTC where that would leave year 1 to 9999, as a tablet with a wrong clock may cause."""
    try:
        return moment.astimezone(ZoneInfo(time_zone))
    except OverflowError:
        return moment


def date_and_time(moment: datetime, time_zone: str) -> str:
    return f"{date(moment, time_zone)}, {time(moment, time_zone)}"


def number(value: float, digits: int = 0) -> str:
    return in_digits(round(value, digits), digits, _locale())


@lru_cache(4096)
def in_digits(value: float, digits: int, locale: str) -> str:
    """Cached: the comparison of a thousand sessions shows the same small numbers thousands of times."""
    return numbers.format_decimal(value, format=f"#,##0.{'0' * digits}", locale=locale)


def language_name(tag: str) -> str:
    return languages.name(tag, _locale())
