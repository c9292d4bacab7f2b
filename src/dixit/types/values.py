"""Values that a claim can hold: times known vaguely, counts with bounds, places.

Bounds of time are half-open; bounds of counts are inclusive. None means open (counts) or unknown (everything else).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dixit.errors import RecordError

__all__ = ["Interval", "Place", "Quantity"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Interval:
    """A moment known only to lie somewhere within ``[start, end)``; never a duration.

    Both ends are aware datetimes. "Tuesday" is 24 hours wide, "in 2022" a year.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None or not self.start < self.end:
            raise RecordError(f"interval [{self.start}, {self.end})", allowed="aware datetimes with start < end")

    def meets(self, other: Interval) -> bool:
        """Whether some moment lies in both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count as stated, with inclusive bounds: "more than 70" is low 71, high None.

    unit         what one of them is (``person``, ``vehicle``, ``drone``), None when the text does not tell
    of           who or what is counted, in the report's words (``combattants ukrainiens``)
    approximate  whether the wording says "about"
    """

    low: int | None
    high: int | None
    unit: str | None = None
    of: str | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        for bound in (self.low, self.high):
            if bound is not None and bound < 0:
                raise RecordError(f"quantity [{self.low}, {self.high}]", allowed="bounds of 0 or more, None for open")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise RecordError(f"quantity [{self.low}, {self.high}]", allowed="low <= high, both inclusive, None for open")

    def meets(self, other: Quantity) -> bool:
        """Whether some number satisfies both statements."""
        lows = [q.low for q in (self, other) if q.low is not None]
        highs = [q.high for q in (self, other) if q.high is not None]
        return not lows or not highs or max(lows) <= min(highs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as far as the text supports it.

    id             of the gazetteer (``geonames:559034``), or a slug of the name when nothing was found
    point          latitude and longitude in degrees, None when unknown
    radius_metres  how far the true place may lie from the point; always given with a point, never smaller than the text supports
    within         ids of the areas it lies in, narrowest first
    kind           settlement, region, country, area
    claimants      for contested places: who claims them (country codes); empty otherwise
    """

    id: str
    name: str
    kind: str
    point: tuple[float, float] | None = None
    radius_metres: float | None = None
    within: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.point is None) != (self.radius_metres is None):
            raise RecordError(f"place {self.id}", allowed="a point with its radius in metres, or neither")
