"""Papers made on the spot, and what became of them on the shelf."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import hypothesis
import pypdfium2
import pytest
import typst
from hypothesis import strategies as st

from corpus import generations
from corpus.catalogue import Catalogue
from corpus.display import one_line
from corpus.documents import Document, Passage
from corpus.settings import Settings
from corpus.typesetting.source import Source
from corpus.typesetting.word import document
from ingest.reading.blocks import Block, Page, Reading, Role
from tests.conftest import SHARED

OFSTED = SHARED / "papers" / "ofsted"
MODERNGOV = SHARED / "papers" / "moderngov"
BAD = SHARED / "badinputs"

UNTIMED = hypothesis.settings(
    deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
"""No example may fail for being slow: the machine may be busy."""

MEMBERS = '[[paper]]\nfile = "*"\naccess = "members"\n'
"""A papers.toml by which every paper beside it is for members only."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for papers."""
    made = tmp_path / "papers"
    made.mkdir()
    return made


@pytest.fixture
def shelved(settings: Settings) -> Callable[[], dict[str, Document]]:
    """The documents on the shelf now, by the names of their papers."""

    def read() -> dict[str, Document]:
        return {document.name: document for document, _ in _all(settings.index)}

    return read


@pytest.fixture
def quotable(settings: Settings) -> Callable[[], list[str]]:
    """The texts of the passages on the shelf now."""

    def read() -> list[str]:
        return [passage.text for _, passages in _all(settings.index) for passage in passages]

    return read


def _all(index: Path) -> list[tuple[Document, list[Passage]]]:
    catalogue = Catalogue(generations.current(index) / "catalogue.sqlite")
    try:
        return [
            (document, [one.passage for one in catalogue.shelved(document.id)])
            for document in map(catalogue.read, sorted(catalogue.documents()))
            if document
        ]
    finally:
        catalogue.close()


def needs(path: Path) -> Path:
    """A path of the shared input; the test is skipped, with the reason, where it is absent."""
    if not path.exists():
        pytest.skip(f"{path} is not here: it is real input that is no part of the project")
    return path


def typeset(source: str) -> bytes:
    """A PDF of this Typst source, without links between letters or words broken at line ends."""
    style = '#set text(font: "Libertinus Serif", ligatures: false, hyphenate: false, lang: "en")\n'
    return typst.compile((style + source).encode(), ignore_system_fonts=True)


def bare_pdf(*pages: str, encrypted: bool = False) -> bytes:
    """A PDF written by hand: a line of plain letters on each page; "" leaves the page blank."""
    leaves = range(4, 4 + 2 * len(pages), 2)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in leaves)}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for leaf, line in zip(leaves, pages, strict=True):
        drawn = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET" if line else ""
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources"
            f" << /Font << /F1 3 0 R >> >> /Contents {leaf + 1} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    locked = ""
    if encrypted:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'01' * 32}> /U <{'02' * 32}> >>")
        locked = f" /Encrypt {len(objects)} 0 R /ID [<00><00>]"
    return _numbered(objects, locked)


def drawn_pdf(
    drawn: str, *more: str, page: str = "", resources: str = "", size: str = "0 0 595 842"
) -> bytes:
    """A PDF of one page that is drawn by these operators; further objects are numbered from 6."""
    return _numbered(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{size}] /Contents 5 0 R {page}"
            f" /Resources << /Font << /F1 3 0 R >> {resources} >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            *more,
        ],
        "",
    )


def scanned_pdf(source: str) -> bytes:
    """A PDF of pictures of the pages of this Typst source."""
    scan = pypdfium2.PdfDocument.new()
    for printed in pypdfium2.PdfDocument(typeset(source)):
        jpeg = BytesIO()
        printed.render(scale=150 / 72).to_pil().convert("L").save(jpeg, "JPEG")
        picture = pypdfium2.PdfImage.new(scan)
        picture.load_jpeg(jpeg, inline=True)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(*printed.get_size()))
        page = scan.new_page(*printed.get_size())
        page.insert_obj(picture)
        page.gen_content()
    found = BytesIO()
    scan.save(found)
    return found.getvalue()


def _numbered(objects: list[str], trailer: str) -> bytes:
    parts, offsets, length = ["%PDF-1.4\n"], [], len("%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
        offsets.append(length)
        length += len(parts[-1])
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n")
    parts += [f"{offset:010} 00000 n \n" for offset in offsets]
    parts.append(
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\n"
        f"startxref\n{length}\n%%EOF\n"
    )
    return "".join(parts).encode("ascii")


def word_file(body: str) -> bytes:
    """The least Word file whose body is this WordprocessingML."""
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return packed({"word/document.xml": document})


def open_text(body: str, styles: str = "", **parts: str) -> bytes:
    """The least OpenDocument text whose body and automatic styles are these."""
    names = ("office", "text", "table", "style", "draw", "dc")
    urn = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    spaces = " ".join(f'xmlns:{name}="{urn.format(name)}"' for name in names)
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": mimetype, "content.xml": content, **parts})


def word(text: str) -> bytes:
    """A Word file of these lines, marked as `corpus.typesetting.word` tells."""
    return document(Source({}, tuple(line for line in text.splitlines() if line)))


def packed(parts: dict[str, str]) -> bytes:
    """A ZIP archive of these texts by name."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def blocks(reading: Reading) -> list[Block]:
    """The blocks of a reading, of all its pages."""
    return [block for page in reading.pages for block in page.blocks]


def texts(reading: Reading) -> list[str]:
    """The words of its blocks."""
    return [block.text for block in blocks(reading)]


def reading_of(*pages: list[Block], paged: bool = True) -> Reading:
    """A reading of these pages of blocks."""
    return Reading(tuple(Page(tuple(page)) for page in pages), paged=paged)


_WORDS = st.text(
    st.sampled_from("aZé9.,;:!?’”“\"'()[]•–—-£ \n\t\u00a0\u2003\u0301\u05d0\u200f🙂𝒳ßİﬁ%|#"),
    max_size=40,
)
_PROSE = st.lists(
    st.sampled_from(
        ["Cllr. Day asked why.", "12.", "RESOLVED", "•", "(a)", "the following:", "It rose by 2.4."]
    ),
    max_size=40,
).map(" ".join)


def _role(text: str, role: Role, *, level: int, continues: bool) -> Block:
    if role is Role.HEADING:
        return Block(text, role, level=level)
    return Block(text, role, continues=continues)


_BLOCKS = st.builds(
    _role,
    (_WORDS | _PROSE).map(one_line),
    st.sampled_from(Role),
    level=st.integers(1, 6),
    continues=st.booleans(),
)


def _page(found: list[Block], label: str | None) -> Page:
    """Only the first block of a page can go on with the page before."""
    first = found[:1]
    rest = [Block(block.text, block.role, block.level) for block in found[1:]]
    return Page(tuple(first + rest), label)


_PAGES = st.builds(_page, st.lists(_BLOCKS, max_size=4), st.none() | st.sampled_from(["1", "iv"]))

READINGS = st.builds(Reading, st.lists(_PAGES, max_size=4).map(tuple), paged=st.booleans())
"""Any pages of blocks of any role and in any order, some of them empty or odd."""
