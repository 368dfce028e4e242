"""What is written is published whole or not at all, whatever happens meanwhile."""

import json
import multiprocessing
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import numpy as np
import pytest

from corpus import generations
from corpus.catalogue import Catalogue, Source
from corpus.documents import Document, Voice
from corpus.embedding import Embedded
from corpus.errors import IndexNotWritten, IndexOfAnotherModel
from corpus.lexicon import LexiconWriter
from corpus.settings import Settings
from corpus.shelf import Shelf
from corpus.vectors import VectorsWriter
from corpus.writer import Writer, writing
from ingest.ingest import ingest
from tests.corpus.conftest import PUBLIC, document, files_of, held, passages, shelve, unit

ONE = document("Caseloads are too high.", "one.txt")
TWO = document("Caseloads have fallen.\nCaseloads rose before that.", "two.txt")
THREE = document("Caseloads are steady.", "three.txt")
SECRET = document("Caseloads are secret.", "secret.txt", access="members")
LONG = document("\n".join(f"Caseloads rose in team {team}." for team in range(40)), "long.txt")
KILLED = 20
"""Ingests that are killed, each at a moment of its own."""

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["chromadb", "ingest.ingest", "onnxruntime", "tokenizers"])


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


def add(writer: Writer, *documents: Document) -> None:
    """Shelve documents, a passage a line."""
    for one in documents:
        writer.add(one, passages(one))


def unpublished(settings: Settings) -> Path:
    """The folder that a block is writing."""
    newest = max((settings.index / "generations").iterdir(), key=lambda folder: int(folder.name))
    assert newest != generations.current(settings.index)
    return newest


def in_use(settings: Settings) -> str:
    """The number of the generation in use."""
    return generations.current(settings.index).name


def test_what_is_added_is_found(settings: Settings) -> None:
    """The first ingest makes an index in which its documents are found."""
    shelve(settings, ONE, TWO)

    assert held(settings) == {ONE, TWO}


def test_what_is_added_later_joins_what_is_there(filed: Settings) -> None:
    """A second ingest keeps what the first one shelved."""
    shelve(filed, TWO)

    assert held(filed) == {ONE, TWO}


def test_what_is_removed_is_not_found(filed: Settings) -> None:
    """A document that is taken off the shelf is quotable no more."""
    shelve(filed, TWO)

    with writing(filed) as writer:
        writer.remove(ONE.id)

    assert held(filed) == {TWO}


def test_the_last_document_can_be_removed(filed: Settings) -> None:
    """An index that was emptied is an index all the same."""
    with writing(filed) as writer:
        writer.remove(ONE.id)

    assert held(filed) == set()


def test_what_was_removed_can_be_added_again(filed: Settings) -> None:
    """A document that comes back in a later ingest is found as before."""
    with writing(filed) as writer:
        writer.remove(ONE.id)

    shelve(filed, ONE)

    assert held(filed) == {ONE}


def test_a_document_is_replaced_in_one_go(filed: Settings) -> None:
    """Removing and adding the same document in one ingest leaves it once."""
    with writing(filed) as writer:
        writer.remove(ONE.id)
        add(writer, ONE)

    assert held(filed) == {ONE}


def test_what_is_added_and_removed_in_one_go_is_not_there(filed: Settings) -> None:
    """An ingest may change its mind."""
    with writing(filed) as writer:
        add(writer, TWO)
        writer.remove(TWO.id)

    assert held(filed) == {ONE}


def test_a_label_that_changes_shuts_the_document(filed: Settings) -> None:
    """A public document that is shelved again for members is public no more."""
    shut = replace(ONE, details=replace(ONE.details, access="members"))

    with writing(filed) as writer:
        writer.remove(ONE.id)
        add(writer, shut)

    assert held(filed) == set()


def test_documents_of_several_labels_are_shelved_together(settings: Settings) -> None:
    """One ingest may write for more than one audience."""
    shelve(settings, ONE, SECRET)

    assert held(settings) == {ONE}


def test_a_document_without_passages_is_shelved(filed: Settings) -> None:
    """A paper in which nothing can be quoted is still a document that is known."""
    blank = document("", "blank.txt", access="members")

    with writing(filed) as writer:
        writer.add(blank, [])

    assert held(filed) == {ONE}


