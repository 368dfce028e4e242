"""The display layer repairs what a reader would see broken, and touches nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.display import one_line, repaired
from tests.corpus.conftest import UNTIMED

ANY = st.text(st.characters(codec=None, exclude_categories=()))
"""Any characters at all, lone surrogates among them."""
PRINTED = st.text(
    st.sampled_from("aZé0 .,;:!?()[]'\"“”‘’-–—…•£%&/@<>\n\tﬁ½²")
    | st.characters(categories=("L", "N"), max_codepoint=0x24F)
)
"""What papers print."""


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        pytest.param("multi\ufffeagency", "multi-agency", id="pdfium-hyphen"),
        pytest.param("multi\x02agency", "multi-agency", id="control-hyphen"),
        pytest.param("super\u00advision", "supervision", id="soft-hyphen"),
        pytest.param("18\u00a0cases", "18 cases", id="no-break-space"),
        pytest.param("18\u202fcases", "18 cases", id="narrow-no-break-space"),
        pytest.param("18\u2009cases", "18 cases", id="thin-space"),
        pytest.param("case\u200bload", "caseload", id="zero-width-space"),
        pytest.param("case\u200dload", "caseload", id="zero-width-joiner"),
        pytest.param("\ufeffMinutes", "Minutes", id="byte-order-mark"),
        pytest.param("one\r\ntwo", "one\ntwo", id="windows-line-end"),
        pytest.param("one\rtwo", "one\ntwo", id="old-mac-line-end"),
        pytest.param("\uf0b7 visits", "• visits", id="private-bullet"),
        pytest.param("\u25cf visits", "• visits", id="round-bullet"),
        pytest.param("2023\uf02d24", "2023–24", id="private-dash"),
        pytest.param("ca\x00se", "case", id="null"),
        pytest.param("a\u202egnp\u202c", "agnp", id="direction-override"),
        pytest.param("a\u2066b\u2069", "ab", id="direction-isolate"),
        pytest.param("ask\U000e0041\U000e0042", "ask", id="tag-characters"),
        pytest.param("a\ud800b", "ab", id="lone-surrogate"),
    ],
)
def test_mends_what_a_reader_would_see_broken(broken: str, mended: str) -> None:
    """Each character of the fixed map becomes what was meant, or nothing."""
    assert repaired(broken) == mended


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“We’re behind,” said Cllr O’Hara – again…",
        "R&D <b>bold</b>",
        "naïve café Ŵ",
        "👩 and 🏛",
        "ﬁnally ½ 10² №",
        "one\n\n\ttwo  three",
    ],
)
def test_leaves_everything_else_as_it_was_printed(text: str) -> None:
    """Quotation marks, dashes, accents, ligatures, emoji and line ends stay as they are."""
    assert repaired(text) == text


@UNTIMED
@given(ANY)
def test_can_always_be_stored(text: str) -> None:
    """Whatever comes out of a paper, the repaired text is valid UTF-8."""
    assert repaired(text).encode().decode() == repaired(text)


@UNTIMED
@given(ANY)
def test_mending_twice_changes_nothing(text: str) -> None:
    """A repaired text has nothing left to repair."""
    mended = repaired(text)

    assert repaired(mended) == mended


@UNTIMED
@given(ANY)
def test_holds_no_control_character_but_line_ends_and_tabs(text: str) -> None:
    """Nothing that could steer a terminal gets through."""
    controls = {one for one in repaired(text) if unicodedata.category(one) == "Cc"}

    assert controls <= {"\n", "\t"}


@UNTIMED
@given(PRINTED)
def test_printed_words_are_never_touched(text: str) -> None:
    """What papers ordinarily print is quoted as it is, character for character."""
    assert repaired(text) == text


@UNTIMED
@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    """A line has no line end, no run of spaces, and none at its ends."""
    line = one_line(text)

    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    "space",
    [
        pytest.param(" ", id="space"),
        pytest.param("\n", id="line-end"),
        pytest.param("\t", id="tab"),
        pytest.param("\u00a0", id="no-break-space"),
        pytest.param("\u2003", id="em-space"),
        pytest.param("\u2028", id="line-separator"),
        pytest.param("\x0b", id="vertical-tab"),
        pytest.param("\x0c", id="form-feed"),
        pytest.param("\x85", id="next-line"),
        pytest.param("\x1c", id="file-separator"),
        pytest.param("\x1f", id="unit-separator"),
    ],
)
def test_words_that_white_space_parts_stay_apart(space: str) -> None:
    """No kind of white space is dropped so that two words become one."""
    assert one_line(f"one{space}two") == "one two"
