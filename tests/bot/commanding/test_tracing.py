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
    said = run(sample, "Open a telephone consultation line for professionals").output
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
    one = next(ask for ask in found["asks"] if ask["ask"]["text"].startswith("R2 "))
    assert one["state"] == "answered"
    assert one["rests_on"]["receipt"]
    assert all(link["quote"]["date"] >= "2024-03-04" for link in one["later"])


def test_a_page_and_a_workbook_are_written(sample: Settings, tmp_path: Path) -> None:
    """Side by side, where they are asked for."""
    page, book = tmp_path / "trace.html", tmp_path / "trace.xlsx"
    run(sample, "--report", PEERS, "--html", str(page), "--xlsx", str(book))
    assert "<h2" in page.read_text("utf-8")
    assert load_workbook(book).sheetnames == ["Asks", "Later passages", "Searched"]


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


def test_the_workbook_tells_what_was_searched(peers: Trace) -> None:
    """As the page does."""
    sheet = load_workbook(BytesIO(trace_workbook(peers)))["Searched"]
    lines = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert any(str(line).startswith("Searched ") for line in lines)
    assert any("asked for" in str(line) for line in lines)


def test_a_paper_without_later_ones_is_said_not_to_be_searched(
    sample: Settings, tmp_path: Path
) -> None:
    """In the terminal and on the page, which call nothing never mentioned."""
    file = tmp_path / "z.html"
    said = run(sample, "--report", "2024-05-our-say-promise.md", "--html", str(file)).output
    for text in (" ".join(said.split()), file.read_text("utf-8")):
        assert "not searched: no later paper held" in text.replace("Not", "not")
        assert "ever mentioned again" not in text


def test_other_asks_that_the_words_fit_are_named(sample: Settings) -> None:
    """So that nobody takes the one that is traced for the only one."""
    words = "adopt a ceiling of 20 children"
    said = run(sample, words).output
    assert "fit other asks too" in said
    found = json.loads(run(sample, words, "--json").output)
    names = {quote["document"] for quote in found["other_asks"]}
    assert "2024-07-cabinet-decision-notice.txt" in names


def test_one_file_is_not_written_twice(sample: Settings, tmp_path: Path) -> None:
    """A page and a workbook need a name each."""
    file = str(tmp_path / "x")
    with pytest.raises(UsedWrongly, match="name of its own"):
        run(sample, "--report", PEERS, "--html", file, "--xlsx", file)


def test_nothing_is_written_where_the_workbook_cannot_be_made(
    sample: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is not left behind alone, nor an earlier one lost."""
    file = tmp_path / "x.html"
    file.write_text("before", "utf-8")

    def refuse(_: Trace) -> bytes:
        raise UsedWrongly("A quote is too long")

    monkeypatch.setattr("bot.commanding.tracing.trace_workbook", refuse)
    with pytest.raises(UsedWrongly, match="too long"):
        run(sample, "--report", PEERS, "--html", str(file), "--xlsx", str(tmp_path / "x.xlsx"))
    assert file.read_text("utf-8") == "before"


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
