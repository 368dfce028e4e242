"""Each paper's bytes are kept, and found again by its document."""

from hashlib import sha256
from pathlib import Path

from corpus.originals import keep, original
from corpus.settings import Settings
from corpus.shelf import Shelf
from ingest.ingest import ingest

PAPER = b"Caseloads rose."
ID = sha256(PAPER).hexdigest()[:16]


def test_what_is_kept_is_found_by_its_document(tmp_path: Path) -> None:
    """Whatever else is kept."""
    for content, name in ((PAPER, "minutes.TXT"), (b"Caseloads fell.", "letter.txt")):
        keep(tmp_path, content, name)

    assert original(tmp_path, ID) == PAPER


def test_a_paper_keeps_the_ending_of_its_name(tmp_path: Path) -> None:
    """So that a person can open it."""
    keep(tmp_path, PAPER, "minutes.TXT")

    (kept,) = (tmp_path / "originals").iterdir()
    assert kept.name == f"{sha256(PAPER).hexdigest()}.txt"


def test_a_paper_that_was_altered_is_not_handed_on(tmp_path: Path) -> None:
    """Nothing could be held against it."""
    keep(tmp_path, PAPER, "minutes.txt")
    (kept,) = (tmp_path / "originals").iterdir()
    kept.write_bytes(b"Caseloads fell.")

    assert original(tmp_path, ID) is None


def test_a_paper_that_is_gone_is_none(tmp_path: Path) -> None:
    """Also where none was ever kept."""
    assert original(tmp_path, ID) is None


def test_the_index_hands_on_a_document_s_paper(tmp_path: Path, settings: Settings) -> None:
    """As it was ingested."""
    (tmp_path / "minutes.txt").write_bytes(PAPER)
    ingest([tmp_path / "minutes.txt"], settings)
    shelf = Shelf(settings)

    with shelf.reading() as generation:
        document = generation.named("minutes.txt")
        found = document and generation.original(document)
    shelf.close()

    assert found == PAPER
