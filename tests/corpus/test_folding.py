"""Two printings of the same words fold alike, and every match leads back to the original."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.documents import Span
from corpus.folding import fold
from tests.corpus.conftest import UNTIMED

SIMPLE = st.lists(st.sampled_from([*'aB0é１’“"–.\u00a0\n', "e\u0301"]))
"""Letters, with their accents, that fold to one character each."""
PRINTED = st.lists(st.sampled_from([*"aB0éßﬁﬀ²½Ⅳ’“–-….\u00a0\n", "e\u0301"])).map("".join)
"""What papers print, with ligatures and fractions that fold to several characters."""


def quoted(original: str, words: str) -> list[str]:
    """The originals of every match."""
    return [original[span.start : span.end] for span in fold(original).find(words)]


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        pytest.param("the board’s", "the board's", id="apostrophe"),
        pytest.param("‘front door’", "'front door'", id="single-quotes"),
        pytest.param("“front door”", '"front door"', id="double-quotes"),
        pytest.param("«front door»", '"front door"', id="guillemets"),
        pytest.param("over\u2010optimism", "over-optimism", id="hyphen"),
        pytest.param("over\u2011optimism", "over-optimism", id="no-break-hyphen"),
        pytest.param("2023\u201324", "2023-24", id="en-dash"),
        pytest.param("late \u2014 again", "late - again", id="em-dash"),
        pytest.param("\u22123%", "-3%", id="minus"),
        pytest.param("multi\ufffeagency", "multi-agency", id="pdfium-hyphen"),
        pytest.param("18\u00a0cases", "18 cases", id="no-break-space"),
        pytest.param("18\u2009 \n cases", "18 cases", id="run-of-spaces"),
        pytest.param("ﬁnally aﬀected", "finally affected", id="ligatures"),
        pytest.param("OFSTED", "ofsted", id="case"),
        pytest.param("Straße", "STRASSE", id="sharp-s"),
        pytest.param("cafe\u0301", "café", id="combining-accent"),
        pytest.param("w\u0302yr", "ŵyr", id="combining-circumflex"),
        pytest.param("１８ cases", "18 cases", id="wide-digits"),
        pytest.param("and so on…", "and so on...", id="ellipsis"),
    ],
)
def test_folds_two_printings_alike(printed: str, typed: str) -> None:
    """What a paper prints equals what a person types."""
    assert fold(printed).text == fold(typed).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("18 cases", "81 cases", id="digits"),
        pytest.param("resume", "résumé", id="accents"),
        pytest.param("well being", "wellbeing", id="space"),
        pytest.param("re-sign", "resign", id="hyphen"),
        pytest.param("good.", "good", id="full-stop"),
        pytest.param("not good", "good", id="word"),
    ],
)
def test_other_words_fold_otherwise(one: str, other: str) -> None:
    """What reads differently stays different."""
    assert fold(one).text != fold(other).text


def test_finds_every_place() -> None:
    """Each place is found, in order."""
    spans = list(fold("Caseloads: caseloads, CASELOADS").find("caseloads"))

    assert spans == [Span(0, 9), Span(11, 20), Span(22, 31)]


def test_finds_places_that_overlap() -> None:
    """A place that begins within another is found too."""
    assert list(fold("aaa").find("aa")) == [Span(0, 2), Span(1, 3)]


@pytest.mark.parametrize("words", ["", " ", "\n\u00a0"], ids=["empty", "blank", "white-space"])
def test_no_words_are_found_nowhere(words: str) -> None:
    """Nothing is found when nothing is asked, rather than everything."""
    assert list(fold("Some text").find(words)) == []


def test_words_that_are_not_there_are_not_found() -> None:
    """A text that says something else has no place to show."""
    assert list(fold("Visits were late").find("visits were on time")) == []


def test_shows_the_original_across_a_line_end() -> None:
    """A match over two lines is shown with its line end, as printed."""
    assert quoted("of over\u2011\u00a0\noptimism.", "OVER- OPTIMISM") == [
        "over\u2011\u00a0\noptimism"
    ]


def test_takes_a_letter_with_its_accent() -> None:
    """A match that ends in a letter takes the accent that is written after it."""
    assert quoted("the cafe\u0301 closed", "café") == ["cafe\u0301"]


def test_takes_a_ligature_whole() -> None:
    """A match that begins inside a ligature is shown from where the ligature begins."""
    assert quoted("ﬁnally", "inally") == ["ﬁnally"]


@UNTIMED
@given(st.text())
def test_origins_cover_the_original_in_order(text: str) -> None:
    """Every folded character comes from somewhere, in order, and no character is passed over."""
    folded = fold(text)

    distinct = list(dict.fromkeys(folded.origins))

    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)
    assert "".join(text[span.start : span.end] for span in distinct) == text


@UNTIMED
@given(st.text())
def test_the_same_words_composed_otherwise_fold_alike(text: str) -> None:
    """A paper whose accents are written apart folds as one whose accents are not."""
    assume(all(ord(one) < 0x1100 for one in text))

    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text))

    assume(all(not unicodedata.combining(one) or 0x300 <= ord(one) < 0x370 for one in apart))
    assert fold(apart).text == fold(unicodedata.normalize("NFC", text)).text


@UNTIMED
@given(PRINTED)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folding."""
    once = fold(text).text

    assert fold(once).text == once


@UNTIMED
@given(letters=SIMPLE, data=st.data())
def test_every_place_found_refolds_to_the_words(letters: list[str], data: st.DataObject) -> None:
    """What is shown for a match folds to exactly the words that were looked for."""
    start = data.draw(st.integers(0, len(letters)))
    words = "".join(letters[start : data.draw(st.integers(start, len(letters)))])

    found = quoted("".join(letters), words)

    assert {fold(one).text for one in found} <= {fold(words).text.strip()}


@UNTIMED
@given(text=PRINTED, data=st.data())
def test_every_place_found_holds_the_words(text: str, data: st.DataObject) -> None:
    """Where a ligature or a fraction is shown whole, the words are still within."""
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]

    found = quoted(text, words)

    assert all(fold(words).text.strip() in fold(one).text for one in found)


@UNTIMED
@given(before=st.text(), words=st.text(min_size=1), after=st.text())
def test_words_are_found_where_they_stand(before: str, words: str, after: str) -> None:
    """Words copied out of any text are found in it again, at the place they were copied from."""
    assume(fold(words).text.strip())
    text = f"{before}\n{words}\n{after}"
    place = Span(len(before) + 1, len(before) + 1 + len(words))

    found = list(fold(text).find(words))

    assert any(place.start <= one.start and one.end <= place.end for one in found)
