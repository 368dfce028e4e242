"""Votes are kept one a member an answer, and exported without a name."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.feedback import LONGEST_REASON, Feedback, Vote
from bot.objects import quote_object
from bot.quotes import Quote
from corpus.errors import FeedbackNotWritten
from tests.bot.conftest import bytes_beside

ANN, BEN = "U0CANARYANN", "U0CANARYBEN"
VOTE = Vote(
    answer="a1b2c3d4",
    member=ANN,
    good=False,
    question="How high are caseloads?",
    outcome="answered",
    shown=(),
    at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the feedback lies, in a folder that is not there yet."""
    return tmp_path / "state" / "feedback.sqlite"


@pytest.fixture
def feedback(file: Path) -> Iterator[Feedback]:
    """A feedback without a vote."""
    with closing(Feedback(file)) as opened:
        yield opened


def test_a_vote_is_exported_with_what_was_asked_and_shown(feedback: Feedback, quote: Quote) -> None:
    """And its day, and nobody's name; nothing that JSON does not know."""
    feedback.vote(replace(VOTE, shown=(quote_object(quote),), reason="It is out of date."))

    (found,) = feedback.export()

    assert json.loads(json.dumps(found)) == {
        "question": "How high are caseloads?",
        "outcome": "answered",
        "good": False,
        "reason": "It is out of date.",
        "shown": [quote_object(quote)],
        "at": "2026-03-01",
    }


def test_a_member_has_one_vote_on_an_answer(feedback: Feedback) -> None:
    """The newer one, also after a restart; others have theirs."""
    feedback.vote(VOTE)
    feedback.vote(replace(VOTE, good=True))
    feedback.vote(replace(VOTE, member=BEN))
    feedback.vote(replace(VOTE, answer="e5f6a7b8"))

    assert [one["good"] for one in feedback.export()] == [True, False, False]


def test_a_member_is_known_again_after_a_restart(file: Path) -> None:
    """The key of the hash is kept."""
    for good in (False, True):
        with closing(Feedback(file)) as feedback:
            feedback.vote(replace(VOTE, good=good))

    with closing(Feedback(file)) as feedback:
        assert [one["good"] for one in feedback.export()] == [True]


def test_no_member_is_in_the_file(feedback: Feedback, file: Path) -> None:
    """Only a hash of each, which is another in every file."""
    other = file.with_name("other.sqlite")
    feedback.vote(VOTE)
    with closing(Feedback(other)) as opened:
        opened.vote(VOTE)

    assert ANN.encode() not in bytes_beside(file)
    assert hashed_member(file) != hashed_member(other)


def hashed_member(file: Path) -> str:
    """What the file knows the member of its one vote by."""
    with closing(sqlite3.connect(file)) as database:
        return str(database.execute("select member from vote").fetchone()[0])


def test_a_reason_may_come_after_the_vote(feedback: Feedback) -> None:
    """Only the member's own vote gets it."""
    feedback.vote(VOTE)
    feedback.vote(replace(VOTE, member=BEN))

    assert feedback.explain("a1b2c3d4", BEN, "Wrong council.")
    assert not feedback.explain("a1b2c3d4", "U0NOVOTE", "Who am I?")

    assert sorted(one["reason"] for one in feedback.export()) == ["", "Wrong council."]


def test_what_a_vote_is_about_may_come_after_it(feedback: Feedback) -> None:
    """Beside its reason, and for no vote that is not there."""
    feedback.vote(replace(VOTE, question="", shown=()))
    feedback.explain("a1b2c3d4", ANN, "Wrong council.")
    feedback.describe("a1b2c3d4", ANN, "How high?", ({"text": "19"},))
    feedback.describe("a1b2c3d4", BEN, "How low?", ())

    (one,) = feedback.export()
    assert (one["question"], one["shown"]) == ("How high?", [{"text": "19"}])
    assert one["reason"] == "Wrong council."


def test_a_reason_that_comes_after_a_change_of_mind_is_not_kept(feedback: Feedback) -> None:
    """It says what is wrong with an answer that the member now likes."""
    feedback.vote(replace(VOTE, reason="Wrong council."))
    feedback.vote(replace(VOTE, good=True))
    feedback.explain("a1b2c3d4", ANN, "Wrong council.")

    assert [one["reason"] for one in feedback.export()] == [""]


def test_a_reason_stays_when_the_same_is_voted_again(feedback: Feedback) -> None:
    """A second click says nothing against it."""
    feedback.vote(VOTE)
    feedback.explain("a1b2c3d4", ANN, "Wrong council.")
    feedback.vote(VOTE)

    assert [one["reason"] for one in feedback.export()] == ["Wrong council."]


def test_a_long_reason_is_cut(feedback: Feedback) -> None:
    """With the vote and after it."""
    feedback.vote(replace(VOTE, reason="é" * 600))
    feedback.vote(replace(VOTE, member=BEN))
    feedback.explain("a1b2c3d4", BEN, "é" * 600)

    assert [one["reason"] for one in feedback.export()] == ["é" * LONGEST_REASON] * 2


def test_half_a_character_is_kept_as_a_question_mark(feedback: Feedback) -> None:
    """JSON can hold what no file can."""
    feedback.vote(replace(VOTE, question="How\ud800 high?", reason="\udfff"))

    (found,) = feedback.export()

    assert (found["question"], found["reason"]) == ("How? high?", "?")


def test_no_byte_of_an_erased_vote_is_left(feedback: Feedback, file: Path) -> None:
    """Nor of its question; everybody else's stay."""
    for number in range(50):
        feedback.vote(replace(VOTE, answer=f"a{number}", question="canary of Ann?"))
        feedback.vote(replace(VOTE, answer=f"a{number}", question="canary of Ben?", member=BEN))

    erased = feedback.erase(ANN)

    assert erased == 50
    assert b"canary of Ann" not in bytes_beside(file)
    assert {one["question"] for one in feedback.export()} == {"canary of Ben?"}


def test_what_is_older_than_it_may_be_is_erased(feedback: Feedback, file: Path) -> None:
    """To the last byte."""
    feedback.vote(replace(VOTE, question="canary?"))
    feedback.vote(replace(VOTE, member=BEN, at=VOTE.at + timedelta(days=1)))

    assert feedback.expire(VOTE.at + timedelta(hours=1)) == 1
    assert b"canary" not in bytes_beside(file)
    assert [one["at"] for one in feedback.export()] == ["2026-03-02"]


def test_only_its_owner_may_read_the_file(feedback: Feedback, file: Path) -> None:
    """It holds what people asked."""
    feedback.vote(VOTE)

    assert {one.stat().st_mode & 0o777 for one in file.parent.iterdir()} == {0o600}


def test_a_full_disk_is_said(file: Path) -> None:
    """The votes from before stay."""
    script = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from bot.feedback import Feedback, Vote
from corpus.errors import FeedbackNotWritten
feedback = Feedback(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
cast = 0
try:
    while True:
        feedback.vote(Vote(str(cast), "U1", True, "?", "answered", (), datetime.now(UTC)))
        cast += 1
except FeedbackNotWritten:
    print(cast, len(list(feedback.export())))
"""

    child = subprocess.run(
        [sys.executable, "-c", script, file], capture_output=True, text=True, check=True
    )

    cast, exported = child.stdout.split()
    assert int(cast) > 0
    assert cast == exported


def test_a_feedback_that_cannot_be_opened_is_said(file: Path) -> None:
    """In one line."""
    file.parent.mkdir()
    file.write_bytes(b"no database" * 1000)

    with pytest.raises(FeedbackNotWritten, match="cannot be written"):
        Feedback(file)
