"""Facts in quotes, however they are printed."""

import pytest

from evals.cases import Nugget
from evals.measures.nuggets import nothing_forbidden, nuggets, states
from evals.scored import Rate

MET = Nugget("the day", ("7 November 2023",))
COUNT = Nugget("how many", ("54 of 57", "54 of the 57"), vital=False)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("It met on 7 November 2023.", "7 November 2023"),
        ("It met on 07/11/2023.", "7 November 2023"),
        ("the meeting of November 7th, 2023", "7/11/2023"),
        ("on the 7th of Nov. 2023", "7 November 2023"),
        ("on 7 November 2023", "November 2023"),
        ("in 11/2023", "november 2023"),
        ("seventeen children", "17"),
        ("Twenty-four children", "24 children"),
        ("24 per cent of them", "24%"),
        ("twenty four percent", "24 %"),
        ("set aside £2.4 million", "£2,400,000"),
        ("set aside £2.4m", "£2.4 million"),
        ("the Children’s  Trust", "children's trust"),
        ("over\u2011optimism", "over-optimism"),
    ],
)
def test_a_fact_is_found_however_it_is_printed(quote: str, words: str) -> None:
    """Numbers, dates, shares, money, quotation marks, dashes and spaces."""
    assert states(quote, words)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("17 children", "7"),
        ("70 children", "7"),
        ("7.5 on average", "7"),
        ("1.7 on average", "7"),
        ("7,000 children", "7"),
        ("24 children", "24%"),
        ("on 7 November 2022", "7 November 2023"),
        ("on 17 November 2023", "7 November 2023"),
        ("planned", "plan"),
        ("anything", ""),
    ],
)
def test_a_part_of_a_word_or_number_is_not_it(quote: str, words: str) -> None:
    """Or every figure would be found somewhere."""
    assert not states(quote, words)


def test_vital_facts_are_counted_by_themselves() -> None:
    """The day is stated, the number is not."""
    assert nuggets(["It met on 07/11/2023."], [MET, COUNT]) == {
        "vital nuggets": Rate(1, 1),
        "all nuggets": Rate(1, 2),
    }


def test_a_fact_is_not_put_together_of_two_quotes() -> None:
    """As the end of one and the start of the next."""
    assert nuggets(["It met on 7", "November 2023 it did."], [MET])["all nuggets"] == Rate(0, 1)


def test_no_vital_facts_are_not_counted_as_missed() -> None:
    """The measure does not apply."""
    assert nuggets(["54 of the 57"], [COUNT]) == {"all nuggets": Rate(1, 1)}
    assert nuggets(["54 of the 57"], []) == {}


def test_words_that_no_quote_may_hold() -> None:
    """As a figure that was corrected; where nothing is quoted nothing is held."""
    assert nothing_forbidden(["It was 76%."], ["78%"]) == {"nothing forbidden": Rate(1, 1)}
    assert nothing_forbidden(["76%", "seventy-eight per cent"], ["78%"]) == {
        "nothing forbidden": Rate(0, 1)
    }
    assert nothing_forbidden([], ["78%"]) == nothing_forbidden(["78%"], []) == {}
