"""A brief -> a Word file."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Written

from bot.briefing.brief import brief
from bot.briefing.told import Brief
from bot.word.brief import docx_of
from corpus.receipts import receipts
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.bot.briefing.conftest import AGENDA, TODAY
from tests.bot.conftest import KESTERWOLD
from tests.corpus.conftest import PUBLIC, document, shelve

HOSTILE = "=cmd|'/c calc'!A1 <w:p> & ]]> caseloads \u202etxet were high."


@pytest.fixture
def made(generation: Generation) -> Brief:
    """The brief for a meeting."""
    return brief(AGENDA, generation, PUBLIC, TODAY)


def written(made: Brief, **how: bool) -> Written:
    """The file, read again."""
    return Document(io.BytesIO(docx_of(made, **how)))


def test_it_has_real_headings_a_title_and_a_language(made: Brief) -> None:
    """Which a screen reader goes by."""
    file = written(made)

    styles = [one.style.name for one in file.paragraphs if one.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == len(made.items)
    assert styles.count("Quote") >= len(made.quotes)
    assert file.core_properties.language == "en-GB"
    assert file.core_properties.title == f"Brief: {made.asked.heading}"
    assert 'w:lang w:val="en-GB"' in file.styles["Normal"].element.xml


def test_every_quote_has_its_receipt_behind_it(made: Brief) -> None:
    """So that the file can be checked whole."""
    text = "\n".join(one.text for one in written(made).paragraphs)

    found = {str(one) for _, one in receipts(text)}
    assert {quote.receipt for quote in made.quotes} <= found
    for quote in made.quotes:
        assert " ".join(f"“{quote.text}”".split()) in " ".join(text.split())


def test_sources_lead_to_their_papers(made: Brief) -> None:
    """By links that work."""
    file = written(made)

    links = [link.address for one in file.paragraphs for link in one.hyperlinks]
    assert {quote.url for quote in made.quotes} == set(links)


def test_pages_are_numbered(made: Brief) -> None:
    """By fields that Word counts."""
    foot = written(made).sections[0].footer.paragraphs[0]._p.xml

    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


def test_letters_are_big_enough(made: Brief) -> None:
    """Quotes are of 11 points, upright."""
    font = written(made).styles["Quote"].font  # type: ignore[attr-defined]

    assert (font.size.pt, font.italic) == (11, False)


def test_what_papers_say_is_only_text(settings: Settings) -> None:
    """And an address that is no web address is no link."""
    paper = document(HOSTILE, "evil.txt", council=KESTERWOLD, date=TODAY, url="javascript:alert(1)")
    shelve(settings, replace(paper, text=HOSTILE))
    shelf = Shelf(settings)
    with shelf.reading() as index:
        file = written(brief("caseloads", index, PUBLIC, TODAY), slack=True)
    shelf.close()

    assert any(HOSTILE in one.text for one in file.paragraphs)
    assert not [link for one in file.paragraphs for link in one.hyperlinks]
