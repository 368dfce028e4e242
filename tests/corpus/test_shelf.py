"""A reader follows what is published, and keeps answering from what is sound."""

import json
import logging
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus import generations
from corpus import shelf as shelves
from corpus.documents import Document, Span, document_of
from corpus.embedding import Embedded
from corpus.errors import IndexDamaged, IndexNotBuilt, IndexOfAnotherModel
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from corpus.writer import writing
from tests.corpus.conftest import (
    PUBLIC,
    document,
    files_of,
    held,
    passages,
    quotable,
    shelve,
    unit,
)

Open = Callable[[], Shelf]

ONE = document("Caseloads are too high.", "one.txt", council="Kesterwold Council")
TWO = document("Caseloads have fallen.", "two.txt")
THREE = document("Caseloads rose again.", "three.txt")
FOUR = document("Caseloads are steady.", "four.txt")
SECRET = document("Caseloads are secret.", "secret.txt", access="members")
BOTH = frozenset({ONE.id, SECRET.id})
SPREAD = [
    document("\n".join(f"Item {n} of part {part}." for n in range(12)), f"{part}.txt")
    for part in range(8)
]
"""Papers of as many passages, in the order in which they are near to `FIRST`."""
FIRST = unit(0, 384)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that holds `ONE`, which nobody may change."""
    index = tmp_path_factory.mktemp("first")
    shelve(replace(Settings.from_environment({}), index=index), ONE)
    return index


@pytest.fixture
def filed(first: Path, settings: Settings) -> Settings:
    """Settings whose index holds `ONE`."""
    shutil.copytree(first, settings.index)
    return settings


@pytest.fixture
def opened(filed: Settings) -> Iterator[Open]:
    """Open the index for reading."""
    with ExitStack() as files:

        def opening() -> Shelf:
            shelf = Shelf(filed)
            files.callback(shelf.close)
            return shelf

        yield opening


def seen(shelf: Shelf) -> set[Document]:
    """The documents that the next reading finds."""
    with shelf.reading() as generation:
        return quotable(generation)


def withdraw(settings: Settings, *ids: str) -> None:
    """Publish a generation without these documents."""
    with writing(settings) as writer:
        for one in ids:
            writer.remove(one)


def damage(settings: Settings, number: int) -> None:
    """Put another file in the place of one of a generation's; who has that open keeps it."""
    file = settings.index / "generations" / str(number) / "catalogue.sqlite"
    file.unlink()
    file.write_bytes(b"rubbish")


def made_with(settings: Settings, model: str) -> None:
    """Say that the generation in use was made with another model."""
    file = generations.current(settings.index) / "manifest.json"
    known = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**known, "model": model}), encoding="utf-8")


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was reported."""
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]


def test_gives_what_was_shelved(opened: Open) -> None:
    """A reader finds a document by its words and its meaning, and reads it as it was stored."""
    with opened().reading() as generation:
        found = quotable(generation)
        text = generation.read(ONE.id)

    assert found == {ONE}
    assert text == ONE


def test_finds_documents_by_name_and_counts_them(opened: Open) -> None:
    """A paper's file name leads to its document, and the holdings say what there is."""
    with opened().reading() as generation:
        named = generation.named("one.txt")
        holdings = generation.holdings(PUBLIC)

    assert named == ONE
    assert (holdings.documents, holdings.councils) == (1, ("Kesterwold Council",))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(frozenset(), set(), id="none"),
        pytest.param(PUBLIC, {ONE}, id="public"),
        pytest.param(frozenset({"members"}), {SECRET}, id="members"),
        pytest.param(frozenset({"members", "public"}), {ONE, SECRET}, id="both"),
    ],
)
def test_opens_only_the_labels_it_is_given(
    filed: Settings, opened: Open, labels: frozenset[str], expected: set[Document]
) -> None:
    """Neither index gives, nor do the holdings count, what the labels do not open."""
    shelve(filed, SECRET)

    with opened().reading() as generation:
        near = generation.nearest(generation.question("secret"), labels, 9)
        among = generation.nearest(generation.question("secret"), labels, 9, BOTH)
        matching = generation.matching({"caseload": 1.0, "secret": 1.0}, labels, 9)
        known = generation.passages(one.passage for one in (*near, *among, *matching))
        holdings = generation.holdings(labels)
        documents = set(generation.documents(labels))
        called = {one for key in (ONE, SECRET) for one in generation.documents(labels, key.name)}

    assert {known[one.passage].passage.document for one in near} == expected
    assert {known[one.passage].passage.document for one in among} == expected
    assert {known[one.passage].passage.document for one in matching} == expected
    assert holdings.documents == len(expected)
    assert documents == called == expected


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """The passages of `SPREAD`, each a little further from `FIRST` than the one before."""
    settings = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("spread"))
    with writing(settings) as writer:
        for part, whole in enumerate(SPREAD):
            cut = passages(whole)
            placed = [_placed(12 * part + n, len(one.sentences)) for n, one in enumerate(cut)]
            writer.shelve(whole, cut, placed)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        yield generation
    shelf.close()


