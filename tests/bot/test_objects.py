"""The contract that measuring tools rely on."""

import json
import re
from dataclasses import replace

import pytest

from bot.objects import answer_object, quote_object, refusal_object
from bot.quotes import Answer, Quote, Reason, Sentence, Summary
from corpus.documents import Passage, Span
from corpus.filters import Filters
from tests.bot.conftest import MakePassage


def test_an_answer_has_every_field_of_the_contract(answered: Answer) -> None:
    """In JSON, with nothing that JSON does not know."""
    found = json.loads(json.dumps(answer_object(answered, "q1")))

    assert {name: found[name] for name in found if name not in ("quotes", "nearest")} == {
        "id": "q1",
        "question": "How high are caseloads?",
        "understood": "How high are caseloads?",
        "status": "answered",
        "reason": None,
        "confidence": 0.9,
        "seconds": 0.012,
        "summary": None,
        "contradicts": False,
        "timeline": False,
        "searched": {
            "documents": 12,
            "oldest": "2023-03-24",
            "newest": "2025-02-14",
            "councils": [],
            "absent": [],
            "filters": {},
        },
    }


def test_a_quote_has_every_field_of_the_contract(answered: Answer) -> None:
    """Its text is at its place in the document."""
    assert answer_object(answered)["quotes"] == [
        {
            "text": "They are now 19.",
            "document": "report.pdf",
            "document_id": "0123456789abcdef",
            "title": "Inspection of Kesterwold",
            "kind": "ofsted_ilacs",
            "council": "Kesterwold Council",
            "date": "2023-03-24",
            "status": "final",
            "page": 2,
            "page_label": "2",
            "section": "Findings",
            "voice": None,
            "ocr": False,
            "start": 19,
            "end": 35,
            "url": "https://reports.kesterwold.example/2023#page=2",
            "receipt": "0123456789abcdef.19-35.p2.e1ee0148",
            "score": 1.5,
            "lead": None,
            "also": [],
        }
    ]


def test_a_quote_has_what_leads_to_it_and_where(passage: Passage) -> None:
    """As the document's own words, at their place."""
    quote = Quote(passage, 19, 35, lead=Span(0, 18))

    assert quote_object(quote)["lead"] == {"text": "Caseloads were 24.", "start": 0, "end": 18}


def test_a_quote_has_the_other_places_of_its_words(quote: Quote, make_passage: MakePassage) -> None:
    """Each as a quote of its own paper."""
    elsewhere = Quote(make_passage(name="letter.pdf"), 19, 35)

    (found,) = quote_object(replace(quote, also=(elsewhere,)))["also"]

    assert (found["document"], found["text"]) == ("letter.pdf", "They are now 19.")


def test_a_quote_of_a_paper_of_which_little_is_known_says_so(make_passage: MakePassage) -> None:
    """Never an empty text where a program expects a fact."""
    passage = make_passage(council="", status="", date=None, url="", paged=False)

    found = quote_object(Quote(passage, 0, 5))

    assert (found["council"], found["status"]) == ("unknown", "unknown")
    assert [found[name] for name in ("date", "url", "page", "page_label")] == [None] * 4


def test_an_answer_tells_that_it_contradicts_and_what_order_it_is_in(answered: Answer) -> None:
    """A program would take both for an ordinary answer."""
    found = answer_object(replace(answered, contradicts=True, timeline=True))

    assert (found["contradicts"], found["timeline"]) == (True, True)


def test_what_was_narrowed_to_and_what_is_not_held_are_listed(answered: Answer) -> None:
    """As printed, and as the question spells them."""
    looked = replace(answered.searched, councils=("Kesterwold Council",), absent=("Wirral",))

    found = answer_object(replace(answered, searched=looked))["searched"]

    assert (found["councils"], found["absent"]) == (["Kesterwold Council"], ["Wirral"])


def test_a_question_is_given_as_asked_and_as_understood(answered: Answer) -> None:
    """For a follow-up, and for slips that were mended."""
    mended = replace(answered.question, asked="caselods?", understood="caseloads?")

    found = answer_object(replace(answered, question=mended))

    assert (found["question"], found["understood"]) == ("caselods?", "caseloads?")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_code(answered: Answer, reason: Reason) -> None:
    """In small letters and hyphens, as programs compare it."""
    found = answer_object(replace(answered, quotes=(), reason=reason))

    assert (found["status"], found["reason"]) == ("abstained", reason.value)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found["reason"])


def test_an_abstention_has_its_reason_and_the_nearest_passages(answered: Answer) -> None:
    """The nearest are never among the quotes."""
    abstained = replace(answered, quotes=(), nearest=answered.quotes, reason=Reason.NOT_SAID)

    found = answer_object(abstained)

    assert (found["status"], found["reason"], found["quotes"]) == ("abstained", "not-said", [])
    assert [near["text"] for near in found["nearest"]] == ["They are now 19."]


def test_the_filters_that_were_used_are_listed(answered: Answer) -> None:
    """Those that were not are left out."""
    narrow = replace(
        answered, question=replace(answered.question, filters=Filters("wirral", "minutes"))
    )

    assert answer_object(narrow)["searched"]["filters"] == {"council": "wirral", "kind": "minutes"}


def test_a_refused_question_has_the_same_fields(answered: Answer) -> None:
    """A program need not tell them apart."""
    refused = refusal_object("", 7)

    assert refused.keys() == answer_object(answered).keys()
    assert (refused["id"], refused["status"], refused["reason"]) == (7, "abstained", "bad-question")


def test_a_summary_is_its_sentences(answered: Answer) -> None:
    """Without the numbers of the quotes."""
    sentences = (Sentence("Caseloads fell.", (1,)), Sentence("They are 19.", (1,)))

    assert answer_object(replace(answered, summary=Summary(sentences)))["summary"] == (
        "Caseloads fell. They are 19."
    )
