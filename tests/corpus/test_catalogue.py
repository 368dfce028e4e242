"""The catalogue gives back exactly what it was given, or says that it cannot."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue, Source
from corpus.documents import KINDS, Details, Document, Page, Passage, Span, Voice
from corpus.embedding import Embedded
from tests.corpus.conftest import FILED, LABELLED, UNTIMED, document, passages

Open = Callable[[], Catalogue]

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
DETAILS = st.builds(
    Details,
    title=WORDS,
    kind=st.sampled_from(sorted(KINDS)),
    council=WORDS,
    body=WORDS,
    date=st.none() | st.dates(),
    began=st.none() | st.dates(),
    published=st.none() | st.dates(),
    retrieved=st.none() | st.dates(),
    status=st.sampled_from(["", "draft", "confirmed", "final"]),
    author=WORDS,
    url=WORDS,
    licence=WORDS,
    access=st.sampled_from(["public", "members"]),
    grades=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    sure=st.floats(0, 1),
)
PAGES = st.lists(
    st.builds(Page, st.integers(1, 900), st.none() | WORDS, st.integers(0, 10**6)), max_size=4
).map(tuple)
SPANS = st.lists(st.builds(Span, st.integers(0, 30), st.integers(0, 30)), max_size=4).map(tuple)


def embedded(passage: Passage) -> Embedded:
    """Vectors that half precision holds exactly."""
    rows = len(passage.sentences)
    return Embedded(
        np.array([1, 0.5, 0.25], np.float32),
        np.arange(rows * 3, dtype=np.float32).reshape(rows, 3),
    )


def add(catalogue: Catalogue, *documents: Document) -> None:
    """Add documents with their passages."""
    for whole in documents:
        cut = passages(whole)
        catalogue.add(whole, cut, [embedded(one) for one in cut])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the catalogue is."""
    return tmp_path / "catalogue.sqlite"


@pytest.fixture
def writable(file: Path) -> Iterator[Open]:
    """Open the catalogue for writing."""
    with ExitStack() as files:
        yield lambda: files.enter_context(closing(Catalogue(file, writable=True)))


@pytest.fixture
def opened(file: Path) -> Iterator[Open]:
    """Open the catalogue for reading."""
    with ExitStack() as files:
        yield lambda: files.enter_context(closing(Catalogue(file)))


@pytest.fixture
def filed(file: Path) -> Path:
    """A catalogue of `FILED`."""
    with closing(Catalogue(file, writable=True)) as catalogue:
        add(catalogue, *FILED)
    return file


def alter(file: Path, statement: str) -> None:
    """Change the file behind the catalogue's back."""
    with closing(sqlite3.connect(file)) as database:
        database.execute(statement)
        database.commit()


@UNTIMED
@given(name=WORDS, details=DETAILS, text=WORDS, pages=PAGES)
def test_gives_back_a_document_as_it_was(
    name: str, details: Details, text: str, pages: tuple[Page, ...]
) -> None:
    """Every field of a document comes back equal, whatever it holds."""
    whole = Document("d1", name, details, text, pages)

    with TemporaryDirectory() as folder:
        with closing(Catalogue(Path(folder) / "c.sqlite", writable=True)) as catalogue:
            catalogue.add(whole, [], [])
        with closing(Catalogue(Path(folder) / "c.sqlite")) as catalogue:
            found = catalogue.read("d1")

    assert found == whole


@UNTIMED
@given(
    section=st.lists(WORDS, max_size=3).map(tuple),
    kind=WORDS,
    voice=st.none() | st.builds(Voice, WORDS.filter(bool), st.sampled_from(["direct", "reported"])),
    lead_in=WORDS,
    anchor=WORDS,
    sentences=SPANS,
)
def test_gives_back_a_passage_as_it_was(**fields: object) -> None:
    """Every field of a passage comes back equal, whatever it holds."""
    whole = document("The Director said that visits were late.")
    passage = Passage(whole, 4, 22, **fields)  # type: ignore[arg-type]

    with TemporaryDirectory() as folder:
        with closing(Catalogue(Path(folder) / "c.sqlite", writable=True)) as catalogue:
            catalogue.add(whole, [passage], [embedded(passage)])
        with closing(Catalogue(Path(folder) / "c.sqlite")) as catalogue:
            found = catalogue.passages([passage.id])

    assert found[passage.id].passage == passage