def test_a_document_without_passages_is_taken_off_the_shelf(filed: Settings) -> None:
    """A paper in which nothing can be quoted can be withdrawn like any other."""
    blank = document("", "blank.txt")
    with writing(filed) as writer:
        writer.add(blank, [])

    with writing(filed) as writer:
        writer.remove(blank.id)

    assert held(filed) == {ONE}


def test_passages_come_back_as_they_were_cut(settings: Settings) -> None:
    """Sections, voices and sentences are read from the index as they were given to it."""
    (cut,) = passages(ONE)
    known = replace(cut, section=("Findings",), voice=Voice("Cllr Reed", "reported"), anchor="p4")
    with writing(settings) as writer:
        writer.add(ONE, [known])

    catalogue = Catalogue(generations.current(settings.index) / "catalogue.sqlite")
    (found,) = catalogue.shelved(ONE.id)
    catalogue.close()

    assert found.passage == known
    assert len(found.embedded.sentences) == len(known.sentences)


def test_given_vectors_are_kept_and_searched(settings: Settings) -> None:
    """A passage is found by the vector that it was shelved with, whatever its words mean."""
    cut = passages(TWO)
    given = [Embedded(unit(number, 384), unit(9, 384)[np.newaxis]) for number in range(len(cut))]
    with writing(settings) as writer:
        writer.shelve(TWO, cut, given)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        found = generation.passages(one.id for one in cut)
        nearest = [generation.nearest(unit(number, 384), PUBLIC, 1)[0] for number in (0, 1)]
    shelf.close()

    assert [near.passage for near in nearest] == [one.id for one in cut]
    for one, vectors in zip(cut, given, strict=True):
        assert found[one.id].embedded.passage.tolist() == vectors.passage.tolist()
        assert found[one.id].embedded.sentences.tolist() == vectors.sentences.tolist()


def test_nothing_is_published_when_nothing_changes(filed: Settings) -> None:
    """An ingest that finds everything as it was leaves the index byte for byte."""
    before = files_of(filed.index / "generations")

    with writing(filed) as writer:
        writer.sources()

    assert in_use(filed) == "1"
    assert files_of(filed.index / "generations") == before


def test_nothing_is_made_when_there_is_nothing_to_write(settings: Settings) -> None:
    """An ingest of nothing does not make an empty index."""
    with writing(settings):
        pass

    assert not (settings.index / "CURRENT").exists()


def test_the_generation_before_is_left_as_it_was(filed: Settings) -> None:
    """Writing the next generation changes no byte of the one that is being read."""
    before = files_of(generations.current(filed.index))

    shelve(filed, TWO)

    assert files_of(filed.index / "generations" / "1") == before


def test_remembers_what_became_of_files(filed: Settings) -> None:
    """The next ingest knows which files were offered, and no longer those that it forgot."""
    kept, gone = Source("/a.txt", "f1", ONE.id, None), Source("/b.txt", "f2", None, "Damaged.")
    with writing(filed) as writer:
        writer.record(kept)
        writer.record(gone)
    with writing(filed) as writer:
        writer.forget("/b.txt")

    with writing(filed) as writer:
        sources = writer.sources()

    assert sources == {"/a.txt": kept}


def test_a_new_index_knows_no_files(settings: Settings) -> None:
    """Before the first ingest nothing was ever offered."""
    with writing(settings) as writer:
        sources = writer.sources()

    assert sources == {}


def test_nothing_is_published_when_the_block_fails(filed: Settings) -> None:
    """An error leaves the index as it was, and no half-written generation behind."""
    before = files_of(filed.index / "generations")

    with suppress(ZeroDivisionError), writing(filed) as writer:
        add(writer, TWO)
        raise ZeroDivisionError

    assert files_of(filed.index / "generations") == before
    assert held(filed) == {ONE}


def test_a_failure_does_not_stand_in_the_way_of_the_next_ingest(filed: Settings) -> None:
    """The same process can write again after a block that failed."""
    with suppress(ZeroDivisionError), writing(filed) as writer:
        add(writer, TWO)
        raise ZeroDivisionError

    shelve(filed, THREE)

    assert held(filed) == {ONE, THREE}


