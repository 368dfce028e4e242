"""Every passage and every one of its sentences has a vector, however long the passage is."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import embedding
from corpus.documents import Passage
from corpus.embedding import BATCH, Embedding, Vectors
from corpus.errors import ModelNotUsable
from corpus.export import exported
from corpus.settings import Settings
from tests.corpus.conftest import UNTIMED, document, passages

TOPICS = (
    "Caseloads of social workers in the north team have risen to twenty-six.",
    "The swimming pool at Harrow Lane stays closed until its roof is mended.",
    "Councillors voted to raise the council tax by five per cent.",
)
AWKWARD = [
    pytest.param("", id="empty"),
    pytest.param(" \n\u00a0", id="blank"),
    pytest.param("…", id="no-word"),
    pytest.param("“curly” ‘quotes’ – dashes", id="curly"),
    pytest.param("• one • two", id="bullets"),
    pytest.param("R&D <b>bold</b> \0", id="markup"),
    pytest.param("👩🏽‍⚕️ 🏛", id="emoji"),
    pytest.param("x" * 5000, id="one-long-word"),
    pytest.param("Ŵyr ἀρχή 委員会 مجلس", id="scripts"),
]


@pytest.fixture(scope="module")
def model() -> Embedding:
    """The embedding model that comes with councilbot."""
    return embedding.load(Settings.from_environment({}))


def cut(text: str, **details: object) -> Passage:
    """One passage of these words, with its sentences."""
    (passage,) = passages(document(text, **details))
    return passage


def lengths(vectors: Vectors) -> list[float]:
    """How long each vector is."""
    return [round(float(length), 4) for length in np.linalg.norm(vectors, axis=-1)]


def test_vectors_have_length_one(model: Embedding) -> None:
    """A dot product of any two vectors is a cosine."""
    (found,) = model.passages([cut(" ".join(TOPICS))])

    vectors = np.vstack([found.passage, found.sentences, model.question("Who voted?")])

    assert vectors.shape == (5, model.dimension)
    assert lengths(vectors) == [1] * 5


@pytest.mark.parametrize("number", [0, 1, 3])
def test_every_sentence_has_a_vector(model: Embedding, number: int) -> None:
    """There is a row for each sentence that may be quoted, and no other."""
    whole = cut(" ".join(TOPICS))
    some = Passage(whole.document, whole.start, whole.end, sentences=whole.sentences[:number])

    (found,) = model.passages([some])

    assert found.sentences.shape == (number, model.dimension)


def test_a_sentences_vector_is_its_own(model: Embedding) -> None:
    """A question in a sentence's own words is nearest to that sentence of the passage."""
    (found,) = model.passages([cut(" ".join(TOPICS))])

    nearest = [int((found.sentences @ model.question(topic)).argmax()) for topic in TOPICS]

    assert nearest == [0, 1, 2]


def test_a_sentences_place_is_counted_in_the_document(model: Embedding) -> None:
    """Sentences of a passage far down a document are told apart as well as at its head."""
    below = passages(document("An opening paragraph.\n" * 20 + " ".join(TOPICS)))[-1]

    (found,) = model.passages([below])
    nearest = [int((found.sentences @ model.question(topic)).argmax()) for topic in TOPICS]

    assert nearest == [0, 1, 2]


def test_what_is_said_around_a_passage_counts(model: Embedding) -> None:
    """The same words under another title have another vector, nearer to that title."""
    pool, tax = (cut("It was agreed.", title=title) for title in ("Swimming pool", "Council tax"))

    under_pool, under_tax = (found.passage for found in model.passages([pool, tax]))
    question = model.question("swimming pool")

    assert under_pool @ question > under_tax @ question


def test_a_long_passage_is_read_to_its_end(model: Embedding) -> None:
    """The last sentence of a passage longer than the model's window has a vector of its own."""
    long = cut(" ".join([*TOPICS[:2] * 20, TOPICS[2]]))

    (found,) = model.passages([long])
    nearest = int((found.sentences @ model.question(TOPICS[2])).argmax())

    assert lengths(found.sentences) == [1] * 41
    assert nearest == 40


