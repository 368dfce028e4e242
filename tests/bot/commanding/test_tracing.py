"""councilbot trace, as a user meets it."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from bot.commanding.tracing import trace
from bot.tracing.page import trace_page
from bot.tracing.sheets import trace_workbook
from bot.tracing.trace import Trace
from bot.tracing.trace import trace as traced
from corpus.errors import UsedWrongly
from corpus.settings import Settings
from corpus.shelf import Generation
from evals.index import LABELS

PEERS = "2024-03-peer-challenge-report.pdf"


@pytest.fixture
def peers(generation: Generation) -> Trace:
    """What became of the peer challenge."""
    document = generation.named(PEERS)
    assert document
    return traced(document, generation, LABELS)


def run(sample: Settings, *arguments: str) -> Result:
    """`councilbot trace` over the sample papers."""
    found = CliRunner().invoke(trace, [*arguments, "--index", str(sample.index)])
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def test_words_of_a_recommendation_tell_what_became_of_it(sample: Settings) -> None:
    """With its quotes, their sources and receipts."""
    said = run(sample, "Open the consultation line for professionals").output
    assert "ANSWERED" in said
    assert "opened on 29 April 2024" in " ".join(said.split())
    assert said.count("receipt ") > 2
    assert "Searched" in said


def test_a_report_is_a_table_of_all_it_asks_for(sample: Settings) -> None:
    """Each state, and the receipts below."""
    said = run(sample, "--report", PEERS).output
    assert "in hand" in said
    assert "[1] receipt " in said
    assert "What was answered" not in said


def test_the_object_has_every_quote_in_full(sample: Settings) -> None:
    """The contract for other programs."""
    found = json.loads(run(sample, "peer challenge 2024 Kesterwold report", "--json").output)
    assert found["document"] == PEERS
    one = next(ask for ask in found["asks"] if ask["ask"]["text"].startswith("R1 "))
    assert one["state"] == "answered"
    assert one["rests_on"]["receipt"]
    assert all(link["quote"]["date"] >= "2024-03-04" for link in one["later"])


def test_a_page_and_a_workbook_are_written(sample: Settings, tmp_path: Path) -> None:
    """Side by side, where they are asked for."""
    page, book = tmp_path / "trace.html", tmp_path / "trace.xlsx"
    run(sample, "--report", PEERS, "--html", str(page), "--xlsx", str(book))
    assert "<h2" in page.read_text("utf-8")
    assert load_workbook(book).sheetnames == ["Asks", "Later passages"]


def test_the_workbook_has_one_row_an_ask(peers: Trace) -> None:
    """And the later passages on a sheet of their own."""
    book = load_workbook(BytesIO(trace_workbook(peers)))
    assert book["Asks"].max_row == len(peers.traced) + 1
    assert book["Later passages"].max_row == sum(len(one.links) for one in peers.traced) + 1
    stated = [row[1].value for row in book["Asks"].iter_rows(min_row=2)]
    assert stated.count("answered") == sum(one.state.value == "answered" for one in peers.traced)


def test_the_page_shows_every_quote_and_runs_nothing(peers: Trace) -> None:
    """Escaped, with headings for each state."""
    page = trace_page(peers)
    assert "<script" not in page
    assert all(one.ask.quote.receipt in page for one in peers.traced)
    assert "the state rests on this" in page


def test_what_is_not_here_is_told_in_one_line(sample: Settings, tmp_path: Path) -> None:
    """And what to do."""
    for arguments, message in (
        (("potholes on the ring road",), "Nothing here asks for that"),
        (("--report", "potholes"), "No paper here"),
        (("--report", "Kesterwold"), "Several papers"),
        (("...",), "Give words"),
        ((PEERS, "--html", str(tmp_path / "none" / "x.html")), "cannot be written"),
    ):
        with pytest.raises(UsedWrongly, match=message):
            run(sample, *arguments)
