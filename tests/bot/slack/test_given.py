"""The answers that were given, as places."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bot.question import understand
from bot.quotes import Answer, Quote, Reason
from bot.slack.given import _BODY, Given, GivenAnswers, Spot, given, spot
from corpus.documents import Passage, Span
from tests.bot.conftest import MakePassage, bytes_beside
from tests.bot.slack.conftest import asked

ID = "0123456789abcdef"


def of(answered: Answer, key: str = "C1:1.0", at: float = 1.0, **known: str) -> Given:
    """What is remembered of an answer to a question."""
    return replace(given(asked(key=key, **known), answered), at=at)


def asking(answered: Answer, words: str) -> Answer:
    """The same answer to another question."""
    return replace(answered, question=understand(words))


def test_is_found_by_its_id(given_answers: GivenAnswers, answered: Answer) -> None:
    """Just as it was kept."""
    one = of(answered)

    given_answers.keep(one)

    assert given_answers.find(one.id) == one
    assert given_answers.find("none") is None


def test_its_id_tells_nothing_and_stays() -> None:
    """Of the same question when it is answered again."""
    ids = {key: of(Answer(understand("why?")), key).id for key in ("C1:1.0", "C1:2.0")}

    assert len(set(ids.values())) == 2
    assert all(len(one) == 16 and "C1" not in one for one in ids.values())


def test_holds_places_and_no_words(answered: Answer, passage: Passage, tmp_path: Path) -> None:
    """Of the quotes that were shown, then of those that came next."""
    led = Quote(passage, 36, 53, lead=Span(0, 18))
    one = of(replace(answered, further=(led,)))

    assert one.spots == (Spot(ID, 19, 35), Spot(ID, 36, 53, (0, 18)))
    assert one.shown == 1
    assert "now 19" not in _BODY.dump_json(one).decode()


def test_what_a_message_had_no_room_for_comes_next(
    answered: Answer, make_passage: MakePassage
) -> None:
    """It was not shown."""
    long = make_passage("w" * 9_000, ())
    quotes = (Quote(long, 0, 9_000),) * 5

    one = of(replace(answered, quotes=quotes))

    assert (one.shown, len(one.spots)) == (2, 5)


def test_what_is_near_counts_where_there_are_no_quotes(answered: Answer) -> None:
    """It was shown too."""
    one = of(replace(answered, quotes=(), nearest=answered.quotes, reason=Reason.NOT_SAID))

    assert (one.shown, one.outcome) == (1, "not-said")
    assert of(answered).outcome == "answered"


@drawn(st.integers(0, 10**6), st.integers(1, 10**6), st.none() | st.tuples(*[st.integers(0)] * 2))
def test_a_spot_is_read_as_it_was_written(
    start: int, length: int, lead: tuple[int, int] | None
) -> None:
    """With and without what leads to it."""
    one = replace(
        of(Answer(understand("why?"))), spots=(Spot(ID, start, start + length, lead),), shown=1
    )

    assert _BODY.validate_json(_BODY.dump_json(one)) == one


def test_a_quote_s_spot_is_where_it_stands(passage: Passage) -> None:
    """And where what leads to it does."""
    assert spot(Quote(passage, 36, 53, lead=Span(0, 18))) == Spot(ID, 36, 53, (0, 18))


def test_an_edited_question_has_one_answer(given_answers: GivenAnswers, answered: Answer) -> None:
    """The later."""
    given_answers.keep(of(answered))
    given_answers.keep(of(asking(answered, "And now?"), at=2.0))

    (one,) = given_answers.recent("U1", 5)
    assert one.question.asked == "And now?"


def test_the_last_answer_of_a_thread(given_answers: GivenAnswers, answered: Answer) -> None:
    """On which a follow-up leans; other threads have others."""
    for at, thread in ((2.0, "1.0"), (3.0, "1.0"), (4.0, "9.0")):
        given_answers.keep(of(answered, f"C1:{at}", at, thread=thread))

    last = given_answers.last("C1", "1.0")

    assert last is not None
    assert last.key == "C1:3.0"
    assert given_answers.last("C2", "1.0") is None


def test_recent_questions_are_a_member_s_own(given_answers: GivenAnswers, answered: Answer) -> None:
    """The newest first, each once, at most so many."""
    for at, words in enumerate(("One?", "Two?", "one?", "Three?")):
        given_answers.keep(of(asking(answered, words), f"C1:{at}", float(at)))
    given_answers.keep(of(asking(answered, "Theirs?"), "C1:9", 9.0, user="U2"))

    recent = [one.question.asked for one in given_answers.recent("U1", 2)]

    assert recent == ["Three?", "one?"]


def test_forgets_a_question_that_is_taken_back(
    given_answers: GivenAnswers, answered: Answer
) -> None:
    """And no other."""
    for key in ("C1:1.0", "C1:2.0"):
        given_answers.keep(of(answered, key))

    given_answers.forget("C1:1.0")

    assert given_answers.find(of(answered).id) is None
    assert given_answers.find(of(answered, "C1:2.0").id) is not None


@pytest.mark.parametrize("way", ["expire", "erase"])
def test_what_is_forgotten_is_gone(
    given_answers: GivenAnswers, answered: Answer, tmp_path: Path, way: str
) -> None:
    """After its time, or for who asks for it; to the last byte where they do."""
    given_answers.keep(of(asking(answered, "Unforgettable words?")))
    given_answers.keep(of(answered, "C1:2.0", 5.0, user="U2"))

    gone = (
        given_answers.erase("U1")
        if way == "erase"
        else given_answers.expire(datetime.fromtimestamp(3, UTC))
    )

    assert gone == 1
    assert given_answers.recent("U1", 9) == []
    assert len(given_answers.recent("U2", 9)) == 1
    if way == "erase":
        assert b"Unforgettable" not in bytes_beside(tmp_path / "state" / "slack.sqlite")
