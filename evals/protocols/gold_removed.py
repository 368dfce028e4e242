"""
The papers that answer are hidden, and every answerable case is asked: every answer is unsupported.

It needs no new labels, and tries the bot with what is hardest: papers of the same council on the
same matters, which nearly answer. Its limits:

- The papers that a case expects or accepts are hidden, and those that hold the expected words too,
  such as a copy in another format. A paper that says the same in other words is not, and an answer
  out of it is right though it counts here as unsupported: the rate is at most so high, and the
  answers are listed to be read.
- Word statistics stay those of all papers: see `evals.protocols.hiding.Without`.
- A case of which every paper of its council or year is hidden is easily refused.
"""

from collections.abc import Iterable, Sequence

from bot.reranking import Reranker
from corpus.folding import fold
from corpus.shelf import Generation
from evals.cases import Case
from evals.index import LABELS
from evals.places import acceptable, groups
from evals.protocols.findings import Findings, Progress, Tried, findings
from evals.protocols.hiding import Without
from evals.run import ask

NAME = "gold-removed"
UNSUPPORTED = "unsupported answers"
_TELLING = 5
"""Words; a shorter quote may stand in any paper, and names no copy."""


def gold_removed(
    some: Iterable[Case],
    index: Generation,
    reranker: Reranker | None = None,
    progress: Progress = iter,
) -> Findings:
    """What is answered without the papers that answer; by category."""
    papers = {one.id: fold(one.text).text for one in index.documents(LABELS)}
    tried = []
    for case in progress([case for case in some if case.answerable]):
        recorded = ask(case, Without(index, answering(case, index, papers)), reranker)
        tried.append(Tried(case, case.category, recorded, unsupported(recorded.outcome)))
    return findings(NAME, "category", tried)


def answering(case: Case, index: Generation, papers: dict[str, str]) -> frozenset[str]:
    """The ids of the documents that a case expects or accepts, and of those that say the same."""
    named = [place for group in groups(case, index) for place in group]
    named += acceptable(case, index)
    words = list(_telling(expected.quote for group in case.expected for expected in group.any))
    copies = [name for name, text in papers.items() if any(one in text for one in words)]
    return frozenset((*(place.stretch.document for place in named), *copies))


def unsupported(outcome: str) -> dict[str, bool]:
    """How an outcome counts where no answer can be supported."""
    return {} if outcome == "failed" else {UNSUPPORTED: outcome == "answered"}


def _telling(quotes: Iterable[str]) -> Sequence[str]:
    folded = [fold(quote).text.strip() for quote in quotes]
    return [words for words in folded if len(words.split()) >= _TELLING]
