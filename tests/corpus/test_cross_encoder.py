"""A cross-encoder of the user's own is loaded from this computer, and scores as it was trained."""

import math
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.cross_encoder import CrossEncoder
from corpus.errors import BadSetting
from tests.corpus.conftest import ROOT
from tests.tinybert import QUESTION, SENTENCES, logit, tiny_bert


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a cross-encoder that has learnt nothing, of a dozen words."""
    return tiny_bert(tmp_path_factory.mktemp("bert"))


@pytest.fixture(scope="module")
def model(bert: Path) -> CrossEncoder:
    """The cross-encoder, loaded."""
    return CrossEncoder(str(bert))


def test_scores_as_the_model_does(model: CrossEncoder, bert: Path) -> None:
    """Each pair of question and sentence, in the order in which they were given."""
    found = model.scores(QUESTION, SENTENCES)

    assert found == pytest.approx([_score(bert, sentence) for sentence in SENTENCES], abs=1e-5)
    assert len(set(found)) == len(SENTENCES)


def test_only_the_order_of_its_scores_counts(model: CrossEncoder) -> None:
    """They are of no known scale, so nothing can be weighed by them."""
    assert model.weight is None


def test_scores_nothing_when_nothing_is_given(model: CrossEncoder) -> None:
    """No sentence, no score."""
    assert model.scores(QUESTION, []) == []


def test_a_sentence_longer_than_the_model_reads_is_scored(model: CrossEncoder) -> None:
    """By its beginning."""
    (score,) = model.scores(QUESTION, ["caseloads " * 1000])

    assert 0 <= score <= 1


def test_scores_for_several_askers_at_once(model: CrossEncoder) -> None:
    """As Slack does; the tokenizer alone would refuse."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: model.scores(QUESTION, SENTENCES), range(20)))

    assert all(one == pytest.approx(found[0], abs=1e-6) for one in found)


@pytest.mark.parametrize(
    "name", ["nowhere/to-be-found", "/no/such/folder", "a b", "nowhere", "../x", "http://x/y"]
)
def test_a_model_that_is_not_here_is_a_bad_setting(name: str) -> None:
    """In one line that says how to get it."""
    with pytest.raises(BadSetting) as fault:
        CrossEncoder(name)

    assert str(fault.value).startswith(f"COUNCILBOT_RANKER names {name}, which is not on this")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("kind", ["embedding", "three-labels", "empty", "damaged", "no-weights"])
def test_a_folder_without_a_cross_encoder_is_a_bad_setting(tmp_path: Path, kind: str) -> None:
    """It would load, some of these, and score by chance."""
    folder = _wrong(tmp_path / "model", kind)

    with pytest.raises(BadSetting, match=r"^COUNCILBOT_RANKER names .*cannot load as a.*unset it"):
        CrossEncoder(str(folder))


def test_asks_no_model_hub() -> None:
    """Not even whether the model has changed."""
    script = (
        "import socket, sys\n"
        "def refuse(*_): print('asked'); sys.exit(1)\n"
        "socket.getaddrinfo = socket.socket.connect = refuse\n"
        "from corpus.cross_encoder import CrossEncoder\n"
        "from corpus.errors import BadSetting\n"
        "try: CrossEncoder('cross-encoder/ms-marco-MiniLM-L6-v2')\n"
        "except BadSetting: pass\n"
    )

    found = _python(script)

    assert (found.stdout, found.returncode) == ("", 0)


def test_loads_a_folder_without_a_model_hub(bert: Path) -> None:
    """Whatever the library would like to look up."""
    script = (
        "import socket, sys\n"
        "def refuse(*_): print('asked'); sys.exit(1)\n"
        "socket.getaddrinfo = socket.socket.connect = refuse\n"
        "from corpus.cross_encoder import CrossEncoder\n"
        f"print(len(CrossEncoder({str(bert)!r}).scores('how', ['high', 'low'])))\n"
    )

    found = _python(script)

    assert (found.stdout, found.returncode) == ("2\n", 0)


def test_nobody_waits_for_it_who_names_none() -> None:
    """Neither torch nor sentence-transformers is imported."""
    script = (
        "import sys\n"
        "from corpus.ranker import load\n"
        "from corpus.settings import Settings\n"
        "load(Settings.from_environment({}))\n"
        "sys.exit(bool({'torch', 'sentence_transformers', 'huggingface_hub'} & set(sys.modules)))\n"
    )

    assert _python(script).returncode == 0


def _python(script: str) -> "subprocess.CompletedProcess[str]":
    """A process that has not been told to leave the hub alone."""
    return subprocess.run(
        [sys.executable, "-c", f"import os; os.environ.pop('HF_HUB_OFFLINE', 0)\n{script}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def _score(bert: Path, sentence: str) -> float:
    """A pair's score by the transformer itself."""
    return 1 / (1 + math.exp(-logit(bert, QUESTION, sentence)))


def _wrong(folder: Path, kind: str) -> Path:
    if kind == "empty":
        folder.mkdir()
        return folder
    tiny_bert(folder, labels=3 if kind == "three-labels" else 1, headless=kind == "embedding")
    if kind == "damaged":
        (folder / "model.safetensors").write_bytes(b"rubbish")
    if kind == "no-weights":
        (folder / "model.safetensors").unlink()
    return folder
