"""
Every answerable case is asked of another council's papers: every answer is unsupported.

The papers are those of another index, or those of another council in the same index. A question is
asked as it stands, of the other papers alone. One that names its council is asked once more with
the other council's name in its place: within one index of all papers, so that a quote of the
council that is no longer named is certainly wrong. Its limits:

- A question that names no council, or that is renamed, may be answered rightly by the other papers,
  as what an acronym stands for: those rates are at most so high, and the answers are listed to be
  read. What is quoted of the council that is not named needs no reading.
- A council is renamed where its name stands in full; its initials, and the names of its places and
  people, stay.
- A paper that both indexes hold is hidden from the other one. Word statistics stay those of all
  papers: see `evals.protocols.hiding.Without`. Within one index the bot so takes the name of a
  council that is hidden for a known word, unless it knows it for a council's; another index tells
  better how it answers those who ask about a council that it does not hold.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.index import Index
from bot.reranking import Reranker
from corpus.errors import UsedWrongly
from corpus.filters import council_key
from corpus.shelf import Generation
from evals.cases import Case
from evals.index import LABELS
from evals.protocols.findings import Findings, Progress, Tried, findings
from evals.protocols.gold_removed import unsupported
from evals.protocols.hiding import Without
from evals.recorded import Recorded
from evals.run import ask

NAME = "paper-swap"
RENAMED = "answers under the other name"
STRAY = "quotes of the council not named"


class Elsewhere(NamedTuple):
    """Where a case is asked instead."""

    council: str
    """The key of the other council; empty where that is not known."""
    alone: Index
    """With its papers only."""
    whole: Index
    """In which the case is asked when it is renamed."""


def paper_swap(
    some: Iterable[Case],
    index: Generation,
    other: Generation | None = None,
    reranker: Reranker | None = None,
    progress: Progress = iter,
) -> Findings:
    """
    What other papers are said to answer: those of `other`, or of another council of `index`.

    Raises `UsedWrongly` when there are none.
    """
    councils = {one.id: council_key(one.details.council) for one in index.holdings(LABELS).papers}
    tried = []
    for number, case in enumerate(progress([case for case in some if case.answerable])):
        own = _council(case, index)
        elsewhere = _of_index(other, index) if other else _within(index, councils, own, number)
        recorded = ask(case, elsewhere.alone, reranker)
        tried.append(Tried(case, "as asked", recorded, unsupported(recorded.outcome)))
        for changed in _renamed(case, own, elsewhere.council):
            recorded = ask(changed, elsewhere.whole, reranker)
            strays = any(councils.get(one.document) == own for one in recorded.quotes)
            tried.append(Tried(changed, "renamed", recorded, _counted(recorded, strays=strays)))
    return findings(NAME, "way", tried)


def renamed(text: str, council: str, other: str) -> str:
    """
    A text with one council's name in place of another's, both by their keys.

    >>> renamed("How many did Kesterwold's panel see?", "kesterwold", "north aldermere")
    "How many did North Aldermere's panel see?"
    """
    name = r"\W+(?:of\W+)?".join(map(re.escape, council.split()))
    return re.sub(rf"\b{name}\b", other.title(), text, flags=re.IGNORECASE) if name else text


def _council(case: Case, index: Generation) -> str:
    document = index.named(case.expected[0].any[0].source)
    return council_key(document.details.council) if document else ""


def _of_index(other: Generation, index: Generation) -> Elsewhere:
    held = {one.id for one in index.holdings(LABELS).papers}
    alone = Without(other, held)
    left = alone.holdings(LABELS)
    if not left.papers:
        raise UsedWrongly("The other index holds no paper that the index does not: give another.")
    names = sorted(map(council_key, left.councils))
    return Elsewhere(names[0] if names else "", alone, alone)


def _within(index: Generation, councils: dict[str, str], own: str, number: int) -> Elsewhere:
    """The papers of another council of the index, in turn."""
    others = sorted(set(councils.values()) - {"", own})
    if not others:
        raise UsedWrongly(
            "The index holds papers of one council only: give another's with --papers or --other."
        )
    council = others[number % len(others)]
    hidden = (one for one, key in councils.items() if key != council)
    return Elsewhere(council, Without(index, hidden), index)


def _renamed(case: Case, own: str, other: str) -> Iterator[Case]:
    """The case under the other council's name, where it names its own."""
    history = tuple(renamed(earlier, own, other) for earlier in case.history)
    question = renamed(case.question, own, other)
    if other and (question, history) != (case.question, case.history):
        yield replace(case, question=question, history=history)


def _counted(recorded: Recorded, *, strays: bool) -> dict[str, bool]:
    if recorded.outcome == "failed":
        return {}
    return {RENAMED: recorded.outcome == "answered", STRAY: strays}
