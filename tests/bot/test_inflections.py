"""The forms of a word that count as the word."""

import pytest

from bot.inflections import inflections


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("strategy", "strategies"),
        ("strategies", "strategy"),
        ("bus", "buses"),
        ("buses", "bus"),
        ("child", "children"),
        ("children", "child"),
        ("person", "people"),
        ("assess", "assessed"),
        ("fostering", "fostered"),
        ("organise", "organized"),
        ("organization", "organisation"),
        ("gp", "gps"),
        ("mps", "mp"),
        ("nqsw", "nqsws"),
        ("s47s", "s47"),
        ("life", "lives"),
        ("midwives", "midwife"),
        ("knife", "knives"),
        ("half", "halves"),
        ("grandchild", "grandchildren"),
        ("chairmen", "chairman"),
        ("diagnosis", "diagnoses"),
        ("analyze", "analysed"),
        ("organizational", "organisational"),
        ("judgment", "judgement"),
        ("inquiry", "enquiries"),
        ("adviser", "advisors"),
        ("six", "6"),
        ("35", "thirtyfive"),
        ("20", "twenty"),
    ],
)
def test_knows_the_other_form(word: str, other: str) -> None:
    """Without a paper that prints it."""
    assert other in inflections(word, {})


@pytest.mark.parametrize(
    ("word", "other"),
    [("caseload", "case"), ("fostering", "foster care"), ("100", "hundred"), ("one", "none")],
)
def test_does_not_take_another_word(word: str, other: str) -> None:
    """One that only looks like it."""
    assert other not in inflections(word, {other: 1})


def test_takes_what_the_papers_print() -> None:
    """A form of the same stem that no rule makes."""
    assert "carefully" in inflections("care", {"carefully": 2, "carer": 5})
    assert "inspected" in inflections("inspections", {"inspected": 1})
    assert "carer" not in inflections("care", {"carefully": 2, "carer": 5})
