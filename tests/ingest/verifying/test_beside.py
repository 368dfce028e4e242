"""The words that a text shows beside a receipt are the receipt's, or they are told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.verifying.beside import beside, loose, places, quotations
from ingest.verifying.verdicts import Reason

WORDS = "Caseloads were too high. They are now 19."
WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
SOME = st.lists(WORD, min_size=4, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS}” — the report, page 4 (",
        f"  “{WORDS.replace(' ', chr(10) + '   ')}”\n    — the report\n    receipt ",
        f'"{WORDS}" (',
        f"> {WORDS}\n> — the report, ",
        f"The Chair asked about it.\n\n{WORDS}\n\nThe report, page 4, ",
        f"[1] {WORDS} (",
    ],
)
def test_words_are_shown_between_marks_or_as_lines(text: str) -> None:
    """However they are set out."""
    assert beside(text, WORDS).reason is None


@pytest.mark.parametrize(
    "shown",
    [
        WORDS.replace("too", "not too"),
        WORDS.replace("19", "91"),
        WORDS.replace("high. They", "high … They"),
        f"Nobody says that {WORDS}",
        f"{WORDS} That is well.",
        WORDS[:-4],
    ],
)
@pytest.mark.parametrize("form", ["“{}” — the report (", "> {}\n> — the report ("])
def test_altered_words_are_told_with_what_is_shown(shown: str, form: str) -> None:
    """Also where they are longer or shorter than the receipt's."""
    seen = beside(form.format(shown), WORDS)

    assert seen.reason is Reason.SHOWN_OTHERWISE
    assert seen.instead


@pytest.mark.parametrize(
    "text",
    [
        f"{WORDS[:-1]} — only about fish, and far less than he asked. (",
        f"It is not the case that\n{WORDS}\nabout anything that matters. (",
        f"It is not the case that\n{WORDS}\n— the report, ",
        f"> It is not the case that\n> {WORDS}\n> — the report, ",
        f"{WORDS}\nBut only in May. (",
        f"{WORDS} (in May) and in no other month (",
    ],
)
def test_words_without_marks_are_a_whole_paragraph(text: str) -> None:
    """Where they go on with other words, the paragraph is told as it stands."""
    words = WORDS[:-1]

    seen = beside(text, words)

    assert seen.reason is Reason.SHOWN_OTHERWISE
    assert len(seen.instead) > len(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        f"The report says:\n- {WORDS} (the report (confirmed), page 4, ",
        f"The report says:\n> {WORDS}\n>\n> ",
        f")\n{WORDS}\n— the report, ",
        f"He asked about it.\n\n**{WORDS}**\n-- the report, ",
        f"He asked about it.\r\n\r\n{WORDS}\r\n— the report, ",
    ],
)
def test_an_item_or_a_source_line_sets_words_apart(text: str) -> None:
    """So that they need no marks."""
    assert beside(text, WORDS).reason is None


def test_an_altered_quotation_is_told_also_where_the_true_one_stands_beside_it() -> None:
    """In the same paragraph, or between it and the receipt."""
    altered = WORDS.replace("too high", "never high")
    for text in (
        f"“{altered}” — the report. Elsewhere it says “{WORDS}” too. Receipt ",
        f"The paper says “{WORDS}”.\n\n“{altered}” — the report, ",
    ):
        assert beside(text, WORDS) == (Reason.SHOWN_OTHERWISE, altered)


@pytest.mark.parametrize(
    "before",
    [
        f"Given: “{WORDS.replace('too high', 'never high')}”\n\n",
        f"The report, under “{WORDS[:-5]} 18”. ",
        "He put it shortly, “Caseloads were too high”. ",
        "“Children wait too long for a visit.” ",
    ],
)
def test_other_quotations_are_not_the_words_altered(before: str) -> None:
    """As those of another paragraph, a heading, a part of the words, or something else."""
    assert beside(f"{before}“{WORDS}” — the report, ", WORDS).reason is None


def test_the_words_of_receipts_in_a_row_are_not_each_other_altered() -> None:
    """As the rows of a table, which are much alike."""
    other = WORDS.replace("19", "18")
    text = f"“{WORDS}” [1] “{other}” [2]\n[1] "

    assert beside(text, WORDS).instead == other
    assert beside(text, WORDS, [WORDS, other]).reason is None


def test_a_receipt_by_itself_has_nothing_beside_it() -> None:
    """As in a list of receipts."""
    assert beside("\n- receipt: [1] ", WORDS).reason is None


def test_a_receipt_in_prose_has_no_words_to_compare() -> None:
    """Which is neither true nor false."""
    assert beside("We wrote to the council, see ", WORDS).reason is Reason.NOT_SHOWN


@given(SOME, st.sampled_from([" ", "\n", "\n    ", "\t "]))
def test_whatever_is_quoted_as_it_stands_is_found(words: str, space: str) -> None:
    """White space is all that is forgiven."""
    text = f"Before. “{space.join(words.split())}” — after "

    assert beside(text, words).reason is None
    assert len(list(places(text, words))) == 1


@given(SOME, st.data())
def test_a_word_more_or_less_is_never_taken_for_the_words(words: str, data: st.DataObject) -> None:
    """Wherever it is."""
    some = words.split()
    at = data.draw(st.integers(0, len(some) - 1))
    for other in ([*some[:at], "zzzz", *some[at:]], [*some[:at], *some[at + 1 :]]):
        assert beside(f"“{' '.join(other)}” — after ", words).reason is Reason.SHOWN_OTHERWISE


@given(st.text('“”"« »\n abc'))
def test_quotations_are_places_apart_and_in_order(text: str) -> None:
    """Whatever marks are missing."""
    found = list(quotations(text))

    assert found == sorted(found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_quotations_without_a_receipt_are_counted() -> None:
    """But terms of one or two words, and the headings that a source names, are none."""
    text = f"“{WORDS}” — under “What we found there” (r). It “requires improvement”. “He went on.”"

    assert loose(text, [WORDS]) == 1


def test_a_quotation_that_holds_others_is_one() -> None:
    """Also where it is a receipt's and a mark in it is missing."""
    words = "He said “it is high and left."

    assert loose(f"“{words}” — the report", [words]) == 0
