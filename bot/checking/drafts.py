"""A file with a speech, a motion or a press release -> its text."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from bot.checking.blocks import Block, blocks
from bot.word.opened import opened
from bot.word.paragraphs import paragraphs
from corpus.display import one_line, repaired
from corpus.documents import Span
from corpus.errors import BadDraft

MOST_BYTES = 20_000_000
"""Of a file; most of a longer one would be pictures."""
MOST_CHARACTERS = 1_000_000
"""Of its text; a speech of an hour has 50,000."""
WORD = ".docx"
_MARKDOWN = (".md", ".markdown")
_TEXTS = (".txt", ".text", *_MARKDOWN)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Draft:
    """A text whose quotations are to be checked."""

    name: str
    content: bytes
    """The file's own bytes."""
    text: str
    blocks: tuple[Block, ...]
    """Its paragraphs; of a Word file, all that `bot.word.paragraphs` finds, in the same order."""

    @property
    def word(self) -> bool:
        """Whether it is a Word file."""
        return self.name.lower().endswith(WORD)


def draft(file: Path) -> Draft:
    """The text of a file; raises `BadDraft`, with what to do, where it cannot be read."""
    kind = file.suffix.lower()
    if kind not in (WORD, *_TEXTS):
        raise BadDraft(f"{file.name} is neither Word nor text: save it as .docx or .txt.")
    content = _bytes(file)
    if kind == WORD:
        text, found = _word(content, file.name)
    else:
        text = repaired(_letters(content, file.name)).replace("\uffff", "")
        found = blocks(text, markdown=kind in _MARKDOWN)
    if len(text) > MOST_CHARACTERS:
        raise BadDraft(f"{file.name} has over {MOST_CHARACTERS:,} characters: check it in parts.")
    return Draft(one_line(file.name), content, text, found)


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadDraft(f"{file.name} is over 20 MB: save its words without the pictures.")
        return file.read_bytes()
    except OSError as fault:
        raise BadDraft(f"{file} cannot be read: give a file that you may open.") from fault


def _word(content: bytes, name: str) -> tuple[str, tuple[Block, ...]]:
    """The paragraphs of a Word file, a line each, and where they stand."""
    texts, found, at = [], [], 0
    for paragraph in paragraphs(opened(content, name)):
        text = paragraph.text
        texts.append(text)
        found.append(Block(Span(at, at + len(text)), paragraph.set_off))
        at += len(text) + 1
    return "\n".join(texts), tuple(found)


def _letters(content: bytes, name: str) -> str:
    """The letters of a text file: UTF-16 by its mark, UTF-8, or as Windows wrote them."""
    kinds = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for kind in kinds:
        try:
            text = content.decode(kind)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadDraft(f"{name} is not text as UTF-8 or Windows write it: save it as UTF-8.")
