"""What sort of thing a question asks for, and whether a sentence gives it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import Asked, asks_opinion, asks_personal, gives_date, gives_name
from tests.corpus.conftest import UNTIMED

SORTS = ("figure", "share", "money", "name", "date", "advice", "grade", "resolved")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many children are in care?", {"figure"}),
        ("how high were caseloads", {"figure"}),
        ("What’s the average caseload?", {"figure"}),
        ("What percentage of visits were on time?", {"figure", "share"}),
        ("What proportion of staff are agency?", {"figure", "share"}),
        ("How much did agency staff cost?", {"figure", "money"}),
        ("What was the budget?", {"money"}),
        ("How much did caseloads fall?", {"figure"}),
        ("Who chairs the board?", {"name"}),
        ("Which councillor seconded it?", {"name"}),
        ("When was the inspection?", {"date"}),
        ("What date is the meeting?", {"date"}),
        ("What did inspectors recommend?", {"advice"}),
        ("What needs to improve?", {"advice"}),
        ("What must the council improve?", {"advice"}),
        ("What grade did it get?", {"grade"}),
        ("How were leaders rated?", {"grade"}),
        ("What was resolved?", {"resolved"}),
        ("What was agreed?", {"resolved"}),
        ("Do the peers agree?", set()),
        ("Who voted, and when?", {"name", "date", "resolved"}),
        ("What did they say about supervision?", set()),
        ("", set()),
    ],
)
def test_tells_what_sort_of_thing_is_asked_for(text: str, wanted: set[str]) -> None:
    """By how it is put."""
    asked = Asked.of(text)

    assert {sort for sort in SORTS if getattr(asked, sort)} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many?", True),
        ("What percentage?", True),
        ("What was the budget?", True),
        ("Who chairs it?", False),
    ],
)
def test_tells_whether_a_number_is_asked_for(text: str, wanted: bool) -> None:
    """Of any sort."""
    assert Asked.of(text).counts is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What does LADO stand for?", "LADO"),
        ("what does lado mean", "lado"),
        ("What do IROs stand for?", "IRO"),
        ("What does the acronym SGO mean?", "SGO"),
        ("What is a LADO?", "LADO"),
        ("what are IROs?", "IRO"),
        ("Meaning of SGO", "SGO"),
        ("What does it mean for children?", ""),
        ("What does this mean?", ""),
        ("What did that mean?", ""),
        ("What is a LADO paid?", ""),
        ("What is supervision?", ""),
    ],
)
def test_tells_which_acronym_is_asked_about(text: str, wanted: str) -> None:
    """A word that points at another stands for nothing."""
    assert Asked.of(text).definition == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The designated officer (LADO) acts.", True),
        ("The designated officer (lado) acts.", True),
        ("The LADO acts.", False),
        ("The officer (EDT) acts.", False),
    ],
)
def test_an_acronym_is_defined_in_brackets(text: str, wanted: bool) -> None:
    """That is how papers define."""
    assert Asked.of("What does LADO mean?").defined_by(text) is wanted


def test_nothing_defines_what_is_not_asked_about() -> None:
    """An empty acronym stands in every bracket."""
    assert not Asked.of("Who chairs it?").defined_by("The Chair (Ms Orrelby) spoke.")


@pytest.mark.parametrize(
    "text",
    [
        "There were 364.",
        "Twenty-four left.",
        "None were seen.",
        "In 2018, 11 of them left.",
        "On 24 March 2023 there were 30 of them.",
        "Caseloads halved.",
        "Each had 19 in 2023/24.",
    ],
)
def test_a_sentence_with_a_number_counts(text: str) -> None:
    """In digits or in words, beside a year or a day."""
    assert Asked.of("How many children?").counted_by(text)


@pytest.mark.parametrize(
    "text",
    [
        "Caseloads are high.",
        "In 2018 it met.",
        "In 2018/19 it met.",
        "It met on 24 March 2023.",
        "See page 3 of section 2.",
        "Those aged 16 or 17 were homeless.",
        "16- and 17-year-olds were homeless.",
        "2. The committee met.",
        "Cover is 24/7.",
        "COVID-19 delayed it.",
        "No one knows.",
    ],
)
def test_a_number_that_counts_nothing_is_none(text: str) -> None:
    """Years, days, ages, and the numbers of pages and sections."""
    assert not Asked.of("How many children?").counted_by(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("24% were late.", True),
        ("24 per cent were late.", True),
        ("Half were late.", True),
        ("Two-thirds were late.", True),
        ("3 out of 10 were late.", True),
        ("Nine in ten were late.", True),
        ("24 were late.", False),
        ("Some were late.", False),
    ],
)
def test_a_share_is_a_number_of_its_own_sort(text: str, wanted: bool) -> None:
    """A bare number is no percentage."""
    assert Asked.of("What percentage were late?").counted_by(text) is wanted


@pytest.mark.parametrize(("text", "wanted"), [("It cost £3m.", True), ("It cost 3 posts.", False)])
def test_money_is_a_number_of_its_own_sort(text: str, wanted: bool) -> None:
    """With its sign."""
    assert Asked.of("How much did it cost?").counted_by(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Chair is Councillor Orrelby.", True),
        ("It was moved by Catriona Vellacourt.", True),
        ("It was moved, Catriona Vellacourt speaking.", True),
        ("Nobody moved it.", False),
        ("Caseloads are high.", False),
    ],
)
def test_tells_whether_a_sentence_names_somebody(text: str, wanted: bool) -> None:
    """Two words with capitals after its first."""
    assert gives_name(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It met in 2019.", True),
        ("It meets in June.", True),
        ("It met last spring.", True),
        ("It meets soon.", False),
        ("There were 20199 of them.", False),
    ],
)
def test_tells_whether_a_sentence_says_when(text: str, wanted: bool) -> None:
    """A year, a month, or a time as seen from today."""
    assert gives_date(text) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "Do you think the leader should resign?",
        "What’s your view on agency staff?",
        "Should the council do more?",
        "Who should we vote for?",
        "Is it fair to blame staff?",
        "Can you recommend a school?",
    ],
)
def test_an_opinion_is_recognised(text: str) -> None:
    """No paper holds the bot's."""
    assert asks_opinion(text)


