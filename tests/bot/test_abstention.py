"""When nothing is quoted, and what the reader is told instead."""

import shutil
import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from bot.abstention import THRESHOLD, reason
from bot.answer import answer
from bot.evidence import Evidence
from bot.question import understand
from bot.quotes import Answer, Reason
from bot.scope import scoped
from corpus import generations
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC

SOMETHING = Evidence(*[0.0] * len(Evidence._fields))
ASKED = {
    "nothing relevant": (Reason.NOT_SAID, "Who won the football?"),
    "no figure": (Reason.NO_FIGURE, "How many social workers are in the Lodestar team?"),
    "no sum": (Reason.NO_FIGURE, "How much did the Lodestar team cost?"),
    "council not held": (Reason.NOT_HELD, "What did Ofsted say about caseloads in Wirral?"),
    "year not held": (Reason.NO_YEAR, "What did the 2011 inspection say about caseloads?"),
    "opinion": (Reason.OPINION, "Do you think the director should resign?"),
    "personal": (Reason.PERSONAL, "What is the name of the child that inspectors read about?"),
}
"""A real question for each reason that a question alone can bring about."""
each_asked = pytest.mark.parametrize(("why", "text"), ASKED.values(), ids=ASKED)


def asked(text: str, index: Generation, filters: Filters | None = None) -> Answer:
    """What the few papers answer."""
    question = understand(text, filters) if filters else understand(text)
    return answer(question, index, PUBLIC)


class Alters:
    """A reranker under which every stored text is altered before what it ordered is read again."""

    weight = None

    def __init__(self, catalogue: Path, *, hashes: bool) -> None:
        self._catalogue, self._hashes = catalogue, hashes

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        database = sqlite3.connect(self._catalogue)
        with database:
            for one, text in database.execute("select id, text from document").fetchall():
                digest = sha256(text.upper().encode()).hexdigest()
                database.execute("update document set text = upper(text) where id = ?", (one,))
                if self._hashes:
                    database.execute("update document set digest = ? where id = ?", (digest, one))
        database.close()
        return [0.0] * len(sentences)


@each_asked
def test_says_why_it_abstains(few: Generation, why: Reason, text: str) -> None:
    """Each for a question that a member might ask."""
    assert asked(text, few).reason is why


@each_asked
def test_quotes_nothing_when_it_abstains(few: Generation, why: Reason, text: str) -> None:
    """What came closest is not an answer, whatever the reason."""
    assert asked(text, few).quotes == ()


@each_asked
def test_shows_what_came_closest_but_where_that_is_nobody_s_business(
    few: Generation, why: Reason, text: str
) -> None:
    """A question for what is private is not helped along."""
    assert bool(asked(text, few).nearest) is (why is not Reason.PERSONAL)


@pytest.mark.parametrize(
    ("why", "text"),
    [
        pytest.param(why, text, id=name)
        for name, (why, text) in ASKED.items()
        if why not in (Reason.NOT_SAID, Reason.NO_FIGURE)
    ],
)
def test_has_no_confidence_where_the_reason_is_certain(
    few: Generation, why: Reason, text: str
) -> None:
    """However near the sentences that were found are."""
    assert asked(text, few).confidence == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "Were the caseloads of social workers too high?",
        "What does the Lodestar team do?",
        "What was the average caseload of social workers?",
        "What did the director tell staff about agency workers?",
        "What did the 2023 inspection say about caseloads?",
    ],
)
def test_answers_what_the_papers_say(few: Generation, text: str) -> None:
    """Or abstaining would be worth nothing."""
    found = asked(text, few)

    assert found.reason is None
    assert found.quotes
    assert found.confidence >= THRESHOLD


def test_no_paper_that_fits_is_no_answer(few: Generation) -> None:
    """There is nothing to be near."""
    found = asked("Were caseloads too high?", few, Filters(council="leeds"))

    assert (found.reason, found.quotes, found.nearest) == (Reason.NO_PAPERS, (), ())


@pytest.mark.parametrize("hashes", [False, True], ids=["texts", "texts and hashes"])
def test_papers_that_are_altered_under_an_answer_are_none(
    few_settings: Settings, settings: Settings, hashes: bool
) -> None:
    """Nor near one: their words may be anybody's."""
    shutil.copytree(few_settings.index, settings.index)
    alters = Alters(generations.current(settings.index) / "catalogue.sqlite", hashes=hashes)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        found = answer(understand("What does the Lodestar team do?"), generation, PUBLIC, alters)
    shelf.close()

    assert (found.reason, found.quotes, found.nearest) == (Reason.STALE, (), ())


def test_every_reason_is_reached_here() -> None:
    """A reason that no question brings about is dead."""
    assert {why for why, _ in ASKED.values()} | {Reason.NO_PAPERS, Reason.STALE} == set(Reason)


@pytest.mark.parametrize(
    ("text", "some", "sure", "why"),
    [
        ("Why?", SOMETHING, THRESHOLD, None),
        ("Why?", SOMETHING, THRESHOLD - 0.001, Reason.NOT_SAID),
        ("Why?", SOMETHING._replace(uncounted=1), THRESHOLD - 0.001, Reason.NO_FIGURE),
        ("Why?", SOMETHING._replace(uncounted=1), THRESHOLD, None),
        ("Why?", None, 0.0, Reason.NO_PAPERS),
        ("Should we resign?", SOMETHING, 1.0, Reason.OPINION),
        ("Should we name the child?", SOMETHING, 1.0, Reason.PERSONAL),
        ("Should we copy Wirral?", SOMETHING, 1.0, Reason.NOT_HELD),
    ],
    ids=["sure", "unsure", "no figure", "figure", "no hits", "opinion", "private", "elsewhere"],
)
def test_the_first_reason_that_holds_is_given(
    few: Generation, text: str, some: Evidence | None, sure: float, why: Reason | None
) -> None:
    """What is private comes before all else, and certainty before doubt."""
    question = understand(text)

    assert reason(question, scoped(question, few, PUBLIC), some, sure) is why


@pytest.mark.parametrize(
    "text",
    [
        "What did Kesterwold say about caseloads in 2011?",
        "Were caseloads too high in Kesterwold, and in Wirral?",
        "What should the director do according to the report?",
    ],
    ids=["a year that is no paper's", "one of two councils held", "advice that a paper gives"],
)
def test_does_not_abstain_for_a_mere_mention(few: Generation, text: str) -> None:
    """The reason must be what the question is about."""
    certain = {Reason.NO_YEAR, Reason.NOT_HELD, Reason.OPINION, Reason.PERSONAL}

    assert asked(text, few).reason not in certain
