"""How well a trace links: against passages that were marked by hand, `evals/links.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.tracing.asks import Ask, ask, asks
from bot.tracing.mentions import Link
from bot.tracing.state import State
from bot.tracing.trace import Papers, trace
from corpus.documents import Document, Span
from corpus.errors import BadCases

LINKS = Path(__file__).parent / "links.yaml"
RECALL = 0.85
"""The least share of the marked links that are to be found."""
PRECISION = 0.85
"""The least share of the links found that are to be right."""

Paper = tuple[str, str]
"""An ask's place, and a later paper's name."""


class Rates(NamedTuple):
    """How many of the marked are found, and how many of what is found is marked."""

    marked: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


@dataclass(frozen=True)
class Marked:
    """An ask and where later papers are about it."""

    paper: str
    quote: str
    links: tuple[Mapping[str, Any], ...]
    none: bool


@dataclass(frozen=True)
class Measured:
    """What is measured of one ask; a link is a later paper, or a passage of one."""

    marked: Marked
    links: tuple[Link, ...]
    state: State

    @property
    def false_never(self) -> bool:
        """Whether it is called never mentioned though a link is marked, not as a doubtful one."""
        certain = any(not one.get("doubtful") for one in self.marked.links)
        return self.state in (State.UNSEARCHED, State.NEVER) and certain

    def papers(self, *, sure: bool) -> Rates:
        """Of the later papers that are linked; those whose marks are all doubtful do not count."""
        certain, allowed = self._marks()
        found = {link.quote.passage.document.name for link in self.links if link.sure or not sure}
        counted = {name for name in found if name in certain or name not in allowed}
        return Rates(len(certain), len(counted), len(counted & certain))

    def _marks(self) -> tuple[set[str], set[str]]:
        """The papers with a certain mark, and those with any mark, each by the name it has here."""
        certain = {_kept(one) for one in self.marked.links if not one.get("doubtful")}
        return certain, {name for one in self.marked.links for name in _names(one)}


def marked(file: Path = LINKS) -> list[Marked]:
    """The marked asks of a file; raises `BadCases` where it is not what it should be."""
    try:
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        return [
            Marked(one["ask"]["paper"], one["ask"]["quote"], tuple(one["links"]), one["none"])
            for one in read
        ]
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        raise BadCases(f"{file} does not hold marked links: see evals/links.yaml.") from error


def measured(some: Sequence[Marked], papers: Papers, labels: frozenset[str]) -> Iterator[Measured]:
    """What the trace of each marked ask finds."""
    for one in some:
        document = next(papers.documents(labels, one.paper), None)
        if not document or one.quote not in document.text:
            raise BadCases(f"{one.paper} is not here, or does not say: {one.quote[:80]}")
        found = trace(document, papers, labels, _ask(one, document, papers))
        for traced in found.traced:
            yield Measured(one, traced.links, traced.state)


def total(rates: Sequence[Rates]) -> Rates:
    """The sums of rates."""
    return Rates(*(sum(column) for column in zip(*rates, strict=True)))


def _ask(one: Marked, document: Document, papers: Papers) -> Ask:
    """The ask of a paper that has the marked words, or else these words themselves."""
    shelved = list(papers.shelved(document.id))
    at = document.text.index(one.quote)
    span = Span(at, at + len(one.quote))
    for known in asks(shelved):
        if one.quote in known.quote.text or (known.quote.start < span.end and at < known.quote.end):
            return known
    holding = [
        some
        for some in shelved
        if some.passage.start <= span.start and span.end <= some.passage.end
    ]
    return ask(min(holding, key=lambda some: some.passage.end - some.passage.start), span)


def _names(link: Mapping[str, Any]) -> tuple[str, ...]:
    return (link["paper"], *link.get("also", ()))


def _kept(link: Mapping[str, Any]) -> str:
    return _names(link)[0]
