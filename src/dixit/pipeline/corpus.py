"""Many articles: each goes its own way, and one that fails is a row with its reason, never the end of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from dixit.errors import DixitError
from dixit.pipeline.article import extract_source
from dixit.readers.stage import Source
from dixit.types.claims import Extraction
from dixit.types.dossier import Failure

__all__ = ["Outcome", "attempt", "extract_all"]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source: an extraction or a failure, never both, never neither."""

    source: str
    extraction: Extraction | None = None
    failure: Failure | None = None


def extract_all(sources: Iterable[Source], *, language: str | None = None) -> Iterator[Outcome]:
    """One outcome for each source, in the order of the sources, as they are done."""
    for source in sources:
        done = attempt(source.name, lambda source=source: extract_source(source, language=language))  # type: ignore[misc]
        if isinstance(done, Failure):
            yield Outcome(source=source.name, failure=done)
        else:
            yield Outcome(source=source.name, extraction=done)


def attempt(name: str, work: Callable[[], Result]) -> Result | Failure:
    """The result of the work, or why there is none.

    This is the one place where an error of any kind is caught: a fault of ours in one report must not cost the others, and it is
    listed with its kind so that it can be reported. Running out of memory and interruption are not caught.
    """
    try:
        return work()
    except DixitError as error:
        return Failure(source=name, reason=str(error), kind=type(error).__name__)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the batch boundary
        return Failure(source=name, reason=f"a fault of dixit ({type(error).__name__}: {error}); please report it", kind="Fault")
