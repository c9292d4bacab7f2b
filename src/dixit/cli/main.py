"""`dixit`: the commands by family, and what becomes of errors.

Exit status: 0 done, 1 some input failed, 2 used wrongly, 130 stopped by the user. Data go to standard output, words for people to
standard error.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from dixit.cli.demonstrating import demo
from dixit.cli.dossiers import add, export, findings, new, report, verify
from dixit.cli.reading import annotate, read
from dixit.cli.scoring import score
from dixit.cli.screen import print_error, say
from dixit.errors import DixitError, UsageError
from dixit.workspace import code_version

__all__ = ["app", "main"]

FAILED, USED_WRONGLY, STOPPED = 1, 2, 130


class Doors(click.Group):
    """The group of all commands: an error of ours becomes a message and an exit status, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except DixitError as error:
            print_error(error)
            ctx.exit(USED_WRONGLY if isinstance(error, UsageError) else FAILED)
        except KeyboardInterrupt:
            say("Stopped. What was acknowledged is kept; the same command goes on from there.")
            ctx.exit(STOPPED)
        except BrokenPipeError:
            # Whoever read us has enough. What Python still holds back would fail again at exit: it goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of work, not of the alphabet


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(code_version(), prog_name="dixit")
def app() -> None:
    """Reads news reports and keeps a ledger of attributed claims: who says what, in which words, and who denies it.

    Start with: dixit demo
    """


for command in (read, annotate, new, add, findings, report, export, verify, score, demo):
    app.add_command(command)


def main() -> None:
    """The entry point of the `dixit` script."""
    for stream in (sys.stdout, sys.stderr):
        # Reports hold every script: a terminal set to another encoding gets replacement characters, never a crash.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    app(prog_name="dixit")


if __name__ == "__main__":
    main()
