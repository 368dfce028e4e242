"""An office is a person's where the paper says so, once."""

import pytest

from ingest.people import Person, people

PRESENT = (
    "Also present: Councillor Pat Hale, Cabinet Member for Children, Families and Skills; Ann Day,"
    " Chief Executive; Bo May, Interim Director of Children’s Services; Cy Roe, Assistant Director,"
    " Safeguarding; Di Fox, Assistant Director, Children in Care."
)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("The Cabinet Member", "Councillor Pat Hale"),
        ("The Cabinet Member for Children, Families and Skills", "Councillor Pat Hale"),
        ("The Chief Executive", "Ann Day"),
        ("the Director of Children’s Services", "Bo May"),
        ("The Interim Director", "Bo May"),
        ("The Assistant Director, Safeguarding", "Cy Roe"),
        ("The Assistant Director Children in Care", "Di Fox"),
    ],
)
def test_an_office_is_held_by_the_person_named_with_it(speaker: str, name: str) -> None:
    """However much of the office the clerk writes."""
    held = people([PRESENT]).holding(speaker)

    assert held
    assert held.name == name


@pytest.mark.parametrize("speaker", ["The Assistant Director", "The Monitoring Officer", "The", ""])
def test_an_office_of_several_or_of_nobody_is_nobody_s(speaker: str) -> None:
    """A wrong name is worse than none."""
    assert people([PRESENT]).holding(speaker) is None


def test_people_who_give_a_presentation_are_introduced() -> None:
    """Two of them in one sentence."""
    text = (
        "Tina Dale, Assistant Director Social Work, Day County Council and Sal Wik, Assistant"
        " Director for Early Help, Day County Council provided a presentation."
    )

    assert [one.name for one in people([text]).persons] == ["Tina Dale", "Sal Wik"]


def test_members_who_are_listed_hold_no_office() -> None:
    """A list of names is not a list of offices, but for the one in brackets."""
    listed = "Present: Councillors Bron Ash (Chair), Joss Tre, Hamish Dun, Yas Ket and Cat Vel."

    assert people([listed]).persons == (Person("Councillor Bron Ash", "Chair"),)


def test_a_councillor_is_known_without_the_title() -> None:
    """And with it."""
    found = people([PRESENT])

    assert found.named("Pat Hale") == found.named("Councillor Pat Hale") == found.persons[0]
