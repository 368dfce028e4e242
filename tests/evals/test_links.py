"""The marked links of follow-through: said word for word by the papers, later than what they follow."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
import yaml

from corpus.shelf import Generation
from evals.index import LABELS
from tests.conftest import ROOT

SAYS = {"response", "action", "progress", "done", "noted", "mention"}
Marked = Mapping[str, Any]
Papers = Mapping[str, tuple[str, datetime.date]]


@cache
def marked() -> list[Marked]:
    """The asks of `evals/links.yaml`, each with its links."""
    asks: list[Marked] = yaml.safe_load((ROOT / "evals" / "links.yaml").read_text("utf-8"))
    return asks


def links() -> Iterator[tuple[Marked, Marked]]:
    """Each link, after the ask that it follows."""
    for one in marked():
        for link in one["links"]:
            yield one["ask"], link


@pytest.fixture
def papers(generation: Generation) -> Papers:
    """The text and the date of each public sample paper that has a date."""
    found = generation.documents(LABELS)
    return {one.name: (one.text, one.details.date) for one in found if one.details.date}


def test_there_are_enough_links() -> None:
    """So that a rate over them says something, even without the doubtful ones."""
    assert sum(not link.get("doubtful") for _, link in links()) >= 60
    assert len(marked()) >= 25


def test_every_quote_stands_in_its_paper(papers: Papers) -> None:
    """Letter for letter as the index has stored it, and in each paper that also holds it."""
    quoted = [one["ask"] for one in marked()] + [link for _, link in links()]
    wrong = [
        (paper, one["quote"])
        for one in quoted
        for paper in (one["paper"], *one.get("also", ()))
        if one["quote"] not in papers[paper][0]
    ]
    assert not wrong


def test_links_are_of_other_papers_and_not_earlier(papers: Papers) -> None:
    """Of the same day is late enough: a plan may answer what was printed with it."""
    wrong = [
        (ask["paper"], link["paper"])
        for ask, link in links()
        if link["paper"] == ask["paper"] or papers[link["paper"]][1] < papers[ask["paper"]][1]
    ]
    assert not wrong


def test_a_link_is_marked_once_and_says_something_known() -> None:
    """A link that was counted twice would weigh twice."""
    keys = [(ask["quote"], link["paper"], link["quote"]) for ask, link in links()]
    assert len(set(keys)) == len(keys)
    assert {link["says"] for _, link in links()} <= SAYS


def test_an_ask_has_links_or_none() -> None:
    """Never mentioned again is what is marked so, and nothing else."""
    assert all(one["none"] is not bool(one["links"]) for one in marked())
