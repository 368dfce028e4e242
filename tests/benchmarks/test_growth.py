"""What the benchmark counts with is right; how fast anything is, nobody asserts."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from bot.index import Index
from bot.question import understand
from bot.scope import scoped
from corpus import embedding
from corpus.embedding import Embedded, Shelved
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from corpus.writer import writing
from tests.benchmarks.indexes import about
from tests.benchmarks.invented import COUNCILS, Invented, invented
from tests.benchmarks.tables import show
from tests.benchmarks.timing import OWN, STAGES, Measured, Took, beside, gathered, percentile, times
from tests.benchmarks.tutorial import OVERLAP, SIZE, Tutorial, split
from tests.corpus.conftest import PUBLIC, document, passages

MADE = 200
TEXT = "\n".join(f"Caseloads in team {team} rose. They fell again in {team}." for team in range(9))


@pytest.fixture(scope="module")
def sources() -> list[Shelved]:
    """Passages of one paper with vectors of their own, as if a model had read them."""
    chance = np.random.default_rng(1)

    def vectors(count: int) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        some = chance.normal(size=(count, 384)).astype(np.float32)
        return some / np.linalg.norm(some, axis=1, keepdims=True)

    return [
        Shelved(one, Embedded(vectors(1)[0], vectors(len(one.sentences))))
        for one in passages(document(TEXT))
    ]


@pytest.fixture(scope="module")
def made(sources: list[Shelved]) -> list[Invented]:
    """As many invented passages as a test needs."""
    return list(invented(sources, MADE))


@pytest.fixture(scope="module")
def shelved(made: list[Invented], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """The invented documents' generation."""
    settings = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("invented"))
    with writing(settings) as writer:
        for one in made:
            writer.shelve(one.document, one.passages, one.vectors)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        yield generation
    shelf.close()


@pytest.mark.parametrize(("percent", "expected"), [(0, 1), (50, 10), (95, 19), (96, 20), (100, 20)])
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(percent: float, expected: int) -> None:
    """Of twenty values in any order, the nineteenth is the 95th percentile."""
    assert percentile(list(range(20, 0, -1)), percent) == expected


def test_one_value_is_every_percentile() -> None:
    """A single measurement has a median and a 95th percentile."""
    assert (percentile([7.0], 50), percentile([7.0], 95)) == (7.0, 7.0)


def test_what_is_left_of_an_answer_is_the_bots_own() -> None:
    """The calls to the index are taken from the whole, and a call not made takes nothing."""
    found = gathered([Took(0.5, 0.4, {"nearest": 0.2, "read": 0.1}), Took(0.3, 0.3, {})])

    assert found.whole == [500, 300]
    assert found.stages[STAGES["nearest"]] == [200, 0]
    assert found.stages[OWN] == pytest.approx([200, 300])


def test_a_call_that_is_not_known_keeps_its_name() -> None:
    """A call that the index gains is counted before anybody gives it a title."""
    assert gathered([Took(1.0, 1.0, {"novel": 0.25})]).stages["novel"] == [250]


def test_every_call_to_the_index_has_a_title() -> None:
    """Whatever the bot may ask of the shelf stands in the tables under its own name."""
    calls = {name for name in vars(Index) if not name.startswith("_")}

    assert set(STAGES) == calls


def test_every_call_to_the_index_is_timed(shelved: Generation) -> None:
    """An answer spends time in every stage, and the stages make up the whole."""
    found = times([understand("Did caseloads zzyxq rise in team 7 of Leeds?")], shelved)

    assert [name for name, taken in found.stages.items() if not taken[0] > 0] == []
    assert sum(taken[0] for taken in found.stages.values()) == pytest.approx(found.whole[0])


@pytest.mark.parametrize("of_its_year", [False, True], ids=["council", "council-and-year"])
def test_a_question_about_a_paper_is_narrowed_to_it(
    shelved: Generation, made: list[Invented], *, of_its_year: bool
) -> None:
    """What is named in the words of a question is what is searched, and nothing else."""
    for one in made:
        details = one.document.details
        text = about("Did caseloads rise?", details, of_its_year=of_its_year)

        within = scoped(understand(text), shelved, PUBLIC).within

        alike = {
            other.document.id
            for other in made
            if other.document.details.council == details.council
            and (not of_its_year or str(other.document.details.date)[:4] == str(details.date)[:4])
        }
        assert within == alike


