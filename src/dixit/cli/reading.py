"""Commands that read and keep nothing: `read` for people, `annotate` for programs."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from dixit.cli import screen
from dixit.cli.options import as_json, lang
from dixit.cli.wording import bounds_of
from dixit.errors import UsageError
from dixit.pipeline.annotate import annotate as annotate_lines
from dixit.pipeline.annotate import find_lines
from dixit.pipeline.corpus import extract_all
from dixit.pipeline.layers import layers_of
from dixit.readers.stage import find_sources
from dixit.types.claims import Extraction
from dixit.types.codec import to_plain
from dixit.types.dossier import Failure
from dixit.types.text import Document, Span

__all__ = ["annotate", "read"]

NOBODY = "(not named)"
NARRATOR = "the report itself"


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@lang
@as_json
@click.pass_context
def read(ctx: click.Context, sources: tuple[str, ...], lang: str | None, machine: bool) -> None:
    """Read reports and print who says what; keeps nothing.

    SOURCE is a file, a folder, a manifest meta.jsonl, a .jsonl file, or - for standard input.

    Example: dixit read report.txt
    """
    failures: list[Failure] = []
    for outcome in extract_all(find_sources(sources), language=lang):
        if outcome.failure:
            failures.append(outcome.failure)
        if machine:
            click.echo(_json_of(outcome.source, outcome.extraction, outcome.failure))
        elif outcome.extraction:
            _show(outcome.source, outcome.extraction)
    screen.print_failures(failures)
    ctx.exit(1 if failures else 0)


@click.command()
@click.argument("lines", metavar="IN.jsonl")
@click.option("-o", "--output", default="-", metavar="OUT.jsonl", help="Where the lines go; standard output when left out.")
@lang
@click.pass_context
def annotate(ctx: click.Context, lines: str, output: str, lang: str | None) -> None:
    """Annotate JSON lines with all layers, line by line.

    A line holds "id" and "text", and may hold "lang" and "dct", the date of publication. Other keys are kept.

    Example: dixit annotate reports.jsonl -o annotated.jsonl
    """
    if "-" not in (lines, output) and Path(output).exists() and Path(lines).exists() and Path(output).samefile(lines):
        raise UsageError("input and output are the same file", where=lines, mend="Name another file after -o.")
    done, failures = 0, []
    with _opened(output) as out, screen.ProgressBar("annotating") as progress:
        for line in annotate_lines(find_lines(lines), language=lang):
            if line.text is not None:
                out.write(line.text + "\n")
                out.flush()
            done += line.failure is None
            if line.failure:
                failures.append(line.failure)
            progress(done, 0, lines)
    screen.print_failures(failures)
    screen.say(f"{done} documents annotated, {len(failures)} failed")
    ctx.exit(1 if failures else 0)


@contextmanager
def _opened(output: str) -> Iterator[IO[str]]:
    if output == "-":
        yield sys.stdout
        return
    try:
        with (
            gzip.open(output, "wt", encoding="utf-8")
            if output.endswith(".gz")
            else Path(output).open("w", encoding="utf-8") as stream
        ):
            yield stream
    except OSError as fault:
        raise UsageError(f"cannot be written ({fault.strerror})", where=output) from fault


def _json_of(source: str, extraction: Extraction | None, failure: Failure | None) -> str:
    line: dict[str, object] = {"source": source}
    if extraction:
        document = extraction.document
        line |= {"id": document.id, "lang": document.language, "title": document.title, "outlet": document.outlet}
        line |= {"url": document.url, "published": to_plain(document.published), "text": document.text, **layers_of(extraction)}
    if failure:
        line["failure"] = to_plain(failure)
    return json.dumps(line, ensure_ascii=False)


def _show(source: str, extraction: Extraction) -> None:
    """One report as tables: its attributions, then its figures."""
    document = extraction.document
    day = document.published.start.date().isoformat() if document.published else None
    told = [document.language, document.outlet, day]
    screen.print_words(f"{document.title or source}  ({', '.join(part for part in told if part)})", style="bold")
    names = {actor.id: actor.name for actor in extraction.actors}
    who = {said.id: names.get(said.speaker or "") or _words(document, said.source) or NOBODY for said in extraction.attributions}
    if not extraction.attributions:
        screen.print_words("nobody is said to say anything")
    else:
        rows = [
            (who[said.id], _stance(said.act, said.certainty), _words(document, said.content)) for said in extraction.attributions
        ]
        screen.print_table(("who", "how", "says"), rows, wide="says")
    figures = [
        (
            bounds_of(figure.quantity),
            figure.category,
            figure.quantity.of or "",
            who.get(figure.attribution or "", "the report itself"),
        )
        for figure in extraction.figures
    ]
    if figures:
        screen.print_words("")
        screen.print_table(("figure", "of", "whom or what", "according to"), figures, wide="whom or what")
    screen.print_words("")


def _words(document: Document, spans: tuple[Span, ...]) -> str:
    return " … ".join(document.words_of(span) for span in spans)


def _stance(act: str, certainty: str) -> str:
    """The act, with the certainty where the speaker does not commit fully."""
    return act.replace("_", " ") + ("" if certainty == "CT" else f" ({certainty})")
