"""A trained cross-encoder as an int8 file that onnxruntime runs."""

from pathlib import Path

import pytest

from corpus.ranker import Ranker
from evals.ranker import shipping
from evals.ranker.examples import Example
from evals.ranker.shipping import ship
from evals.ranker.training import TOKENS, judged

TEXTS = ("Caseloads were nineteen.", "visits", "Visits were late, and high.", "£", "late " * 300)
ONE = Example(
    "How high were caseloads?",
    True,
    "report",
    TEXTS,
    (0.0,) * 5,
    (True, *(False,) * 4),
    ("report",) * 5,
)


@pytest.fixture(scope="module")
def shipped(bert: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ranker of the tiny cross-encoder."""
    folder = tmp_path_factory.mktemp("shipped") / "ranker"
    ship(bert, 0.12345, folder)
    return folder


def test_a_ranker_is_three_files(shipped: Path) -> None:
    """And nothing is left beside them."""
    assert {one.name for one in shipped.iterdir()} == {
        "model.onnx",
        "tokenizer.json",
        "ranker.json",
    }
    assert list(shipped.parent.iterdir()) == [shipped]


def test_the_shipped_model_scores_near_to_the_trained_one(bert: Path, shipped: Path) -> None:
    """What eight bits leave of it; also a sentence that is too long."""
    (trained,) = judged(bert, [ONE])

    found = Ranker(shipped).scores(ONE.question, ONE.texts)

    spread = max(trained.says) - min(trained.says)
    assert found == pytest.approx(trained.says, abs=0.1 * spread)


def test_sentences_may_be_read_together_or_alone(shipped: Path) -> None:
    """However many there are, and of whatever length."""
    ranker = Ranker(shipped)

    together = ranker.scores(ONE.question, ONE.texts[:4] * 5)

    alone = [ranker.scores(ONE.question, [text])[0] for text in ONE.texts[:4]]
    spread = max(alone) - min(alone)
    assert together == pytest.approx(alone * 5, abs=0.1 * spread)


def test_a_ranker_says_how_it_is_to_be_heard(shipped: Path) -> None:
    """Its weight to three places, and how much it reads."""
    assert Ranker(shipped).weight == 0.123
    assert f'"max_tokens": {TOKENS}' in (shipped / "ranker.json").read_text("utf-8")


def test_weights_are_kept_in_eight_bits(shipped: Path) -> None:
    """The matrices of both layers, and the words."""
    import onnx

    kept = {
        one.data_type
        for one in onnx.load(shipped / "model.onnx").graph.initializer
        if len(one.dims) == 2
    }

    assert onnx.TensorProto.INT8 in kept


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model is exported and made small in no time, to no use."""
    monkeypatch.setattr(shipping, "_export", lambda model, path: path.write_bytes(b"float"))
    monkeypatch.setattr(shipping, "_quantise", lambda source, target: target.write_bytes(b"int8"))


@pytest.mark.usefixtures("quick")
def test_a_ranker_takes_the_place_of_another(bert: Path, tmp_path: Path) -> None:
    """What else lies there, as its card, stays."""
    folder = tmp_path / "ranker"
    folder.mkdir()
    for name in ("model.onnx", "README.md"):
        (folder / name).write_bytes(b"old")

    ship(bert, 0.1, folder)

    assert (folder / "model.onnx").read_bytes() == b"int8"
    assert (folder / "README.md").read_bytes() == b"old"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("step", ["_export", "_quantise", "_compact"])
def test_nothing_is_left_half_written(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Where it fails, and the ranker that was there stays."""

    def fail(*_: object) -> None:
        raise OSError("full")

    before = tmp_path / "before"
    ship(bert, 0.1, before)
    written = {file.name: file.read_bytes() for file in before.iterdir()}
    monkeypatch.setattr(shipping, step, fail)

    for folder in (before, tmp_path / "ranker"):
        with pytest.raises(OSError, match="full"):
            ship(bert, 0.2, folder)

    assert {file.name: file.read_bytes() for file in before.iterdir()} == written
    assert list(tmp_path.iterdir()) == [before]
