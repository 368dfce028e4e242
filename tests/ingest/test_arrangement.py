"""A paper of any kind keeps every word, and what is not furniture can be quoted in order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import KINDS, Details, Document, Passage
from ingest.arrangement import arranged
from ingest.passages import cut
from ingest.reading.blocks import Block, Reading, Role
from ingest.structure import lay_out
from tests.ingest.conftest import READINGS, UNTIMED, blocks, reading_of, texts

ANY_KIND = st.sampled_from(list(KINDS))
OPENING = [
    Block("Inspection of Kesterwold children’s services", Role.HEADING, 1),
    Block("Inspection dates: 3 to 14 March 2023", Role.HEADING, 2),
    Block("Judgement Grade", Role.HEADING, 2),
    Block("Care leavers"),
    Block("Requires improvement"),
    Block("to be good"),
    Block("Overall effectiveness Good"),
]
SIGNS = st.sampled_from(
    [
        "Contents", "Findings 2", "Appendix A", "Recommendations", "What needs to improve?",
        "Judgement Grade", "Overall effectiveness Good", "Good", "1. One", "2.Two", "3 Three",
        "Post a Comment", "© Crown copyright", "(Recommendation)", "R1 Visit", "Care leavers Good",
        "The Committee is asked to RESOLVE that:", "Children’s services in Bury are good",
    ]
)  # fmt: skip
SIGNED = st.builds(
    Block,
    SIGNS,
    st.sampled_from([Role.HEADING, Role.PARAGRAPH, Role.NUMBERED, Role.FOOTNOTE, Role.BULLET]),
    level=st.integers(1, 3),
)
PAGES = st.lists(st.lists(SIGNED, max_size=9), max_size=4)


def passages(reading: Reading, kind: str) -> list[Passage]:
    """The passages of a paper of a kind."""
    layout = lay_out(arranged(reading, kind))
    document = Document("d", "a.pdf", Details(kind=kind), layout.text, layout.pages)
    return cut(document, layout.blocks)


def holds(reading: Reading, kind: str) -> None:
    """Passages cover every character that is not furniture, in order, and are slices of it."""
    found = passages(reading, kind)
    text = found[0].document.text if found else lay_out(arranged(reading, kind)).text
    left = list(text)
    for one in found:
        assert one.text == text[one.start : one.end]
        left[one.start : one.end] = " " * (one.end - one.start)
    assert not "".join(left).strip()
    assert all(one.end <= other.start for one, other in pairwise(found))


@UNTIMED
@given(READINGS, ANY_KIND)
def test_passages_cover_what_is_not_furniture(reading: Reading, kind: str) -> None:
    """Of any document, every character, in order, and each slice equals its text."""
    holds(reading, kind)


@UNTIMED
@given(PAGES, ANY_KIND, st.booleans())
def test_passages_cover_papers_full_of_signs(
    pages: list[list[Block]], kind: str, paged: bool
) -> None:
    """Also where every line means something."""
    holds(reading_of(*pages, paged=paged), kind)


@UNTIMED
@given(PAGES, ANY_KIND, st.booleans())
def test_no_word_of_a_page_is_lost(pages: list[list[Block]], kind: str, paged: bool) -> None:
    """Each stays in its page or goes to that page's furniture."""
    reading = reading_of(*pages, paged=paged)

    for before, after in zip(reading.pages, arranged(reading, kind).pages, strict=True):
        words = " ".join([*(block.text for block in after.blocks), *after.furniture]).split()
        assert sorted(words) == sorted(" ".join(block.text for block in before.blocks).split())


def test_an_inspection_s_first_page_is_its_title_facts_and_grades() -> None:
    """The table's rows are whole, and its columns' names are furniture."""
    found = arranged(reading_of(OPENING), "ofsted_ilacs")

    assert [(block.role.value, block.text) for block in blocks(found)] == [
        ("heading", "Inspection of Kesterwold children’s services"),
        ("paragraph", "Inspection dates: 3 to 14 March 2023"),
        ("row", "Care leavers Requires improvement to be good"),
        ("row", "Overall effectiveness Good"),
    ]
    assert found.pages[0].furniture == ("Judgement Grade",)


def test_names_of_columns_that_are_printed_twice_are_in_no_row() -> None:
    """Each is furniture, and no word of them stands in the row as well."""
    twice = [
        Block("Judgement Grade"),
        Block("Judgement Grade"),
        Block("Overall effectiveness Good"),
    ]

    found = arranged(reading_of(twice), "ofsted_ilacs")

    assert [block.text for block in blocks(found)] == ["Overall effectiveness Good"]
    assert found.pages[0].furniture == ("Judgement Grade", "Judgement Grade")


def test_each_grade_is_a_passage() -> None:
    """Indexed as what it grades."""
    found = [one for one in passages(reading_of(OPENING), "ofsted_ilacs") if one.kind == "grade"]

    assert [one.indexed for one in found] == [
        "Care leavers: Requires improvement to be good",
        "Overall effectiveness: Good",
    ]


@pytest.mark.parametrize(
    "first", [["Contents", "One 2", "Two 3", "Three 4"], ["Caseloads", "rose"]]
)
def test_no_page_goes_on_with_a_list_of_contents(first: list[str]) -> None:
    """What stands after it stands alone."""
    reading = reading_of(
        [Block("Caseloads rose.")],
        [Block(text) for text in first],
        [Block("in all teams.", continues=True)],
    )

    found = arranged(reading, "other").pages[2].blocks[0]

    assert found.continues == (first[0] != "Contents")


def test_the_closing_of_a_report_is_no_passage() -> None:
    """Nobody asks what Ofsted's address is."""
    ofsted = (
        "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates."
    )

    found = arranged(reading_of([Block("1. It rose.")], [Block(ofsted)]), "ofsted_ilacs")

    assert texts(found) == ["1. It rose."]
