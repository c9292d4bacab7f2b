"""When a page or a manifest says it was published: a written date as an interval as wide as the statement is vague.

Only machine-readable forms: ISO 8601 in the profiles of the web (W3C note "Date and Time Formats") and the mail form of RFC 5322.
Dates in words belong to a language and are not guessed here; ``03/04/2023`` has two readings and gets none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dixit.types.values import Interval

__all__ = ["interval_of"]

_ISO = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-?(?P<month>\d{2})(?:-?(?P<day>\d{2})"
    r"(?:[T ]\s*(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?)?",
    re.IGNORECASE,
)


def interval_of(statement: str) -> Interval | None:
    """The interval that a written date stands for; None when the form is not known or the date does not exist.

    A bare year is a year wide, a month a month, a date a day, a time of day one minute. The stated offset from UTC is kept, so
    that the calendar day is the publisher's own; where none is stated, UTC is meant.

    >>> interval_of("2023-05").end.isoformat()
    '2023-06-01T00:00:00+00:00'
    """
    statement = statement.strip()
    found = _ISO.fullmatch(statement)
    try:
        return _from_iso(found) if found else _from_mail(statement)
    except (ValueError, OverflowError):
        return None


def _from_iso(found: re.Match[str]) -> Interval:
    year, month, day, hour, minute, zone = found.group("year", "month", "day", "hour", "minute", "zone")
    if month is None:
        return Interval(start=datetime(int(year), 1, 1, tzinfo=UTC), end=datetime(int(year) + 1, 1, 1, tzinfo=UTC))
    if day is None:
        after = (int(year) + int(month) // 12, int(month) % 12 + 1)
        return Interval(start=datetime(int(year), int(month), 1, tzinfo=UTC), end=datetime(*after, 1, tzinfo=UTC))
    if hour is None:
        start = datetime(int(year), int(month), int(day), tzinfo=UTC)
        return Interval(start=start, end=start + timedelta(days=1))
    start = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=_offset(zone))
    return Interval(start=start, end=start + timedelta(minutes=1))


def _offset(zone: str | None) -> timezone:
    if zone is None or zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def _from_mail(statement: str) -> Interval | None:
    """``Wed, 24 May 2023 10:00:00 +0200``: feeds and headers write so."""
    if not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}", statement):
        return None
    moment = parsedate_to_datetime(statement).replace(second=0, microsecond=0)
    start = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Interval(start=start, end=start + timedelta(minutes=1))
