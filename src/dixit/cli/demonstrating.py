"""`dixit demo`: what this program is for, on eight bundled reports."""

from __future__ import annotations

from pathlib import Path

import click

from dixit.cli import screen
from dixit.cli.wording import bounds_of, slot_of
from dixit.types.dossier import Dossier, Finding
from dixit.types.values import Quantity
from dixit.workspace import Workspace, build_demo

__all__ = ["demo"]


@click.command()
@click.argument("folder", default="dixit-demo", metavar="[DIR]")
@click.pass_context
def demo(ctx: click.Context, folder: str) -> None:
    """Build the bundled sample dossier and its page.

    Example: dixit demo
    """
    with screen.ProgressBar("reading") as progress:
        workspace = build_demo(folder, progress=progress)
    with workspace:
        failures = workspace.dossier().failures
        _summarise(workspace)
    screen.print_failures(failures)
    screen.say("")
    screen.say("The page, to be opened in a browser:")
    click.echo((Path(folder) / "report.html").resolve())
    ctx.exit(1 if failures else 0)


def _summarise(workspace: Workspace) -> None:
    """One screen: how much was read, the figures and their states, who denies or disagrees."""
    dossier = workspace.dossier()
    said = sum(len(extraction.attributions) for extraction in dossier.extractions)
    shown = sum(len(extraction.evidence) for extraction in dossier.extractions)
    screen.print_words(workspace.settings.question, style="bold")
    screen.print_words(
        f"{len(dossier.extractions)} reports (rewritten for demonstration, outlets invented), {said} attributions, "
        f"{len(dossier.claims)} claims, {shown} mentions of footage or documents, {len(dossier.copies)} copies or relays"
    )
    screen.print_words("")
    figures = [finding for finding in dossier.findings if bounds_of(finding.value)]
    rows = [(slot_of(found), bounds_of(found.value), found.state.replace("_", " "), _voices(dossier, found)) for found in figures]
    screen.print_table(("figure of", "as claimed", "state", "who says so"), rows, wide="who says so")
    kinds: dict[str, int] = {}
    for relation in dossier.relations:
        kinds[relation.kind] = kinds.get(relation.kind, 0) + 1
    if kinds:
        screen.print_words("")
        counted = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(kinds.items()))
        screen.print_words(f"between claims: {counted}")


def _voices(dossier: Dossier, finding: Finding) -> str:
    """Who states the figure in their own count, and who denies it."""
    standing, names = dict(dossier.same_actor), {actor.id: actor.name for actor in dossier.actors}
    outlets = {extraction.document.id: extraction.document.outlet or extraction.document.id for extraction in dossier.extractions}
    bearing = {*finding.included, *(claim for claim, _ in finding.excluded)}
    voices: dict[str, None] = {}
    for claim in sorted((claim for claim in dossier.claims if claim.id in bearing), key=lambda claim: claim.polarity == "-"):
        speaker = names.get(standing.get(claim.source or "", claim.source or ""), outlets[claim.document].partition(" (")[0])
        if claim.polarity == "-":
            voices[f"denied by {speaker}"] = None
        elif isinstance(claim.value, Quantity) and claim.id in finding.included:
            voices[f"{bounds_of(claim.value)}: {speaker}"] = None
    return "; ".join(voices)
