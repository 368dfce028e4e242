"""councilbot eval import and export."""

from pathlib import Path
from typing import IO

import click

from corpus.errors import UsedWrongly
from evals import exporting, runs
from evals.casefiles import as_lines, replace, write
from evals.cases import QUESTIONS, Case, cases
from evals.commanding.given import INDEX, generation
from evals.importing.formats import FORMATS, imported
from evals.importing.made import Split
from evals.index import LABELS
from evals.linting.library import Library

_FOR = ("jsonl", "bench", "inspect", "trec", "squad", "ragas")


@click.command("import")
@click.argument("format_", metavar="FORMAT", type=click.Choice(tuple(FORMATS)))
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True,
    help="The question file to write: .yaml or .jsonl.",
)  # fmt: skip
@click.option(
    "--papers",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the papers that the set holds into this folder, to be ingested.",
)
@click.option("--split", type=click.Choice(["dev", "test"]), default="test", show_default=True)
def import_(
    format_: str,
    path: Path,
    out: Path,
    papers: Path | None,
    split: Split,
) -> None:
    """
    Make cases of the question set at PATH.

    FORMAT is bench (a folder with questions.jsonl and docs), squad, legalbench-rag (a benchmark's
    file) or beir (a folder).
    """
    found = imported(format_, path, split)
    if papers:
        for name, text in found.papers.items():
            replace(papers / name, text)
        click.echo(f"Wrote {len(found.papers)} papers into {papers}.", err=True)
    write(out, found.cases)
    click.echo(f"Wrote {len(found.cases)} cases into {out}.", err=True)


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(_FOR))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", type=click.File("w", encoding="utf-8", lazy=True, atomic=True), default="-",
              help="Into this file.")  # fmt: skip
@click.option("--run", "named", help="Export what this run answered: a folder, an id or newest.")
@click.option(
    "--level",
    type=click.Choice(["paper", "page"]),
    default="paper",
    show_default=True,
    help="What trec takes for a document.",
)
@INDEX
def export(
    format_: str,
    paths: tuple[Path, ...],
    out: IO[str],
    named: str | None,
    level: exporting.Level,
    index: Path | None,
) -> None:
    """
    Write the cases of PATHS (ours by default), or what a run answered, for another suite.

    FORMAT is jsonl, bench (as `make ranker` reads it), inspect, trec (judgements; with --run the
    run), squad (with --run the answers) or ragas (with --run the rows with what was answered).
    """
    if named and paths:
        raise UsedWrongly("A run is exported with the cases that it asked: give no PATHS.")
    if named:
        written = _of_run(format_, runs.read(runs.found(named)), level, index)
    else:
        written = _of_cases(format_, cases(paths or [QUESTIONS]), level, index)
    out.write(written)


def _of_cases(format_: str, some: list[Case], level: exporting.Level, index: Path | None) -> str:
    if format_ == "squad":
        with generation(index) as opened:
            return exporting.squad(some, Library(opened))
    if format_ == "trec":
        return exporting.trec(some, level)
    written = {
        "jsonl": as_lines,
        "bench": exporting.bench,
        "inspect": exporting.inspect,
        "ragas": exporting.ragas,
    }
    return written[format_](some)


def _of_run(format_: str, run: runs.Run, level: exporting.Level, index: Path | None) -> str:
    if run.failed:
        raise UsedWrongly(
            f"The bot failed on {len(run.failed)} cases of {run.folder}, which other suites would"
            f" take for abstentions: go on with  councilbot eval run --resume {run.folder}"
        )
    answers = [recorded for _, recorded in run.pairs]
    if format_ == "inspect":
        return exporting.inspect_scores(runs.scores(run))
    if format_ == "squad":
        return exporting.squad_predictions(answers)
    if format_ == "ragas":
        return exporting.ragas(run.cases, run.answers)
    if format_ == "trec":
        with generation(index) as opened:
            names = {one.id: one.name for one in opened.holdings(LABELS).papers}
        return exporting.trec_run(answers, names, level, run.setting.id)
    raise UsedWrongly(f"{format_} has no place for answers: choose inspect, trec, squad or ragas.")
