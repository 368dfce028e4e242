"""councilbot eval threshold."""

import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table

from corpus.errors import UsedWrongly
from evals import runs, thresholds
from evals.commanding.comparing import numbers
from evals.commanding.given import RUN
from evals.measures.abstention import Judged
from evals.summary import judged
from evals.thresholds import Point


@click.command()
@RUN
@click.option(
    "--risk",
    type=click.FloatRange(0, 1),
    help="Choose the threshold that answers most with at most so many wrong of those answered;"
    " without, the one with most outcomes right.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the choices as one object.")
def threshold(named: str, risk: float | None, as_json: bool) -> None:
    """
    Choose the confidence from which the bot answers, by the dev cases of RUN.

    What it would have made of the test cases stands beside it.
    """
    run = runs.read(runs.found(named))
    some = runs.scores(run)
    dev, test = (
        judged([one for one in some if one.case.split == split]) for split in ("dev", "test")
    )
    if not dev:
        raise UsedWrongly("The run has no dev cases to choose by: make one with --split dev.")
    wanted = 0.05 if risk is None else risk
    choice = thresholds.choose(thresholds.curve(dev), wanted)
    now = thresholds.point(dev, run.setting.threshold)
    rows = {
        "as it was": now,
        "most right": choice.outcome,
        "best F1": choice.refusal,
        f"risk up to {wanted:g}": choice.coverage,
    }
    chosen = choice.outcome if risk is None else choice.coverage
    if as_json:
        click.echo(json.dumps(_as_object(rows, chosen, len(dev), test)))
    else:
        click.echo(f"{len(dev)} dev cases, by which it is chosen, and {len(test)} test cases")
        Console(highlight=False).print(_of_points(rows, test))
        click.echo(
            f"For bot/abstention.py:  THRESHOLD = {chosen.threshold:g}"
            if chosen
            else f"No threshold has a risk of at most {wanted:g} on the dev cases."
        )
    if chosen is None:
        sys.exit(1)


def _as_object(
    rows: dict[str, Point | None], chosen: Point | None, dev: int, unseen: Sequence[Judged]
) -> dict[str, object]:
    """Each choice on both halves; null where no threshold has so little risk."""
    return {
        "threshold": chosen and chosen.threshold,
        "cases": {"dev": dev, "test": len(unseen)},
        "choices": {
            name: one
            and {
                "dev": one._asdict(),
                "test": thresholds.point(unseen, one.threshold)._asdict() if unseen else None,
            }
            for name, one in rows.items()
        },
    }


def _of_points(rows: dict[str, Point | None], unseen: Sequence[Judged]) -> Table:
    """A row for each way to choose, on the dev cases and then on the test cases."""
    of = (
        f"{name}\n{split}"
        for split in ("dev", "test")
        for name in ("answers", "risk", "F1", "right")
    )
    table = numbers("chosen by", "threshold", *of)
    for name, one in rows.items():
        table.add_row(name, *(_cells(one, unseen) if one else ("none",)))
    return table


def _cells(one: Point, unseen: Sequence[Judged]) -> list[str]:
    there = thresholds.point(unseen, one.threshold)
    return [f"{value:.3f}" for value in (*one, *(there[1:] if unseen else ()))]
