"""
A brief -> a Word file of at most two sides: real headings, working links, page numbers.

What papers say goes in as text; only web addresses become links.
"""

import io
from urllib.parse import quote as percent_encoded

from docx import Document
from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from bot.briefing import sheet
from bot.briefing.lines import lines, title
from bot.briefing.sheet import Line, Style
from bot.briefing.told import Brief

_LANGUAGE = "en-GB"
_INK = RGBColor(0x1D, 0x1D, 0x1D)
_BESIDE = RGBColor(0x40, 0x40, 0x40)
"""Of sources and notes; contrast with white is 10 : 1."""
_LINK = "1D4F91"
"""Of links, as hexadecimal digits; contrast with white is 8 : 1."""


def docx_of(brief: Brief, *, slack: bool = False) -> bytes:
    """The file's bytes."""
    document = Document()
    _describe(document, brief)
    _set(document)
    for line in lines(brief, slack=slack):
        _write(document, line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Written, brief: Brief) -> None:
    known = document.core_properties
    known.title, known.language = title(brief), _LANGUAGE
    known.author, known.comments, known.subject = "councilbot", "", "Quotes from council papers"


def _set(document: Written) -> None:
    """The paper, the styles and the foot of each page."""
    (section,) = document.sections
    section.page_width, section.page_height = Pt(sheet.WIDTH), Pt(sheet.HEIGHT)
    section.left_margin = section.right_margin = Pt(sheet.MARGIN)
    section.top_margin = section.bottom_margin = Pt(sheet.MARGIN)
    section.header_distance = section.footer_distance = Pt(sheet.MARGIN / 2)
    for style in sheet.STYLES:
        _define(document, style)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.style = document.styles[sheet.NOTE.name]
    for part in ("Page ", "PAGE", " of ", "NUMPAGES"):
        _field(foot, part) if part.isupper() else foot.add_run(part)


def _define(document: Written, wanted: Style) -> None:
    named = {style.name for style in document.styles}
    if wanted.name not in named:
        document.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    style = document.styles[wanted.name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(wanted.name)
    style.font.name, style.font.size = sheet.FONT, Pt(wanted.size)
    style.font.bold, style.font.italic = wanted.bold, False
    style.font.color.rgb = _BESIDE if wanted in (sheet.SOURCE, sheet.NOTE) else _INK
    _speak(style.element.get_or_add_rPr())
    spaces = style.paragraph_format
    spaces.space_before, spaces.space_after = Pt(wanted.before), Pt(wanted.after)
    spaces.left_indent, spaces.line_spacing = Pt(wanted.indent), Pt(wanted.size * sheet.LINE)
    spaces.keep_with_next, spaces.keep_together = wanted in sheet.KEPT, True


def _speak(properties: BaseOxmlElement) -> None:
    """The language of a style, and one font for every script, in place of the theme's."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), sheet.FONT)
    properties.append(_element("w:lang", **{"w:val": _LANGUAGE}))


def _write(document: Written, line: Line) -> None:
    paragraph = document.add_paragraph(style=line.style.name)
    safe = percent_encoded(line.url, safe="%/:?#[]@!$&'()*+,;=~-._")
    if safe.startswith(("https://", "http://")):
        _link(paragraph, line.text, safe)
    else:
        paragraph.add_run(line.text)
    if line.behind:
        paragraph.add_run(line.behind)


def _link(paragraph: Paragraph, words: str, address: str) -> None:
    """Words that lead to a web address; python-docx has no call for it."""
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = _element("w:hyperlink", **{"r:id": identity})
    run = paragraph.add_run(words)
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string(_LINK)
    link.append(run._r)
    paragraph._p.append(link)


def _field(paragraph: Paragraph, name: str) -> None:
    """A field that Word counts, such as the number of the page."""
    field = _element("w:fldSimple", **{"w:instr": name})
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element