def test_gives_back_the_vectors_of_a_passage(filed: Path, opened: Open) -> None:
    """A passage has its own vector, and a row for each of its sentences."""
    (passage,) = passages(FILED[0])

    found = opened().passages([passage.id])[passage.id].embedded

    assert found.passage.tolist() == embedded(passage).passage.tolist()
    assert found.sentences.tolist() == embedded(passage).sentences.tolist()


def test_vectors_come_back_near_enough_to_compare(file: Path, opened: Open) -> None:
    """Half precision moves a vector by less than a thousandth."""
    whole = document("Visits were late.")
    (passage,) = passages(whole)
    vector = np.random.default_rng(0).normal(size=384).astype(np.float32)
    vector /= np.linalg.norm(vector)
    with closing(Catalogue(file, writable=True)) as catalogue:
        catalogue.add(whole, [passage], [Embedded(vector, vector[np.newaxis])])

    found = opened().passages([passage.id])[passage.id].embedded

    assert found.passage @ vector > 0.999
    assert found.sentences[0] @ vector > 0.999


def test_an_altered_text_is_not_read(filed: Path, opened: Open) -> None:
    """A document whose text is not the one that was stored is as good as gone."""
    alter(filed, "update document set text = replace(text, 'rose', 'fell')")

    found = opened().read(FILED[0].id)

    assert found is None


def test_a_text_that_is_altered_between_two_readings_is_not_read_again(
    filed: Path, opened: Open
) -> None:
    """Reading looks at the file each time, so that a quote is held against what is stored now."""
    catalogue = opened()
    before = catalogue.read(FILED[0].id)

    alter(filed, "update document set text = replace(text, 'rose', 'fell')")

    assert before == FILED[0]
    assert catalogue.read(FILED[0].id) is None


def test_an_altered_text_gives_no_passages(filed: Path, opened: Open) -> None:
    """No passage of a document that was altered is handed out."""
    alter(filed, "update document set text = replace(text, 'rose', 'fell')")
    catalogue = opened()

    found = catalogue.passages([one.id for whole in FILED[:2] for one in passages(whole)])

    assert set(found) == {one.id for one in passages(FILED[1])}
    assert list(catalogue.shelved(FILED[0].id)) == []


@pytest.mark.parametrize(("labels", "names"), LABELLED)
def test_gives_the_documents_of_the_labels(
    filed: Path, opened: Open, labels: set[str], names: set[str]
) -> None:
    """No label is opened that was not given, not even by name or id."""
    catalogue = opened()

    every = {one.name for one in catalogue.permitted(frozenset(labels))}
    named = [list(catalogue.permitted(frozenset(labels), one.name)) for one in FILED]
    by_id = [list(catalogue.permitted(frozenset(labels), one.id)) for one in FILED]

    assert every == names
    assert named == by_id == [[one] if one.name in names else [] for one in FILED]


def test_gives_documents_the_oldest_first(filed: Path, opened: Open) -> None:
    """Those of no known day before them."""
    names = [one.name for one in opened().permitted(frozenset({"public"}))]

    assert names == ["undated.txt", "minutes.txt", "report.txt"]


def test_gives_both_of_two_papers_of_one_name(file: Path, opened: Open) -> None:
    """Which is meant is for the caller to ask."""
    twins = document("Caseloads rose."), document("Caseloads fell.")
    with closing(Catalogue(file, writable=True)) as catalogue:
        add(catalogue, *twins)

    assert set(opened().permitted(frozenset({"public"}), "minutes.txt")) == set(twins)


