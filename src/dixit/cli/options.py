"""Options and values that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from dixit.lang.pack import pack_codes
from dixit.readers.dates import interval_of

__all__ = ["MOMENT", "as_json", "lang"]


def _check_language(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    if code is not None and code not in pack_codes():
        raise click.BadParameter(f"no language pack {code!r}; there are {', '.join(pack_codes())}")
    return code


class Moment(click.ParamType[datetime]):
    """A moment: ISO 8601; a bare day, month or year means its end, and without offset UTC is meant."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        if "T" in text or ":" in text:
            try:
                moment = datetime.fromisoformat(text)
            except ValueError:
                self.fail(f"{text!r} is no moment such as 2023-05-24 or 2023-05-24T08:00:00+02:00", param, ctx)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        interval = interval_of(text)
        if interval is None:
            self.fail(f"{text!r} is no moment such as 2023-05-24 or 2023-05-24T08:00:00+02:00", param, ctx)
        return interval.end - timedelta(seconds=1)


MOMENT = Moment()

lang = click.option(
    "--lang", metavar="CODE", callback=_check_language, help="Language of the reports (fr, en); told from each when left out."
)
as_json = click.option("--json", "machine", is_flag=True, help="Print JSON for a program to read.")
