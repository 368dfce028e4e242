"""A quote is found among the letters of its page, however they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alignment import Letters, Sought, runs

QUOTE = "Leaders do not know how many children are missing from care or from education."


def shown(sought: Sought, page: str) -> list[str]:
    """The stretches of a page that are marked."""
    return [page[run.start : run.stop] for run in runs(sought, page)]


@pytest.mark.parametrize(
    ("quote", "page", "marked"),
    [
        ("multi-agency work", "Good multi\ufffe\r\nagency work.", "multi\ufffe\r\nagency work"),
        ("The FRONT door", "the front  door", "the front  door"),
        ("finally at the café", "\ufb01nally at the cafe\u0301", "\ufb01nally at the cafe"),
        ("It’s “good”", "it's \"good\"", "it's \"good\""),
        ("• Caseloads", "\uf0b7 Caseloads", "Caseloads"),
        ("in plans ¹ and", "in plans1 and", "in plans1 and"),
    ],
)  # fmt: skip
def test_the_same_words_are_found_in_another_printing(quote: str, page: str, marked: str) -> None:
    """Hyphens at line ends, case, joined letters, accents, quotation marks and bullets differ."""
    assert shown(Sought(quote), page) == [marked]


def test_of_like_places_it_is_the_one_that_goes_like_it() -> None:
    """A heading may be printed in the contents too."""
    page = "Contents. Caseloads. Visits. 3. Caseloads. They are too high. Caseloads. None."

    found = runs(Sought("Caseloads.", "Visits.\n3. ", " They are"), page)

    assert [run.start for run in found] == [page.index("Caseloads. They")]


def test_a_quote_s_full_stop_is_marked_with_it() -> None:
    """But nothing that it does not end with."""
    assert shown(Sought("They rose.”"), "“They rose.”) Why?") == ["They rose.”"]


def test_what_stands_between_its_parts_is_not_marked() -> None:
    """As a footer that the document leaves out."""
    page = f"{QUOTE[:40]}\r\nKesterwold 12\r\n{QUOTE[40:]}"

    assert shown(Sought(QUOTE), page) == [QUOTE[:40].rstrip(), QUOTE[40:]]


def test_its_parts_may_stand_in_another_order() -> None:
    """As columns do that are drawn from the right."""
    page = f"{QUOTE[40:]} Something else. {QUOTE[:40]}"

    assert shown(Sought(QUOTE), page) == [QUOTE[:40].rstrip(), QUOTE[40:]]


def test_nothing_is_marked_where_most_of_it_is_not_there() -> None:
    """Part of a quote would be taken for the whole."""
    assert runs(Sought(QUOTE), QUOTE[:50]) == []


@pytest.mark.parametrize("text", ["", "—", "•  …"])
def test_what_has_no_letters_is_nowhere(text: str) -> None:
    """There is nothing to find."""
    assert runs(Sought(text), "— • …") == []


@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=40))
def test_a_quote_on_a_page_is_marked_letter_by_letter(before: str, quote: str, after: str) -> None:
    """No letter more or less than its own, wherever it stands."""
    page = before + quote + after
    wanted = Letters.of(quote).text

    found = "".join(
        page[place] for run in runs(Sought(quote, before, after), page) for place in run
    )

    assert Letters.of(found).text == wanted


@given(st.text(max_size=60), st.text(max_size=80))
def test_whatever_is_sought_on_whatever_page_lies_on_it(quote: str, page: str) -> None:
    """No run is empty or leaves the page."""
    assert all(0 <= run.start < run.stop <= len(page) for run in runs(Sought(quote), page))
