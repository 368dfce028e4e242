"""Comments stand beside exactly the words they are on, and nothing else of the file changes."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.word.comments import Note, commented, made
from bot.word.paragraphs import paragraphs, words
from corpus.documents import Span
from tests.bot.checking.speech import saved
from tests.ingest.conftest import BAD, UNTIMED, needs

_BOLD = "<w:rPr><w:b/></w:rPr>"


def paragraph(inside: str) -> Callable[[Document], Paragraph]:
    """What adds a paragraph of this XML to a document."""

    def add(document: Document) -> Paragraph:
        element = parse_xml(f"<w:p {nsdecls('w', 'r')}>{inside}</w:p>")
        document.element.body.insert(0, element)
        return Paragraph(element, document._body)

    return add


def run(text: str, form: str = "") -> str:
    """A run as XML."""
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(content: bytes) -> list[str]:
    """The words between the ends of each comment's range, in the order of the comments."""
    document = docx.Document(BytesIO(content))
    found = {}
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            found[element.get(qn("w:id"))] = ""
            opened = True
        elif element.tag == qn("w:commentRangeEnd"):
            opened = False
        elif element.tag == qn("w:r") and found and opened:
            found[list(found)[-1]] += words(element)
    references = [one.get(qn("w:id")) for one in document.element.iter(qn("w:commentReference"))]
    assert sorted(references) == sorted(found)
    return list(found.values())


def texts(content: bytes) -> list[str]:
    """The paragraphs of a Word file."""
    return [one.text for one in paragraphs(docx.Document(BytesIO(content)))]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("It is too slow to act."), "too slow"),
        (run("It is too ") + run("slow", _BOLD) + run(" to act."), "too slow"),
        (run("It is t") + run("oo slo", _BOLD) + run("w to act."), "too slow"),
        (run("It is ") + f"<w:ins w:id='9' w:author='A'>{run('too slow to')}</w:ins>", "too slow"),
        (run("It is ") + f"<w:hyperlink r:id='x'>{run('too slow to')}</w:hyperlink>", "too slow"),
        (run("It is ") + "<w:del w:id='9' w:author='A'><w:r><w:delText>not </w:delText></w:r></w:del>"
         + run("too slow."), "too slow"),
        (run("It is ") + f"<w:sdt><w:sdtContent>{run('too slow')}</w:sdtContent></w:sdt>", "too slow"),
        ("<w:r><w:t>It is too</w:t><w:br/><w:t>slow.</w:t></w:r>", "too\nslow"),
        ("<w:r><w:t>It is too</w:t><w:tab/><w:t>slow.</w:t></w:r>", "too\tslow"),
    ],
)  # fmt: skip
def test_a_comment_is_on_the_words(inside: str, expected: str) -> None:
    """Whatever stands in the paragraph, the range holds the words and no letter more."""
    document = docx.Document()
    paragraph(inside)(document)
    content = saved(document)
    text = texts(content)[0]
    at = text.index(expected)
    after = commented(content, "a.docx", [Note(0, Span(at, at + len(expected)), ("Said.",))])
    assert marked(after) == [expected]
    assert texts(after)[0] == text


def test_form_is_kept() -> None:
    """A run that is cut keeps its form on both sides."""
    document = docx.Document()
    paragraph(run("It is too slow.", _BOLD))(document)
    after = commented(saved(document), "a.docx", [Note(0, Span(6, 14), ("Said.",))])
    (first, *_) = docx.Document(BytesIO(after)).paragraphs
    assert [(one.text, one.bold) for one in first.runs if one.text] == [
        ("It is ", True),
        ("too slow", True),
        (".", True),
    ]


def test_what_a_comment_says() -> None:
    """A paragraph for each line, by councilbot."""
    after = made([("It is too slow.", False)], [Note(0, Span(6, 14), ("ALTERED.", "— A paper"))])
    (comment,) = docx.Document(BytesIO(after)).comments
    assert (comment.author, comment.text) == ("councilbot", "ALTERED.\n— A paper")


def test_a_mark_stands_outside_links_and_tracked_changes() -> None:
    """Accepting or rejecting a change leaves the comment's own mark."""
    document = docx.Document()
    paragraph(f"<w:ins w:id='9' w:author='A'>{run('too slow')}</w:ins>")(document)
    after = commented(saved(document), "a.docx", [Note(0, Span(0, 8), ("Said.",))])
    (reference,) = docx.Document(BytesIO(after)).element.iter(qn("w:commentReference"))
    assert reference.getparent().getparent().tag == qn("w:p")


def test_comments_that_were_there_stay() -> None:
    """Another's comment keeps its number, and ours get numbers of their own."""
    document = docx.Document()
    one = document.add_paragraph("It is too slow.")
    document.add_comment(one.runs[0], "Is it?", "A member")
    after = commented(saved(document), "a.docx", [Note(0, Span(6, 14), ("Said.",))])
    found = list(docx.Document(BytesIO(after)).comments)
    assert [comment.author for comment in found] == ["A member", "councilbot"]
    assert len({comment.comment_id for comment in found}) == len(found)


def test_a_footnote_is_commented_where_it_is_referred_to() -> None:
    """Words in a footnote count, and the comment stands at its number in the body."""
    content = _with_footnote()
    assert texts(content)[-1] == "See ‘too slow’."
    number = len(texts(content)) - 1
    after = commented(content, "a.docx", [Note(number, Span(5, 13), ("Said.",))])
    assert marked(after) == [""]
    assert texts(after) == texts(content)


def _with_footnote() -> bytes:
    document = docx.Document()
    paragraph("<w:r><w:t>It is.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>")(document)
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p>{run('See ‘too slow’.')}</w:p>"
        "</w:footnote></w:footnotes>".encode(),
        document.part.package,
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    document.part.relate_to(part, kind)
    return saved(document)


@settings(UNTIMED, max_examples=25)
@given(
    st.lists(st.text(st.sampled_from("ab \t\n“”"), min_size=1), min_size=1, max_size=5),
    st.lists(st.integers(0, 60), min_size=2, max_size=6),
)
def test_any_runs_and_any_words(pieces: list[str], places: list[int]) -> None:
    """Wherever runs and quotations begin and end, the ranges are exact and the text stays."""
    document = docx.Document()
    one = document.add_paragraph()
    for piece in pieces:
        one.add_run(piece)
    content, text = saved(document), "".join(pieces)
    ends = sorted({min(place, len(text)) for place in places})
    spans = [Span(*ends[at : at + 2]) for at in range(0, len(ends) - 1, 2)]
    after = commented(content, "a.docx", [Note(0, span, ("Said.",)) for span in spans])
    assert marked(after) == [text[slice(*span)] for span in spans]
    assert texts(after) == [text]


def test_every_other_part_stays() -> None:
    """Of a real file with pictures, a header and a table, only the body and the comments change."""
    file = needs(BAD / "files/python-docx/tests_test_files_having-images.docx")
    document = docx.Document(str(file))
    document.sections[0].header.paragraphs[0].text = "A header with “words in it”"
    document.add_table(1, 1).cell(0, 0).text = "It is too slow."
    content = saved(document)
    number = texts(content).index("It is too slow.")
    after = commented(content, file.name, [Note(number, Span(6, 14), ("Said.",))])
    assert (texts(after), marked(after)) == (texts(content), ["too slow"])
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    with ZipFile(BytesIO(content)) as old, ZipFile(BytesIO(after)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        kept = set(old.namelist()) - changed
        assert {name for name in kept if old.read(name) != new.read(name)} == set()
