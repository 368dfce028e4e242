"""councilbot eval protocol."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from bot.reranking import Reranker
from corpus import ranker
from corpus.errors import UsedWrongly
from corpus.settings import Settings
from corpus.shelf import Generation
from evals.cases import QUESTIONS, Case, cases
from evals.commanding.given import INDEX
from evals.commanding.given import settings as settings_of
from evals.index import opened
from evals.protocols import cut_size, gold_removed, paper_swap, paraphrase, tables
from evals.protocols.findings import Findings
from evals.protocols.indexes import made
from ingest.draft import SIZES

_FOLDER = click.Path(exists=True, path_type=Path)


@dataclass(frozen=True)
class _Asked:
    """What a protocol is run on."""

    cases: Sequence[Case]
    index: Generation
    settings: Settings
    reader: Reranker | None
    papers: Path | None
    other: Path | None


@click.command()
@click.argument(
    "name",
    type=click.Choice([gold_removed.NAME, paper_swap.NAME, paraphrase.NAME, cut_size.NAME]),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@INDEX
@click.option(
    "--papers",
    type=_FOLDER,
    help="cut-size: the papers of the index. paper-swap: those of another council.",
)
@click.option("--other", type=_FOLDER, help="paper-swap: an index of another council's papers.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many cases, the first.")
@click.option("--fast", is_flag=True, help="Ask without the ranker, as `ask --fast` does.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as one object.")
def protocol(
    name: str,
    paths: tuple[Path, ...],
    index: Path | None,
    papers: Path | None,
    other: Path | None,
    limit: int | None,
    fast: bool,
    as_json: bool,
) -> None:
    """
    Change what the bot is given, and see what becomes of its answers to the cases of PATHS.

    With gold-removed the papers that answer are hidden, with paper-swap another council's are
    asked: every answer is then unsupported. With paraphrase the question is put otherwise, with
    cut-size the papers are cut into shorter and longer passages: the answer should stay. Exit code
    3 when the bot failed on a case.
    """
    settings = settings_of(index, fast=fast)
    some = _chosen(name, cases(paths or (QUESTIONS,)), limit)
    with opened(settings) as generation:
        asked = _Asked(some, generation, settings, ranker.load(settings), papers, other)
        found = _RUN[name](asked)
    if as_json:
        click.echo(json.dumps(tables.as_object(found), ensure_ascii=False))
    else:
        tables.show(found, Console(highlight=False, markup=False, emoji=False))
    if found.failed:
        sys.exit(3)


def _chosen(name: str, some: Sequence[Case], limit: int | None) -> Sequence[Case]:
    chosen = [case for case in some if case.answerable or name == paraphrase.NAME]
    if not chosen:
        raise UsedWrongly(f"{name} asks answerable cases, and there are none: give others.")
    return chosen[:limit]


def _gold_removed(asked: _Asked) -> Findings:
    return gold_removed.gold_removed(asked.cases, asked.index, asked.reader, _progress)


def _paraphrase(asked: _Asked) -> Findings:
    return paraphrase.paraphrase(asked.cases, asked.index, asked.reader, _progress)


def _paper_swap(asked: _Asked) -> Findings:
    if asked.papers and asked.other:
        raise UsedWrongly("Give another council's papers or an index of them, not both.")
    swapped = partial(paper_swap.paper_swap, asked.cases, asked.index)
    with _others(asked) as other:
        return swapped(other, asked.reader, _progress)


@contextmanager
def _others(asked: _Asked) -> Iterator[Generation | None]:
    """The other papers, where any are given."""
    if asked.papers:
        with made(asked.papers, asked.settings) as other:
            yield other
    elif asked.other:
        with opened(replace(asked.settings, index=asked.other)) as other:
            yield other
    else:
        yield None


def _cut_size(asked: _Asked) -> cut_size.CutSizes:
    if not asked.papers:
        raise UsedWrongly("Give the papers of the index with --papers, so that they are cut anew.")
    others = _cut_anew(asked.papers, asked.settings)
    return cut_size.cut_size(asked.cases, asked.index, others, asked.reader, _progress)


def _cut_anew(papers: Path, settings: Settings) -> Iterator[tuple[float, Generation]]:
    for factor in cut_size.FACTORS:
        with made(papers, settings, SIZES.times(factor)) as other:
            yield factor, other


def _progress(some: Sequence[Case]) -> Iterable[Case]:
    console = Console(stderr=True)
    return track(some, "Asking", console=console, disable=not console.is_terminal, transient=True)


_RUN: dict[str, Callable[[_Asked], Findings | cut_size.CutSizes]] = {
    gold_removed.NAME: _gold_removed,
    paper_swap.NAME: _paper_swap,
    paraphrase.NAME: _paraphrase,
    cut_size.NAME: _cut_size,
}
