"""Facts of a paper are read from its labelled lines, never from its prose."""

import pytest

from ingest.facts import author, is_fact, licence, published, when
from ingest.reading.blocks import Block
from tests.ingest.conftest import reading_of


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Inspection dates: 6 to 17 December 2021", "2021-12-06", "2021-12-17"),
        ("Tuesday 18 July 2023, 6.30 pm", "2023-07-18", "2023-07-18"),
        (
            "On site 23 to 25 January 2024. Report published 4 March 2024.",
            "2024-01-23",
            "2024-01-25",
        ),
        (
            "Inspection date: 22 February 2016 to 17 March 2016 Report published: 24 May 2016",
            "2016-02-22",
            "2016-03-17",
        ),
    ],
)
def test_a_line_says_when_it_was(line: str, first: str, last: str) -> None:
    """A range has both its days; the day of publication is another fact."""
    found = when([Block("Caseloads"), Block(line)])

    assert found is not None
    assert [str(day) for day in found] == [first, last]


def test_a_labelled_line_is_before_one_that_is_not() -> None:
    """A running header may bear another date."""
    found = when([Block("11 July 2022"), Block("Inspection date: 12 – 22 July 2022")])

    assert found is not None
    assert str(found.first) == "2022-07-12"


@pytest.mark.parametrize(
    "line", ["Report published: 24 May 2016", f"It said on 4 May 2021 that {'it rose ' * 20}", ""]
)
def test_other_lines_do_not_say_when_it_was(line: str) -> None:
    """Neither publication nor prose."""
    assert when([Block(line)]) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Report published: 24 January 2017", "2017-01-24"),
        ("Feedback report published 4 March 2024", "2024-03-04"),
        ("Published on Monday 3 June 2024", "2024-06-03"),
        ("Date of publication: 04/12/2017", "2017-12-04"),
        ("Published last week", "None"),
        ("It notes the report, published on 24 March 2023", "None"),
        ("Inspection date: 4 May 2021", "None"),
    ],
)
def test_a_line_says_when_it_was_published(line: str, day: str) -> None:
    """A relative date is none."""
    assert str(published([Block(line)])) == day


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Lead inspector: Ann Day, His Majesty’s Inspector", "Ann Day, His Majesty’s Inspector"),
        ("Lead inspector: Ann Day Her Majesty’s Inspector", "Ann Day, Her Majesty’s Inspector"),
        ("Lead inspector: Ann Day HMI", "Ann Day, HMI"),
        ("Lead inspector: Ann Day Deputy lead inspector: Bo May", "Ann Day"),
        ("Report by Ann Day, Director of Highways", "Ann Day, Director of Highways"),
        ("Report by Dr Ann Day, Director Cabinet Member Councillor May", "Dr Ann Day, Director"),
        ("Author of report - Ann Day, Principal Engineer", "Ann Day, Principal Engineer"),
        (
            "Author: Ann Day, Head of Insight, ann.day@kesterwold.example",
            "Ann Day, Head of Insight",
        ),
        ("Written by Ann Day", "Ann Day"),
        ("Report by the end of May was promised", ""),
        ("By Ann Day’s account it rose", ""),
    ],
)
def test_a_line_says_who_wrote_it(line: str, named: str) -> None:
    """The name and the office, without an address."""
    assert author([Block("Caseloads"), Block(line)]) == named


def test_a_lead_inspector_is_before_any_other_author() -> None:
    """However late in the report the name stands."""
    blocks = [Block("Report by Ofsted and others"), Block("Lead inspector: Ann Day")]

    assert author(blocks) == "Ann Day"


@pytest.mark.parametrize(
    "sentence",
    [
        "You may reuse this information under the terms of the Open Government Licence.",
        "You may copy all or parts of this document for non-commercial educational purposes, as"
        " long as you give details of the source.",
    ],
)
def test_the_sentence_on_copying_is_the_licence(sentence: str) -> None:
    """It alone, wherever in its block it stands."""
    block = Block(f"Call 0300 123. {sentence} To view it, visit the website.")

    assert licence(reading_of([Block("Caseloads rose.")], [block])) == sentence


def test_a_paper_that_says_nothing_of_copying_has_no_licence() -> None:
    """It is not guessed."""
    assert licence(reading_of([Block("Caseloads rose.")])) == ""


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("Inspection dates: 6 to 17 December 2021", True),
        ("Lead inspectors: Ann Day and Bo May", True),
        ("Report published: 24 May 2016", True),
        ("Report by Ann Day", True),
        ("The experiences and progress of care leavers: good", False),
        ("Inspection findings", False),
        (f"Published: {'word ' * 30}", False),
    ],
)
def test_a_fact_is_known_by_its_label(line: str, states: bool) -> None:
    """A heading with a colon need not be one."""
    assert is_fact(Block(line)) == states
