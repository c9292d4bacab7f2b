"""A dossier folder: a question, the reports that bear on it, the ledger of what they say, and what is compiled from it.

    dossier.toml   the question and the settings, for people to edit
    ledger.db      the ledger (SQLite)
    originals/     the bytes received, each under its own digest
    exports/       what was handed on

This is the hall that the command line and the workbench open on: whatever they do is one call here.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import metadata
from pathlib import Path

from dixit.assets import load_assets
from dixit.errors import LedgerError, UsageError
from dixit.lang.pack import DATA
from dixit.pipeline.article import extract_document
from dixit.pipeline.compile import Material, compile_dossier, findings_at
from dixit.pipeline.corpus import attempt
from dixit.pipeline.export import export_json, last_report_at
from dixit.readers.stage import Source, find_sources, load_bytes, read
from dixit.report.stage import render
from dixit.store.originals import keep_original, rehash_original
from dixit.store.sqlite import Ledger, create_ledger, open_ledger
from dixit.types.claims import Extraction
from dixit.types.dossier import Dossier, Failure, Finding
from dixit.types.text import Span

__all__ = ["EXPORTS", "Added", "Settings", "Workspace", "build_demo", "code_version"]

EXPORTS = ("json",)
SETTINGS = "dossier.toml"
DEMO = Path(__file__).parent / "demo" / "reports"
DEMO_QUESTION = "What happened in the Belgorod region on 22 and 23 May 2023, and who says so?"
FORMAT = 1
"""Of dossier.toml and the folder's lay-out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `dossier.toml` holds: the question, the policy followed when none is named, the language of the page (en, fr)."""

    question: str
    policy: str = "ledger"
    interface: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What `Workspace.add` did: names of the sources newly kept, of those that were there already, and what failed."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    failures: tuple[Failure, ...]


Progress = Callable[[int, int, str], None]
"""Called after each source that is safely on disk: how many are done, how many there are, the name of the last."""


def code_version() -> str:
    """The version of dixit that is running."""
    try:
        return metadata.version("dixit")
    except metadata.PackageNotFoundError:
        return "unpackaged"


