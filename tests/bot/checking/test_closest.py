"""The place that is closest to words that stand nowhere."""

from bot.checking.closest import LIKE, WHOLE, closest
from bot.checking.given import Given
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC

ALTERED = "Caseloads are much too high for most social workers to do good work"
INVENTED = "Taxi licensing failures placed girls at direct risk and went unchallenged for a decade"


def test_what_was_altered_is_like_its_place(generation: Generation) -> None:
    """Among all papers, as among the one."""
    documents = list(generation.documents(PUBLIC))
    assert len(documents) > WHOLE

    found = closest(Given(ALTERED), documents, generation, PUBLIC)

    assert found
    assert found.likeness > LIKE
    (part,) = found.parts
    alone = closest(Given(ALTERED), [part.text.document], generation, PUBLIC)
    assert alone
    assert alone.parts[0].span == part.span


def test_what_is_invented_is_like_nothing(generation: Generation) -> None:
    """Though a paper shares some of its words."""
    found = closest(Given(INVENTED), list(generation.documents(PUBLIC)), generation, PUBLIC)

    assert found is None or found.likeness < LIKE - 0.1


def test_among_no_papers_there_is_none(generation: Generation) -> None:
    """Not an error."""
    assert closest(Given(ALTERED), [], generation, PUBLIC) is None
