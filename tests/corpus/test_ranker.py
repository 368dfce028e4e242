"""Our ranker scores each sentence as it was trained to, whatever is read with it, or is left out."""

import hashlib
import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ranker
from corpus.cross_encoder import CrossEncoder
from corpus.errors import BadSetting, ModelNotUsable
from corpus.ranker import ABOUT, MODEL, SHIPPED, TOKENIZER, Ranker, load, opened
from corpus.settings import NONE, Settings
from tests.conftest import ROOT, WEIGHT, environment
from tests.corpus.conftest import UNTIMED
from tests.tinybert import QUESTION, SENTENCES, WORDS, logit, tiny_bert

NEAR = 0.5
"""How far weights in 8 bits may move a score; those of `SENTENCES` are 3 apart."""
MANY = [f"{' '.join(WORDS[:length])}." for length in range(1, len(WORDS) + 1)]
"""Sentences of different lengths."""


@pytest.fixture(scope="module")
def model(ranker_folder: Path) -> Ranker:
    """The ranker, loaded."""
    return Ranker(ranker_folder)


def test_scores_as_the_model_was_trained_to(model: Ranker, trained: Path) -> None:
    """Each pair of question and sentence, in the order in which they were given."""
    expected = [logit(trained, QUESTION, sentence) for sentence in SENTENCES]

    assert model.scores(QUESTION, SENTENCES) == pytest.approx(expected, abs=NEAR)
    assert max(expected) - min(expected) > 4 * NEAR


def test_reads_the_question_too(model: Ranker) -> None:
    """The same sentence answers one question and not another."""
    scores = [model.scores(question, SENTENCES[:1]) for question in (QUESTION, "Late?")]

    assert scores[0] != scores[1]


@given(some=st.lists(st.sampled_from(MANY)))
@UNTIMED
def test_a_score_does_not_depend_on_what_else_is_read(model: Ranker, some: list[str]) -> None:
    """Nor on the order."""
    alone = {sentence: model.scores(QUESTION, [sentence])[0] for sentence in some}

    assert model.scores(QUESTION, some) == [alone[sentence] for sentence in some]


def test_scores_nothing_when_nothing_is_given(model: Ranker) -> None:
    """No sentence, no score."""
    assert model.scores(QUESTION, []) == []


@pytest.mark.parametrize(
    "sentence", ["", " \n", "\0", "…", "👩🏽‍⚕️ 🏛", "Ŵyr ἀρχή 委員会", "x" * 5000]
)
def test_scores_whatever_a_paper_says(model: Ranker, sentence: str) -> None:
    """With a number."""
    (score,) = model.scores(QUESTION, [sentence])

    assert -100 < score < 100


def test_a_sentence_longer_than_the_model_reads_is_read_from_its_beginning(model: Ranker) -> None:
    """What comes too late does not count."""
    long = "caseloads " * 1000

    plain, early, late = (
        model.scores(QUESTION, [text])[0] for text in (long, f"visits late {long}", f"{long} north")
    )

    assert plain == late
    assert plain != early


def test_a_question_longer_than_the_model_reads_leaves_room_for_the_sentence(model: Ranker) -> None:
    """Both lose their ends."""
    question = "how high are the caseloads " * 40

    high, late = model.scores(question, ["Caseloads are too high.", "Visits were late."])

    assert high != late