def test_an_empty_name_is_the_name_of_no_document(filed: Path, opened: Open) -> None:
    """It does not stand for every document."""
    assert list(opened().permitted(frozenset({"public"}), "")) == []


def test_neither_an_altered_document_nor_an_altered_label_is_given(
    filed: Path, opened: Open
) -> None:
    """What is known of the document is held against the label by which it was found."""
    alter(filed, "update document set text = 'Costs fell.' where name = 'minutes.txt'")
    alter(filed, "update document set access = 'public' where name = 'exempt.txt'")

    names = {one.name for one in opened().permitted(frozenset({"public"}))}

    assert names == {"report.txt", "undated.txt"}


def test_gives_the_shortest_passage_around_a_place(file: Path, opened: Open) -> None:
    """A passage may lie in another; none holds what lies across two."""
    whole = document("First. Still first.\nSecond.")
    cut = [Passage(whole, *span) for span in ((0, 19), (0, 6), (20, 27))]
    with closing(Catalogue(file, writable=True)) as catalogue:
        catalogue.add(whole, cut, [embedded(one) for one in cut])
    catalogue = opened()

    found = [catalogue.passage_at(whole, Span(*span)) for span in ((1, 5), (0, 7), (18, 22))]

    assert found == [cut[1], cut[0], None]


def test_an_altered_text_is_not_found_by_name(filed: Path, opened: Open) -> None:
    """A paper's file name does not open a document that was altered."""
    alter(filed, "update document set text = replace(text, 'rose', 'fell')")

    found = opened().named("minutes.txt")

    assert found is None


def test_a_document_that_is_not_there_is_not_read(filed: Path, opened: Open) -> None:
    """An unknown id is None, not an error."""
    assert opened().read("nothing") is None


def test_a_document_is_found_by_the_name_of_its_paper(filed: Path, opened: Open) -> None:
    """A paper's file name leads to its document."""
    assert opened().named("report.txt") == FILED[1]


def test_an_unknown_name_finds_nothing(filed: Path, opened: Open) -> None:
    """A name that no paper has is None."""
    assert opened().named("nothing.txt") is None


def test_passages_that_are_not_there_are_left_out(filed: Path, opened: Open) -> None:
    """Unknown ids are passed over, and the others are found."""
    (passage,) = passages(FILED[0])

    found = opened().passages(["nothing:0-9", passage.id])

    assert set(found) == {passage.id}


def test_passages_come_in_the_order_of_their_document(file: Path, opened: Open) -> None:
    """A document's passages are in order of place, in whatever order they were added."""
    whole = document("First.\nSecond.\nThird.")
    cut = passages(whole)
    with closing(Catalogue(file, writable=True)) as catalogue:
        catalogue.add(whole, cut[::-1], [embedded(one) for one in cut])
    catalogue = opened()

    ids = catalogue.passage_ids(whole.id)

    assert ids == [one.id for one in cut]
    assert [one.passage for one in catalogue.shelved(whole.id)] == cut


def test_removing_takes_everything_of_a_document(filed: Path, writable: Open, opened: Open) -> None:
    """A removed document leaves no passage, no label and no count behind."""
    with closing(Catalogue(filed, writable=True)) as catalogue:
        catalogue.remove(FILED[3].id)

    found = opened()

    assert found.read(FILED[3].id) is None
    assert found.passages(one.id for one in passages(FILED[3])) == {}
    assert found.passage_ids(FILED[3].id) == []
    assert found.labelled("members") == set()
    assert found.labels() == {"public"}
    assert found.documents() == {whole.id for whole in FILED[:3]}


def test_removing_says_what_was_removed(filed: Path, writable: Open) -> None:
    """The label and the passages are what the other indexes must remove."""
    removed = writable().remove(FILED[3].id)

    assert removed == ("members", [one.id for one in passages(FILED[3])])


