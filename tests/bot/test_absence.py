"""A term is absent from papers only where no wording of it stands in any of them."""

import datetime

import pytest

from bot.absence import absence
from corpus.errors import BadQuestion
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC, document, shelve

PLAN = ("improvement plan",)


def test_nothing_is_found_where_nothing_stands(generation: Generation) -> None:
    """The bus fare that members asked about is not in the Improvement Plan."""
    found = absence("bus fare", generation, PUBLIC, PLAN)

    assert found.absent
    assert [one.paper.name for one in found.looked] == [
        "2023-06-improvement-plan.docx",
        "2024-03-action-tracker.docx",
    ]
    assert all(one.mentions == 0 for one in found.looked)
    assert found.nearest


def test_nearest_passages_are_of_the_same_papers(generation: Generation) -> None:
    """What another paper says is no matter."""
    found = absence("bus fare", generation, PUBLIC, PLAN)

    names = {one.paper.id for one in found.looked}
    assert {quote.passage.document.id for quote in found.nearest} <= names


def test_gives_every_mention(generation: Generation) -> None:
    """In the order of the papers, without any nearest passage."""
    found = absence("bus fare", generation, PUBLIC)

    assert not found.absent
    assert len(found.mentions) == sum(one.mentions for one in found.looked) > 3
    days = [one.quote.passage.document.details.date for one in found.mentions]
    assert days == sorted(day for day in days if day)
    assert not found.nearest


def test_a_draft_is_searched_beside_its_confirmed_version(generation: Generation) -> None:
    """Though an answer quotes only one of the two."""
    found = absence("apprenticeships", generation, PUBLIC, ("minutes",))

    assert {"draft", "confirmed"} <= {one.paper.details.status for one in found.looked}


def test_tells_which_pages_had_no_words(generation: Generation) -> None:
    """Nothing can be said of what nobody could read."""
    found = absence("bus fare", generation, PUBLIC, ("2023-03-inspection-report.pdf",))

    (looked,) = found.looked
    assert looked.pages == 10
    assert looked.wordless == (10,)


def test_tells_which_pages_were_read_from_pictures(generation: Generation) -> None:
    """Since words may be misread there."""
    found = absence("zebra", generation, PUBLIC, ("2024-07-market-supplement-evidence.pdf",))

    assert found.looked[0].pictured == (1, 2)


def test_looks_only_where_the_filters_pass(generation: Generation) -> None:
    """And in no paper without a date where days are given."""
    found = absence("zebra", generation, PUBLIC, filters=Filters(since=datetime.date(2025, 1, 1)))

    assert [one.paper.name[:4] for one in found.looked] == ["2025"] * 3


@pytest.mark.parametrize(
    ("within", "filters"),
    [(("target operating model",), Filters()), ((), Filters(council="leeds"))],
)
def test_says_nothing_of_papers_that_are_not_here(
    within: tuple[str, ...], filters: Filters, generation: Generation
) -> None:
    """An absence from nothing would be true of everything."""
    with pytest.raises(BadQuestion, match=r"here is called|no paper to look in"):
        absence("bus fare", generation, PUBLIC, within, filters)


def test_hidden_papers_are_neither_searched_nor_named(settings: Settings) -> None:
    """Whatever the term."""
    open_one, hidden = (
        document("The hub opened today.", f"{label}.txt", title="Hub plan", access=label)
        for label in ("public", "members")
    )
    shelve(settings, open_one, hidden)
    shelf = Shelf(settings)
    with shelf.reading() as papers:
        one = absence("hub", papers, PUBLIC)
        both = absence("hub", papers, PUBLIC | {"members"})
        with pytest.raises(BadQuestion):
            absence("hub", papers, PUBLIC, ("members.txt",))
    shelf.close()

    assert [each.paper.name for each in one.looked] == ["public.txt"]
    assert [len(each.mentions) for each in (one, both)] == [1, 2]


def test_a_paper_whose_text_was_altered_is_named_as_not_searched(generation: Generation) -> None:
    """It is never counted among those that do not say it."""

    class Altered:
        def __getattr__(self, name: str) -> object:
            return getattr(generation, name)

        def read(self, identity: str) -> object:
            whole = generation.read(identity)
            return None if whole and whole.name.endswith(".docx") else whole

    found = absence("zebra", Altered(), PUBLIC)  # type: ignore[arg-type]
    unread = {one.paper.name for one in found.looked if one.unread}
    assert unread
    assert all(name.endswith(".docx") for name in unread)
    with pytest.raises(BadQuestion, match="could be read"):
        absence("zebra", Altered(), PUBLIC, PLAN)  # type: ignore[arg-type]