@pytest.mark.parametrize(
    "text",
    [
        "What should the council do according to the report?",
        "Should the council do more, did the inspectors say?",
        "Is it fair to say that caseloads fell?",
        "What did Councillor Orrelby think?",
        "What did the inspectors recommend?",
    ],
)
def test_what_a_paper_says_is_no_opinion(text: str) -> None:
    """Even where it says what should be."""
    assert not asks_opinion(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is the name of the child in the case review?",
        "Name the child",
        "Who was the baby?",
        "Who is the child’s mother?",
        "What were the names of the foster carers?",
        "Where does Councillor Orrelby live?",
        "Where does the family live?",
        "home address of Councillor Orrelby",
        "What is the date of birth of the girl?",
        "phone number for the victim",
        "Who was abused?",
    ],
)
def test_what_is_private_is_recognised(text: str) -> None:
    """Whoever asks."""
    assert asks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who was the director of children’s services?",
        "Who is the child protection lead?",
        "Who is the child sexual exploitation co-ordinator?",
        "Who is the children’s champion?",
        "What is the name of the children’s home?",
        "What is the name of the family hub?",
        "What is the phone number for the committee?",
        "What is the address of the council?",
        "What is the email address for the team?",
        "How old was the child?",
        "Where do children in care say they feel safe?",
    ],
)
def test_what_is_public_is_not_private(text: str) -> None:
    """Posts, places and services have names."""
    assert not asks_personal(text)


@given(st.text(max_size=200))
@UNTIMED
def test_any_text_is_read(text: str) -> None:
    """And read alike each time."""
    asked = Asked.of(text)

    assert asked == Asked.of(text)
    assert asked.counts == (asked.figure or asked.share or asked.money)
    assert isinstance(asked.counted_by(text), bool)
    assert {asks_opinion(text), asks_personal(text), gives_date(text)} <= {True, False}
