"""Dates, times and numbers as people of a language write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import dates, numbers

from server.i18n import languages, words


def _locale() -> str:
    return words.language.get()


def date(moment: datetime, time_zone: str) -> str:
    return dates.format_date(local(moment, time_zone), "long", locale=_locale())


def time(moment: datetime, time_zone: str) -> str:
    """Hours and minutes, always on the 24-hour clock: plans and notes use it in all six places."""
    return dates.format_time(local(moment, time_zone), "HH:mm", locale=_locale())


def local(moment: datetime, time_zone: str) -> datetime:
    """In the time zone; in UTC where that would leave year 1 to 9999, as a tablet with a wrong clock may cause."""
    try:
        return moment.astimezone(ZoneInfo(time_zone))
    except OverflowError:
        return moment


def date_and_time(moment: datetime, time_zone: str) -> str:
    return f"{date(moment, time_zone)}, {time(moment, time_zone)}"


def number(value: float, digits: int = 0) -> str:
    return numbers.format_decimal(round(value, digits), format=f"#,##0.{'0' * digits}", locale=_locale())


def language_name(tag: str) -> str:
    return languages.name(tag, _locale())
