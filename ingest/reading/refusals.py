"""The files that no reader reads, told by their content, and what to do about each."""

import re

MADE_FOR_PROGRAMS = "XML, made for programs: give the page or the PDF that people read"
_PICTURE = "a picture: make a PDF of it, run OCR on it and try again"
_ARCHIVE = "an archive: unpack it first and give the papers in it"
_RECORDING = "a recording: give its minutes or a transcript instead"
_FONT = "a font, not a paper: leave it out"
_PROGRAM = "a program, not a paper: leave it out"
_DATABASE = "a database: save what is to be read of it as .csv or .xlsx"

_STARTS: dict[bytes, str] = {
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
    b"\x00\x00\x01\x00": _PICTURE,
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
    b"BZh": _ARCHIVE,
    b"\xfd7zXZ": _ARCHIVE,
    b"MSCF": _ARCHIVE,
    b"\x28\xb5\x2f\xfd": _ARCHIVE,
    b"ID3": _RECORDING,
    b"OggS": _RECORDING,
    b"fLaC": _RECORDING,
    b"\x1aE\xdf\xa3": _RECORDING,
    b"0&\xb2u": _RECORDING,
    b"FLV\x01": _RECORDING,
    b"\x00\x01\x00\x00": _FONT,
    b"OTTO\x00": _FONT,
    b"wOFF": _FONT,
    b"wOF2": _FONT,
    b"ttcf": _FONT,
    b"\x7fELF": _PROGRAM,
    b"\xca\xfe\xba\xbe": _PROGRAM,
    b"\xcf\xfa\xed\xfe": _PROGRAM,
    b"SQLite format 3\x00": _DATABASE,
    b"%!PS": "a PostScript file: print it to PDF and try again",
    b"!BDN": "an Outlook data file: save the messages in it as .eml",
    b"BEGIN:VCALENDAR": "a calendar entry, not a paper: leave it out",
    b"BEGIN:VCARD": "an address card, not a paper: leave it out",
}
_MIDDLES: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftypheic", _PICTURE),
    (4, b"ftypmif1", _PICTURE),
    (4, b"ftypavif", _PICTURE),
    (4, b"ftyp", _RECORDING),
    (8, b"WEBP", _PICTURE),
    (8, b"AVI ", _RECORDING),
    (8, b"WAVE", _RECORDING),
    (257, b"ustar", _ARCHIVE),
)
"""Marks that stand further in."""
_SHAPES = {
    re.compile(rb"BM.{4}\x00{4}", re.DOTALL): _PICTURE,
    re.compile(rb"MZ[^\n]{0,200}\x00"): _PROGRAM,
    re.compile(rb"\xff[\xf2\xf3\xfa\xfb][^\xff]"): _RECORDING,
    re.compile(rb"From \S+ .{0,80}\d{4}\r?\n[A-Za-z-]+:"): (
        "a mailbox of messages: save each of them as .eml"
    ),
    re.compile(
        rb"\s*<(?!.{0,1000}?<html)(?:\?\w|!DOCTYPE(?!\s+html)|svg\b|rss\b|feed\b)",
        re.IGNORECASE | re.DOTALL,
    ): MADE_FOR_PROGRAMS,
}
"""Marks that a word of a text could begin with, and what else must stand there."""

_OLE = b"\xd0\xcf\x11\xe0"
_OLD_STREAMS = {
    "EncryptedPackage": "protected by a password: save it without one and try again",
    "__substg1.0_": "an Outlook message: save it as .eml or as a PDF and try again",
    "WordDocument": "an old Word file: save it as .docx and try again",
    "PowerPoint Document": "an old PowerPoint file: save it as .pptx and try again",
    "Workbook": "an old Excel file: save it as .xlsx and try again",
}
"""What is in a file of the container that Office used before 2007, and still uses to lock one."""
_OLD = "an old Word, Excel or PowerPoint file: save it as .docx, .xlsx or .pptx and try again"

_PACKED: dict[str, str] = {
    "xl/workbook.bin": "a binary Excel file: save it as .xlsx and try again",
    "Index/Document.iwa": "a Pages, Numbers or Keynote file: export it as a PDF and try again",
    "META-INF/container.xml": "an e-book: export it as a PDF and try again",
    "FixedDocSeq.fdseq": "an XPS file: print it to PDF and try again",
    "visio/document.xml": "a Visio drawing: print it to PDF and try again",
}
"""Parts that tell what a ZIP archive is, when it is no paper that can be read."""
_OPEN = {
    b"spreadsheet": "an OpenDocument spreadsheet: save it as .xlsx and try again",
    b"presentation": "an OpenDocument presentation: save it as .pptx and try again",
    b"graphics": "an OpenDocument drawing: print it to PDF and try again",
    b"epub": "an e-book: export it as a PDF and try again",
}


def refusal(content: bytes) -> str:
    """
    What a file is that no reader reads, and what to do; "" when one may read it.

    >>> refusal(b"GIF89a")
    'a picture: make a PDF of it, run OCR on it and try again'
    """
    if content.startswith(_OLE):
        streams = _OLD_STREAMS.items()
        return next((what for name, what in streams if name.encode("utf-16-le") in content), _OLD)
    starts = (what for mark, what in _STARTS.items() if content.startswith(mark))
    middles = (what for at, mark, what in _MIDDLES if content.startswith(mark, at))
    shapes = (what for shape, what in _SHAPES.items() if shape.match(content))
    return next((what for found in (starts, middles, shapes) for what in found), "")


def packed_refusal(parts: frozenset[str], mimetype: bytes) -> str:
    """The same of a ZIP archive, by the names of its parts and what its `mimetype` says."""
    open_document = (what for mark, what in _OPEN.items() if mark in mimetype)
    office = (what for part, what in _PACKED.items() if part in parts)
    return next(open_document, "") or next(office, "") or _ARCHIVE
