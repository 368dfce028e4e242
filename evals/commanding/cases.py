"""councilbot eval lint, new and schema."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Table

from corpus.errors import IndexNotBuilt, UsedWrongly
from evals import drafting
from evals.casefiles import replace
from evals.casefiles import schema as schema_of
from evals.cases import QUESTIONS, Case, cases, files
from evals.commanding.given import INDEX, generation
from evals.linting.library import Library
from evals.linting.lint import Read, Report, Reported, fix
from evals.linting.lint import lint as lint_all

_NAMED = 6
"""Cases that are named where a warning is of several."""
_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


@click.command()
@_PATHS
@INDEX
@click.option("--fix", "fixing", is_flag=True, help="Fill in pages and occurrences in the files.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as one object.")
def lint(paths: tuple[Path, ...], index: Path | None, fixing: bool, as_json: bool) -> None:
    """Check the cases of PATHS (ours by default); exit 1 on an error, not on warnings."""
    some = paths or (QUESTIONS,)
    missing: IndexNotBuilt | None = None
    try:
        with generation(index) as papers:
            library = Library(papers)
            report = lint_all(some, library, _watched)
            if fixing:
                mended, refused = fix(report)
                click.echo(f"Mended: {mended} quotes.", err=True)
                for one in refused:
                    click.echo(f"councilbot: {one}", err=True)
                report = lint_all(some, library, _watched)
    except IndexNotBuilt as error:
        missing, report = error, lint_all(some, None)
    _show(report, as_json=as_json)
    if missing:
        raise IndexNotBuilt(f"The quotes were not looked for. {missing}") from missing
    if report.errors:
        sys.exit(1)


@click.command()
@click.argument("quote", required=False)
@click.option("--question", default="", help="What it answers; it can be written in later.")
@click.option(
    "--from-feedback",
    "feedback",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Begin a case for every vote that `councilbot feedback export` wrote to this file.",
)
@click.option(
    "--after",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    default=(QUESTIONS,),
    help="Ids go on after the highest in these files and folders; ours by default.",
)
@INDEX
def new(
    quote: str | None,
    question: str,
    feedback: Path | None,
    after: tuple[Path, ...],
    index: Path | None,
) -> None:
    """Begin a case from QUOTE, words of a paper, and print it; exit 1 where no paper says them."""
    if bool(quote) == bool(feedback):
        raise UsedWrongly("Give a quote, or --from-feedback FILE: one of the two.")
    numbers = drafting.ids(after)
    with generation(index) as papers:
        library = Library(papers)
        if feedback:
            asked = [case.question for case in cases(after)] if any(files(after)) else []
            drafts = drafting.from_feedback(feedback, library, asked, numbers)
            click.echo(f"Begun: {len(drafts)} cases.", err=True)
        else:
            drafts = [_from_quote(quote or "", question, library, next(numbers))]
    click.echo(drafting.as_text(drafts), nl=False)


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Into this file.")
def schema(out: Path | None) -> None:
    """Print the JSON Schema of a question file, for editors and other programs."""
    if out:
        replace(out, schema_of())
    else:
        click.echo(schema_of(), nl=False)


def _watched(some: Sequence[Read]) -> Iterable[Read]:
    console = Console(stderr=True)
    hidden = not console.is_terminal
    return track(some, "Checking", console=console, disable=hidden, transient=True)


def _from_quote(quote: str, question: str, library: Library, identity: str) -> Case:
    draft = drafting.from_quote(quote, question, library, identity)
    if draft:
        return draft
    close = library.closest(quote)
    page = f", page {close.page}" if close and close.page else ""
    hint = f" The closest is “{close.text}” ({close.source}{page})." if close else ""
    click.echo(f"councilbot: No public paper says just these words.{hint}", err=True)
    sys.exit(1)


def _show(report: Report, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_as_object(report), ensure_ascii=False))
        return
    for alike in _together(report.faults):
        click.echo(_line(alike))
    table = Table("category", "answerable", "dev", "test", box=SIMPLE)
    for kind, answerable in sorted({key[:2] for key in report.counts}):
        halves = [str(report.counts[kind, answerable, split]) for split in ("dev", "test")]
        table.add_row(kind, "yes" if answerable else "no", *halves)
    Console(highlight=False).print(table)
    warnings = len(report.faults) - report.errors
    click.echo(f"{len(report.cases)} cases: {report.errors} errors, {warnings} warnings.")


def _together(faults: Iterable[Reported]) -> Iterable[list[Reported]]:
    """Warnings that say the same of cases in one file are shown once, at the first of them."""
    groups: dict[object, list[Reported]] = {}
    for at, one in enumerate(faults):
        key: object = at if one.fault.serious else (one.file, one.fault.message)
        groups.setdefault(key, []).append(one)
    return groups.values()


def _line(alike: list[Reported]) -> str:
    first, left = alike[0], len(alike) - _NAMED
    named = ", ".join(one.case for one in alike[:_NAMED])
    more = f" and {left} more" if left > 0 else ""
    where = f"{first.file}:{first.line}: {named}{more}: " if first.line else ""
    return f"{where}{'error' if first.fault.serious else 'warning'}: {first.fault.message}"


def _as_object(report: Report) -> dict[str, object]:
    return {
        "cases": len(report.cases),
        "errors": report.errors,
        "warnings": len(report.faults) - report.errors,
        "faults": [
            {"file": str(one.file), "line": one.line, "case": one.case, **_fault(one)}
            for one in report.faults
        ],
        "counts": [
            {"category": kind, "answerable": answerable, "split": split, "cases": cases}
            for (kind, answerable, split), cases in sorted(report.counts.items())
        ],
    }


def _fault(one: Reported) -> dict[str, object]:
    given = asdict(one.fault)
    return {**given, "way": list(one.fault.way), "mend": dict(one.fault.mend)}
