"""Word files are read in order, and a file that is an attack is refused."""

import struct

import pytest

from corpus.errors import UnreadablePaper
from ingest.reading import docx
from ingest.reading.blocks import Role
from tests.conftest import PAPERS
from tests.ingest.conftest import BAD, blocks, needs, packed, texts, word, word_file

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PLAN = """# Children's plan
## Caseloads
Caseloads rose.
1. fewer cases
1. more staff
### Staff
| No. | Action | Owner | By | Rating |
| 1 | Recruit | Day | May | Red |
They fell.
"""


NUMBERING = f"""<w:numbering {WORD}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>"""


def paragraph(text: str) -> str:
    """A paragraph in WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """An item of a list that Word numbers."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table, of which no row is said to be its head."""
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def numbered(body: str) -> list[str]:
    """The texts of a Word file with this body and these lists."""
    parts = {
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": NUMBERING,
    }
    return texts(docx.read(packed(parts), "a.docx"))


def test_headings_lists_and_tables_are_read_in_order() -> None:
    """Each is what it is in Word."""
    found = blocks(docx.read(word(PLAN), "plan.docx"))

    assert [(block.role, block.text) for block in found[1:]] == [
        (Role.HEADING, "Caseloads"),
        (Role.PARAGRAPH, "Caseloads rose."),
        (Role.NUMBERED, "1. fewer cases"),
        (Role.NUMBERED, "2. more staff"),
        (Role.HEADING, "Staff"),
        (Role.ROW, "No. | Action | Owner | By | Rating"),
        (Role.ROW, "1 | Recruit | Day | May | Red"),
        (Role.PARAGRAPH, "They fell."),
    ]


def test_headings_have_levels() -> None:
    """A heading of the second level is below one of the first."""
    found = {block.text: block.level for block in blocks(docx.read(word(PLAN), "plan.docx"))}

    assert 0 < found["Caseloads"] < found["Staff"]


def test_the_title_is_the_one_at_the_top() -> None:
    """Word has a style for it, above its headings."""
    assert docx.read(word(PLAN), "plan.docx").title == "Children's plan"


def test_a_word_file_has_no_pages() -> None:
    """Where they break is up to the machine that prints it."""
    assert not docx.read(word("Caseloads rose."), "plan.docx").paged


def test_the_least_word_file_is_read() -> None:
    """One part is enough."""
    content = word_file(paragraph("Caseloads rose.") + paragraph("They fell."))

    assert texts(docx.read(content, "a.docx")) == ["Caseloads rose.", "They fell."]


def test_footers_are_left_out() -> None:
    """They would recur between paragraphs."""
    content = (PAPERS / "2023-06-improvement-plan.docx").read_bytes()

    found = texts(docx.read(content, "plan.docx"))

    assert not any(text.startswith("Page ") for text in found)


def test_every_sample_row_is_read() -> None:
    """The sample plan's actions are rows of five cells."""
    content = (PAPERS / "2023-06-improvement-plan.docx").read_bytes()

    rows = [b.text for b in blocks(docx.read(content, "plan.docx")) if b.role is Role.ROW]

    assert len(rows) > 10
    assert {row.count(" | ") for row in rows} == {4}


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 rubbish",
        word("Caseloads rose.")[:2000],
        packed({"a.txt": "Caseloads rose."}),
        b"",
    ],
    ids=["rubbish", "cut short", "no document", "nothing"],
)
def test_a_damaged_word_file_is_refused(content: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.docx is damaged.*: (?:save it|get the paper)"):
        docx.read(content, "a.docx")


def test_a_file_that_unpacks_to_more_than_it_says_is_refused() -> None:
    """The limit cannot be got round by a wrong size."""
    content = bytearray(word_file(paragraph("Caseloads rose.")))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 100)

    with pytest.raises(UnreadablePaper, match="is damaged"):
        docx.read(bytes(content), "a.docx")


def test_an_entity_that_names_a_file_is_not_followed() -> None:
    """A Word file cannot make the machine's own files part of a paper."""
    words = "<w:p><w:r><w:t>Before &secret; after</w:t></w:r></w:p>"
    markup = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        f"<w:document {WORD}><w:body>{words}</w:body></w:document>"
    )

    with pytest.raises(UnreadablePaper, match="is not as an office program saves it"):
        docx.read(packed({"word/document.xml": markup}), "a.docx")


