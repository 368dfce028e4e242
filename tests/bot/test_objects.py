"""The contract that measuring tools rely on."""

import json
from dataclasses import replace

from bot.objects import answer_object, refusal_object
from bot.quotes import Answer, Reason
from corpus.filters import Filters


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
        "searched": {"documents": 12, "newest": "2025-02-14", "filters": {}},
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
            "score": 1.5,
        }
    ]


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
