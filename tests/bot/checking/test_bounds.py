"""How figures are put, and what a claim says besides."""

import pytest

from bot.checking.bounds import lacking, otherwise
from bot.checking.claims import Borne, figured
from corpus.documents import Span
from tests.corpus.conftest import document

PAGE = "In one year 41% of social workers were agency staff."


def borne(printed: str) -> Borne:
    """A sentence with its last figure."""
    paper = document(printed)
    sentence = Span(paper.text.index(printed), paper.text.index(printed) + len(printed))
    return Borne(paper, sentence, list(figured(paper.text, sentence))[-1], 1.0)


@pytest.mark.parametrize(
    ("said", "printed", "outcome"),
    [
        ("41 homes", "There were 41 homes.", False),
        ("more than 41 homes", "There were 41 homes.", True),
        ("41 homes", "There were more than 41 homes.", True),
        ("over £41", "It cost more than £41.", False),
        ("nearly 41 homes", "There were almost 41 homes.", False),
        ("about 41 homes", "There were 41 homes.", True),
        ("41 or more homes", "There were at least 41 homes.", False),
        ("no more than 41 homes", "There were more than 41 homes.", True),
        ("it rose by 41", "It rose to 41.", True),
        ("it had risen to 41", "It rose to an average of 41.", False),
    ],
)
def test_a_bound_is_part_of_a_figure(said: str, printed: str, outcome: bool) -> None:
    """Whatever the words for it."""
    (figure,) = figured(said, Span(0, len(said)))

    assert otherwise(said, figure, borne(printed)) is outcome


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("41% of social workers were agency staff", ()),
        ("41% of permanent social workers were agency staff", ("permanent",)),
        ("41% of all social workers were agency staff", ("all",)),
        ("in 1999 41% of social workers were agency staff", ("1999",)),
        ("over 41% of social workers were agency staff", ()),
    ],
)
def test_what_the_sentence_does_not_say_is_named(said: str, words: tuple[str, ...]) -> None:
    """A year that is not the paper's too."""
    figure = next(one for one in figured(said, Span(0, len(said))) if one.unit)

    assert lacking(said, figure, borne(PAGE)) == words