class Workspace:
    """An open dossier folder. Close it, or use it in a ``with`` statement."""

    def __init__(self, folder: Path, settings: Settings, ledger: Ledger) -> None:
        self.folder = folder
        self.settings = settings
        self.ledger = ledger

    @classmethod
    def create(cls, path: str | Path, *, question: str, policy: str = "ledger", interface: str = "en") -> Workspace:
        """A new dossier in a folder that does not exist yet or is empty.

        Raises UsageError when the folder holds anything, LedgerError when it cannot be made.
        """
        folder = Path(path)
        settings = Settings(question=question, policy=policy, interface=interface)
        if (folder / SETTINGS).exists():
            raise UsageError("a dossier is there already", where=str(folder), mend="Add to it with: dixit add DIR SOURCE")
        try:
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise UsageError("not an empty folder", where=str(folder), mend="Name a folder that does not exist yet.")
            for part in (folder / "originals", folder / "exports"):
                part.mkdir(parents=True, exist_ok=True)
            ledger = create_ledger(folder / "ledger.db")
            (folder / SETTINGS).write_text(_written(settings), encoding="utf-8")
        except OSError as fault:
            raise LedgerError(f"the folder cannot be made ({fault.strerror})", where=str(folder)) from fault
        return cls(folder, settings, ledger)

    @classmethod
    def open(cls, path: str | Path) -> Workspace:
        """The dossier in a folder. Raises LedgerError when there is none, or it is damaged or of a newer version."""
        folder = Path(path)
        settings = _load_settings(folder / SETTINGS)
        return cls(folder, settings, open_ledger(folder / "ledger.db"))

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.ledger.close()

    def add(self, paths: Iterable[str | Path], *, language: str | None = None, progress: Progress | None = None) -> Added:
        """Reads the reports behind the paths (files, folders, manifests, JSONL, ``-``) and keeps them with what was found in them.

        Each report is on disk before the next is begun: after a kill, the same call goes on where it stopped. What is there
        already is passed over. What cannot be read is listed in the ledger and in the answer, and stops nothing.
        """
        return self.add_sources(list(find_sources(paths)), language=language, progress=progress)

    def add_sources(self, sources: Sequence[Source], *, language: str | None = None, progress: Progress | None = None) -> Added:
        """The same for sources that were found before."""
        new: list[str] = []
        known: list[str] = []
        failures: list[Failure] = []
        versions: dict[str | None, str] = {}
        for number, source in enumerate(sources, 1):
            done = attempt(source.name, lambda source=source: self._add(source, language, versions))  # type: ignore[misc]
            if isinstance(done, Failure):
                self.ledger.add_failure(done)
                failures.append(done)
            else:
                (new if done else known).append(source.name)
            if progress:
                progress(number, len(sources), source.name)
        return Added(new=tuple(new), known=tuple(known), failures=tuple(failures))

    def _add(self, source: Source, language: str | None, versions: dict[str | None, str]) -> bool:
        """Whether the source was new. `versions` remembers what an extraction in each language depends on."""
        received = load_bytes(source)
        document = read(replace(source, path=None, data=received))
        code = language or document.language
        if code not in versions:
            versions[code] = _extraction_version(code)
        version = versions[code]
        if self.ledger.knows(source.name, document, version):
            return False
        keep_original(self.folder / "originals", received)
        return self.ledger.add_extraction(source.name, extract_document(document, language=language), version)

    def extractions(self) -> tuple[Extraction, ...]:
        """What was found in each report, by time of publication."""
        return self.ledger.extractions()

    def dossier(self, *, policy: str | None = None, as_of: datetime | None = None) -> Dossier:
        """Everything the reports say together, under a policy (None: the one in the settings), as of a moment (None: now known)."""
        material = Material(
            question=self.settings.question,
            extractions=self.extractions(),
            judgements=self.ledger.judgements(),
            failures=self.ledger.failures(),
            versions=_versions(),
        )
        return compile_dossier(material, policy=policy or self.settings.policy, as_of=as_of)

    def findings(self, policy: str | None = None, *, as_of: datetime | None = None) -> tuple[Finding, ...]:
        """What the policy makes of the claims, one finding a slot."""
        return self.dossier(policy=policy, as_of=as_of).findings

    def report(self, path: str | Path, *, policy: str | None = None, as_of: datetime | None = None) -> Path:
        """Writes the dossier's page, one self-contained HTML file, and gives back its path."""
        page = render(self.dossier(policy=policy, as_of=as_of), "html", language=self.settings.interface)
        place = Path(path)
        try:
            place.write_text(page, encoding="utf-8", newline="\n")
        except OSError as fault:
            raise UsageError(f"the page cannot be written ({fault.strerror})", where=str(place)) from fault
        return place

    def export(self, form: str = "json", *, policy: str | None = None, as_of: Sequence[datetime] = ()) -> str:
        """The dossier as text in one of `EXPORTS`; findings at each moment, by default at the last report."""
        if form not in EXPORTS:
            raise UsageError(f"export format {form!r}", allowed=", ".join(EXPORTS))
        dossier = self.dossier(policy=policy)
        moments = tuple(as_of) or (last_report_at([extraction.document for extraction in dossier.extractions]),)
        followed = policy or self.settings.policy
        return export_json(dossier, {moment: findings_at(dossier, policy=followed, as_of=moment) for moment in moments})

    def verify(self) -> tuple[str, ...]:
        """Everything that is not as it was written, in words; empty when all is.

        Originals are hashed again, records compared with their digests, every span read again inside its report.
        """
        faults = list(self.ledger.find_faults())
        digests = {digest for _, digest, _ in self.ledger.sources()}
        for digest in sorted(digests):
            fault = rehash_original(self.folder / "originals", digest)
            faults += [f"original {digest}: {fault}"] if fault else []
        for extraction in self.extractions():
            faults += _find_stray_spans(extraction)
        return tuple(faults)


