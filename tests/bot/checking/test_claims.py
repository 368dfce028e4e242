"""Claims that are no quotations."""

import pytest

from bot.checking.claims import Claim, bearing, claim, figured, turned
from corpus.documents import Span
from tests.corpus.conftest import document

PAGE = "In the year there were two serious case reviews and six serious incident notifications."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("page 6 says there were six notifications", Claim("six notifications", "page 6")),
        ("On page 6 of the report we are told of six", Claim("of six", "On page 6 of the report")),
        (
            "According to the 2022 report, caseloads fell",
            Claim("caseloads fell", "the 2022 report"),
        ),
        ("The report said “too high” twice", Claim("too high", "The report", quoted=True)),
        ("It said “too high” and “ok", None),
        ("The report said “too high", Claim("too high", "The report", quoted=True)),
        (
            "The report said “too high” and “all",
            Claim("too high", "The report", quoted=True, several=True),
        ),
        ("Caseloads were too high", None),
        ("The report did not say that caseloads fell", None),
    ],
)
def test_a_claim_says_who_says_it(words: str, found: Claim | None) -> None:
    """Without that, words are a quotation."""
    assert claim(words) == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("thirty-five per cent of 1,200 in 2016", [(35, "%"), (1200, ""), (2016, "")]),
        ("£3 and 24%", [(3, "£"), (24, "%")]),
        ("none", []),
    ],
)
def test_figures_are_read_with_their_units(text: str, values: list[tuple[int, str]]) -> None:
    """In digits and in words."""
    found = figured(text, Span(0, len(text)))

    assert [(one.value, one.unit) for one in found] == values


@pytest.mark.parametrize(
    ("said", "printed"),
    [("7 serious incident notifications", 6), ("five serious case reviews", 2)],
)
def test_a_figure_is_held_to_the_one_of_what_it_counts(said: str, printed: int) -> None:
    """Where a sentence has several."""
    (figure,) = figured(said, Span(0, len(said)))

    found = bearing(said, figure, [document(PAGE)])

    assert [one.figure.value for one in found] == [printed]


def test_a_sentence_about_something_else_bears_out_nothing() -> None:
    """Most of the claim's words must be in it."""
    (figure,) = figured("six trams", Span(0, 9))

    assert bearing("six trams", figure, [document(PAGE)]) == []


@pytest.mark.parametrize(
    ("said", "text", "outcome"),
    [
        ("six children were seen", "Six children were not seen.", True),
        ("vacancies of social workers rose to 24", "Vacancies of social workers fell to 24.", True),
        (
            "vacancies of social workers rose to 24",
            "Vacancies of social workers rose to 24.",
            False,
        ),
    ],
)
def test_a_figure_does_not_bear_out_the_opposite(said: str, text: str, outcome: bool) -> None:
    """A number alone is not what was said."""
    (figure,) = figured(said, Span(0, len(said)))
    (one,) = bearing(said, figure, [document(text)])

    assert turned(said, one) is outcome
