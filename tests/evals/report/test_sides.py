"""What was expected and what was given, side by side."""

from dataclasses import replace

from corpus.receipts import digest
from evals.cases import Expected
from evals.recorded import Shown
from evals.report.sides import Sides, Words, sides
from evals.scored import Scored
from tests.evals.report.sample import sample

SAMPLE = sample()


def one(kind: str) -> Scored:
    """The first case of the sample that failed so."""
    return next(found.scored for found in sides(SAMPLE) if found.kinds[0] == kind)


def side(scored: Scored) -> Sides:
    """The case on both sides."""
    (found,) = sides([scored])
    return found


def marks(words: Words) -> list[str]:
    """What is marked of a text."""
    return [piece.text for piece in words.text.pieces if piece.marked]


def test_a_case_that_came_out_right_is_left_out() -> None:
    """Only failures are looked through."""
    assert 0 < len(sides(SAMPLE)) < len(SAMPLE)


def test_what_is_quoted_of_the_expected_words_is_marked_on_both_sides() -> None:
    """By where scoring found that they overlap."""
    found = side(one("vital missing"))
    said = found.scored.case.expected[0].any[0].quote

    assert marks(found.expected[0][0]) == [said]
    assert [said] in [marks(words) for words in found.given]


def test_of_an_abstention_the_nearest_passages_are_given() -> None:
    """With the expected words marked, which scoring does not look for there."""
    found = side(one("wrongly abstained"))

    assert [marks(words) for words in found.given] == [[], marks(found.expected[0][0])]
    assert marks(found.expected[0][0])


def test_the_same_words_in_another_paper_are_no_overlap() -> None:
    """They would be the wrong source."""
    scored = one("wrongly abstained")
    elsewhere = tuple(replace(quote, source="other.pdf") for quote in scored.recorded.nearest)
    found = side(replace(scored, recorded=replace(scored.recorded, nearest=elsewhere)))

    assert [marks(words) for words in found.given] == [[], []]


def test_a_quote_tells_where_it_stands_and_who_speaks() -> None:
    """As a reader is told it."""
    quote = Shown("So be it.", "d", "minutes.pdf", 0, 9, 4, "Cllr Day", url="HTTPS://e.org/a")
    scored = one("wrong quotes")
    found = side(replace(scored, recorded=replace(scored.recorded, quotes=(quote,))))

    assert found.given[0].source == "minutes.pdf, page 4, said by Cllr Day"
    assert found.given[0].url == "HTTPS://e.org/a"
    assert found.given[0].receipt == f"d.0-9.p4.{digest('So be it.')}"


def test_words_that_are_not_shown_whole_have_no_receipt() -> None:
    """It would be of more than the page shows."""
    quote = Shown("x" * 801, "d", "minutes.pdf", 0, 801)
    scored = one("wrong quotes")
    found = side(replace(scored, recorded=replace(scored.recorded, quotes=(quote,))))

    assert found.given[0].receipt == ""


def test_an_address_that_runs_something_is_no_link() -> None:
    """A paper's address is what a stranger wrote."""
    for url in ("javascript:alert(1)", " https://e.org", "data:text/html,x", "//e.org"):
        quote = Shown("So.", "d", "minutes.pdf", 0, 3, url=url)
        scored = one("wrong quotes")
        found = side(replace(scored, recorded=replace(scored.recorded, quotes=(quote,))))

        assert found.given[0].url == ""


def test_every_case_can_be_led_to() -> None:
    """Though ids are alike, or hold what an address cannot."""
    scored = one("wrong quotes")
    ids = ("KEST 1/<b>", "KEST 1/<b>", "KEST 1 <b>", "KEST-2")
    cases = [replace(scored, case=replace(scored.case, id=name)) for name in ids]
    anchors = [found.anchor for found in sides(cases)]

    assert anchors == ["case-KEST-1-b-", "case-KEST-1-b-_2", "case-KEST-1-b-_3", "case-KEST-2"]


def test_what_fell_short_is_told() -> None:
    """And what held is not."""
    scored = replace(one("wrong quotes"), measures={"hit@1": (0, 1), "verbatim": (2, 2)})

    assert side(scored).short == ("hit@1 0 of 1",)


def test_what_is_to_the_point_stands_apart() -> None:
    """From what was needed."""
    scored = one("wrong quotes")
    fine = Expected("It was noted.", "minutes.pdf")
    found = side(replace(scored, case=replace(scored.case, acceptable=(fine,))))

    assert [words.source for words in found.acceptable] == ["minutes.pdf"]