def test_an_index_of_another_model_is_not_written(filed: Settings) -> None:
    """Vectors of two models are never mixed, and the index stays as it was."""
    file = generations.current(filed.index) / "manifest.json"
    known = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**known, "model": "another-model:0123"}), encoding="utf-8")

    with pytest.raises(IndexOfAnotherModel, match="another-model:0123"):
        shelve(filed, TWO)

    assert in_use(filed) == "1"


def lose_a_vector(folder: Path) -> None:
    """Take the passages of `ONE` out of Chroma behind the writer's back."""
    with VectorsWriter(folder / "chroma") as vectors:
        vectors.remove("public", [one.id for one in passages(ONE)])


def lose_words(folder: Path) -> None:
    """Take the passages of `ONE` out of the lexicon behind the writer's back."""
    with LexiconWriter(folder / "lexicon") as lexicon:
        lexicon.remove("public", ONE.id)


def gain_a_vector(folder: Path) -> None:
    """Put passages that the catalogue does not know into Chroma."""
    with VectorsWriter(folder / "chroma") as vectors:
        vectors.add(passages(THREE), [np.eye(384, dtype=np.float32)[0]])


@pytest.mark.parametrize("damage", [lose_a_vector, lose_words, gain_a_vector])
def test_an_unsound_generation_is_not_published(
    filed: Settings, damage: Callable[[Path], None]
) -> None:
    """When the indexes do not hold the same passages, the old generation goes on serving."""
    with pytest.raises(IndexNotWritten, match=r"not sound.*run the ingest again"):
        _write_with(damage, filed)

    assert in_use(filed) == "1"
    assert set(files_of(filed.index / "generations")) == {
        f"1/{name}" for name in files_of(generations.current(filed.index))
    }
    assert held(filed) == {ONE}


def test_a_document_that_its_words_do_not_find_is_not_published(filed: Settings) -> None:
    """When a passage was indexed with other words than are stored, nothing is published."""
    other = replace(TWO, text=TWO.text.replace("fallen", "soared").replace("rose", "fell"))

    with pytest.raises(IndexNotWritten, match="not sound"), writing(filed) as writer:
        writer.add(TWO, passages(other))

    assert held(filed) == {ONE}


def test_a_stranded_passage_is_added_again(filed: Settings) -> None:
    """A passage that its own vector does not find is repaired before it is published."""
    stranded = passages(TWO)[0]

    with writing(filed) as writer:
        add(writer, TWO)
        writer.remove(ONE.id)  # makes the writer hand what waits to Chroma
        with VectorsWriter(unpublished(filed) / "chroma") as vectors:
            vectors.remove("public", [stranded.id])
            vectors.add([stranded], [np.eye(384, dtype=np.float32)[0]])

    assert _found_by_their_own_vectors(filed, TWO) == [one.id for one in passages(TWO)]


def test_a_damaged_generation_is_made_again_from_the_one_before(filed: Settings) -> None:
    """An ingest that finds the generation in use damaged publishes a sound one."""
    shelve(filed, TWO)
    (generations.current(filed.index) / "catalogue.sqlite").write_bytes(b"rubbish")

    with writing(filed) as writer:
        writer.sources()

    assert held(filed) == {ONE}


def test_a_damaged_pointer_is_mended(filed: Settings) -> None:
    """An ingest that finds CURRENT damaged publishes what was sound, though nothing changed."""
    (filed.index / "CURRENT").write_text("rubbish", encoding="ascii")

    with writing(filed) as writer:
        writer.sources()

    assert held(filed) == {ONE}


def test_an_index_without_a_sound_generation_is_made_anew(filed: Settings) -> None:
    """When nothing is sound, what is ingested makes a fresh index, and the rest is not there."""
    (generations.current(filed.index) / "catalogue.sqlite").write_bytes(b"rubbish")

    with writing(filed) as writer:
        known = writer.sources()
        add(writer, TWO)

    assert known == {}
    assert held(filed) == {TWO}


@pytest.fixture
def crowded(first: Path, settings: Settings, small_disk: Callable[[int], Path]) -> Settings:
    """Settings whose index holds `ONE`, on a disk of 4 MB."""
    crowded = replace(settings, index=small_disk(4_000_000) / "index")
    shutil.copytree(first, crowded.index)
    return crowded


