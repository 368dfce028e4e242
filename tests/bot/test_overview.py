"""What is on the shelf, as somebody is told who has not asked yet."""

import datetime
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from bot.overview import LATEST, Overview, overview
from corpus.generations import current
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import FILED, PUBLIC, document, shelve

Look = Callable[..., Overview]


@pytest.fixture
def look(settings: Settings) -> Iterator[Look]:
    """The overview of an index of these documents."""
    with ExitStack() as files:

        def looking(*documents: object, labels: frozenset[str] = PUBLIC) -> Overview:
            shelve(settings, *documents)  # type: ignore[arg-type]
            shelf = Shelf(settings)
            files.callback(shelf.close)
            return overview(files.enter_context(shelf.reading()), labels)

        yield looking


def test_counts_what_there_is(few: Generation) -> None:
    """Papers, councils, kinds as readers call them, and the days from and to."""
    found = overview(few, PUBLIC)

    assert (found.papers, found.councils) == (3, ("Kesterwold Council",))
    assert found.kinds == (("Ofsted inspection report", 1), ("Ofsted letter", 1), ("minutes", 1))
    assert (found.oldest, found.newest) == (
        datetime.date(2023, 3, 24),
        datetime.date(2024, 12, 11),
    )
    assert found.line == "3 papers of Kesterwold Council, dated 24 March 2023 to 11 December 2024"


def test_the_newest_papers_come_first(look: Look) -> None:
    """And those without a date last."""
    days = [datetime.date(2024, 1, day) for day in range(1, LATEST + 1)]
    dated = [document(f"Item {day}.", f"{day}.txt", date=day) for day in days]

    found = look(document("Caseloads.", "undated.txt"), *dated[1:])

    assert [one.name for one in found.latest] == [
        *(one.name for one in reversed(dated[1:])),
        "undated.txt",
    ]
    assert len(look(dated[0]).latest) == LATEST


def test_one_paper_of_each_kind_is_looked_at_first(look: Look) -> None:
    """The newest of it; blogs and papers of no known kind come last."""
    kinds = ("blog", "minutes", "minutes", "agenda")
    papers = [
        document(f"Item {n}.", f"{n}.txt", kind=kind, date=datetime.date(2024, 1, 9 - n))
        for n, kind in enumerate(kinds)
    ]

    found = look(*papers)

    assert [one.paper.name for one in found.described] == ["1.txt", "3.txt", "2.txt", "0.txt"]


def test_nothing_tells_of_a_hidden_paper(look: Look) -> None:
    """It is not counted, dated, named nor described."""
    secret = document(
        "The secret carers met. Secret carers left.\nA carer of the secret carers spoke.",
        "secret.txt",
        title="Secret carers",
        council="Secret Council",
        kind="decision",
        date=datetime.date(2030, 1, 1),
        access="members",
    )
    old = document("Old.", "old.txt", date=datetime.date(1990, 1, 1), access="members")

    found = look(*FILED, secret, old)

    assert "ecret" not in repr(found)
    assert "exempt" not in repr(found)
    assert (found.papers, found.newest) == (3, datetime.date(2024, 2, 9))
    assert found.oldest == datetime.date(2023, 7, 11)


def test_a_label_that_opens_a_paper_shows_it(look: Look) -> None:
    """The overview is that of the labels."""
    found = look(*FILED, labels=frozenset({"members"}))

    assert (found.papers, [one.name for one in found.latest]) == (1, ["exempt.txt"])


def test_an_index_of_no_papers(look: Look) -> None:
    """For those labels there are none."""
    found = look(FILED[3])

    assert (found.papers, found.kinds, found.latest, found.described) == (0, (), (), ())
    assert found.line == "no papers yet"


def test_says_when_the_index_was_published(look: Look, settings: Settings) -> None:
    """Which is when its newest generation was finished."""
    shelve(settings, FILED[0])
    os.utime(current(settings.index) / "manifest.json", (0, 1_700_000_000))
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        found = overview(generation, PUBLIC)
    shelf.close()

    assert found.ingested == datetime.datetime(2023, 11, 14, 22, 13, 20, tzinfo=datetime.UTC)


def test_many_councils_are_counted_rather_than_named() -> None:
    """A page has only so much room."""
    names = tuple(f"Council {letter}" for letter in "ABCDEFGHIJKLMNO")
    found = Overview(datetime.datetime.now(datetime.UTC), papers=1, councils=names)

    assert found.line.endswith("Council L, 3 more")
