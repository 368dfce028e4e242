"""What the ranker learns from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import understand
from bot.ranking import Candidate
from bot.reranking import read
from corpus.documents import Details, Document, Passage, Span
from corpus.shelf import Generation
from evals.marked import Marked
from evals.ranker.examples import MOST, Example, examples, load, save
from evals.retrieved import retrieved
from tests.bot.conftest import candidate
from tests.corpus.conftest import UNTIMED
from tests.evals.ranker.conftest import example

ASKED = Marked("What is the average caseload?", True, (("letter", "has come down to 17 children"),))

SOME = st.integers(0, 5).flatmap(
    lambda many: st.builds(
        Example,
        question=st.text(),
        answerable=st.booleans(),
        paper=st.text(),
        texts=st.tuples(*[st.text()] * many),
        scores=st.tuples(*[st.floats(allow_nan=False)] * many),
        right=st.tuples(*[st.booleans()] * many),
        papers=st.tuples(*[st.text()] * many),
    )
)


def ranked(many: int) -> list[Candidate]:
    """The sentences of a long passage, the best first."""
    texts = [f"Sentence {at} has words." for at in range(many)]
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(many)]
    spans = tuple(Span(at, at + len(text)) for at, text in zip(starts, texts, strict=True))
    whole = Document("d1", "report.txt", Details(), " ".join(texts))
    passage = Passage(whole, 0, len(whole.text), sentences=spans)
    return [candidate(passage, at, 1 - at / 3) for at in range(many)]


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch, small: Generation) -> Example:
    """An example of a question for which more is found than is kept; the fourth and last answer."""
    found = ranked(MOST + 9)
    right = tuple(at in (3, MOST + 8) for at in range(len(found)))
    (one,) = retrieved([ASKED], small)
    one = replace(one, ranked=tuple(found), right=right)
    monkeypatch.setattr("evals.ranker.examples.retrieved", lambda *_: iter([one]))
    (made,) = examples([ASKED], small)
    return made


def test_the_best_sentences_are_kept_and_every_right_one(long: Example) -> None:
    """A right sentence teaches most where our ranking puts it last."""
    kept = [*range(MOST), MOST + 8]

    assert long.texts == tuple(f"Sentence {at} has words." for at in kept)
    assert [at for at, right in zip(kept, long.right, strict=True) if right] == [3, MOST + 8]
    assert long.scores == tuple(round(1 - at / 3, 4) for at in kept)


def test_a_sentence_is_read_as_the_bot_lets_it_be_read(small: Generation) -> None:
    """In the order of our ranking; else what is learnt would not serve."""
    (found,) = retrieved([ASKED], small)

    (one,) = examples([ASKED], small)

    assert one.texts == tuple(read(candidate) for candidate in found.ranked)
    assert one.right == found.right
    assert any(one.right)


def test_every_sentence_is_of_a_paper(small: Generation) -> None:
    """By its file name without the ending, as marked questions name papers."""
    (found,) = retrieved([ASKED], small)

    (one,) = examples([ASKED], small)

    names = [candidate.hit.passage.document.name for candidate in found.ranked]
    assert one.papers == tuple(Path(name).stem for name in names)
    assert ASKED.paper in {
        paper for paper, right in zip(one.papers, one.right, strict=True) if right
    }


def test_the_sentences_of_some_papers_can_be_left_out() -> None:
    """With all that is said of them."""
    one = example(False, True, False, papers=("a", "b", "a"))

    apart = one.apart({"a"})

    assert (apart.texts, apart.scores, apart.right, apart.papers) == (
        one.texts[1:2],
        one.scores[1:2],
        (True,),
        ("b",),
    )
    assert apart.question == one.question


def test_an_example_says_what_was_asked_and_of_which_paper(small: Generation) -> None:
    """Of the question as it was understood."""
    (one,) = examples([ASKED], small)

    assert (one.question, one.answerable, one.paper) == (ASKED.question, True, "letter")
    assert one.question == understand(ASKED.question).understood


def test_a_question_for_which_nothing_is_found_is_no_example(
    monkeypatch: pytest.MonkeyPatch, small: Generation
) -> None:
    """There is nothing to learn from it."""
    (one,) = retrieved([ASKED], small)
    none = replace(one, ranked=(), right=())
    monkeypatch.setattr("evals.ranker.examples.retrieved", lambda *_: iter([none, one]))

    assert len(list(examples([ASKED, ASKED], small))) == 1


@UNTIMED
@given(some=st.lists(SOME, max_size=4))
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, some: list[Example]
) -> None:
    """Whatever characters it has."""
    file = tmp_path_factory.mktemp("saved") / "deep" / "some.jsonl"

    save(some, file)

    assert load(file) == some
    assert list(file.parent.iterdir()) == [file]


def test_nothing_is_left_half_written(tmp_path: Path) -> None:
    """What was there before stays."""
    file = tmp_path / "some.jsonl"
    save([example(True, False)], file)

    def broken_off() -> Iterator[Example]:
        yield example(False, True, False)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(broken_off(), file)

    assert load(file) == [example(True, False)]


@pytest.mark.parametrize(
    ("right", "answerable", "teaches"),
    [
        ((True, False), True, True),
        ((False, True, True), True, True),
        ((False, False), False, True),
        pytest.param((False, False), True, False, id="its answer is not found"),
        pytest.param((True, True), True, False, id="nothing else is found"),
        pytest.param((True, False), False, False, id="it contradicts itself"),
        pytest.param((), True, False, id="nothing is found"),
        pytest.param((), False, False, id="nothing is found of nothing"),
    ],
)
def test_an_example_teaches_when_there_is_something_to_tell_apart(
    right: tuple[bool, ...], answerable: bool, teaches: bool
) -> None:
    """A wrong sentence, and a right one where there is an answer."""
    assert example(*right, answerable=answerable).teaches is teaches
