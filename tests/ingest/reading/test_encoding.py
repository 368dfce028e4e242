"""The letters of a file are found out by its bytes."""

import pytest

from ingest.reading.encoding import decoded

WORDS = "The Council’s plan – £5 a child"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "no such encoding"])
def test_sound_bytes_are_read_by_what_they_are(encoding: str, declared: str) -> None:
    """A declaration that is wrong does no harm, but for Windows' letters as UTF-8."""
    if (encoding, declared) == ("cp1252", "utf-8"):
        return

    assert decoded(WORDS.encode(encoding), declared) == WORDS


@pytest.mark.parametrize("declared", ["utf-8", "UTF-8", "utf8"])
def test_one_wrong_byte_costs_one_character(declared: str) -> None:
    """The rest of a page of UTF-8 stays as it is."""
    assert decoded(WORDS.encode() + b" \xff", declared) == f"{WORDS} \ufffd"


def test_a_declaration_is_believed_of_what_is_not_utf_8() -> None:
    """A page in Polish, say."""
    assert decoded("Łódź".encode("windows-1250"), "Windows-1250") == "Łódź"


@pytest.mark.parametrize("declared", ["utf-7", "punycode", "unicode_escape", "base64", "\x00"])
def test_an_encoding_that_no_page_is_in_is_not_tried(declared: str) -> None:
    """Some are not for letters, and some take very long."""
    assert decoded(b"caf\xe9 +AGE-", declared) == "café +AGE-"