@pytest.mark.parametrize("whole", [0, 10**6], ids=["from-the-graph", "each-compared"])
@pytest.mark.parametrize("limit", [1, 5, 40])
@pytest.mark.parametrize("parts", [(0,), (7,), (2, 5), range(8)], ids=str)
def test_a_narrowed_search_gives_the_nearest_of_its_documents(
    spread: Generation,
    monkeypatch: pytest.MonkeyPatch,
    parts: Sequence[int],
    limit: int,
    whole: int,
) -> None:
    """Whether the graph gives enough of them or each is compared, they are the same."""
    monkeypatch.setattr(shelves, "READ_WHOLE", whole)
    within = frozenset(SPREAD[part].id for part in parts)

    near = spread.nearest(FIRST, PUBLIC, limit, within)

    expected = [one.id for part in parts for one in passages(SPREAD[part])][:limit]
    assert [one.passage for one in near] == expected


def test_a_narrowed_search_looks_past_what_is_nearer(
    spread: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the graph gives only other papers' passages, however many, each is compared."""
    monkeypatch.setattr(shelves, "READ_WHOLE", 0)
    monkeypatch.setattr(shelves, "SPARE", 2)
    monkeypatch.setattr(shelves, "WIDEST", 40)
    far = SPREAD[7]

    near = spread.nearest(FIRST, PUBLIC, 2, frozenset({far.id}))

    assert [one.passage for one in near] == [one.id for one in passages(far)[:2]]


def test_few_passages_are_each_compared(
    spread: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The graph, which may miss one, is not asked of a few papers."""
    monkeypatch.setattr(spread, "_vectors", None)

    near = spread.nearest(FIRST, PUBLIC, 3, frozenset({SPREAD[3].id}))

    assert [one.passage for one in near] == [one.id for one in passages(SPREAD[3])[:3]]


def test_many_passages_are_not_each_compared(
    spread: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nearly the whole index would have to be read."""
    monkeypatch.setattr(shelves, "READ_WHOLE", 80)
    monkeypatch.setattr(spread, "_catalogue", None)

    near = spread.nearest(FIRST, PUBLIC, 3, frozenset(one.id for one in SPREAD[:7]))

    assert [one.passage for one in near] == [one.id for one in passages(SPREAD[0])[:3]]


@pytest.mark.parametrize("whole", [0, 10**6], ids=["from-the-graph", "each-compared"])
@pytest.mark.parametrize("within", [frozenset(), frozenset({"nothing"})], ids=["none", "unknown"])
def test_a_search_narrowed_to_nothing_finds_nothing(
    spread: Generation, monkeypatch: pytest.MonkeyPatch, within: frozenset[str], whole: int
) -> None:
    """No document is not every document."""
    monkeypatch.setattr(shelves, "READ_WHOLE", whole)

    assert spread.nearest(FIRST, PUBLIC, 3, within) == []
    assert spread.matching({"item": 1.0}, PUBLIC, 3, within) == []


@pytest.mark.parametrize("labels", [frozenset(), frozenset({"members"})], ids=["none", "another"])
@pytest.mark.parametrize("within", [None, frozenset({SPREAD[0].id})], ids=["all", "narrowed"])
def test_a_search_without_the_label_finds_nothing(
    spread: Generation, labels: frozenset[str], within: frozenset[str] | None
) -> None:
    """Naming a document does not open it."""
    assert spread.nearest(FIRST, labels, 3, within) == []
    assert spread.matching({"item": 1.0}, labels, 3, within) == []


def test_words_are_looked_for_in_the_documents_that_are_named(spread: Generation) -> None:
    """Both searches are narrowed in the same way."""
    near = spread.matching({"item": 1.0}, PUBLIC, 50, frozenset({SPREAD[4].id}))

    assert {one.passage for one in near} == {one.id for one in passages(SPREAD[4])}


def test_a_paper_that_another_answers_for_gives_no_passage(settings: Settings) -> None:
    """It may be found by a narrowed search, but nothing of it is handed out."""
    said = " ".join(f"Visit number {n} of the year was late by {n * 7} days." for n in range(30))
    draft, final = (
        document(said, f"{status}.txt", status=status, council="Kesterwold")
        for status in ("draft", "final")
    )
    shelve(settings, draft, final)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        vector = generation.question("Were visits late?")
        near = generation.nearest(vector, PUBLIC, 9, frozenset({draft.id}))
        found = generation.passages(one.passage for one in near)
    shelf.close()

    assert {document_of(one.passage) for one in near} == {draft.id}
    assert found == {}


def test_tells_what_the_lexicon_and_the_catalogue_know_of_the_labels(
    filed: Settings, opened: Open
) -> None:
    """Vocabulary, spellings, rarity, acronyms and documents that hold words, each by label."""
    shelve(filed, document("The hidden help hub (HHH) is secret.", access="members"))
    with opened().reading() as generation:
        seen = [
            {
                "hidden" in generation.vocabulary(labels)
                or "hidden" in generation.spellings(labels),
                bool(generation.holding(["hidden"], labels)),
                "HHH" in generation.acronyms(labels),
            }
            for labels in (PUBLIC, frozenset({"members"}))
        ]
        tells = [
            generation.rarity(["hidden", "caseload"], labels)
            for labels in (PUBLIC, frozenset({"members"}))
        ]

    assert seen == [{False}, {True}]
    assert tells[0]["hidden"] > tells[0]["caseload"]
    assert tells[1]["hidden"] < tells[1]["caseload"]


def test_knows_the_words_that_its_model_knows(opened: Open) -> None:
    """A common word is known though no paper has it."""
    with opened().reading() as generation:
        assert generation.knows("football")
        assert not generation.knows("fotballl")


def test_gives_the_passage_around_a_place(opened: Open) -> None:
    """So that words found in a document are shown with where they stand."""
    with opened().reading() as generation:
        found = generation.passage_at(ONE, Span(0, 9))

    assert found == passages(ONE)[0]


def test_sees_what_is_published_without_a_restart(filed: Settings, opened: Open) -> None:
    """A reader that was open before finds what was published since at its next reading."""
    shelf = opened()
    before = seen(shelf)

    shelve(filed, TWO)

    assert before == {ONE}
    assert seen(shelf) == {ONE, TWO}


def test_sees_that_a_document_was_withdrawn(filed: Settings, opened: Open) -> None:
    """A document that is no longer there is no longer quotable at the next reading."""
    shelve(filed, TWO)
    shelf = opened()

    withdraw(filed, ONE.id)

    assert seen(shelf) == {TWO}
    with shelf.reading() as generation:
        assert generation.read(ONE.id) is None


def test_a_reading_keeps_its_generation_while_others_are_published(
    filed: Settings, opened: Open
) -> None:
    """A question that takes long is answered from one generation, though its files are gone."""
    shelf = opened()

    with shelf.reading() as generation:
        withdraw(filed, ONE.id)
        shelve(filed, TWO)
        shelve(filed, THREE)
        meanwhile = seen(shelf)
        found, text = quotable(generation), generation.read(ONE.id)

    assert not (filed.index / "generations" / "1").exists()
    assert meanwhile == {TWO, THREE}
    assert (found, text) == ({ONE}, ONE)


def test_lets_go_of_a_generation_when_its_last_reading_ends(
    filed: Settings, temporary: Path, opened: Open
) -> None:
    """Of each generation there is one copy while it is read, and none afterwards."""
    shelf = opened()
    with shelf.reading():
        shelve(filed, TWO)
        seen(shelf)
        both = len(list(temporary.iterdir()))

    assert both == 2
    assert len(list(temporary.iterdir())) == 1


def test_closing_leaves_nothing_behind(temporary: Path, filed: Settings) -> None:
    """A shelf that is closed has deleted its copies."""
    shelf = Shelf(filed)
    seen(shelf)

    shelf.close()

    assert list(temporary.iterdir()) == []


def test_readers_leave_the_index_as_it_was(filed: Settings, opened: Open) -> None:
    """Byte for byte, opening, searching and reading change nothing in the index."""
    before = files_of(filed.index)

    seen(opened())

    assert files_of(filed.index) == before


def test_readers_in_many_threads_each_see_one_whole_generation(
    filed: Settings, opened: Open
) -> None:
    """While generations are published, no reading fails and none mixes two of them."""
    shelf = opened()
    ready, done = threading.Barrier(4, timeout=60), threading.Event()

    def reading() -> set[frozenset[Document]]:
        found = {frozenset(seen(shelf))}
        ready.wait()
        while not done.is_set():
            found.add(frozenset(seen(shelf)))
        return found | {frozenset(seen(shelf))}

    with ThreadPoolExecutor(3) as threads:
        readers = [threads.submit(reading) for _ in range(3)]
        try:
            ready.wait()
            shelve(filed, TWO)
            shelve(filed, THREE)
            withdraw(filed, ONE.id)
        finally:
            done.set()
        found = [reader.result() for reader in readers]

    published = [
        frozenset({ONE}),
        frozenset({ONE, TWO}),
        frozenset({ONE, TWO, THREE}),
        frozenset({TWO, THREE}),
    ]
    assert set.union(*found) <= set(published)
    assert all({published[0], published[-1]} <= one for one in found)


def test_an_index_that_is_not_there_is_an_error(settings: Settings) -> None:
    """A reader never makes an empty index."""
    with pytest.raises(IndexNotBuilt, match="councilbot ingest PATH"):
        Shelf(settings)

    assert not settings.index.exists()


def test_a_damaged_index_is_not_opened(filed: Settings) -> None:
    """A reader that finds damage says so, and does not answer from what is left."""
    damage(filed, 1)

    with pytest.raises(IndexDamaged, match=r"1/catalogue\.sqlite"):
        Shelf(filed)


def test_an_index_of_another_model_is_not_opened(filed: Settings) -> None:
    """Vectors of two models are never compared; both models are named."""
    made_with(filed, "another-model:0123")

    with pytest.raises(IndexOfAnotherModel, match=r"another-model:0123.*all-MiniLM-L6-v2:"):
        Shelf(filed)


def test_a_damaged_generation_leaves_the_old_one_answering(
    filed: Settings, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be opened is not followed, and is reported once however often one asks."""
    shelf = opened()
    shelve(filed, TWO)
    damage(filed, 2)

    found = [seen(shelf) for _ in range(3)]

    assert found == [{ONE}] * 3
    assert len(warnings(caplog)) == 1
    assert "Until then, generation 1 answers." in warnings(caplog)[0]


def test_a_generation_of_another_model_leaves_the_old_one_answering(
    filed: Settings, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    """An ingest with another model does not silence a bot that is running."""
    shelf = opened()
    shelve(filed, TWO)
    made_with(filed, "another-model:0123")

    found = [seen(shelf) for _ in range(3)]

    assert found == [{ONE}] * 3
    assert len(warnings(caplog)) == 1


@pytest.mark.parametrize("content", [b"rubbish", b"", b"99", None], ids=repr)
def test_a_damaged_pointer_leaves_the_old_one_answering(
    filed: Settings, opened: Open, content: bytes | None
) -> None:
    """When it cannot be told which generation is in use, the one that is open answers."""
    shelf = opened()
    (filed.index / "CURRENT").unlink()
    if content is not None:
        (filed.index / "CURRENT").write_bytes(content)

    assert seen(shelf) == {ONE}


def test_a_damaged_pointer_is_reported_once(
    filed: Settings, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault that lasts does not fill the log with a line for every question."""
    shelf = opened()
    (filed.index / "CURRENT").write_bytes(b"rubbish")

    for _ in range(3):
        seen(shelf)

    assert len(warnings(caplog)) == 1


def test_follows_when_there_is_room_again(
    filed: Settings,
    opened: Open,
    caplog: pytest.LogCaptureFixture,
    small_disk: Callable[[int], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A reader that finds no room for its copy answers from the old generation meanwhile."""
    shelf = opened()
    shelve(filed, TWO)
    with monkeypatch.context() as crowded:
        crowded.setattr(tempfile, "tempdir", str(small_disk(100_000)))
        meanwhile = [seen(shelf) for _ in range(2)]

    found = seen(shelf)

    assert meanwhile == [{ONE}] * 2
    assert len(warnings(caplog)) == 1
    assert found == {ONE, TWO}


def test_a_fault_that_comes_back_is_reported_again(
    filed: Settings, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    """What was put right in between is news when it happens again."""
    shelf = opened()
    for content in ("rubbish", "1", "rubbish"):
        (filed.index / "CURRENT").write_text(content, encoding="ascii")
        seen(shelf)

    assert len(warnings(caplog)) == 2


def test_follows_an_index_that_was_begun_anew(filed: Settings, opened: Open) -> None:
    """When somebody deletes the index and ingests again, its numbers begin again too."""
    shelf = opened()
    shutil.rmtree(filed.index)

    shelve(filed, TWO)

    assert seen(shelf) == {TWO}


def test_follows_again_when_the_next_generation_is_sound(filed: Settings, opened: Open) -> None:
    """A reader that refused a damaged generation opens the one that repairs it."""
    shelf = opened()
    shelve(filed, TWO)
    damage(filed, 2)
    seen(shelf)

    shelve(filed, THREE)

    assert seen(shelf) == held(filed)


def test_follows_an_index_that_was_made_again(filed: Settings, opened: Open) -> None:
    """A reader of a generation that was damaged and replaced opens what replaced it."""
    shelf = opened()
    damage(filed, 1)

    shelve(filed, TWO)

    assert held(filed) == {TWO}
    assert seen(shelf) == {TWO}


def test_reads_nothing_that_was_altered_under_it(filed: Settings, opened: Open) -> None:
    """A document whose stored text changes after the index was opened is not read."""
    shelf = opened()
    file = generations.current(filed.index) / "catalogue.sqlite"
    file.write_bytes(file.read_bytes().replace(b"are too high", b"are very low"))

    with shelf.reading() as generation:
        found = generation.read(ONE.id)
        known = generation.passages(one.id for one in passages(ONE))

    assert found is None
    assert known == {}


def _placed(place: int, sentences: int) -> Embedded:
    """The vectors of a passage, the nearer to the first direction the earlier its place is."""
    angle = np.radians(10 + 0.8 * place)
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(angle), np.sin(angle)
    return Embedded(vector, np.tile(vector, (sentences, 1)))
