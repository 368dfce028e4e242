"""The exported model gives the vectors of the reference runtime, and is told from every other."""

import json
import shutil
import string
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import embedding
from corpus.documents import Passage, Span
from corpus.embedding import Embedding
from corpus.errors import ModelNotUsable
from corpus.export import exported, reference
from corpus.settings import Settings
from tests.corpus.conftest import document, files_of
from tests.tinybert import tiny_bert

TEXTS = (
    "Caseloads of social workers in the north team have risen to twenty-six.",
    "RESOLVED – That the report be noted, and that £1.2m be released (Cllr O’Hara abstaining).",
    "Is “good help at the right time” what children got? No.",
    "Inspectors found ﬁve cases, 18\u00a0% of the sample, in which visits were late…",
    "Ŵyr Cyngor café naïve Straße",
    "12 3 45.6 78% 2023/24",
    "x",
    "A long turn. " * 18,
)


@pytest.fixture(scope="module")
def settings() -> Settings:
    """The machine's own settings, with the model that comes with councilbot."""
    return Settings.from_environment({})


@pytest.fixture(scope="module")
def runtime(settings: Settings) -> Any:
    """The model in the reference runtime."""
    return reference(settings.model)


@pytest.fixture(scope="module")
def model(settings: Settings) -> Embedding:
    """The model as it is exported."""
    return embedding.load(settings)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that name a model of the user's own, which is exported and which nobody changes."""
    home = tmp_path_factory.mktemp("home")
    _train(home / "own", seed=0)
    settings = Settings(model=str(home / "own"), cache=home / "cache")
    exported(settings)
    return settings