@pytest.mark.parametrize("name", ["xxe", "entity_bomb", "quadratic_entity", "many_paras_5M"])
def test_the_shared_hostile_word_files_are_refused(name: str) -> None:
    """The same with files made to try it."""
    content = needs(BAD / "bombs" / f"{name}.docx").read_bytes()

    with pytest.raises(UnreadablePaper):
        docx.read(content, f"{name}.docx")


def test_numbers_go_on_where_a_paragraph_comes_between() -> None:
    """As Word prints them: a report's paragraphs are numbered under all its headings."""
    found = numbered(item("One.") + paragraph("Between.") + item("Two."))

    assert found == ["1. One.", "Between.", "2. Two."]


def test_numbers_have_the_form_that_word_gives_them() -> None:
    """Letters, Roman numbers and the numbers of the levels above."""
    levels = (0, 1, 1, 2, 0, 1)

    found = numbered("".join(item("x", level) for level in levels))

    assert found == ["1. x", "(a) x", "(b) x", "1.i x", "2. x", "(a) x"]


def test_a_list_may_begin_at_another_number() -> None:
    """Its own start, once."""
    found = numbered(item("One.") + item("Five.", number=2) + item("Six.", number=2))

    assert found == ["1. One.", "5. Five.", "6. Six."]


def test_an_empty_item_is_counted_and_not_shown() -> None:
    """Its number would be a paragraph without words."""
    assert numbered(item("One.") + item("") + item("Three.")) == ["1. One.", "3. Three."]


def test_words_that_a_tracked_change_struck_out_are_left_out() -> None:
    """They are no longer the paper's own; what was put in is."""
    gone = "<w:del><w:r><w:delText>rose</w:delText></w:r></w:del>"
    come = "<w:ins><w:r><w:t>fell</w:t></w:r></w:ins>"

    found = texts(docx.read(word_file(f"<w:p>{gone}{come}</w:p>"), "a.docx"))

    assert found == ["fell"]


def test_hidden_words_are_left_out() -> None:
    """Nobody who reads the paper sees them."""
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r></w:p>"
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Open.</w:t></w:r></w:p>'

    assert texts(docx.read(word_file(hidden + shown), "a.docx")) == ["Open."]


def test_footnotes_stand_below_what_refers_to_them() -> None:
    """With their numbers, in order, and out of the sentence."""
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    words = "<w:r><w:t>{}</w:t></w:r>"
    cited = words.format("Cases") + mark.format(2) + words.format(" rose.") + mark.format(3)
    notes = "".join(
        f'<w:footnote w:id="{at}">{paragraph(text)}</w:footnote>'
        for at, text in ((2, "In May."), (3, "ONS."))
    )
    parts = {
        "word/document.xml": f"<w:document {WORD}><w:body><w:p>{cited}</w:p></w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {WORD}>{notes}</w:footnotes>",
    }

    found = blocks(docx.read(packed(parts), "a.docx"))

    assert [(block.role, block.text) for block in found] == [
        (Role.PARAGRAPH, "Cases rose."),
        (Role.FOOTNOTE, "1 In May."),
        (Role.FOOTNOTE, "2 ONS."),
    ]


def test_comments_are_left_out() -> None:
    """What somebody wrote beside a draft is not in it."""
    cited = "<w:r><w:t>Cases rose.</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r>"
    parts = {
        "word/document.xml": f"<w:document {WORD}><w:body><w:p>{cited}</w:p></w:body></w:document>",
        "word/comments.xml": (
            f"<w:comments {WORD}><w:comment w:id='1'>{paragraph('Sure?')}</w:comment></w:comments>"
        ),
    }

    assert texts(docx.read(packed(parts), "a.docx")) == ["Cases rose."]


def test_the_words_of_a_text_box_are_read_once() -> None:
    """Word writes them twice, for programs of two ages."""
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )

    assert texts(docx.read(word_file(body), "a.docx")) == ["In a box."]


def test_rows_are_indexed_with_the_names_of_their_columns() -> None:
    """Where the first row is plainly one of names, though Word was not told so."""
    body = table(("Action", "Owner"), ("Recruit", "Cllr Day"))

    found = blocks(docx.read(word_file(body), "a.docx"))

    assert [(block.text, block.indexed) for block in found] == [
        ("Action | Owner", ""),
        ("Recruit | Cllr Day", "Action: Recruit; Owner: Cllr Day"),
    ]


def test_a_table_of_labels_has_no_names_of_columns() -> None:
    """The first of them is no more a name than the second."""
    body = table(("Committee", "Scrutiny"), ("Chair", "Cllr Day"))

    assert {block.indexed for block in blocks(docx.read(word_file(body), "a.docx"))} == {""}
