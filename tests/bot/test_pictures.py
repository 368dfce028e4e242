"""A quote's page is drawn in a process of its own, and described for who cannot see it."""

import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot import pictures
from bot.pictures import picture
from bot.quotes import Quote
from corpus.documents import Details, Document, Page, Passage
from tests.bot.conftest import read_paper
from tests.ingest.conftest import BAD, bare_pdf, drawn_pdf, needs

TITLE = "Inspection of Kesterwold"
ROSE = "Caseloads rose."


def quoted(text: str = ROSE, *starts: int, title: str = TITLE) -> Quote:
    """All of a document of that text, whose later pages start at these places."""
    pages = tuple(Page(number, None, start) for number, start in enumerate((0, *starts), 1))
    document = Document("0123456789abcdef", "report.pdf", Details(title=title), text, pages)
    return Quote(Passage(document, 0, len(text)), 0, len(text))


def test_a_sample_paper_s_page_is_drawn_with_the_quote_marked() -> None:
    """As a member would see it."""
    read, content = read_paper("2023-03-inspection-report.pdf")
    passage = next(one for one in read.passages if "It is not fit for purpose." in one.text)
    start = read.document.text.index("It is not fit for purpose.")

    found = picture(Quote(passage, start, start + 26), content)

    assert found
    assert (found.page, found.marked) == (2, True)
    assert Image.open(BytesIO(found.png)).size == (found.width, found.height) == (1080, 1528)
    assert found.alt == (
        "Page 2 of Inspection of Kesterwold local authority children’s services, with the quoted"
        " words marked: “It is not fit for purpose.”"
    )


def test_a_quote_that_goes_on_overleaf_is_marked_as_far_as_its_page_goes() -> None:
    """And what describes the picture says so."""
    found = picture(quoted("Caseloads were too high.", 15), bare_pdf("Caseloads were", "too high."))

    assert found
    assert found.marked
    assert found.alt == (
        f"Page 1 of {TITLE}, with the quoted words marked; they go on overleaf:"
        " “Caseloads were too high.”"
    )


def test_a_page_on_which_the_quote_is_not_found_is_shown_as_it_is() -> None:
    """And nobody is told that it is marked."""
    found = picture(quoted(), bare_pdf("Nobody left the council in March."))

    assert found
    assert not found.marked
    assert found.alt == f"Page 1 of {TITLE}, on which the quoted words are not marked: “{ROSE}”"


def test_what_describes_a_picture_is_not_endless() -> None:
    """A resolution may be pages long, and so may what a paper calls itself."""
    found = picture(quoted("word " * 900, title="title " * 900), bare_pdf("word " * 12))

    assert found
    assert len(found.alt) < 700
    assert found.alt.endswith("word…”")


def test_a_paper_without_a_name_is_called_by_its_file() -> None:
    """There is always something to call it."""
    found = picture(quoted(title=""), bare_pdf(ROSE))

    assert found
    assert found.alt.startswith("Page 1 of report.pdf, ")


@pytest.mark.parametrize(
    "quote",
    [
        replace(quoted(), passage=replace(quoted().passage, document=replace(quoted().passage.document, pages=()))),
        replace(quoted(), passage=replace(quoted().passage, document=replace(quoted().passage.document, pages=(Page(1, None, 0, ocr=True),)))),
    ],
    ids=["no pages", "read by OCR"],
)  # fmt: skip
def test_there_is_no_picture_without_a_printed_page(quote: Quote) -> None:
    """What is shown instead is the words around the quote."""
    assert picture(quote, bare_pdf(ROSE)) is None


def test_there_is_no_picture_of_what_is_no_pdf() -> None:
    """A paper of slides has pages too."""
    assert picture(quoted(), b"PK\x03\x04") is None


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 rubbish", bare_pdf(ROSE, encrypted=True), drawn_pdf("", size="0 0 0 0")[:300]],
    ids=["damaged", "encrypted", "cut short"],
)
def test_a_pdf_that_cannot_be_drawn_is_logged_without_its_words(
    content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """The document is named by its id."""
    assert picture(quoted(), content) is None
    assert caplog.messages == ["Page 1 of document 0123456789abcdef could not be drawn."]


def test_a_page_that_is_not_there_is_not_drawn() -> None:
    """When the paper is another than was read."""
    assert picture(quoted(f"a {ROSE}", 1), bare_pdf()) is None


def test_a_page_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process is ended, and does not go on beside the bot."""
    monkeypatch.setattr(pictures, "WALL_SECONDS", 1)
    endless = doubling(24)
    started = time.monotonic()

    assert picture(quoted(), endless) is None
    assert time.monotonic() - started < 9


def doubling(levels: int) -> bytes:
    """A PDF of a page on which each of these levels draws the next one twice."""
    drawn = [
        _form(f"/X{number} Do /X{number} Do", f"/XObject << /X{number} {number + 1} 0 R >>")
        for number in range(6, 6 + levels)
    ]
    first = "/XObject << /X5 6 0 R >>"
    return drawn_pdf("/X5 Do", *drawn, _form("0 0 9 9 re f", ""), resources=first)


def _form(operators: str, resources: str) -> str:
    return (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842]"
        f" /Resources << {resources} >> /Length {len(operators)} >>\n"
        f"stream\n{operators}\nendstream"
    )


@pytest.mark.parametrize("bomb", ["flate_flate_2GB.pdf", "loop_page_tree.pdf", "count_lie_1e9.pdf"])
def test_a_bomb_hurts_nothing(bomb: str) -> None:
    """It is drawn within the limits or not at all."""
    found = picture(quoted(), needs(BAD / "bombs" / bomb).read_bytes())

    assert found is None or not found.marked


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"M",
        b"Mrubbish",
        b"M\x89PNG\r\n\x1a\n",
        b"M\x89PNG\r\n\x1a\nIEND\xaeB`\x82",
        b"M\x89PNG\r\n\x1a\n" + bytes(8) + b"\xff" * 8 + b"IEND\xaeB`\x82",
        b"M\x89PNG\r\n\x1a\n" + bytes(16) + bytes(1_000_000) + b"IEND\xaeB`\x82",
    ],
    ids=["nothing", "a letter", "no picture", "cut short", "too short", "too wide", "too long"],
)
def test_whatever_a_process_hands_back_is_looked_at(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hostile paper may have made it write anything."""
    monkeypatch.setattr(pictures, "_answer", lambda asked: answer)

    assert picture(quoted(), bare_pdf(ROSE)) is None


@pytest.mark.parametrize("command", [["/nowhere/python"], ["/bin/true"]], ids=["none", "deaf"])
def test_a_process_that_does_not_serve_costs_the_picture(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing else: it cannot be started, or does not listen."""
    monkeypatch.setattr(pictures, "_COMMAND", command)

    assert picture(quoted(), bare_pdf(ROSE) + bytes(1_000_000)) is None


def test_the_process_knows_nothing_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Least of all a token."""
    told = tmp_path / "told"
    script = f"import os; open({str(told)!r}, 'w').write(' '.join(sorted(os.environ)))"
    monkeypatch.setattr(pictures, "_COMMAND", [pictures._COMMAND[0], "-c", script])
    monkeypatch.setenv("SLACK_BOT_TOKEN", "secret")

    picture(quoted(), bare_pdf(ROSE))

    assert set(told.read_text().split()) <= {"PYTHONPATH", "LC_CTYPE"}