@pytest.fixture(scope="module")
def further(own: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A copy of those settings, whose model is trained further in its folder and exported again."""
    home = tmp_path_factory.mktemp("further") / "home"
    shutil.copytree(Path(own.model).parent, home)
    shutil.rmtree(home / "own")
    _train(home / "own", seed=1)
    settings = Settings(model=str(home / "own"), cache=home / "cache")
    exported(settings)
    return settings


def cosines(found: Any, expected: Any) -> Any:
    """The cosine of each row with the row that it should be."""
    found, expected = np.atleast_2d(found), np.atleast_2d(expected)
    return (found * expected).sum(axis=1) / np.linalg.norm(expected, axis=1)


def passage(text: str) -> Passage:
    """A passage that is all of its document, and one sentence."""
    whole = document(text, title="Minutes", council="Kesterwold Council")
    return Passage(whole, 0, len(text), ("Item 4",), sentences=(Span(0, len(text)),))


def test_questions_have_the_vectors_of_the_reference(model: Embedding, runtime: Any) -> None:
    """Whatever is asked, the two runtimes agree."""
    found = [model.question(text) for text in TEXTS]

    assert cosines(found, runtime.encode(TEXTS)).min() > 0.999


def test_passages_have_the_vectors_of_the_reference(model: Embedding, runtime: Any) -> None:
    """A passage's vector is that of its words after their context."""
    some = [passage(text) for text in TEXTS]

    found = [one.passage for one in model.passages(some)]

    expected = runtime.encode([f"{one.context}\n{one.text}" for one in some])
    assert cosines(found, expected).min() > 0.999


def test_sentences_have_the_vectors_of_their_words_in_the_reference(
    model: Embedding, runtime: Any
) -> None:
    """A sentence's vector is the mean of its words' vectors, read within its passage."""
    some = [passage(text) for text in TEXTS]

    found = [one.sentences[0] for one in model.passages(some)]

    read = [f"{one.context}\n{one.text}" for one in some]
    words = runtime.encode(read, output_value="token_embeddings")
    expected = [
        _mean(vectors, runtime.tokenizer(text, return_offsets_mapping=True), len(one.context))
        for vectors, text, one in zip(words, read, some, strict=True)
    ]
    assert cosines(found, expected).min() > 0.999


def test_another_export_of_the_same_model_is_the_same_model(own: Settings, tmp_path: Path) -> None:
    """An index can be read with any export of the model that it was made with."""
    model = embedding.load(own)

    again = embedding.load(replace(own, cache=tmp_path))

    assert again is not model
    assert again.identity == model.identity
    assert cosines(again.question(TEXTS[0]), model.question(TEXTS[0])).min() > 0.9999


def test_a_model_is_exported_once(own: Settings) -> None:
    """What has been exported is used as it is."""
    (folder,) = own.cache.iterdir()
    made = {file: file.stat().st_mtime_ns for file in folder.iterdir()}

    again = exported(own)

    assert {file: file.stat().st_mtime_ns for file in again.iterdir()} == made


def test_an_export_leaves_nothing_else_in_the_cache(own: Settings) -> None:
    """The cache holds the finished folder alone."""
    (folder,) = own.cache.iterdir()

    names = {file.name for file in folder.iterdir()}

    assert names >= {"model.onnx", "tokenizer.json", "model.json"}


def test_a_model_of_the_users_own_has_the_vectors_of_the_reference(own: Settings) -> None:
    """Any model that sentence-transformers loads can be named, and its prompts are put first."""
    model = embedding.load(own)

    found, (read,) = model.question("who voted"), model.passages([passage("the board met")])

    runtime = reference(own.model)
    context = passage("the board met").context
    assert cosines(found, runtime.encode("who voted", prompt_name="query")).min() > 0.999
    assert (
        cosines(
            read.passage, runtime.encode(f"{context}\nthe board met", prompt_name="document")
        ).min()
        > 0.999
    )


def test_a_prompt_is_no_part_of_a_sentence(own: Settings) -> None:
    """The words put before a passage do not move the places of its sentences."""
    prompted = embedding.load(own)
    about = json.loads((exported(own) / "model.json").read_text(encoding="utf-8"))

    (found,) = prompted.passages([passage("zz")])

    runtime = reference(own.model)
    read = f"{about['document_prompt']}{passage('zz').context}\nzz"
    (words,) = runtime.encode([read], output_value="token_embeddings")
    encoded = runtime.tokenizer(read, return_offsets_mapping=True)
    expected = _mean(words, encoded, len(read) - len("zz") - 1)
    assert about["document_prompt"]
    assert cosines(found.sentences, expected).min() > 0.999


def test_other_weights_are_another_model(own: Settings, further: Settings) -> None:
    """An index that was made before a model was trained further is not read with it."""
    model = embedding.load(further)

    assert model.identity != embedding.load(own).identity


def test_a_model_that_was_trained_further_in_its_folder_is_exported_again(
    own: Settings, further: Settings
) -> None:
    """An export is not used for weights that it was not made from, though all sizes are equal."""
    (before,) = {folder.name for folder in own.cache.iterdir()}

    after = {folder.name for folder in further.cache.iterdir()}

    assert exported(further).name != before
    assert after == {before, exported(further).name}
    assert _sizes(further) == _sizes(own)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("/nowhere/model", id="no-such-folder"),
        pytest.param("no-such-model", id="no-such-name"),
        pytest.param("empty", id="empty-folder"),
        pytest.param("file", id="a-file"),
    ],
)
def test_a_model_that_cannot_be_loaded_is_one_clear_line(tmp_path: Path, name: str) -> None:
    """The line names the model and says what to do, and nothing is left in the cache."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("no model", encoding="utf-8")
    model = str(tmp_path / name) if (tmp_path / name).exists() else name
    settings = Settings(model=model, cache=tmp_path / "cache")

    with pytest.raises(ModelNotUsable, match=f"^[^\n]*{model}: name a folder[^\n]*$"):
        exported(settings)

    assert list(settings.cache.iterdir()) == []


def test_a_model_that_cannot_be_exported_is_one_clear_line(tmp_path: Path) -> None:
    """A model of a kind that has no tokenizer of its own is not usable, and says so."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel

    words = Tokenizer(WordLevel({"caseloads": 0}))
    static = SentenceTransformer(modules=[StaticEmbedding(words, embedding_dim=4)], device="cpu")
    static.save(str(tmp_path / "static"))

    with pytest.raises(ModelNotUsable, match=r"static[^\n]*choose another model"):
        exported(Settings(model=str(tmp_path / "static"), cache=tmp_path / "cache"))


def _sizes(settings: Settings) -> dict[str, int]:
    """The size of each file of a model."""
    return {name: len(content) for name, content in files_of(Path(settings.model)).items()}


def _mean(vectors: Any, encoded: Any, after: int) -> Any:
    """The mean of the vectors of the tokens that begin after a place."""
    vectors = vectors.detach().numpy()
    inside = [
        at for at, (start, end) in enumerate(encoded["offset_mapping"]) if end > start > after
    ]
    return vectors[inside].mean(axis=0)


def _train(folder: Path, seed: int) -> Path:
    """A model that has learnt nothing, of letters as its words."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    letters = [*string.ascii_lowercase, *(f"##{letter}" for letter in string.ascii_lowercase)]
    bert = tiny_bert(
        folder.with_name("bert"),
        words=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters],
        seed=seed,
        headless=True,
        longest=128,
    )
    SentenceTransformer(
        modules=[Transformer(str(bert), max_seq_length=96), Pooling(32), Normalize()],
        device="cpu",
        prompts={"query": "ask: ", "document": "read: "},
    ).save(str(folder))
    shutil.rmtree(bert)
    return folder
