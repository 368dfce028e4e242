"""How sure an answer is."""

from bot.abstention import THRESHOLD, confidence
from bot.ranking import Candidate
from corpus.documents import Passage
from tests.bot.conftest import hit


def sure(passage: Passage, meaning: float, words: float, context: float = 0.0) -> float:
    """The confidence of a sentence with these signals."""
    return confidence(Candidate(hit(passage, (1.0,)), 0, meaning, words, context, 0.0))


def test_is_between_0_and_1(passage: Passage) -> None:
    """Whatever the signals."""
    assert 0 < sure(passage, -1.0, 0.0) < sure(passage, 1.0, 1.0, 1.0) < 1


def test_rises_with_each_signal(passage: Passage) -> None:
    """Meaning, words, and words around."""
    low = sure(passage, 0.4, 0.4, 0.2)

    assert low < sure(passage, 0.5, 0.4, 0.2)
    assert low < sure(passage, 0.4, 0.5, 0.2)
    assert low < sure(passage, 0.4, 0.4, 0.3)


def test_a_sentence_about_something_else_is_under_the_threshold(passage: Passage) -> None:
    """A similarity of 0.2 and one word in six is what off-topic questions get."""
    assert sure(passage, 0.2, 0.17) < THRESHOLD
