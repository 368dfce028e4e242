"""What is known of a paper by which it may be named."""

import datetime

import pytest

from bot.checking.known import days, left
from corpus.documents import Details
from corpus.holdings import Held

PAPER = Held(
    "a1",
    "leeds__inspection-09-may-2022.pdf",
    Details(
        title="Inspection of children’s services",
        kind="ofsted_ilacs",
        council="Leeds",
        author="Louise Hollick",
        date=datetime.date(2022, 3, 4),
    ),
    passages=1,
)


def test_the_days_of_a_paper_are_those_of_its_name_too() -> None:
    """It may be published long after the visit that it tells of."""
    assert days(PAPER) == (datetime.date(2022, 3, 4), datetime.date(2022, 5, 9))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ofsted’s inspection report on Leeds City Council, May 2022", {"on"}),
        ("Leeds fostering inspection 2022", {"foster"}),
        ("Louise Hollick, Leeds 2022", {"louis", "hollick"}),
        ("Councillor Leeds 2021/22", set()),
    ],
)
def test_what_says_nothing_of_a_paper_is_left(text: str, rest: set[str]) -> None:
    """Nor who wrote it, who may be quoted in others too."""
    assert left(text, PAPER, {}) == rest
