"""The main flow, over the sample papers."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import answer
from bot.question import understand
from bot.quotes import Reason
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from ingest.ingest import ingest

PUBLIC = frozenset({"public"})
QUESTIONS = (
    "What did the inspection say about caseloads?",
    "When was the inspection?",
    "Who is the Chair of the committee?",
    "retention payment how much",
    "What is the price of fish?",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_quote_is_the_stored_text(generation: Generation, text: str) -> None:
    """Whatever is asked, quoted or only near."""
    found = answer(understand(text), generation, PUBLIC)

    for quote in (*found.quotes, *found.nearest):
        stored = generation.read(quote.passage.document.id)
        assert stored is not None
        assert stored.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("text", QUESTIONS)
def test_either_quotes_or_gives_a_reason(generation: Generation, text: str) -> None:
    """Never both, never neither."""
    found = answer(understand(text), generation, PUBLIC)

    assert bool(found.quotes) != bool(found.reason)
    assert bool(found.reason) or not found.nearest


def test_quotes_the_paper_that_says_so(generation: Generation) -> None:
    """With its page and date."""
    found = answer(
        understand("What did the inspection say about the Lodestar team?"), generation, PUBLIC
    )

    papers = {
        (quote.passage.document.name, quote.page and quote.page.number) for quote in found.quotes
    }
    assert any(name == "2023-03-inspection-report.pdf" and page for name, page in papers)


def test_abstains_on_another_matter(generation: Generation) -> None:
    """And shows what came closest, which is no answer."""
    found = answer(understand("What does a ferry ticket to Orkney cost?"), generation, PUBLIC)

    assert found.reason is Reason.NOT_SAID
    assert len(found.nearest) == 3


def test_abstains_when_no_paper_passes_the_filters(generation: Generation) -> None:
    """There is nothing to be near."""
    found = answer(understand("caseloads", Filters(council="leeds")), generation, PUBLIC)

    assert (found.reason, found.nearest, found.confidence) == (Reason.NO_PAPERS, (), 0.0)


def test_abstains_without_a_label(generation: Generation) -> None:
    """And counts nothing that may not be seen."""
    found = answer(understand("caseloads"), generation, frozenset())

    assert found.reason is Reason.NO_PAPERS
    assert found.searched.documents == 0


def test_says_how_many_papers_were_searched(generation: Generation) -> None:
    """And how new the newest is."""
    found = answer(understand("caseloads"), generation, PUBLIC)

    assert found.searched.documents >= 24
    assert str(found.searched.newest) == "2025-03-25"


@pytest.fixture
def labelled(settings: Settings, tmp_path: Path) -> Settings:
    """An index with a public paper and one for members."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "open.txt").write_text(
        "The library budget for Ousterby is 1.2 million pounds.\n", "utf-8"
    )
    (folder / "closed.txt").write_text(
        "The library sale price for Ousterby is 7.7 million pounds.\n", "utf-8"
    )
    (folder / "papers.toml").write_text(
        '[[paper]]\nfile = "closed.txt"\naccess = "members"\n', "utf-8"
    )
    ingest([folder], settings)
    return settings


@pytest.mark.parametrize(
    ("labels", "papers"),
    [
        ({"public"}, {"open.txt"}),
        ({"members"}, {"closed.txt"}),
        ({"public", "members"}, {"open.txt", "closed.txt"}),
        ({"nobody"}, set()),
    ],
    ids=["public", "members", "both", "neither"],
)
def test_quotes_only_what_the_labels_open(
    labelled: Settings, labels: set[str], papers: set[str]
) -> None:
    """Nothing else is quoted, near or counted."""
    shelf = Shelf(labelled)
    with shelf.reading() as generation:
        found = answer(
            understand("library price and budget for Ousterby"), generation, frozenset(labels)
        )
    shelf.close()

    assert {quote.passage.document.name for quote in (*found.quotes, *found.nearest)} == papers
    assert found.searched.documents == len(papers)


def test_an_answer_is_the_same_whatever_may_not_be_seen(labelled: Settings, tmp_path: Path) -> None:
    """Word counts, scores and confidence do not tell that there is more."""
    alone = replace(labelled, index=tmp_path / "alone")
    ingest([tmp_path / "papers" / "open.txt"], alone)

    answers = []
    for settings in (labelled, alone):
        shelf = Shelf(settings)
        with shelf.reading() as generation:
            found = answer(understand("library price for Ousterby"), generation, PUBLIC)
        shelf.close()
        answers.append(
            (
                found.confidence,
                found.reason,
                [(q.text, q.score) for q in found.quotes or found.nearest],
            )
        )

    assert answers[0] == answers[1]


def test_a_document_that_was_altered_is_not_quoted(
    sample: Settings, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """A quote is read again before it leaves, and held against the hash of the document."""
    shutil.copytree(sample.index, settings.index)
    shelf = Shelf(settings)
    number = (settings.index / "CURRENT").read_text("ascii")
    database = sqlite3.connect(settings.index / "generations" / number / "catalogue.sqlite")
    with shelf.reading() as generation:
        before = answer(understand("Lodestar"), generation, PUBLIC)

        with database:
            database.execute("update document set text = replace(text, 'Lodestar', 'Lodestone')")
        after = answer(understand("Lodestar"), generation, PUBLIC)
    database.close()
    shelf.close()

    assert before.quotes
    assert not any("Lodest" in quote.text for quote in (*after.quotes, *after.nearest))
    assert "was altered" in caplog.text


def test_no_question_is_logged(generation: Generation, caplog: pytest.LogCaptureFixture) -> None:
    """What a member asks is nobody else's business."""
    with caplog.at_level("DEBUG"):
        answer(understand("What about Zanzibar?"), generation, PUBLIC)

    assert "zanzibar" not in caplog.text.casefold()
