"""Commands on a dossier folder: make it, add to it, and hand on what it holds."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from dixit.cli import screen
from dixit.cli.options import MOMENT, as_json, lang
from dixit.cli.wording import bounds_of, slot_of
from dixit.types.codec import to_plain
from dixit.workspace import EXPORTS, Workspace

__all__ = ["add", "export", "findings", "new", "report", "verify"]

folder = click.argument("folder", metavar="DIR")
policy = click.option("--policy", metavar="NAME", help="The rules to follow; those of the dossier's settings when left out.")


@click.command()
@folder
@click.option("--question", default="", help="What the dossier is to answer.")
@click.option("--interface", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the page.")
def new(folder: str, question: str, interface: str) -> None:
    """Make an empty dossier folder.

    Example: dixit new raid --question "Who was killed in the raid of 22 May?"
    """
    Workspace.create(folder, question=question or Path(folder).name, interface=interface).close()
    screen.say(f"Made {folder}. Add reports with: dixit add {folder} SOURCE...")


@click.command()
@folder
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@lang
@click.pass_context
def add(ctx: click.Context, folder: str, sources: tuple[str, ...], lang: str | None) -> None:
    """Add reports to a dossier; known ones are passed over.

    SOURCE is a file, a folder, a manifest meta.jsonl, a .jsonl file, or - for standard input.

    Example: dixit add raid reports/
    """
    with Workspace.open(folder) as workspace, screen.ProgressBar("reading") as progress:
        added = workspace.add(sources, language=lang, progress=progress)
    screen.print_failures(added.failures)
    screen.say(f"{len(added.new)} reports added, {len(added.known)} known already, {len(added.failures)} failed")
    ctx.exit(1 if added.failures else 0)


@click.command()
@folder
@policy
@click.option("--as-of", type=MOMENT, metavar="TIME", help="From reports published until then; from all when left out.")
@as_json
def findings(folder: str, policy: str | None, as_of: datetime | None, machine: bool) -> None:
    """Print what a policy makes of the claims, and why.

    Example: dixit findings raid --as-of 2023-05-23
    """
    with Workspace.open(folder) as workspace:
        found = workspace.findings(policy, as_of=as_of)
    if machine:
        click.echo(json.dumps([to_plain(finding) for finding in found], ensure_ascii=False, indent=1))
        return
    rows = [
        (
            slot_of(finding),
            finding.state.replace("_", " "),
            bounds_of(finding.value),
            str(finding.origins),
            "; ".join(finding.steps),
        )
        for finding in found
    ]
    screen.print_table(("what", "state", "figure", "origins", "why"), rows, wide="why")


@click.command()
@folder
@click.option("-o", "--output", metavar="FILE.html", help="Where the page goes; DIR/report.html when left out.")
@policy
@click.option("--as-of", type=MOMENT, metavar="TIME", help="From reports published until then; from all when left out.")
def report(folder: str, output: str | None, policy: str | None, as_of: datetime | None) -> None:
    """Write the dossier's page, one self-contained HTML file.

    Example: dixit report raid -o raid.html
    """
    with Workspace.open(folder) as workspace:
        place = workspace.report(output or Path(folder) / "report.html", policy=policy, as_of=as_of)
    click.echo(place)


@click.command()
@folder
@click.option("--format", "form", type=click.Choice(EXPORTS), default="json", show_default=True, help="Form of the export.")
@policy
@click.option("--as-of", type=MOMENT, multiple=True, metavar="TIME", help="A moment for findings; repeat it for more.")
def export(folder: str, form: str, policy: str | None, as_of: tuple[datetime, ...]) -> None:
    """Print the whole dossier as data for another program.

    Example: dixit export raid --format json > raid.json
    """
    with Workspace.open(folder) as workspace:
        sys.stdout.write(workspace.export(form, policy=policy, as_of=as_of))


@click.command()
@folder
@click.pass_context
def verify(ctx: click.Context, folder: str) -> None:
    """Prove that nothing stored in a dossier was changed.

    Example: dixit verify raid
    """
    with Workspace.open(folder) as workspace:
        faults = workspace.verify()
        kept = len(workspace.ledger.sources())
    for fault in faults:
        screen.print_words(fault)
    screen.say(f"{len(faults)} faults" if faults else f"{kept} reports and their records are as they were written")
    ctx.exit(1 if faults else 0)
