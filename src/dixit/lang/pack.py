"""A pack: everything dixit knows about one language as data, loaded and checked whole.

One folder per language under ``lang/data``, the same file names in each; each file has its schema in ``lang/tables``. Adding a
language means writing its files, not programming.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dixit.errors import LanguageError
from dixit.lang.check import load_table
from dixit.lang.tables.clauses import ClauseWords
from dixit.lang.tables.cues import CueWords
from dixit.lang.tables.evidence import EvidenceWords
from dixit.lang.tables.factuality import FactualityWords
from dixit.lang.tables.frames import FrameWords
from dixit.lang.tables.inflection import VerbWords
from dixit.lang.tables.numbers import NumberWords
from dixit.lang.tables.populations import PopulationWords
from dixit.lang.tables.quantities import QuantityWords
from dixit.lang.tables.quotes import QuoteWords
from dixit.lang.tables.residue import ResidueWords
from dixit.lang.tables.times import TimeWords
from dixit.lang.tables.titles import TitleWords
from dixit.text.sentences import SentenceWords

__all__ = ["DATA", "Pack", "load_pack", "pack_codes"]

DATA = Path(__file__).parent / "data"


# Compared by identity: a pack is loaded once, and what is worked out from it is kept by it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """One language's tables; each field is one file of the same name."""

    code: str
    cues: CueWords
    evidence: EvidenceWords
    frames: FrameWords
    numbers: NumberWords
    populations: PopulationWords
    quantities: QuantityWords
    quotes: QuoteWords
    residue: ResidueWords
    sentences: SentenceWords
    times: TimeWords
    verbs: VerbWords
    titles: TitleWords
    factuality: FactualityWords
    clauses: ClauseWords


def pack_codes() -> tuple[str, ...]:
    """The languages that have a pack, sorted ISO 639-1 codes."""
    return tuple(sorted(folder.name for folder in DATA.iterdir() if folder.is_dir() and any(folder.glob("*.toml"))))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language, read once per process.

    Raises `LanguageError` when there is none, `PackError` naming all faults when a table breaks its schema.
    """
    if code not in pack_codes():
        raise LanguageError(
            f"no language pack {code!r}", allowed=", ".join(pack_codes()), mend="Give the language of the report, or leave it out"
        )
    folder = DATA / code
    return Pack(
        code=code,
        cues=load_table(folder / "cues.toml", CueWords),
        evidence=load_table(folder / "evidence.toml", EvidenceWords),
        frames=load_table(folder / "frames.toml", FrameWords),
        numbers=load_table(folder / "numbers.toml", NumberWords),
        populations=load_table(folder / "populations.toml", PopulationWords),
        quantities=load_table(folder / "quantities.toml", QuantityWords),
        quotes=load_table(folder / "quotes.toml", QuoteWords),
        residue=load_table(folder / "residue.toml", ResidueWords),
        sentences=load_table(folder / "sentences.toml", SentenceWords),
        times=load_table(folder / "times.toml", TimeWords),
        verbs=load_table(folder / "verbs.toml", VerbWords),
        titles=load_table(folder / "titles.toml", TitleWords),
        factuality=load_table(folder / "factuality.toml", FactualityWords),
        clauses=load_table(folder / "clauses.toml", ClauseWords),
    )
