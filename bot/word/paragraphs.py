"""The paragraphs of a Word file as it is read: what stands in them, run by run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

Element = Any
"""An element of lxml, as python-docx makes it."""
_LETTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_AROUND = frozenset(
    qn(f"w:{kind}")
    for kind in (
        "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml",
        "dir", "bdo",
    )
)  # fmt: skip
"""What may stand around runs that are shown. What is struck out, or moved away, is not."""
_OFF = ("0", "false", "off", "none")
_QUOTES = ("quote", "quotation", "block text")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body, of a table, of a text box or of a footnote."""

    element: Element
    set_off: bool
    """Whether its style is one for quotations."""
    holder: Element | None = None
    """The run that holds its box or refers to its note, where a comment cannot stand in it."""

    @property
    def text(self) -> str:
        """Its words as shown; a line break is a line's end."""
        return "".join(map(words, runs(self.element)))


def paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph of a Word file in order, those of its footnotes and endnotes at the end."""
    styles = _quote_styles(document)
    body = [
        Paragraph(element, _style(element) in styles, _holder(element))
        for element in document.element.body.iter(qn("w:p"))
        if not any(above.tag == _FALLBACK for above in element.iterancestors())
    ]
    return [*body, *_notes(document)]


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that are shown, in order."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in _AROUND:
            yield from runs(child)


def words(run: Element) -> str:
    """What a run shows."""
    hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    if hidden is not None and hidden.get(qn("w:val")) not in _OFF:
        return ""
    return "".join(map(letters, run))


def letters(piece: Element) -> str:
    """What one piece of a run shows."""
    return piece.text or "" if piece.tag == qn("w:t") else _LETTERS.get(piece.tag, "")


def _quote_styles(document: Document) -> set[str]:
    """The ids of the styles for quotations; python-docx would add styles to a file without any."""
    kinds = {one.reltype for one in document.part.rels.values()}
    if RELATIONSHIP_TYPE.STYLES not in kinds:
        return set()
    return {
        style.style_id
        for style in document.styles
        if any(name in (style.name or "").casefold() for name in _QUOTES)
    }


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"), "")


def _holder(element: Element) -> Element | None:
    """The run of the body that holds an element, or the text box that it is in; None for none."""
    above = [one for one in element.iterancestors() if one.tag == qn("w:r")]
    return above[-1] if above else None


def _notes(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of the footnotes and endnotes that the body refers to."""
    for kind in ("footnote", "endnote"):
        said = _said(document, kind)
        for reference in document.element.body.iter(qn(f"w:{kind}Reference")):
            for paragraph in said.get(reference.get(qn("w:id")), ()):
                yield Paragraph(paragraph, set_off=False, holder=_holder(reference))


def _said(document: Document, kind: str) -> dict[str, list[Element]]:
    """The paragraphs of each note of a kind, by its id."""
    part = next(
        (
            one.target_part
            for one in document.part.rels.values()
            if one.reltype.endswith(f"/{kind}s") and not one.is_external
        ),
        None,
    )
    notes: Element = [] if part is None else parse_xml(part.blob)
    return {note.get(qn("w:id"), ""): list(note.iter(qn("w:p"))) for note in notes}
