"""How well the trace links, against the marked links of the sample papers."""

from pathlib import Path

import pytest

from corpus.errors import BadCases
from corpus.shelf import Generation
from evals.index import LABELS
from evals.tracing import PRECISION, RECALL, Marked, Rates, marked, measured, total

ASK = "R1 Open the consultation line for professionals by the end of April 2024"
SAID = "The consultation line had opened on 29 April 2024"


def test_rates_are_of_what_is_marked_and_what_is_found() -> None:
    """And nothing marked is found whole."""
    both = total([Rates(4, 2, 1), Rates(0, 0, 0)])
    assert (both.recall, both.precision) == (0.25, 0.5)
    assert (Rates(0, 0, 0).recall, Rates(0, 0, 0).precision) == (1.0, 1.0)


def test_the_papers_found_are_compared_with_those_marked(generation: Generation) -> None:
    """A paper whose marks are all doubtful counts for nothing."""
    minutes = {"paper": "2024-06-scrutiny-minutes.html", "quote": SAID}
    news = {"paper": "2024-03-news-peer-challenge.html", "quote": "April", "doubtful": True}
    one = Marked("2024-03-peer-challenge-report.pdf", ASK, (minutes, news), none=False)
    (found,) = measured([one], generation, LABELS)
    assert found.papers(sure=True).recall == 1.0
    assert not found.false_never


def test_ours_meet_the_target(generation: Generation) -> None:
    """With the weights and thresholds that were chosen on them; and no ask is called forgotten."""
    found = list(measured(marked(), generation, LABELS))
    sure = total([one.papers(sure=True) for one in found])
    shown = total([one.papers(sure=False) for one in found])
    assert sure.precision >= PRECISION
    assert sure.recall >= RECALL
    assert shown.precision >= 0.8
    assert not [one for one in found if one.false_never]


def test_a_file_of_something_else_is_told(tmp_path: Path, generation: Generation) -> None:
    """And a quote that no paper says."""
    (tmp_path / "links.yaml").write_text("- ask: 3\n", encoding="utf-8")
    with pytest.raises(BadCases, match="marked links"):
        marked(tmp_path / "links.yaml")
    with pytest.raises(BadCases, match="does not say"):
        list(measured([Marked("x.pdf", "Nobody said this.", (), none=True)], generation, LABELS))
