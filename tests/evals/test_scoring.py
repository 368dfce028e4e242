"""One answer against what it must quote, in fractions that can be checked by eye."""

import datetime
from dataclasses import replace

import pytest

from corpus.documents import Details, Document
from corpus.errors import BadRun
from evals.cases import Case, Expected, Group, Nugget
from evals.recorded import Found, Recorded, Shown
from evals.scored import Rate
from evals.scoring import score, scored
from tests.evals.test_places import Held

DAY = datetime.date(2024, 2, 9)
TEXT = "abcdefghij klmnopqrst uvwxyzabcd efghijklmn"
DOCUMENT = Document("d1", "d1.txt", Details(date=DAY), TEXT)
INDEX = Held(DOCUMENT)


def case(*quotes: str, **more: object) -> Case:
    """A case that expects each of the quotes; without any it is not answerable."""
    wanted = tuple(Group((Expected(quote, "d1.txt"),)) for quote in quotes)
    return Case("a", "Why?", bool(quotes), "date", "dev", wanted, **more)


def shown(start: int, end: int) -> Shown:
    """Characters of the document."""
    return Shown(TEXT[start:end], "d1", "d1.txt", start, end, None, "", DAY)


def answered(*quotes: Shown, **more: object) -> Recorded:
    """An answer with these quotes."""
    return Recorded("a", "answered" if quotes else "abstained", quotes=quotes, **more)


def test_an_answer_is_measured_by_everything_that_applies() -> None:
    """The second quote is 10 of its 20 letters; the first is beside it."""
    recorded = answered(shown(0, 10), shown(11, 32), found=(Found("d1", 11, 21),))

    found = scored(case("klmnopqrst"), recorded, INDEX)

    assert found.right
    assert found.overlaps == ((), ((0, 10),))
    values = {name: Rate(*rate) for name, rate in found.measures.items()}
    assert values == {
        "verbatim": Rate(2, 2),
        "right page": Rate(2, 2),
        "resolves": Rate(2, 2),
        **{f"passage {name}": Rate(1, 1) for name in ("recall@1", "recall@5", "recall@10", "ndcg@10", "rr@10")},
        **{f"paper {name}": Rate(1, 1) for name in ("recall@1", "recall@5", "recall@10", "ndcg@10", "rr@10")},
        "quote precision": Rate(10 / 30, 1),
        "quote recall": Rate(1, 1),
        "quote iou@1": Rate(0, 1),
        "hit@1": Rate(0, 1),
        "hit@3": Rate(1, 1),
        "citation precision": Rate(1, 2),
        "citation recall": Rate(1, 1),
        "cites paper": Rate(2, 2),
        "answered when answerable": Rate(1, 1),
        "right outcome": Rate(1, 1),
    }  # fmt: skip


def test_a_fourth_quote_that_hits_is_right_and_no_hit_at_3() -> None:
    """A reader sees it, after three others."""
    quotes = (shown(0, 10), shown(22, 32), shown(33, 43), shown(11, 21))

    found = scored(case("klmnopqrst"), answered(*quotes), INDEX)

    assert found.right
    assert found.measures["hit@3"] == (0, 1)


def test_an_abstention_misses_what_is_expected_and_quotes_nothing_imprecisely() -> None:
    """What came closest is held against it apart."""
    near = answered(nearest=(shown(11, 21),))

    measures = scored(case("klmnopqrst"), near, INDEX).measures

    assert "quote precision" not in measures
    assert "citation precision" not in measures
    assert [measures[name] for name in ("quote recall", "citation recall", "hit@3")] == [(0, 1)] * 3
    assert measures["nearest hit"] == (1, 1)
    assert measures["answered when answerable"] == measures["right outcome"] == (0, 1)
    assert measures["verbatim"] == (1, 1)


def test_an_acceptable_quote_does_no_harm() -> None:
    """And is no hit."""
    fine = case("klmnopqrst", acceptable=(Expected("abcdefghij", "d1.txt"),))

    measures = scored(fine, answered(shown(0, 21)), INDEX).measures

    assert measures["quote precision"] == (1, 1)
    assert scored(fine, answered(shown(0, 10)), INDEX).measures["hit@1"] == (0, 1)


def test_a_case_without_an_answer_is_right_when_refused() -> None:
    """And is measured by nothing that asks for an expectation."""
    refused, said = (scored(case(), one, INDEX) for one in (answered(), answered(shown(0, 10))))

    assert refused.right
    assert refused.measures == {"abstained when not": (1, 1), "right outcome": (1, 1)}
    assert not said.right
    assert said.measures["abstained when not"] == (0, 1)
    assert "hit@1" not in said.measures


def test_facts_and_forbidden_words_are_looked_for_in_the_quotes() -> None:
    """Not in what came closest."""
    wanted = case(
        "klmnopqrst",
        must_include=(Nugget("it", ("KLMNOPQRST",)), Nugget("that", ("none",), vital=False)),
        must_not_include=("abcdefghij",),
    )

    measures = scored(wanted, answered(shown(11, 21)), INDEX).measures

    assert measures["vital nuggets"] == measures["nothing forbidden"] == (1, 1)
    assert measures["all nuggets"] == (1, 2)
    abstained = scored(wanted, answered(nearest=(shown(11, 21),)), INDEX).measures
    assert abstained["vital nuggets"] == (0, 1)
    assert "nothing forbidden" not in abstained


def test_a_failure_is_no_abstention() -> None:
    """Whatever the case wants, its outcome is wrong, and nothing else is measured."""
    for one in (case(), case("klmnopqrst")):
        found = scored(one, Recorded("a", "failed", "ZeroDivisionError"), INDEX)

        assert found.measures == {"right outcome": (0, 1)}
        assert not found.right


def test_a_quote_that_is_not_verbatim_is_told() -> None:
    """Its words are read again in the stored document."""
    altered = replace(shown(0, 10), text="abcdefghiJ")

    assert scored(case(), answered(altered), INDEX).measures["verbatim"] == (0, 1)


@pytest.mark.parametrize("field", ["quotes", "nearest", "found"])
def test_a_document_that_is_not_there_stops_the_scoring(field: str) -> None:
    """Since it would count as a miss."""
    strange = (Found("d2", 0, 10),) if field == "found" else (replace(shown(0, 10), document="d2"),)

    with pytest.raises(BadRun, match="The index has no document d2"):
        list(score([(case(), replace(answered(), **{field: strange}))], INDEX))
