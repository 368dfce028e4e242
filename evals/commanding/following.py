"""councilbot eval links."""

import json
import sys
from pathlib import Path

import click

from evals.commanding.given import INDEX, generation
from evals.index import LABELS
from evals.tracing import LINKS, PRECISION, RECALL, Measured, Rates, marked, measured, total


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path), default=LINKS)
@INDEX
@click.option("--json", "as_json", is_flag=True, help="Print what is measured as one object.")
def links(file: Path, index: Path | None, as_json: bool) -> None:
    """
    Measure the trace against the marked links of FILE, ours by default.

    Exit code 1 where the sure links miss the target, or an ask that is mentioned later is called
    never mentioned again.
    """
    with generation(index) as papers:
        found = list(measured(marked(file), papers, LABELS))
    sure = total([one.papers(sure=True) for one in found])
    shown = total([one.papers(sure=False) for one in found])
    wrong = [one for one in found if one.false_never]
    if as_json:
        click.echo(
            json.dumps({"sure": _rates(sure), "shown": _rates(shown), "false_never": len(wrong)})
        )
    else:
        _print(sure, shown, wrong, len(found))
    if sure.recall < RECALL or sure.precision < PRECISION or wrong:
        sys.exit(1)


def _print(sure: Rates, shown: Rates, wrong: list[Measured], asks: int) -> None:
    click.echo(f"{asks} asks, {sure.marked} later papers marked as about one of them.")
    for name, rates in (("sure links", sure), ("sure and doubtful", shown)):
        click.echo(f"{name:18} recall {rates.recall:.3f}, precision {rates.precision:.3f}")
    click.echo(f"The target of sure links: recall {RECALL}, precision {PRECISION}.")
    click.echo(f"Called never mentioned again, and yet mentioned: {len(wrong)}")
    for one in wrong:
        click.echo(f"  {one.marked.paper}: {one.marked.quote}")


def _rates(rates: Rates) -> dict[str, float]:
    return {"recall": round(rates.recall, 4), "precision": round(rates.precision, 4)}
