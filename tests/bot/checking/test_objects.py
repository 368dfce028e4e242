"""Checks as other programs read them."""

from bot.checking.objects import check_object
from bot.checking.verdicts import Check, Difference, Kind, Verdict
from bot.objects import quote_object
from bot.quotes import Quote, Searched
from corpus.documents import Span


def test_a_check_has_its_places_and_what_was_searched(quote: Quote) -> None:
    """What came closest is never among the places."""
    searched = Searched(2)
    exact = Check("now 19", "report.pdf", Verdict.EXACT, places=(quote,), searched=searched)
    lost = Check("now 20", "", Verdict.NOT_FOUND, nearest=(quote,), searched=searched)

    assert check_object(exact) == {
        "words": "now 19",
        "verdict": "exact",
        "reason": "",
        "places": [quote_object(quote)],
        "differences": [],
        "claim": None,
        "nearest": [],
        "searched": {
            "documents": 2,
            "oldest": None,
            "newest": None,
            "councils": [],
            "absent": [],
            "filters": {},
            "said_of": "report.pdf",
            "papers": [],
        },
    }
    assert check_object(lost)["verdict"] == "not found"
    assert (check_object(lost)["places"], len(check_object(lost)["nearest"])) == ([], 1)


def test_a_check_has_its_differences(quote: Quote) -> None:
    """Each with its words, and where they are as given and in the paper's text."""
    one = Difference(Kind.NUMBER, Span(4, 6), Span(33, 35))
    altered = Check("now 20", "", Verdict.ALTERED, places=(quote,), differences=(one,))

    assert check_object(altered)["differences"] == [
        {
            "kind": "number",
            "means": "another number",
            "given": {"text": "20", "start": 4, "end": 6},
            "printed": {"text": "9.", "start": 33, "end": 35},
            "place": 0,
        }
    ]