def test_targets_are_printed_beside_what_was_measured() -> None:
    """A small index has the first target, a large one the second, and no table is left out."""
    took = gathered([Took(0.02, 0.01, {"nearest": 0.005})])
    small = Measured("small", 7_000, {"": took, "council": took}, [1.5], 0.4, 0.3, 250.0)
    large = replace(small, name="large", passages=100_000, resident=None)
    console = Console(file=StringIO(), width=200)

    show([replace(small, side_by_side={"councilbot": [20.0], "tutorial": [8.0]}), large], console)

    printed = console.file.getvalue()
    rows = [line.split() for line in printed.splitlines()]
    assert ["small", "1", "20", "/", "20", "8.0", "/", "8.0"] in rows
    assert any(row[:1] == ["small"] and row[-3:] == ["60", "/", "150"] for row in rows)
    assert any(row[:1] == ["large"] and row[-3:] == ["120", "/", "300"] for row in rows)
    assert any(row[:1] == ["large"] and row[-2:] == ["not", "told"] for row in rows)
    assert printed.count("whole") == 2


def test_ways_of_asking_take_turns() -> None:
    """A question goes to each way before the next question goes to any."""
    order: list[str] = []

    beside(
        [understand("One?"), understand("Two?")],
        lambda question: order.append(f"ours {question.asked}"),
        lambda question: order.append(f"theirs {question.asked}"),
    )

    assert order[-4:] == ["ours One?", "theirs One?", "ours Two?", "theirs Two?"]


def test_makes_as_many_passages_as_asked_for(made: list[Invented]) -> None:
    """Documents end where the number is reached, and no two are one."""
    assert sum(len(one.passages) for one in made) == MADE
    assert len({one.document.id for one in made}) == len(made)


def test_makes_the_same_documents_again(sources: list[Shelved], made: list[Invented]) -> None:
    """Two runs measure the same index."""
    assert [one.document for one in invented(sources, MADE)] == [one.document for one in made]


def test_every_sentence_of_an_invented_passage_is_a_papers_own(
    sources: list[Shelved], made: list[Invented]
) -> None:
    """The spans of sentences fit the text, so that answers quote whole sentences."""
    own = {
        one.passage.document.text[span.start : span.end]
        for one in sources
        for span in one.passage.sentences
    }

    found = {
        one.document.text[span.start : span.end]
        for one in made
        for passage in one.passages
        for span in passage.sentences
    }

    assert found <= own


def test_every_vector_has_length_one(made: list[Invented]) -> None:
    """Noise changes where a vector points, and there is one for every sentence."""
    for one in made:
        for passage, vectors in zip(one.passages, one.vectors, strict=True):
            assert len(vectors.sentences) == len(passage.sentences)
            assert np.linalg.norm(vectors.passage) == pytest.approx(1, abs=1e-5)


def test_there_are_councils_enough_to_narrow_by() -> None:
    """A council of forty or more holds a fortieth of the papers."""
    assert len(set(COUNCILS)) >= 40


def test_invented_documents_are_found_in_an_index(
    shelved: Generation, made: list[Invented]
) -> None:
    """They are shelved with the vectors that they come with, and nothing of them is lost."""
    near = shelved.nearest(made[0].vectors[0].passage, PUBLIC, MADE)

    assert len(near) == MADE
    assert near[0].passage == made[0].passages[0].id


def test_the_tutorials_pieces_are_short_and_overlap() -> None:
    """Pieces keep within their size and begin with what the one before ends with."""
    text = " ".join(f"word{number}" for number in range(1000))

    pieces = split(text)

    assert max(map(len, pieces)) <= SIZE
    assert all(second[: OVERLAP // 2] in first for first, second in pairwise(pieces))


def test_the_tutorials_pieces_leave_nothing_out() -> None:
    """Every paragraph that is short enough stands whole in a piece."""
    paragraphs = [sha256(bytes([number])).hexdigest() * (number % 7 + 1) for number in range(99)]

    pieces = split("\n\n".join(paragraphs))

    assert all(any(paragraph in piece for piece in pieces) for paragraph in paragraphs)


def test_the_tutorial_answers_with_the_text_that_is_nearest(tmp_path: Path) -> None:
    """The piece that says the same as the question is among the four."""
    model = embedding.load(Settings.from_environment({}))
    tutorial = Tutorial(tmp_path / "tutorial", model)
    others = [document(f"The weather in month {number} was wet.") for number in range(5)]
    tutorial.add([*others, document("Caseloads are too high.")])

    said = tutorial.answer(understand("Are caseloads too high?"))
    tutorial.close()

    assert "Caseloads are too high." in said
    assert said.count("\n\n") == 3
