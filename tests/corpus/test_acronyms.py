"""An acronym means what stands before its brackets, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.acronyms import definitions
from tests.corpus.conftest import UNTIMED

WORDS = st.sampled_from(
    [
        "multi-agency",
        "safeguarding",
        "hub",
        "children’s",
        "the",
        "and",
        "Looked",
        "After",
        "care",
        "quality",
        "commission",
        "Ünïon",
        "x",
        "24",
        "of’s",
        "café",
    ]
)
SHORTS = st.sampled_from(["MASH", "CQC", "LAC", "Q&A", "IROs", "a", "ABCDEFGHIJ", "A/B", "É", ""])
TEXTS = st.lists(WORDS | SHORTS.map(lambda short: f"({short})") | st.text(max_size=5)).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the independent reviewing officer (IRO)",
            {("IRO", "independent reviewing officer")},
            id="initials",
        ),
        pytest.param(
            "the multi-agency safeguarding hub (MASH)",
            {("MASH", "multi-agency safeguarding hub")},
            id="letter-inside-a-word",
        ),
        pytest.param(
            "the Director of Children’s Services (DCS)",
            {("DCS", "director of children’s services")},
            id="small-word-between",
        ),
        pytest.param(
            "independent reviewing officers (IROs) met",
            {("IRO", "independent reviewing officers")},
            id="plural",
        ),
        pytest.param(
            "education, health and care plans (EHCPs)",
            {("EHCP", "education, health and care plans")},
            id="comma",
        ),
        pytest.param(
            "the Department for Education ( DfE )",
            {("DfE", "department for education")},
            id="small-letter-and-spaces",
        ),
        pytest.param(
            "questions and answers (Q&A)", {("Q&A", "questions and answers")}, id="ampersand"
        ),
        pytest.param(
            "the family\n  help   hub (FHH)", {("FHH", "family help hub")}, id="across-lines"
        ),
        pytest.param(
            "fast family help (FFH) or the public law outline (PLO)",
            {("FFH", "fast family help"), ("PLO", "public law outline")},
            id="two",
        ),
        pytest.param(
            "care homes of a clear care plan (CCP)", {("CCP", "clear care plan")}, id="fewest-words"
        ),
        pytest.param("homes (CQC) near it", set(), id="not-said"),
        pytest.param("(MASH)", set(), id="nothing-before"),
        pytest.param(
            "the social chair (SCH)",
            {("SCH", "social chair")},
            id="last-letter-inside",
        ),
        pytest.param("Amash (MASH)", set(), id="first-letter-inside-a-word"),
        pytest.param("Grades (Good)", set(), id="one-capital"),
        pytest.param("the great great (G)", set(), id="one-letter"),
        pytest.param("public law outline (plo)", set(), id="no-capitals"),
        pytest.param("public law outline [PLO]", set(), id="other-brackets"),
        pytest.param("(PLO) public law outline", set(), id="after-the-brackets"),
        pytest.param("Pl lo (PLO)", set(), id="hardly-longer"),
        pytest.param("hub " + "word " * 30 + "met (HM)", set(), id="too-far-before"),
        pytest.param("hub a b c d e f g met (HT)", set(), id="too-many-words"),
    ],
)
def test_a_long_form_stands_before_its_brackets(text: str, expected: set[tuple[str, str]]) -> None:
    """The letters stand in it in order, the first of them as the beginning of a word."""
    assert definitions(text) == expected


def test_a_text_of_a_hundred_definitions_has_them_all() -> None:
    """Each is looked for by itself, wherever it stands."""
    names = [f"{a}{b}" for a in "BCDFGHJKLM" for b in "NPRSTVWZQX"]
    text = " ".join(f"It met. {a}adio {b}oute office ({a}{b}O)." for a, b in names)

    assert {short for short, _ in definitions(text)} == {f"{name}O" for name in names}


@UNTIMED
@given(TEXTS | st.text())
def test_whatever_stands_in_a_paper_a_long_form_is_its_own_words(text: str) -> None:
    """It never raises; a meaning stands in the text, begins as its acronym does, and is longer."""
    printed = " ".join(text.lower().split())

    for short, long in definitions(text):
        assert long in printed
        assert long[0] == next(letter for letter in short if letter.isalpha()).lower()
        assert len(long) > len(short)


@UNTIMED
@given(TEXTS)
def test_what_stands_after_the_last_brackets_defines_nothing(text: str) -> None:
    """Words that follow change no meaning."""
    assert definitions(f"{text} and so on") == definitions(text)
