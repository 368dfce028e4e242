"""OpenDocument texts are read in order, as people see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadablePaper
from ingest.reading import odt
from ingest.reading.blocks import Role
from tests.ingest.conftest import UNTIMED, blocks, open_text, packed, texts

NUMBERED = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/></text:list-style>'
)
TABLE = (
    "<table:table><table:table-header-rows><table:table-row>{}</table:table-row>"
    "</table:table-header-rows><table:table-row>{}</table:table-row></table:table>"
)


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<text:p>{text}</text:p>"


def cells(*texts: str) -> str:
    """The cells of a row."""
    return "".join(f"<table:table-cell>{paragraph(text)}</table:table-cell>" for text in texts)


def read(body: str, styles: str = "") -> list[str]:
    """The texts of an OpenDocument text with this body."""
    return texts(odt.read(open_text(body, styles), "a.odt"))


def test_headings_and_paragraphs_are_read_in_order() -> None:
    """The title stands above the headings."""
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = (
        '<text:p text:style-name="P1">The plan</text:p>'
        '<text:h text:outline-level="2">Cases</text:h><text:p>They rose.</text:p>'
    )

    found = odt.read(open_text(body, styles), "a.odt")

    assert [(block.role, block.level, block.text) for block in blocks(found)] == [
        (Role.HEADING, 1, "The plan"),
        (Role.HEADING, 3, "Cases"),
        (Role.PARAGRAPH, 0, "They rose."),
    ]
    assert found.title == "The plan"


def test_spaces_tabs_and_line_breaks_part_words() -> None:
    """They are elements of their own."""
    body = paragraph('One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four')

    assert read(body) == ["One two three four"]


def test_a_word_in_several_spans_is_one_word() -> None:
    """Writers colour letters."""
    assert read(paragraph("Case<text:span>loads</text:span> rose.")) == ["Caseloads rose."]


def test_lists_have_the_marks_that_the_program_draws() -> None:
    """Numbers, letters and bullets; a second paragraph of an item has none."""
    inner = f"<text:list><text:list-item>{paragraph('sub')}</text:list-item></text:list>"
    item = f"<text:list-item>{paragraph('One')}{paragraph('more')}{inner}</text:list-item>"
    body = f'<text:list text:style-name="L1">{item}{item}</text:list>'

    assert read(body, NUMBERED) == ["1. One", "more", "(a) sub", "2. One", "more", "(a) sub"]
    assert read(body)[0] == "• One"


def test_a_list_may_go_on_after_a_paragraph() -> None:
    """Its numbers do."""
    item = f"<text:list-item>{paragraph('x')}</text:list-item>"
    first = f'<text:list text:style-name="L1">{item}</text:list>'
    second = first.replace("<text:list ", '<text:list text:continue-numbering="true" ')

    assert read(first + paragraph("Between.") + second, NUMBERED) == ["1. x", "Between.", "2. x"]


def test_rows_are_indexed_with_the_names_of_their_columns() -> None:
    """The paper says which rows are heads."""
    body = TABLE.format(cells("Who", "What"), cells("Day", "Recruit"))

    found = blocks(odt.read(open_text(body), "a.odt"))

    assert [(block.text, block.indexed) for block in found] == [
        ("Who | What", ""),
        ("Day | Recruit", "Who: Day; What: Recruit"),
    ]


def test_repeated_empty_cells_cost_little() -> None:
    """A file may say that there are a thousand million of them."""
    many = '<table:table-cell table:number-columns-repeated="1000000000"/>'
    body = TABLE.format(many + cells("Who"), cells("Day"))

    assert read(body) == ["Who", "Day"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>",
        "<text:p><office:annotation><text:p>Sure?</text:p></office:annotation></text:p>",
        "<text:table-of-content><text:index-body><text:p>Cases 2</text:p></text:index-body>"
        "</text:table-of-content>",
        "<text:p><text:hidden-text>Secret</text:hidden-text></text:p>",
    ],
    ids=["struck out", "comment", "contents", "hidden"],
)
def test_what_is_not_the_paper_s_own_is_left_out(unseen: str) -> None:
    """Words that were struck out are no longer the council's."""
    assert read(unseen + paragraph("Caseloads rose.")) == ["Caseloads rose."]


def test_footnotes_stand_below_what_refers_to_them() -> None:
    """With their number."""
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>ONS.</text:p></text:note-body></text:note>"
    )

    found = blocks(odt.read(open_text(paragraph(f"Cases{note} rose.")), "a.odt"))

    assert [(block.role, block.text) for block in found] == [
        (Role.PARAGRAPH, "Cases rose."),
        (Role.FOOTNOTE, "1 ONS."),
    ]


def test_text_boxes_are_read_after_their_paragraph() -> None:
    """They float beside it."""
    box = f"<draw:frame><draw:text-box>{paragraph('In a box.')}</draw:text-box></draw:frame>"

    assert read(paragraph(f"Caseloads {box}rose.")) == ["Caseloads rose.", "In a box."]


def test_a_locked_paper_is_refused() -> None:
    """Its parts are there and cannot be read."""
    lock = "<manifest:encryption-data/>"
    content = open_text("", **{"META-INF/manifest.xml": lock})

    with pytest.raises(UnreadablePaper, match=r"^a\.odt is protected by a password: save it with"):
        odt.read(content, "a.odt")


def test_an_entity_is_never_expanded() -> None:
    """A file cannot make the machine's own files part of a paper."""
    content = (
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        '<office:text xmlns:office="urn:x"><p>&e;</p></office:text>'
    )

    with pytest.raises(UnreadablePaper, match="is not as an office program saves it"):
        odt.read(packed({"content.xml": content}), "a.odt")


@pytest.mark.parametrize("content", ["", "<a>", "\x00"], ids=["empty", "open", "codes"])
def test_a_damaged_text_is_refused(content: str) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.odt is damaged: (?:save|get)"):
        odt.read(packed({"content.xml": content}), "a.odt")


TAGS = ("text:p", "text:h", "text:list", "text:list-item", "text:span", "table:table-cell",
        "table:table", "table:table-row", "text:note", "draw:frame", "text:section")  # fmt: skip
BODIES = st.recursive(
    st.text("aB 1.", max_size=8),
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inside, max_size=3),
    ),
    max_leaves=12,
)


@UNTIMED
@given(st.lists(BODIES, max_size=3))
def test_any_tree_of_elements_is_read(bodies: list[str]) -> None:
    """Wherever they stand in one another."""
    assert all(isinstance(text, str) for text in read("".join(bodies)))
