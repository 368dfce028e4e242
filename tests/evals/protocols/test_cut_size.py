"""Cutting papers anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import UsedWrongly
from corpus.settings import Settings
from corpus.shelf import Generation
from evals.cases import Case, Expected, Group
from evals.protocols.cut_size import COMPARED, changes, cut_size
from evals.protocols.indexes import made
from evals.recorded import Recorded
from evals.scored import Scored
from ingest.draft import SIZES
from tests.evals.protocols.conftest import CASE, STRANGE, Broken

SENTENCE = "The average caseload of social workers was 19 children."
PARAGRAPH = f"{SENTENCE} " + "Members thanked the officers who had written the report. " * 30
ASKED = Case(
    "K-1",
    "What was the average caseload of social workers?",
    True,
    "number",
    "dev",
    (Group((Expected(SENTENCE, "minutes.txt"),)),),
)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a paper of one long paragraph."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text(PARAGRAPH, encoding="utf-8")
    return folder


def test_the_same_cases_are_scored_on_both(papers: Path, settings: Settings) -> None:
    """Shorter passages are more, and the quote of a whole sentence stays."""
    with (
        made(papers, settings) as index,
        made(papers, settings, SIZES.times(0.5)) as other,
    ):
        found = cut_size([ASKED, STRANGE], index, [(0.5, other)])

    (resized,) = found.resized
    assert (found.passages, resized.passages) == (2, 4)
    assert not settings.index.exists()
    measured = {one.name: one for one in resized.changes}
    assert list(measured) == list(COMPARED)
    assert (measured["hit@1"].before, measured["hit@1"].after) == (1, 1)
    assert {one.cases for one in resized.changes} == {1}
    assert (resized.won, resized.lost, found.failed) == ((), (), ())


def test_other_papers_are_not_compared(ours: Generation, theirs: Generation) -> None:
    """The difference would not be that of the cut."""
    with pytest.raises(UsedWrongly, match="not the same papers"):
        cut_size([CASE], ours, [(2.0, theirs)])


def test_a_breakdown_is_named(ours: Generation) -> None:
    """And its case is compared nowhere."""
    found = cut_size([CASE], ours, [(2.0, ours)], Broken())

    assert (found.failed, found.resized[0].changes) == (("K-1",), ())


def _scored(number: int, hit: float, *, precision: float | None = None) -> Scored:
    source = Group((Expected("x", f"{number}.txt"),))
    case = replace(ASKED, id=f"K-{number}", expected=(source,))
    measures = {"hit@1": (hit, 1.0)} | (
        {} if precision is None else {"quote precision": (precision, 1.0)}
    )
    return Scored(case, Recorded(case.id, "answered"), measures, right=hit > 0)


def test_a_change_has_an_interval_and_a_chance() -> None:
    """Twelve papers that all lose are no chance."""
    pairs = [(_scored(n, 1.0), _scored(n, float(n < 2))) for n in range(14)]
    (change,) = changes(pairs)

    assert (change.name, change.before, change.cases) == ("hit@1", 1, 14)
    assert change.after == pytest.approx(2 / 14)
    assert change.low < change.after - change.before < change.high < 0
    assert change.p < 0.01


def test_a_measure_is_compared_where_it_applies_at_both_sizes() -> None:
    """Precision is not, where one of the two abstained."""
    pairs = [
        (_scored(1, 1.0, precision=0.5), _scored(1, 1.0, precision=0.75)),
        (_scored(2, 1.0, precision=0.5), _scored(2, 0.0)),
    ]
    found = {one.name: one for one in changes(pairs)}

    assert (found["hit@1"].cases, found["quote precision"].cases) == (2, 1)
    assert found["quote precision"].after - found["quote precision"].before == 0.25
