"""A model runs on the processor, and its threads sleep while they wait."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from corpus import embedding, ranker
from corpus.embedding import Embedding
from corpus.export import exported
from corpus.ranker import Ranker
from corpus.session import session
from corpus.settings import Settings


def test_its_threads_do_not_spin(ranker_folder: Path) -> None:
    """A bot that waits for questions leaves the processor to others."""
    options = session(ranker_folder / "model.onnx").get_session_options()

    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"


def test_runs_on_the_processor(ranker_folder: Path) -> None:
    """Whatever else the machine has."""
    assert session(ranker_folder / "model.onnx").get_providers() == ["CPUExecutionProvider"]


@pytest.mark.parametrize(
    ("module", "loaded"), [(embedding, Embedding), (ranker, Ranker)], ids=["embedding", "ranker"]
)
def test_both_models_run_so(
    ranker_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    loaded: Callable[[Path], object],
) -> None:
    """What embeds, and what ranks."""
    folder = ranker_folder if module is ranker else exported(Settings.from_environment({}))
    opened: list[Path] = []

    def remembers(file: Path) -> object:
        opened.append(file)
        return session(file)

    monkeypatch.setattr(module, "session", remembers)

    loaded(folder)

    assert opened == [folder / "model.onnx"]
