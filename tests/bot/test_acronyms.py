"""What acronyms stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.acronyms import contractions, expansions
from corpus.lexicon import stems
from tests.corpus.conftest import UNTIMED

DEFINED = {"QAF": ("quality assurance framework",), "IRO": ("independent review of outcomes",)}


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("the LADO", "lado", "designated officer"),
        ("lado", "lado", "designated officer"),
        ("Lado", "lado", "designated officer"),
        ("how many IROs?", "iro", "independent reviewing officer"),
        ("CP plans", "cp", "child protection"),
        ("how many PAs", "pas", "personal adviser"),
        ("S47 enquiries", "s47", "section 47"),
        ("the QAF", "qaf", "quality assurance framework"),
        ("looked after (CLA)", "cla", "children looked after"),
    ],
)
def test_an_acronym_is_read_as_what_it_stands_for(text: str, acronym: str, long: str) -> None:
    """The sector's and the papers' own, in any case, one or many."""
    assert stems(long) in expansions(text, DEFINED)[acronym]


def test_what_joins_is_left_out() -> None:
    """Words such as "of" and "and" tell nothing."""
    assert expansions("DCS", {}) == {"dcs": [["director", "children", "s", "servic"]]}


def test_what_the_papers_say_comes_beside_what_the_sector_says() -> None:
    """A paper may mean another thing."""
    assert expansions("IRO", DEFINED)["iro"] == [
        ["independ", "review", "offic"],
        ["independ", "review", "outcom"],
    ]


def test_the_same_meaning_comes_once() -> None:
    """Where the papers say what the sector does."""
    defined = {"IRO": ("independent reviewing officers",)}

    assert len(expansions("IRO", defined)["iro"]) == 1


@pytest.mark.parametrize(
    "text", ["caseloads", "pa", "cp", "a lad", "XYZ", "", "As it is", "MASHed potatoes"]
)
def test_other_words_stand_for_nothing(text: str) -> None:
    """Two small letters are a word or a slip."""
    assert expansions(text, DEFINED) == {}


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("return home interviews", "rhi"),
        ("the child protection plan", "cpp"),
        ("children in care", "cic"),
        ("the quality assurance framework", "qaf"),
        ("Unaccompanied asylum-seeking children", "uasc"),
    ],
)
def test_a_long_form_is_read_as_its_acronym(text: str, acronym: str) -> None:
    """In any number and case."""
    assert acronym in dict(contractions(stems(text), DEFINED))


@pytest.mark.parametrize(
    "text", ["return interviews home", "care for the children", "director", ""]
)
def test_other_words_have_no_acronym(text: str) -> None:
    """The words must all be there, next to each other and in order."""
    assert list(contractions(stems(text), DEFINED)) == []


@given(st.text(max_size=80), st.dictionaries(st.text(max_size=6), st.tuples(st.text(max_size=20))))
@UNTIMED
def test_every_meaning_has_words(text: str, defined: dict[str, tuple[str, ...]]) -> None:
    """Whatever a paper defines."""
    for longs in expansions(text, defined).values():
        assert all(longs)
    for acronym, told in contractions(stems(text), defined):
        assert acronym
        assert len(told) > 1
