"""What people see: tables on standard output, words and progress on standard error. The one door to rich.

Texts come from strangers: control characters, which could move a terminal's cursor or change its colours, are shown as blanks.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from dixit.errors import DixitError
from dixit.types.dossier import Failure

__all__ = ["ProgressBar", "print_error", "print_failures", "print_table", "print_words", "say"]

PATIENCE_SECONDS = 1.0
"""Work that is done sooner shows no bar."""

SCREEN_WIDTH = 132
"""Width of tables that go to a file or pipe."""


def say(words: str) -> None:
    """A line for people, on standard error."""
    _console(error=True).print(Text(_tame(words)), soft_wrap=True)


def print_words(words: str, *, style: str = "") -> None:
    """A line of the answer, on standard output."""
    _console().print(Text(_tame(words), style=style), soft_wrap=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, wide: str = "") -> None:
    """A table on standard output. wide: the column that takes the room that is left."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, ratio=1 if column == wide else None, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_tame(cell)) for cell in row))
    _console().print(table)


def print_error(error: DixitError) -> None:
    """The four parts of an error: where, what was seen, what is allowed, how to mend it."""
    console = _console(error=True)
    head = Text("Error: ", style="bold red")
    head.append(_tame(f"{error.where}: {error.seen}" if error.where else error.seen), style="not bold default")
    console.print(head, soft_wrap=True)
    for name, part in (("Allowed", error.allowed), ("Mend", error.mend)):
        if part:
            console.print(Text(f"  {name}: {_tame(part)}"), soft_wrap=True)


def print_failures(failures: Sequence[Failure]) -> None:
    """Every source that failed, with its reason."""
    for failure in failures:
        reason = failure.reason if failure.source in failure.reason else f"{failure.source}: {failure.reason}"
        console = _console(error=True)
        line = Text("Failed: ", style="bold red")
        line.append(_tame(reason), style="not bold default")
        console.print(line, soft_wrap=True)


class ProgressBar:
    """A bar on standard error that appears after a second of work, and only on a terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._begun = time.monotonic()
        self._bar: Progress | None = None

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, done: int, total: int, name: str) -> None:
        if self._bar is None:
            if not sys.stderr.isatty() or time.monotonic() - self._begun < PATIENCE_SECONDS:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=_console(error=True), transient=True)
            self._bar.add_task(self._what, total=total or None)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)


def _console(*, error: bool = False) -> Console:
    """A console made when it is needed, so that it sees where the streams point now."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else SCREEN_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def _tame(text: str) -> str:
    return "".join(character if character.isprintable() or character == "\n" else " " for character in text)
