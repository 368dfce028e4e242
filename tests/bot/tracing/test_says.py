"""What a later passage says of an ask."""

import pytest

from bot.tracing.says import Says, says
from corpus.documents import Details, Document, Passage, Span


def told(text: str, kind: str = "paragraph", indexed: str = "") -> Says:
    """What a passage of these words says."""
    document = Document("0123456789abcdef", "paper.txt", Details(), text)
    whole = Span(0, len(text))
    return says(Passage(document, *whole, kind=kind, indexed=indexed, sentences=(whole,)), whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The consultation line opened on 29 April 2024.", Says.DONE),
        ("A rota for strategy meetings had been agreed on 13 May 2024.", Says.DONE),
        ("A permanent principal social worker took up post in October 2023.", Says.DONE),
        ("A document of 11 pages was agreed in June.", Says.DONE),
        ("A document was agreed and would be used from September.", Says.PROGRESS),
        ("One of the two coordinators had been appointed.", Says.PROGRESS),
        ("Almost all social workers have now been trained to use it.", Says.PROGRESS),
        ("Funding beyond March 2025 had not been settled.", Says.UNDONE),
        ("The hub has not been opened.", Says.UNDONE),
        ("88% of ICPCs were opened on time.", Says.PROGRESS),
        ("Supervision had been completed for 78% of staff.", Says.PROGRESS),
        ("Twenty of the 24 posts have been converted.", Says.PROGRESS),
        ("All posts have been filled, 100% of them by permanent staff.", Says.DONE),
        ("This limit was adopted in February 2024.", Says.PROGRESS),
        ("The highest caseload on 31 March 2024 was 26.", Says.PROGRESS),
        ("Members discussed action 1.3 on 31 March 2024.", Says.MENTION),
        ("The payment should be £5,000.", Says.MENTION),
        ("Supervision is more timely than it was.", Says.PROGRESS),
        ("Councillor Day asked whether the line had been opened.", Says.MENTION),
        ("The Council had accepted seven of the recommendations.", Says.RESPONSE),
        ("That the progress be noted.", Says.NOTED),
        ("He undertook to bring a proposal to Cabinet.", Says.ACTION),
    ],
)
def test_fixed_patterns_tell(text: str, expected: Says) -> None:
    """Done only where it is done whole, and nobody only asks whether it is."""
    assert told(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Leaders are fully sighted on the challenges.",
        "Senior leaders were fully aware of it.",
        "Children have health checks to ensure that their needs are met.",
        "Officers provide oversight, which ensures that actions have been completed.",
        "A review is held so that staff can learn.",
        "Letters are completed by committed social workers.",
        "Supervision takes place when plans have been completed.",
        "Effective systems are now in place to engage with parents.",
    ],
)
def test_the_way_of_things_and_what_is_meant_are_not_done(text: str) -> None:
    """Only what has happened is done."""
    assert told(text) is not Says.DONE


ROW = "Open a line | Mei-Lin Standerwick | 31 October 2023 | {}"
COLUMNS = "Action: Open a line; Owner: Mei-Lin Standerwick; Due: 31 October 2023; Status: {}"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Complete", Says.DONE),
        ("On track", Says.ACTION),
        ("Amber", Says.ACTION),
        ("Due to complete in May", Says.ACTION),
        ("80% complete", Says.ACTION),
        ("Overdue", Says.UNDONE),
        ("Delayed", Says.UNDONE),
        ("Red", Says.UNDONE),
        ("Not started", Says.UNDONE),
        ("Off track", Says.UNDONE),
        ("Not complete", Says.UNDONE),
    ],
)
def test_a_row_is_done_when_its_status_says_so(status: str, expected: Says) -> None:
    """And not done when it says that; else a row with an owner or a date is an action."""
    assert told(ROW.format(status), "row", COLUMNS.format(status)) is expected


def test_a_row_of_which_only_part_is_complete_is_not_done() -> None:
    """What is partly met stays an action."""
    assert told(ROW.format("Partly met"), "row", COLUMNS.format("Partly met")) is Says.ACTION