@pytest.mark.parametrize("left", [0, 100_000, 300_000, 450_000, 500_000, 600_000])
def test_a_full_disk_leaves_the_index_as_it_was(crowded: Settings, left: int) -> None:
    """However far the writing comes, nothing is published and the old generation serves."""
    _fill(crowded, left)
    before = files_of(generations.current(crowded.index))

    with pytest.raises(IndexNotWritten, match=r"no room left .* make room"):
        shelve(crowded, LONG)

    assert files_of(generations.current(crowded.index)) == before
    assert held(crowded) == {ONE}


@pytest.mark.parametrize("left", [100_000, 500_000])
def test_a_full_disk_is_left_no_fuller(crowded: Settings, left: int) -> None:
    """What could not be finished does not go on taking room."""
    _fill(crowded, left)

    with pytest.raises(IndexNotWritten):
        shelve(crowded, LONG)

    assert [folder.name for folder in (crowded.index / "generations").iterdir()] == ["1"]


def test_the_ingest_completes_when_there_is_room_again(crowded: Settings) -> None:
    """A disk that was full is no harm done."""
    filler = _fill(crowded, 100_000)
    with suppress(IndexNotWritten):
        shelve(crowded, LONG)
    filler.unlink()

    shelve(crowded, LONG)

    assert held(crowded) == {ONE, LONG}


class Papers:
    """A folder of papers that changes, and the index it is ingested into."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.seconds = 0.0

    def change(self, edition: int) -> None:
        """Write six papers anew, add one and withdraw one; two stay as they are."""
        for file in self.folder.glob("once-*.txt"):
            file.unlink()
        for name in [*(f"paper-{number}" for number in range(6)), f"once-{edition}"]:
            lines = [f"Caseloads in team {team} of {name}, {edition}." for team in range(4)]
            (self.folder / f"{name}.txt").write_text("\n\n".join(lines), encoding="utf-8")

    def ids(self) -> set[str]:
        """The ids of the documents that the papers are."""
        return {sha256(file.read_bytes()).hexdigest()[:16] for file in self.folder.iterdir()}

    def ingesting(self) -> ForkServerProcess:
        """Begin to ingest, in a process of its own that need not import everything first."""
        process = _FORKING.Process(target=ingest, args=([self.folder], self.settings))
        process.start()
        return process


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    """Papers that have been ingested once, and how long that takes."""
    home = tmp_path_factory.mktemp("killed")
    (home / "papers").mkdir()
    for name in ("stays", "stays-too"):
        (home / "papers" / f"{name}.txt").write_text(f"Caseloads of {name}.", encoding="utf-8")
    papers = Papers(home / "papers", replace(Settings.from_environment({}), index=home / "index"))
    for edition in (-2, -1):
        papers.change(edition)
        started = time.monotonic()
        process = papers.ingesting()
        process.join()
        assert process.exitcode == 0
        papers.seconds = time.monotonic() - started
    return papers


@pytest.mark.parametrize("edition", range(KILLED))
def test_a_killed_ingest_leaves_the_old_papers_or_the_new(papers: Papers, edition: int) -> None:
    """After kill -9 at any moment the index holds one of the two whole, and can be written."""
    old = papers.ids()
    papers.change(edition)
    moment = np.random.default_rng(edition).uniform(0.05, 1.3) * papers.seconds

    process = papers.ingesting()
    process.join(moment)
    process.kill()
    process.join()
    left = {one.id for one in held(papers.settings)}
    ingest([papers.folder], papers.settings)

    assert left in (old, papers.ids())
    assert {one.id for one in held(papers.settings)} == papers.ids()


def _write_with(damage: Callable[[Path], None], settings: Settings) -> None:
    """Write a generation that is damaged before it is published."""
    with writing(settings) as writer:
        writer.record(Source("/a.txt", "f1", ONE.id, None))
        damage(unpublished(settings))


def _found_by_their_own_vectors(settings: Settings, whole: Document) -> list[str]:
    """What the vector of each of a document's passages finds first."""
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        known = generation.passages(one.id for one in passages(whole))
        found = [
            generation.nearest(known[one.id].embedded.passage, PUBLIC, 1)[0].passage
            for one in passages(whole)
        ]
    shelf.close()
    return found


def _fill(settings: Settings, left: int) -> Path:
    """Fill the disk of the index until so many bytes are left; the file that does."""
    filler = settings.index.parent / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(settings.index).free - left))
    return filler
