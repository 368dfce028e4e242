"""Indexes that are made for the while."""

import tempfile
from pathlib import Path

import pytest

from corpus.settings import Settings
from evals.index import LABELS
from evals.protocols.indexes import made


def test_an_index_of_papers_is_gone_after_use(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the index of the settings is not touched."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (tmp_path / "minutes.txt").write_text("Caseloads rose.", encoding="utf-8")

    with made(tmp_path / "minutes.txt", settings) as generation:
        names = [paper.name for paper in generation.holdings(LABELS).papers]
        assert list(temporary.iterdir())

    assert names == ["minutes.txt"]
    assert list(temporary.iterdir()) == []
    assert not settings.index.exists()
