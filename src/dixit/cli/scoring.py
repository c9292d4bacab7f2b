"""`dixit score`: the evaluation, for users with gold of their own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dixit.cli import screen
from dixit.cli.options import as_json
from dixit.evaluate.stage import LAYERS
from dixit.evaluate.stage import score as score_layer
from dixit.types.codec import to_plain

__all__ = ["score"]


@click.command()
@click.argument("layer", type=click.Choice(sorted(LAYERS)), metavar="LAYER")
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="PRED")
@click.option("--samples", default=1000, show_default=True, type=click.IntRange(0), help="Draws for the 95 % intervals.")
@click.option("--by-type", is_flag=True, help="Show each type of attribution as well.")
@as_json
def score(layer: str, gold: str, predicted: str, samples: int, by_type: bool, machine: bool) -> None:
    """Compare annotated documents with gold, one layer at a time.

    LAYER is attributions, figures, residue or timex. GOLD and PRED are files as annotate writes them, plain or gzipped.

    Example: dixit score attributions gold.jsonl annotated.jsonl
    """
    result = score_layer(layer, Path(gold), Path(predicted), samples=samples)
    if machine:
        click.echo(json.dumps(to_plain(result), ensure_ascii=False, indent=1))
        return
    if result.missing:
        screen.say(f"{len(result.missing)} gold documents have no prediction and count as empty")
    rows = [
        (
            measure.name if measure.group == "all" else f"{measure.group}: {measure.name}",
            *(f"{100 * share:.1f}" for share in (measure.precision, measure.recall, measure.f1)),
            "" if measure.low is None or measure.high is None else f"{100 * measure.low:.1f} to {100 * measure.high:.1f}",
            f"{measure.gold:.0f}",
            f"{measure.predicted:.0f}",
        )
        for measure in result.measures
        if by_type or measure.group == "all"
    ]
    screen.print_words(f"{layer}, {result.documents} documents")
    screen.print_table(("measure", "P", "R", "F1", "F1 95 %", "gold", "predicted"), rows)
