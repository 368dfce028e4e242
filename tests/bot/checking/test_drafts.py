"""A file becomes a text with paragraphs, or one clear line says what to do."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from bot.checking.drafts import MOST_BYTES, MOST_CHARACTERS, draft
from bot.word.opened import MOST_XML
from corpus.errors import BadDraft
from tests.bot.checking import speech
from tests.ingest.conftest import BAD, needs


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file with this content."""
    file = folder / name
    file.write_bytes(content)
    return file


def refused(file: Path) -> str:
    """The line that says why a file is not read."""
    with pytest.raises(BadDraft) as fault:
        draft(file)
    assert "\n" not in str(fault.value)
    return str(fault.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    """UTF-8, UTF-16 with its mark, and what Windows wrote, read alike."""
    made = draft(written(tmp_path, "speech.txt", "It’s “too slow”.\r\n\r\nYes.".encode(encoding)))
    assert made.text == "It’s “too slow”.\n\nYes."
    assert [made.text[slice(*one.span)] for one in made.blocks] == ["It’s “too slow”.", "Yes."]


@pytest.mark.parametrize("content", ["It’s".encode("utf-16-le"), b"\x00\x01\x02", b"\x81\x8d\xff"])
def test_what_is_no_text(tmp_path: Path, content: bytes) -> None:
    """Bytes that no usual encoding writes are refused, with what to do."""
    assert "save it as UTF-8" in refused(written(tmp_path, "speech.txt", content))


def test_word(tmp_path: Path) -> None:
    """The paragraphs of a Word file, those of the Quote style set off."""
    made = draft(written(tmp_path, "speech.docx", speech.word()))
    assert [made.text[slice(*one.span)] for one in made.blocks] == list(speech.PARAGRAPHS)
    assert [number for number, one in enumerate(made.blocks) if one.set_off] == [speech.SET_OFF]


@pytest.mark.parametrize(
    "name", ["speech.pdf", "speech.doc", "speech.odt", "speech.docm", "speech"]
)
def test_other_formats(tmp_path: Path, name: str) -> None:
    """Every other format is refused in one line."""
    assert "save it as .docx or .txt" in refused(written(tmp_path, name, b"x"))


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    """A file that is not there is told in one line."""
    assert "cannot be read" in refused(tmp_path / "absent.txt")


def test_too_large(tmp_path: Path) -> None:
    """Neither a large file nor a long text is read."""
    assert "over 20 MB" in refused(written(tmp_path, "a.txt", b"a" * (MOST_BYTES + 1)))
    assert "in parts" in refused(written(tmp_path, "b.txt", b"a" * (MOST_CHARACTERS + 1)))


def test_what_unpacks_to_far_more(tmp_path: Path) -> None:
    """A small file that unpacks to more than anybody writes is refused before it is unpacked."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (MOST_XML + 1))
    assert "far more than a speech" in refused(written(tmp_path, "a.docx", stream.getvalue()))


def test_a_word_file_that_is_none(tmp_path: Path) -> None:
    """What is named .docx and is no Word file, or is locked, says what to do."""
    assert "save it again" in refused(written(tmp_path, "a.docx", b"PK\x03\x04 nothing"))
    assert "password" in refused(written(tmp_path, "b.docx", b"\xd0\xcf\x11\xe0 locked"))


HOSTILE = sorted((BAD / "bombs").glob("*.docx")) + sorted((BAD / "files").rglob("*.docx"))


@pytest.mark.parametrize("file", HOSTILE or [BAD], ids=lambda file: file.name[-40:])
def test_hostile_word_files(file: Path) -> None:
    """Real damaged, locked and hostile files are read, or refused in one line."""
    needs(file)
    told = _text_or_fault(file)
    assert "root:" not in told


def _text_or_fault(file: Path) -> str:
    try:
        return draft(file).text
    except BadDraft as fault:
        return str(fault)


def test_tables_are_read(tmp_path: Path) -> None:
    """Words in tables are a part of the text."""
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = "In a table"
    assert "In a table" in draft(written(tmp_path, "a.docx", speech.saved(made))).text
