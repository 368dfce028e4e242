"""Whether citations name what they should."""

import datetime
from dataclasses import replace

from evals.measures.citations import citations
from evals.places import Place, Stretch
from evals.recorded import Shown
from evals.scored import Rate

DAY = datetime.date(2024, 2, 9)
QUOTE = Shown("x" * 100, "d1", "d1.pdf", 0, 100, 3, "Cllr Maye", DAY)
PLACE = Place(Stretch("d1", 0, 100), (3,), 3, "Cllr Maye", DAY)
ELSEWHERE = replace(QUOTE, start=500, end=600)


def test_a_citation_that_says_all_it_should() -> None:
    """Every measure applies and is whole."""
    assert citations([QUOTE], [[PLACE]]) == {
        "citation precision": Rate(1, 1),
        "citation recall": Rate(1, 1),
        "cites paper": Rate(1, 1),
        "cites page": Rate(1, 1),
        "cites speaker": Rate(1, 1),
        "cites date": Rate(1, 1),
    }


def test_a_citation_that_gives_another_page_speaker_and_day() -> None:
    """Each is counted by itself."""
    wrong = replace(QUOTE, page=4, speaker="Cllr Mayer", date=None)

    rates = citations([wrong], [[PLACE]])

    assert [rates[f"cites {fact}"].right for fact in ("paper", "page", "speaker", "date")] == [
        1, 0, 0, 0,
    ]  # fmt: skip


def test_every_group_must_be_cited() -> None:
    """One quote of a group is enough."""
    other = replace(PLACE, stretch=Stretch("d1", 200, 300))
    third = replace(PLACE, stretch=Stretch("d2", 200, 300))

    assert citations([QUOTE], [[PLACE, other], [third]])["citation recall"] == Rate(1, 2)


def test_an_acceptable_quote_does_no_harm() -> None:
    """It is precise, and no group of its own."""
    fine = replace(PLACE, stretch=Stretch("d1", 500, 600))

    assert citations([QUOTE, ELSEWHERE], [[PLACE]])["citation precision"] == Rate(1, 2)
    rates = citations([QUOTE, ELSEWHERE], [[PLACE]], [fine])
    assert (rates["citation precision"], rates["citation recall"]) == (Rate(2, 2), Rate(1, 1))


def test_facts_count_only_where_the_case_gives_them() -> None:
    """And only of quotes that meet the expected words."""
    bare = Place(Stretch("d1", 0, 100))

    rates = citations([QUOTE, ELSEWHERE], [[bare]])

    assert set(rates) == {"citation precision", "citation recall", "cites paper"}
    assert citations([QUOTE, ELSEWHERE], [[PLACE]])["cites page"] == Rate(1, 1)


def test_no_quote_cites_nothing() -> None:
    """The group is missed; of no quotes there is no precision."""
    assert citations([], [[PLACE]]) == {"citation recall": Rate(0, 1)}
