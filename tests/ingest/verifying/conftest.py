"""An index of a few papers, to be tampered with, and receipts of what they say."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from corpus import generations
from corpus.documents import Document, Span
from corpus.held import held
from corpus.receipts import Receipt, receipt
from corpus.settings import PUBLIC, Settings
from ingest.ingest import ingest
from ingest.verifying.verdicts import Claim, Verified
from ingest.verifying.verify import verify
from tests.conftest import PAPERS

NAMES = ("2023-03-inspection-report.pdf", "2023-06-improvement-plan.docx", "papers.toml")
EXEMPT = "2024-11-cabinet-exempt-contract.pdf"
REPORT = NAMES[0]


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a report with pages, a plan without, and an exempt paper."""
    folder = tmp_path_factory.mktemp("few")
    for name in (*NAMES, EXEMPT):
        shutil.copy(PAPERS / name, folder)
    settings = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("index"))
    ingest([folder], settings)
    return settings.index


@pytest.fixture
def index(few: Path, tmp_path: Path) -> Path:
    """The same index, of the test's own."""
    return Path(shutil.copytree(few, tmp_path / "index"))


def stored(index: Path, name: str) -> Document:
    """A document of the index by its file's name."""
    with held(index, frozenset({PUBLIC, "members"})) as found:
        document = found._catalogue.named(name)
    assert document
    return document


def of(document: Document, words: str) -> Receipt:
    """The receipt of the first place of words in a document."""
    at = document.text.index(words)
    return receipt(document, Span(at, at + len(words)))


def told(index: Path, *claims: Claim, labels: frozenset[str] = frozenset({PUBLIC})) -> Verified:
    """What became of the first claim."""
    with held(index, labels) as found:
        return next(verify(claims, found))


def rewrite(index: Path, name: str, change: Callable[[str], str], *, honestly: bool) -> None:
    """Change the stored text of a paper; honestly with the digest that it is held against."""
    database = sqlite3.connect(generations.current(index) / "catalogue.sqlite")
    (text,) = database.execute("select text from document where name = ?", (name,)).fetchone()
    text = change(text)
    database.execute("update document set text = ? where name = ?", (text, name))
    if honestly:
        digest = sha256(text.encode()).hexdigest()
        database.execute("update document set digest = ? where name = ?", (digest, name))
    database.commit()
    database.close()


def repage(index: Path, name: str, by: int) -> None:
    """Count the stored pages of a paper from another number."""
    database = sqlite3.connect(generations.current(index) / "catalogue.sqlite")
    (text,) = database.execute("select pages from document where name = ?", (name,)).fetchone()
    pages = [[page[0] + by, *page[1:]] for page in json.loads(text)]
    database.execute("update document set pages = ? where name = ?", (json.dumps(pages), name))
    database.commit()
    database.close()
