"""What a reader is told besides the quotes."""

from dataclasses import replace

import pytest

from bot.quotes import Answer, Quote, Reason, Searched
from bot.words import REASONS, searched, source, speaker
from corpus.documents import Page, Passage, Said, Voice
from corpus.filters import Filters
from tests.bot.conftest import MakePassage


def test_a_source_names_paper_kind_council_date_and_page(quote: Quote) -> None:
    """What an officer needs to find it."""
    assert source(quote) == (
        "Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2"
    )


def test_a_source_does_not_repeat_what_the_title_says(make_passage: MakePassage) -> None:
    """Titles of minutes hold the body and the date."""
    title = "Minutes of the Scrutiny Committee, 24 March 2023"
    passage = make_passage(title=title, kind="ofsted_ilacs", body="Scrutiny Committee")

    assert source(Quote(passage, 0, 5)) == f"{title}, Ofsted inspection report, page 1"


def test_draft_minutes_are_called_so(make_passage: MakePassage) -> None:
    """They may still be changed."""
    passage = make_passage(title="Scrutiny", status="draft")
    draft = replace(passage.document.details, kind="minutes")
    passage = replace(passage, document=replace(passage.document, details=draft))

    assert "draft minutes" in source(Quote(passage, 0, 5))


def test_a_page_is_given_with_the_number_printed_on_it(passage: Passage) -> None:
    """Where the two differ, a reader of the printed paper needs the other."""
    document = replace(passage.document, pages=(Page(4, "iv", 0),))

    assert source(Quote(replace(passage, document=document), 0, 5)).endswith("page 4 (printed iv)")


def test_a_paper_without_pages_is_cited_by_its_heading(make_passage: MakePassage) -> None:
    """A web page has none."""
    assert source(Quote(make_passage(paged=False), 0, 5)).endswith("under “Findings”")


def test_a_date_that_is_not_known_is_called_so(make_passage: MakePassage) -> None:
    """It is never guessed."""
    assert "date not known" in source(Quote(make_passage(date=None), 0, 5))


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (None, ""),
        (Voice("Councillor Day", "direct"), "words of Councillor Day"),
        (Voice("Councillor Day", "reported"), "reported words of Councillor Day"),
        (
            Voice("The Director", "inherited", "Ann Dale"),
            "reported words of The Director (Ann Dale)",
        ),
        (Voice("Ofsted", "quoted"), "second-hand: words given to Ofsted"),
    ],
)
def test_minutes_are_the_clerk_s_words(
    make_passage: MakePassage, voice: Voice | None, said: str
) -> None:
    """A speaker is never said to have used the clerk's words."""
    assert speaker(Quote(make_passage(voice=voice), 0, 5)) == said


def test_a_sentence_that_quotes_names_whom_it_quotes(make_passage: MakePassage) -> None:
    """The words between the marks are second-hand."""
    inner = Said(2, 4, Voice("Ofsted", "quoted"))
    passage = replace(make_passage(voice=Voice("Councillor Day", "reported")), said=(inner,))

    assert speaker(Quote(passage, 0, 5)) == "reported words of Councillor Day, quoting Ofsted"


@pytest.mark.parametrize(
    ("kind", "result", "expected"),
    [
        ("amendment", "lost", "an amendment, lost"),
        ("motion", "carried", "a motion, carried"),
        ("motion", "", "a motion, outcome not told here"),
    ],
)
def test_a_motion_says_what_it_came_to(
    make_passage: MakePassage, kind: str, result: str, expected: str
) -> None:
    """A lost amendment is never taken for policy."""
    passage = replace(make_passage(), kind=kind, result=result)

    assert source(Quote(passage, 0, 5)).endswith(expected)


def test_a_quote_from_a_scanned_page_says_so(passage: Passage) -> None:
    """Its wording may differ from the printed one."""
    document = replace(passage.document, pages=(Page(1, "1", 0, ocr=True),))

    scanned = source(Quote(replace(passage, document=document), 0, 5))

    assert scanned.endswith("scanned page: wording may differ")


def test_says_what_was_searched(answered: Answer) -> None:
    """How many papers, and how new."""
    assert searched(answered) == "There are 12 papers here, the newest of 14 February 2025."


def test_says_when_only_one_council_was_searched(answered: Answer) -> None:
    """A reader must know that the others were left out."""
    narrow = replace(
        answered, question=replace(answered.question, filters=Filters("tower hamlets"))
    )

    assert searched(narrow).endswith("Only papers of Tower Hamlets were searched.")


def test_says_that_there_are_no_papers(answered: Answer) -> None:
    """Nor a newest one."""
    assert searched(replace(answered, searched=Searched())) == "There are 0 papers here."


def test_every_reason_has_its_words() -> None:
    """Nobody reads a code."""
    assert set(REASONS) == set(Reason)
