"""The holdings are the papers that the labels open, and tell nothing of the others."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import Catalogue
from corpus.documents import Details, Document
from corpus.embedding import Embedded
from corpus.holdings import Held, Holdings, held, meanings
from tests.corpus.conftest import FILED, LABELLED, PUBLIC, document, passages

EARLY, LATE = datetime.date(2019, 5, 1), datetime.date(2024, 2, 9)


def paper(number: int, **details: object) -> Held:
    """A paper of which these details are known."""
    return Held(f"{number}", f"{number}.txt", Details(**details), 1)  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the catalogue is."""
    return tmp_path / "catalogue.sqlite"


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """A catalogue's tables, to which a test adds documents first."""
    add(file)
    with closing(sqlite3.connect(file)) as opened:
        yield opened


def add(file: Path, *documents: Document) -> None:
    """Add documents with their passages, each of which has a vector of nothing."""
    with closing(Catalogue(file, writable=True)) as catalogue:
        for whole in documents:
            cut = passages(whole)
            nothing = [np.zeros((1 + len(one.sentences), 2), np.float32) for one in cut]
            catalogue.add(whole, cut, [Embedded(rows[0], rows[1:]) for rows in nothing])


def test_no_paper_has_no_day_and_no_council() -> None:
    """An empty shelf is no error."""
    nothing = Holdings()

    assert (nothing.documents, nothing.oldest, nothing.newest, nothing.councils) == (
        0,
        None,
        None,
        (),
    )


def test_papers_without_a_day_or_a_council_only_count() -> None:
    """What is not known of one is told by the others, and is not made up."""
    known = Holdings((paper(1), paper(2, date=LATE, council="B"), paper(3, date=EARLY)))

    assert (known.documents, known.oldest, known.newest) == (3, EARLY, LATE)
    assert known.councils == ("B",)
    assert Holdings((paper(1),)).newest is None
    assert Holdings((paper(1),)).oldest is None


def test_each_council_is_listed_once_in_order() -> None:
    """As printed: two styles of one name are two names."""
    papers = tuple(paper(n, council=name) for n, name in enumerate(("C", "A", "C", "B", "")))

    assert Holdings(papers).councils == ("A", "B", "C")


@pytest.mark.parametrize(("labels", "expected"), LABELLED)
def test_holds_only_what_the_labels_open(
    file: Path, database: sqlite3.Connection, labels: set[str], expected: set[str]
) -> None:
    """Neither a name nor a count of a paper of another label is told."""
    add(file, *FILED)

    assert {one.name for one in held(database, labels).papers} == expected


def test_a_paper_is_held_as_it_was_filed(file: Path, database: sqlite3.Connection) -> None:
    """Its id, name and details, and the number of its passages; in the order of the ids."""
    long = document(
        "One.\nTwo.\nThree.", "long.txt", council="Kesterwold", grades=(("Care", "Good"),)
    )
    add(file, *FILED[:2], long)

    found = held(database, PUBLIC).papers

    expected = [(FILED[0], 1), (FILED[1], 1), (long, 3)]
    assert found == tuple(
        sorted(Held(one.id, one.name, one.details, count) for one, count in expected)
    )


def test_what_most_papers_say_an_acronym_stands_for_comes_first(
    file: Path, database: sqlite3.Connection
) -> None:
    """Each meaning once, the commonest first, and those as common in the order of the alphabet."""
    texts = [
        "late help hub (LHH)",
        "local help hub (LHH)",
        "local help hub (LHH)",
        "lone help hub (LHH)",
    ]
    add(file, *(document(f"The {text} met.", f"{n}.txt") for n, text in enumerate(texts)))

    assert meanings(database, PUBLIC) == {
        "LHH": ("local help hub", "late help hub", "lone help hub")
    }


def test_an_acronym_counts_once_a_paper(file: Path, database: sqlite3.Connection) -> None:
    """A paper that repeats itself does not outweigh two that do not."""
    add(
        file,
        document("The late help hub (LHH). The late help hub (LHH). The late help hub (LHH)."),
        *(document("The local help hub (LHH).", f"{n}.txt") for n in range(2)),
    )

    assert meanings(database, PUBLIC) == {"LHH": ("local help hub", "late help hub")}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"public"}, {"OHH": ("open help hub",)}),
        ({"members"}, {"SHH": ("secret help hub",)}),
        ({"public", "members"}, {"OHH": ("open help hub",), "SHH": ("secret help hub",)}),
        (set(), {}),
    ],
    ids=["public", "members", "both", "none"],
)
def test_what_secret_papers_call_things_is_secret(
    file: Path,
    database: sqlite3.Connection,
    labels: set[str],
    expected: dict[str, tuple[str, ...]],
) -> None:
    """An acronym that only a paper of another label defines means nothing."""
    add(
        file,
        document("The open help hub (OHH)."),
        document("The secret help hub (SHH).", access="members"),
    )

    assert meanings(database, labels) == expected
