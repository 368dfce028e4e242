"""What an index holds is told without its models, and only to whom the labels open it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import generations
from corpus.errors import IndexDamaged, IndexNotBuilt
from corpus.held import held
from corpus.settings import PUBLIC, Settings

LABELS = frozenset({PUBLIC})
EXEMPT = "2024-11-cabinet-exempt-contract.pdf"


def test_a_document_is_read_with_its_original(sample: Settings) -> None:
    """Both by the document's id."""
    with held(sample.index, LABELS) as found:
        identity = next(i for i in found._catalogue.documents() if found.holds(i))
        document = found.document(identity)

        assert document
        assert document.id == identity
        assert found.original(identity)


def test_a_document_of_another_label_is_not_held(sample: Settings) -> None:
    """It is as if there were none."""
    with held(sample.index, LABELS | {"members"}) as every:
        document = every._catalogue.named(EXEMPT)
        assert document
        assert every.holds(document.id)
    with held(sample.index, LABELS) as found:
        assert not found.holds(document.id)
        assert found.document(document.id) is None


def test_an_index_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(IndexNotBuilt, match="councilbot ingest"), held(tmp_path, LABELS):
        pass


def test_a_catalogue_that_is_no_database_is_damaged(sample: Settings, tmp_path: Path) -> None:
    """In one line with what to do."""
    there = tmp_path / "index" / "generations" / "1"
    there.mkdir(parents=True)
    (there.parent.parent / "CURRENT").write_text("1", encoding="ascii")
    manifest = generations.current(sample.index) / "manifest.json"
    (there / "manifest.json").write_bytes(manifest.read_bytes())
    (there / "catalogue.sqlite").write_bytes(b"no database" * 1000)

    with pytest.raises(IndexDamaged, match="repair it"), held(tmp_path / "index", LABELS) as found:
        found.holds("a1b2c3d4e5f60718")


def test_no_model_is_loaded(sample: Settings) -> None:
    """So that a receipt is verified in less than a second, on any machine."""
    code = (
        "import sys; from pathlib import Path; from corpus.held import held;"
        f"found = held(Path({str(sample.index)!r}), frozenset({{'public'}})); found.__enter__();"
        "print({'chromadb', 'onnxruntime', 'tantivy', 'torch'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )

    assert ran.stdout == "set()\n"