def build_demo(path: str | Path, *, progress: Progress | None = None) -> Workspace:
    """The bundled sample as a dossier in `path`, with its page ``report.html``; done again, it adds and changes nothing.

    Eight short reports, rewritten for demonstration, from outlets that do not exist; needs no network.
    """
    folder = Path(path)
    workspace = Workspace.open(folder) if (folder / SETTINGS).exists() else Workspace.create(folder, question=DEMO_QUESTION)
    found = find_sources([DEMO / "meta.jsonl"])
    workspace.add_sources([replace(source, name=f"demo/{Path(source.name).name}") for source in found], progress=progress)
    workspace.report(folder / "report.html")
    return workspace


def _find_stray_spans(extraction: Extraction) -> list[str]:
    """Spans that point outside their report, or into another."""
    document = extraction.document
    spans: list[tuple[str, Span]] = [("figure", figure.span) for figure in extraction.figures]
    spans += [("time", timex.span) for timex in extraction.timexes]
    spans += [("evidence", evidence.span) for evidence in extraction.evidence]
    spans += [("claim", span) for claim in extraction.claims for span in claim.evidence]
    for attribution in extraction.attributions:
        spans += [("attribution", span) for span in (*attribution.source, *attribution.cue, *attribution.content)]
    return [
        f"document {document.id}: {kind} [{span.start}, {span.end}) is not in its text"
        for kind, span in spans
        if span.document != document.id or span.end > len(document.text)
    ]


def _versions() -> tuple[tuple[str, str], ...]:
    """What answers depend on: the code and the shipped assets, by name."""
    return (("dixit", code_version()), *((name, asset.version) for name, asset in sorted(load_assets().items())))


def _extraction_version(language: str | None) -> str:
    """What an extraction depends on: code, assets, and the words of the language it was told to be in (of all, when untold)."""
    folders = [DATA / language] if language and (DATA / language).is_dir() else [DATA]
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    parts = [f"{name} {version}" for name, version in _versions()]
    return ", ".join((*parts, f"pack {language or 'any'} {digest.hexdigest()[:12]}"))


def _written(settings: Settings) -> str:
    lines = [
        "# What this dossier asks, and how it is compiled. Edit it with any text editor.",
        f"format = {FORMAT}",
        f"question = {_quoted(settings.question)}",
        f"policy = {_quoted(settings.policy)}       # followed when no other is named",
        f"interface = {_quoted(settings.interface)}        # language of the page: en, fr",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string: quotes, backslashes and control characters escaped."""
    escaped = text.encode("utf-8", "replace").decode("utf-8").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _load_settings(path: Path) -> Settings:
    if not path.is_file():
        raise LedgerError("no dossier", where=str(path.parent), allowed=f"a folder with {SETTINGS}", mend="Run: dixit new DIR")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise LedgerError(f"unreadable settings ({fault})", where=str(path), mend="Mend the file with a text editor.") from fault
    if raw.get("format", FORMAT) != FORMAT:
        raise LedgerError(f"format {raw['format']}", where=str(path), allowed=f"format {FORMAT}", mend="Update dixit to open it.")
    names = {"question", "policy", "interface"}
    strange = sorted(raw.keys() - names - {"format"}) + sorted(k for k in names & raw.keys() if not isinstance(raw[k], str))
    if strange or "question" not in raw:
        seen = f"not understood: {', '.join(strange)}" if strange else "no question"
        raise LedgerError(seen, where=str(path), allowed="format, question, policy, interface (text)", mend="Mend the file.")
    return Settings(**{name: raw[name] for name in names & raw.keys()})
