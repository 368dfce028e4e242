"""A Word file -> the same file with comments beside some of its words."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import NamedTuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from bot.word.opened import opened
from bot.word.paragraphs import Element, Paragraph, letters, paragraphs, runs, words
from corpus.documents import Span

AUTHOR = "councilbot"
INITIALS = "cb"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Note(NamedTuple):
    """A comment on some words of one paragraph."""

    paragraph: int
    """Which of `paragraphs`, counted from 0."""
    span: Span
    """Of the words in the paragraph's text."""
    lines: tuple[str, ...]
    """What it says, a paragraph each."""


def commented(content: bytes, name: str, notes: Iterable[Note]) -> bytes:
    """The same Word file with the comments; nothing else that it says or shows is changed."""
    document = opened(content, name)
    found = paragraphs(document)
    for note in notes:
        _comment(document, found[note.paragraph], note)
    return _saved(document)


def made(texts: Sequence[tuple[str, bool]], notes: Iterable[Note]) -> bytes:
    """
    A new Word file of these paragraphs, with the comments.

    Each paragraph is its text, and whether it is set off as a quotation.
    """
    document = docx.Document()
    for text, set_off in texts:
        document.add_paragraph(text, "Quote" if set_off else None)
    return commented(_saved(document), "the text", notes)


def _saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _comment(document: Document, paragraph: Paragraph, note: Note) -> None:
    if paragraph.holder is not None:
        first = last = paragraph.holder
    else:
        _split(paragraph, note.span.end)
        _split(paragraph, note.span.start)
        first, *_, last = _double(_within(paragraph, note.span))
    lines = "\n".join(note.lines)
    comment = document.comments.add_comment(lines, AUTHOR, INITIALS)
    Run(first, document).mark_comment_range(Run(last, document), comment.comment_id)
    _lift(last)


def _double(found: list[Element]) -> list[Element]:
    return found if len(found) > 1 else found * 2


def _within(paragraph: Paragraph, span: Span) -> list[Element]:
    """The runs whose words lie in the span; a run begins at each of its ends."""
    found, at = [], 0
    for run in runs(paragraph.element):
        length = len(words(run))
        if length and span.start <= at < span.end:
            found.append(run)
        at += length
    return found


def _split(paragraph: Paragraph, offset: int) -> None:
    """Make two runs, alike in form, of the run in whose midst this place of the text is."""
    at = 0
    for run in runs(paragraph.element):
        length = len(words(run))
        if at < offset < at + length:
            _cut(run, offset - at)
            return
        at += length


def _cut(run: Element, offset: int) -> None:
    after = deepcopy(run)
    at = 0
    for piece, copy in list(zip(run, after, strict=True)):
        if piece.tag == qn("w:rPr"):
            continue
        length = len(letters(piece))
        if at + length <= offset:
            after.remove(copy)
        elif at >= offset:
            run.remove(piece)
        else:
            said = letters(piece)
            _say(piece, said[: offset - at])
            _say(copy, said[offset - at :])
        at += length
    run.addnext(after)


def _say(piece: Element, text: str) -> None:
    piece.text = text
    piece.set(_SPACE, "preserve")


def _lift(run: Element) -> None:
    """
    Move the mark of a comment, which follows its last run, out of a link or a tracked change.

    There it would be a part of what is linked, or of what is accepted or rejected.
    """
    reference = run.getnext().getnext()
    around = reference.getparent()
    while around.tag != qn("w:p"):
        around.addnext(reference)
        around = reference.getparent()
