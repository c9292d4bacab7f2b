"""A written date is an interval as wide as the statement is vague."""

from __future__ import annotations

import pytest

from dixit.readers.dates import interval_of


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2012", "2012-01-01T00:00:00+00:00", "2013-01-01T00:00:00+00:00"),
        ("2023-12", "2023-12-01T00:00:00+00:00", "2024-01-01T00:00:00+00:00"),
        ("2023-05-24", "2023-05-24T00:00:00+00:00", "2023-05-25T00:00:00+00:00"),
        ("20230524", "2023-05-24T00:00:00+00:00", "2023-05-25T00:00:00+00:00"),
        ("2023-05-24T07:15:42+02:00", "2023-05-24T07:15:00+02:00", "2023-05-24T07:16:00+02:00"),
        ("2023-05-24 07:15", "2023-05-24T07:15:00+00:00", "2023-05-24T07:16:00+00:00"),
        ("2023-05-24T23:59:59.999Z", "2023-05-24T23:59:00+00:00", "2023-05-25T00:00:00+00:00"),
        ("2024-02-22T09:30:00+0530", "2024-02-22T09:30:00+05:30", "2024-02-22T09:31:00+05:30"),
        ("Wed, 24 May 2023 10:00:30 +0200", "2023-05-24T10:00:00+02:00", "2023-05-24T10:01:00+02:00"),
    ],
)
def test_interval_is_as_wide_as_stated_when_form_is_known(written: str, start: str, end: str) -> None:
    found = interval_of(written)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "written", ["", "24 mai 2023", "03/04/2023", "2023-13", "2023-02-30", "0000", "9999", "2023-05-24T25:00", "hier", "1"]
)
def test_nothing_is_guessed_when_form_is_unknown_or_day_missing(written: str) -> None:
    assert interval_of(written) is None
