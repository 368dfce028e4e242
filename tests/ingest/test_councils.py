"""A council and its body are named by the paper's own head or not at all."""

import pytest

from ingest.councils import body, council
from ingest.reading.blocks import Block


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Cheshire East Unitary Authority", "Cheshire East Unitary Authority"),
        ("Metropolitan Borough of Rotherham", "Metropolitan Borough of Rotherham"),
        (
            "City of Bradford Metropolitan District Council",
            "City of Bradford Metropolitan District Council",
        ),
        ("Minutes of Stoke-on-Trent City Council", "Stoke-on-Trent City Council"),
        (
            "Councillor Bo May Leader of the Council Kesterwold Council Wold House",
            "Kesterwold Council",
        ),
        ("This Council notes that caseloads rose.", ""),
        ("The experiences of children", ""),
    ],
)
def test_a_council_is_named_by_its_own_words(text: str, named: str) -> None:
    """As printed, without the words around it."""
    assert council("Caseloads", [Block(text)]) == named


def test_the_title_is_before_the_opening() -> None:
    """A report on one council may be addressed by another."""
    opening = [Block("Sent by Borsetshire Council")]

    assert council("Inspection of Kesterwold children’s services", opening) == "Kesterwold"


def test_an_authority_may_stand_alone_above_an_inspection_s_title() -> None:
    """Whether or not its letters are larger."""
    opening = [Block("Bracknell Forest"), Block("Re-inspection of services for children")]

    assert council("Re-inspection of services", opening) == "Bracknell Forest"


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Minutes of the Health Scrutiny Committee, 4 May 2023", "Health Scrutiny Committee"),
        (
            "Agenda for Kingston and North Kingston Neighbourhood Committee on Thursday",
            "Kingston and North Kingston Neighbourhood Committee",
        ),
        (
            "Draft minutes of the Children and Families Overview and Scrutiny Committee",
            "Children and Families Overview and Scrutiny Committee",
        ),
        ("Notice of decisions taken by Cabinet on 16 July 2024", "Cabinet"),
        ("Agenda for Cabinet", "Cabinet"),
        ("Kesterwold Children’s Improvement Board", "Kesterwold Children’s Improvement Board"),
        ("The plan for children", ""),
        ("We asked the committee", ""),
    ],
)
def test_a_body_is_named_by_the_title(title: str, named: str) -> None:
    """A committee, a board or a cabinet."""
    assert body(title, []) == named


def test_a_body_may_be_named_in_a_line_of_its_own() -> None:
    """A report to a committee begins so."""
    opening = [Block("Kesterwold Council"), Block("Children and Families Scrutiny Committee")]

    assert body("Caseloads", opening) == "Children and Families Scrutiny Committee"


def test_a_body_in_prose_is_not_the_paper_s() -> None:
    """Many papers speak of committees."""
    prose = "Health Scrutiny Committee. " + "It met to hear of caseloads again. " * 3

    assert body("Caseloads", [Block(prose)]) == ""
