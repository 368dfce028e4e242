"""Sentences are found as a reader of council papers would find them."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.documents import Span
from corpus.sentences import sentences
from ingest.reading.blocks import Role, role_of
from tests.ingest.conftest import UNTIMED

PIECES = st.lists(
    st.sampled_from(
        ["Cllr.", "No.", "A", "b", "12", "2.4", ".", "!", "”", "‘", ")", " ", "  ", "\n", "•", "…"]
    )
    | st.text(max_size=3),
    max_size=30,
).map("".join)


def split(text: str) -> list[str]:
    """The sentences of a block that is the whole of a text."""
    return [text[one.start : one.end] for one in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Cllr. Day asked why.",
        "Cllrs. Day and May asked why.",
        "Councillor K.J. May reiterated the point.",
        "Mr. J. Day and Mrs. May spoke.",
        "Dr. Day, Prof. May and Rev. Fox spoke.",
        "The vote was held under Minute No. 53 of the year.",
        "Nos. 4 and 6 have closed.",
        "See para. 12 of the report.",
        "See paras. 12 and 14, and pp. 3 and 4.",
        "It is a duty under s. 17 of the Act.",
        "Sch. 12A of the Act applies.",
        "See App. B and Fig. 2.",
        "Ref. KD24/031 was deferred.",
        "Some providers, e.g. Barnardo’s, were thanked.",
        "The regulator, i.e. Ofsted, was thanked.",
        "It met on 3 Jan. 2024 and on 4 Sept. 2024.",
        "It met on 04.12.2017 and again.",
        "It cost £2.4 million in 2023.",
        "It rose from 2.4 to 3.1 per cent.",
        "The meeting ended at 9.25 p.m. without a vote.",
        "It met at 10 a.m. in the Guildhall.",
        "Smith Ltd. and Day Co. were paid.",
        "See http://example.org/a.pdf and www.example.org.",
        "The U.K. Government wrote.",
        "Day v. Kesterwold was cited.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Abbreviations, initials, dates and decimals of council papers are parts of a sentence."""
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "There were 3.5 FTE vacancies.",
        "It rose from 2.4 (3%) to 5.1 (6%).",
        "It began at 6.30 PM in the Guildhall.",
        "It is £2.4 M over budget.",
        "It is at Level 2.1 BTEC.",
    ],
)
def test_a_decimal_is_not_a_footnote(text: str) -> None:
    """Digits after a point between digits are a number, whatever follows them."""
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        ("Why? Nobody knew! So it went.", ["Why?", "Nobody knew!", "So it went."]),
        ("It rose… Then it fell.", ["It rose…", "Then it fell."]),
        ("It rose. 24 children waited.", ["It rose.", "24 children waited."]),
        ("It rose. £4 was spent.", ["It rose.", "£4 was spent."]),
        ("It cost £2.4 million. It rose.", ["It cost £2.4 million.", "It rose."]),
        ("The total is 12. It rose.", ["The total is 12.", "It rose."]),
        ("She said “No.” Then she left.", ["She said “No.”", "Then she left."]),
        ("She said ‘No.’ Then she left.", ["She said ‘No.’", "Then she left."]),
        ('She said "No." Then she left.', ['She said "No."', "Then she left."]),
        ("It rose. “Why?” she asked.", ["It rose.", "“Why?” she asked."]),
        ("(It rose.) It fell.", ["(It rose.)", "It fell."]),
        ("It rose. (It fell.)", ["It rose.", "(It fell.)"]),
        ("It rose.1 It fell.", ["It rose.1", "It fell."]),
        ("It rose.”12 It fell.", ["It rose.”12", "It fell."]),
        ("It rose. It fell", ["It rose.", "It fell"]),
        ("It ended at 9 p.m. Councillor Day left.", ["It ended at 9 p.m.", "Councillor Day left."]),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, parts: list[str]) -> None:
    """Quotation marks, brackets and a footnote's number after the full stop belong to it."""
    assert split(text) == parts


@pytest.mark.parametrize(
    "text", ["Apologies for absence", "Councillor Day", "the following:", "24"]
)
def test_words_without_an_end_mark_are_one_sentence(text: str) -> None:
    """A line of a list or a table can be quoted as it stands."""
    assert split(text) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\u2003"])
def test_nothing_holds_no_sentence(text: str) -> None:
    """White space alone cannot be quoted."""
    assert split(text) == []


@pytest.mark.parametrize(
    "mark",
    [
        "•",
        "●",
        "■",
        "▪",
        "◦",
        "‣",
        "·",
        "*",
        "–",
        "-",
        "12.",
        "12)",
        "(12)",
        "4.2.",
        "a.",
        "(b)",
        "(iv)",
        "iv.",
        "(A)",
        "4.2",
        "4.2.1",
    ],
)
def test_the_mark_of_a_list_item_is_no_part_of_its_sentence(mark: str) -> None:
    """Whatever makes a block a list item stands before its first sentence."""
    text = f"{mark} Caseloads rose."
    assert role_of(text) is not Role.PARAGRAPH

    assert split(text) == ["Caseloads rose."]


def test_a_number_in_a_sentence_is_part_of_it() -> None:
    """Only a mark with white space after it is a mark."""
    assert split("12 children waited.") == ["12 children waited."]


@pytest.mark.parametrize("text", ["4.2 million was spent.", "2.5 per cent of children waited."])
def test_a_decimal_that_begins_a_sentence_is_part_of_it(text: str) -> None:
    """A sum without its number would mislead."""
    assert split(text) == [text]


def test_only_the_block_is_split() -> None:
    """Words of the text before and after the block are none of its sentences."""
    text = "Before. One. Two. After."

    found = list(sentences(text, Span(8, 17)))

    assert found == [Span(8, 12), Span(13, 17)]


def test_a_sentence_that_ends_the_block_needs_nothing_after_it() -> None:
    """What follows the block does not keep its last sentence from ending."""
    text = "One. two"

    assert list(sentences(text, Span(0, 4))) == [Span(0, 4)]


def test_a_number_that_is_printed_close_is_no_part_of_the_sentence() -> None:
    """Ofsted's reports print every tenth paragraph so: "36.In September"."""
    (found,) = sentences("36.In September it rose.", Span(0, 24))

    assert found == Span(3, 24)


@UNTIMED
@given(PIECES, PIECES, PIECES)
@example("", "12. ", "")
@example("x ", "• ", "Y")
@example("", "Why", "? Nobody knew. So it went.")
def test_sentences_cover_their_block(before: str, block: str, after: str) -> None:
    """Nothing of a block is outside its sentences but its mark and white space."""
    text = before + block + after

    found = list(sentences(text, Span(len(before), len(before) + len(block))))

    ends = [len(before), *(one.end for one in found)]
    starts = [*(one.start for one in found), len(before) + len(block)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    mark, *rest = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert not "".join(rest).strip()
    assert not mark.strip() or role_of(mark.lstrip() + "X") is not Role.PARAGRAPH


@UNTIMED
@given(PIECES)
def test_sentences_are_in_order_and_not_blank(block: str) -> None:
    """No two overlap, and each has words."""
    found = list(sentences(block, Span(0, len(block))))

    assert all(block[one.start : one.end].strip() for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