def test_scores_for_several_askers_at_once(model: Ranker) -> None:
    """As Slack does."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: model.scores(QUESTION, MANY), range(20)))

    assert found == [model.scores(QUESTION, MANY)] * 20


def test_knows_what_its_scores_count(model: Ranker) -> None:
    """As it was shipped."""
    assert model.weight == WEIGHT


def _about(**changed: object) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        kept = {key: value for key, value in (about | changed).items() if value is not ...}
        (folder / ABOUT).write_text(json.dumps(kept), "utf-8")

    return write


def _written(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


def _cut_in_half(folder: Path) -> None:
    whole = (folder / "model.onnx").read_bytes()
    (folder / "model.onnx").write_bytes(whole[: len(whole) // 2])


def _other_model(folder: Path) -> None:
    """A model that runs, and gives no score."""
    import onnx

    model = onnx.load(folder / "model.onnx")
    for node in model.graph.node:
        node.output[:] = ["rank" if name == "score" else name for name in node.output]
    model.graph.output[0].name = "rank"
    onnx.save(model, folder / "model.onnx")


DAMAGES = {
    "no model": lambda folder: (folder / "model.onnx").unlink(),
    "half a model": _cut_in_half,
    "empty model": _written("model.onnx", b""),
    "another model": _other_model,
    "no tokenizer": lambda folder: (folder / "tokenizer.json").unlink(),
    "rubbish for a tokenizer": _written("tokenizer.json", b"rubbish"),
    "rubbish about it": _written(ABOUT, b"\xff"),
    "nothing about it": _written(ABOUT, b"[]"),
    "no weight": _about(weight=...),
    "a word for a weight": _about(weight="much"),
    "null for a weight": _about(weight=None),
    "no limit": _about(max_tokens=...),
    "a word for a limit": _about(max_tokens="many"),
}
"""What can befall a ranker's folder."""


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_folder_is_told_in_one_line(
    ranker_folder: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    """Before a question is answered, with what to do."""
    folder = tmp_path / "ranker"
    shutil.copytree(ranker_folder, folder)
    damage(folder)

    with pytest.raises(ModelNotUsable) as fault:
        load(_naming(folder))

    assert str(fault.value).startswith(f"The ranker in {folder} does not load: ")
    assert "COUNCILBOT_RANKER=none" in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.usefixtures("unloaded")
def test_ours_is_loaded_once_where_none_is_named(
    ranker_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And nothing is said of it."""
    monkeypatch.setattr(ranker, "SHIPPED", ranker_folder)

    found = load(_naming(""))

    assert isinstance(found, Ranker)
    assert found is load(_naming(""))
    assert caplog.messages == []


@pytest.mark.usefixtures("unloaded")
def test_ours_is_told_once_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And answers are found without it."""
    monkeypatch.setattr(ranker, "SHIPPED", tmp_path / "nowhere")

    assert [load(_naming("")) for _ in range(3)] == [None] * 3

    (said,) = caplog.records
    assert (said.levelno, said.name) == (logging.WARNING, "corpus.ranker")
    assert str(tmp_path / "nowhere") in said.getMessage()


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("lost", [ABOUT, MODEL, TOKENIZER])
def test_ours_is_missing_where_one_of_its_files_is(
    ranker_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """As where large files were left out of a copy."""
    shutil.copytree(ranker_folder, tmp_path / "ranker")
    (tmp_path / "ranker" / lost).unlink()
    monkeypatch.setattr(ranker, "SHIPPED", tmp_path / "ranker")

    assert load(_naming("")) is None


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("there", [True, False])
def test_none_is_none(
    ranker_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    there: bool,
) -> None:
    """Whether ours is there or missing, and without a word."""
    monkeypatch.setattr(ranker, "SHIPPED", ranker_folder if there else tmp_path / "nowhere")

    assert load(_naming(NONE)) is None
    assert caplog.messages == []


@pytest.mark.usefixtures("unloaded")
def test_a_ranker_of_the_users_own_is_loaded_once(
    ranker_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of ours, and each folder for itself."""
    theirs = tmp_path / "theirs"
    shutil.copytree(ranker_folder, theirs)
    _about(weight=2.0)(theirs)
    monkeypatch.setattr(ranker, "SHIPPED", ranker_folder)

    found = load(_naming(theirs))

    assert isinstance(found, Ranker)
    assert (found.weight, opened(ranker_folder).weight) == (2.0, WEIGHT)
    assert found is load(_naming(theirs))


@pytest.mark.usefixtures("unloaded")
def test_a_cross_encoder_of_the_users_own_is_loaded_once(tmp_path: Path) -> None:
    """From a folder that holds no ranker of ours."""
    settings = _naming(tiny_bert(tmp_path / "bert"))

    found = load(settings)

    assert isinstance(found, CrossEncoder)
    assert found is load(settings)


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("name", ["/no/such/folder", "nowhere/to-be-found", "None"])
def test_what_is_named_and_not_here_is_a_bad_setting(name: str) -> None:
    """Ours does not answer in its place."""
    with pytest.raises(BadSetting, match=f"^COUNCILBOT_RANKER names {name}, which is not on this"):
        load(_naming(name))


def test_nobody_waits_for_what_trained_it(settings: Settings, ranker_folder: Path) -> None:
    """It is loaded and heard without torch and its like, and asks no hub."""
    script = (
        "import socket, sys\n"
        "def refuse(*_): print('asked'); sys.exit(1)\n"
        "socket.getaddrinfo = socket.socket.connect = refuse\n"
        "from corpus.ranker import load\n"
        "from corpus.settings import Settings\n"
        "print(len(load(Settings.from_environment()).scores('how', ['high', 'low'])))\n"
        "print({'torch', 'sentence_transformers', 'transformers', 'huggingface_hub'}"
        " & set(sys.modules))\n"
    )

    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(settings, COUNCILBOT_RANKER=str(ranker_folder), HF_HUB_OFFLINE="0"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (found.stdout, found.stderr) == ("2\nset()\n", "")


def _naming(name: object) -> Settings:
    """Settings that name a ranker."""
    return replace(Settings.from_environment({}), ranker=str(name))


MEASURED = {"model.onnx": "be05acdfce0324d7", "tokenizer.json": "e9c1f452c3fe89ea"}
SCORED = [
    ("How many social workers left?", "Forty-one social workers left in the year to March.", 3.28),
    ("How many social workers left?", "Social workers told us that they feel supported.", -3.73),
    ("How many social workers left?", "The committee thanked the clerk for the tea.", -3.97),
]


@pytest.fixture(scope="module")
def ours() -> Ranker:
    """The ranker that is shipped."""
    return Ranker()


def test_ours_adds_to_what_our_ranking_says(ours: Ranker) -> None:
    """A better score makes a sentence no worse."""
    assert ours.weight > 0


@pytest.mark.parametrize(
    ("question", "answers", "other"),
    [
        (
            "How many social workers left?",
            "Forty-one social workers left in the year to March.",
            "The committee thanked the clerk for the tea.",
        ),
        (
            "Why was the library in Ousterby closed?",
            "The library in Ousterby was closed because its roof leaked.",
            "The playground in Haxelby was opened by the mayor.",
        ),
        (
            "What should the council do to improve the oversight of cases by managers?",
            "Managers’ oversight of cases needs to improve: the council should record decisions.",
            "The meeting began at 10 am and ended at noon.",
        ),
    ],
)
def test_ours_tells_an_answer_from_another_matter(
    ours: Ranker, question: str, answers: str, other: str
) -> None:
    """Or it would be worth nothing."""
    good, bad = ours.scores(question, [answers, other])

    assert good > bad


def test_ours_is_the_one_that_was_measured() -> None:
    """The card's figures are of these files, and of no others."""
    found = {
        name: hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest()[:16]
        for name in ("model.onnx", "tokenizer.json")
    }

    assert found == MEASURED


def test_ours_is_small_enough_to_be_at_home_in_the_repository() -> None:
    """With its tokenizer and its card."""
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= 15_000_000


def test_ours_scores_as_it_did_when_it_was_measured(ours: Ranker) -> None:
    """On any processor, to within what the rounding to 8 bits allows."""
    pairs = {text: score for _, text, score in SCORED}

    found = ours.scores(SCORED[0][0], list(pairs))

    assert found == pytest.approx(list(pairs.values()), abs=0.5)