def test_what_is_removed_can_be_added_again(filed: Path, writable: Open) -> None:
    """A document that comes back is read as before."""
    catalogue = writable()
    catalogue.remove(FILED[0].id)

    add(catalogue, FILED[0])

    assert catalogue.read(FILED[0].id) == FILED[0]


def test_lists_the_passages_of_each_label(filed: Path, opened: Open) -> None:
    """A passage has the label of its document."""
    catalogue = opened()

    listed = {label: catalogue.labelled(label) for label in catalogue.labels()}

    assert listed == {
        "public": {one.id for whole in FILED[:3] for one in passages(whole)},
        "members": {one.id for one in passages(FILED[3])},
    }


def test_a_paper_of_no_passage_is_held(file: Path, opened: Open) -> None:
    """Nothing of it can be found, but it is there."""
    with closing(Catalogue(file, writable=True)) as catalogue:
        catalogue.add(FILED[0], [], [])

    assert [(one.id, one.passages) for one in opened().holdings({"public"}).papers] == [
        (FILED[0].id, 0)
    ]


def test_a_removed_paper_is_held_no_more_and_defines_nothing(file: Path, opened: Open) -> None:
    """Its acronyms go with it, and those of the others stay."""
    gone, kept = (
        document(f"The {word} help hub ({word[0].upper()}HH).", f"{word}.txt")
        for word in ("old", "new")
    )
    with closing(Catalogue(file, writable=True)) as catalogue:
        add(catalogue, gone, kept)
        catalogue.remove(gone.id)

    assert opened().acronyms({"public"}) == {"NHH": ("new help hub",)}
    assert [one.id for one in opened().holdings({"public"}).papers] == [kept.id]


def test_remembers_what_became_of_a_file(file: Path, opened: Open) -> None:
    """Every file is known by its path, with its document or the reason it was refused."""
    taken = Source("/papers/b.txt", "f1", "d1", None)
    refused = Source("/papers/a.pdf", "f2", None, "a.pdf is damaged: get the paper again.")
    with closing(Catalogue(file, writable=True)) as catalogue:
        catalogue.record(taken)
        catalogue.record(refused)

    sources = opened().sources()

    assert sources == {"/papers/a.pdf": refused, "/papers/b.txt": taken}


def test_the_last_that_is_known_of_a_file_counts(writable: Open) -> None:
    """Recording a file again replaces what was known of it."""
    catalogue = writable()
    catalogue.record(Source("/papers/a.txt", "f1", "d1", None))

    catalogue.record(Source("/papers/a.txt", "f2", "d2", None))

    assert catalogue.sources() == {"/papers/a.txt": Source("/papers/a.txt", "f2", "d2", None)}


def test_a_file_that_is_forgotten_is_not_known(writable: Open) -> None:
    """Forgetting takes one file and leaves the others."""
    catalogue = writable()
    catalogue.record(Source("/papers/a.txt", "f1", "d1", None))
    catalogue.record(Source("/papers/b.txt", "f2", "d2", None))

    catalogue.forget("/papers/a.txt")

    assert set(catalogue.sources()) == {"/papers/b.txt"}


def test_a_reader_cannot_write(filed: Path, opened: Open) -> None:
    """A catalogue that is open for reading takes nothing."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened().forget("/papers/a.txt")


def test_a_catalogue_that_is_not_there_is_not_made(file: Path) -> None:
    """A missing file is an error for a reader, never an empty catalogue."""
    with pytest.raises(sqlite3.OperationalError):
        Catalogue(file)

    assert not file.exists()


def test_reading_leaves_the_file_as_it_was(filed: Path, opened: Open) -> None:
    """A reader writes nothing, neither into the file nor beside it."""
    before = filed.read_bytes()
    catalogue = opened()

    catalogue.read(FILED[0].id)

    assert filed.read_bytes() == before
    assert list(filed.parent.iterdir()) == [filed]