def test_the_end_of_a_long_passage_counts_in_its_vector(model: Embedding) -> None:
    """Two long passages that differ in their last words alone have different vectors."""
    one, other = (cut(" ".join([*TOPICS[:2] * 20, last])) for last in (TOPICS[2], TOPICS[0]))

    ending_in_tax, ending_in_cases = (found.passage for found in model.passages([one, other]))
    question = model.question(TOPICS[2])

    assert ending_in_tax @ question > ending_in_cases @ question


def test_a_passage_has_the_same_vectors_in_any_company(model: Embedding) -> None:
    """Reading passages of many lengths together changes neither their vectors nor their order."""
    some = [cut(" ".join(TOPICS[: number % 3 + 1] * (number + 1))) for number in range(BATCH + 3)]

    together = model.passages(some)

    for one, found in zip(some, together, strict=True):
        (alone,) = model.passages([one])
        np.testing.assert_allclose(found.passage, alone.passage, atol=1e-4)
        np.testing.assert_allclose(found.sentences, alone.sentences, atol=1e-4)


def test_no_passages_have_no_vectors(model: Embedding) -> None:
    """A document without passages asks nothing of the model."""
    assert model.passages([]) == []


@pytest.mark.parametrize("text", AWKWARD)
def test_any_words_have_a_vector(model: Embedding, text: str) -> None:
    """Whatever is asked, the vector has length one."""
    assert lengths(model.question(text)[np.newaxis]) == [1]


@pytest.mark.parametrize("text", AWKWARD)
def test_any_sentence_has_a_finite_vector(model: Embedding, text: str) -> None:
    """A sentence of which the model reads nothing spoils no comparison."""
    passage = cut(f"Before. {text.replace(chr(10), ' ')} After.")

    (found,) = model.passages([passage])

    assert np.isfinite(found.sentences).all()
    assert np.isfinite(found.passage).all()


@pytest.mark.parametrize("word", ["football", "children", "the", "Council", "7"])
def test_knows_a_common_word(model: Embedding, word: str) -> None:
    """A word that is one token of the model's is well spelt, with or without a capital."""
    assert model.knows(word)


@pytest.mark.parametrize("word", ["fotballl", "Kesterwold", "two words", "", "caseloads?"])
def test_does_not_know_a_word_that_is_none(model: Embedding, word: str) -> None:
    """Neither a slip nor a rare name is one token, nor are two words."""
    assert not model.knows(word)


@UNTIMED
@given(st.text(max_size=20))
def test_any_word_is_known_or_not(model: Embedding, word: str) -> None:
    """Whatever is typed, asking again tells the same."""
    assert model.knows(word) == model.knows(word)


def test_threads_may_share_a_model(model: Embedding) -> None:
    """Questions asked at the same time get the vectors they get alone."""
    alone = [model.question(topic) for topic in TOPICS]

    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(model.question, TOPICS * 5))

    for found, expected in zip(together, alone * 5, strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-5)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "model.json"])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="emptied"),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
            id="halved",
        ),
        pytest.param(lambda file: file.unlink(), id="deleted"),
    ],
)
def test_a_damaged_model_is_not_used(
    tmp_path: Path, name: str, damage: Callable[[Path], object]
) -> None:
    """A model that does not load is one line that says which folder to delete."""
    folder = tmp_path / "model"
    made = exported(Settings.from_environment({}))
    shutil.copytree(made, folder, copy_function=os.symlink)
    (folder / name).unlink()
    shutil.copyfile(made / name, folder / name)
    damage(folder / name)

    with pytest.raises(ModelNotUsable, match=f"^[^\n]*{folder}[^\n]*delete that folder[^\n]*$"):
        Embedding(folder)
