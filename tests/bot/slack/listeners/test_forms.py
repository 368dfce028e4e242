"""What members think of an answer."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.feedback import Feedback
from bot.slack.listeners.forms import THANKS
from bot.slack.listeners.office import Office
from bot.slack.papers import Papers
from bot.slack.views import GONE
from tests.bot.slack.conftest import EXEMPT_QUESTION, PUBLIC_QUESTION, RoleBook
from tests.bot.slack.listeners.conftest import told
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack


def faces(reading: Reading) -> dict[str, str]:
    """What the faces of the vote hand back."""
    return {one.label: one.value for one in reading.buttons if one.action_id == "vote"}


def test_a_good_vote_is_kept(answer: Reading, bob: Member, feedback: Feedback) -> None:
    """With the question and what was shown, and without who voted."""
    bob.click(answer, "vote", faces(answer)["Good answer"])

    assert told(bob) == THANKS
    (vote,) = feedback.export()
    assert (vote["good"], vote["question"], vote["outcome"]) == (True, PUBLIC_QUESTION, "answered")
    assert "The average caseload of social workers was 19" in repr(vote["shown"][0])


def test_who_voted_is_not_kept(answer: Reading, bob: Member, tmp_path: Path) -> None:
    """Not even in the file."""
    bob.click(answer, "vote", faces(answer)["Good answer"])
    told(bob)

    written = b"".join(one.read_bytes() for one in tmp_path.glob("state/feedback.sqlite*"))
    assert b"average caseload" in written
    assert bob.id.encode() not in written


def test_a_bad_vote_asks_what_was_wrong(answer: Reading, bob: Member, feedback: Feedback) -> None:
    """It counts at once, and with its reason when that is sent."""
    bob.click(answer, "vote", faces(answer)["Bad answer"])
    form = bob.modal("What was wrong?")
    assert told(bob) == THANKS

    bob.submit(form, {"reason": "Page 4 gives the figure."})

    until_given(bob, feedback, "Page 4 gives the figure.")
    (vote,) = feedback.export()
    assert vote["good"] is False


def until_given(member: Member, feedback: Feedback, reason: str) -> None:
    """Wait until a vote has this reason."""

    def given() -> bool:
        return [one["reason"] for one in feedback.export()] == [reason]

    member.workspace.journal.wait(given, 10, "a reason")


def test_a_reason_may_be_left_out(answer: Reading, bob: Member, feedback: Feedback) -> None:
    """The vote counts without."""
    bob.click(answer, "vote", faces(answer)["Bad answer"])
    form = bob.modal("What was wrong?")

    sent = bob.submit(form)

    bob.workspace.journal.wait(lambda: sent.acknowledged_in is not None, 10, "the form to go")
    assert [one["reason"] for one in feedback.export()] == [""]


def test_a_vote_may_be_changed(answer: Reading, bob: Member, feedback: Feedback) -> None:
    """The last one counts; those of others stay."""
    for count, face in enumerate(("Bad answer", "Good answer"), 1):
        bob.click(answer, "vote", faces(answer)[face])
        told(bob, count)

    assert [one["good"] for one in feedback.export()] == [True]


def test_a_vote_on_an_answer_that_is_gone_is_not_kept(
    office: Office, answer: Reading, bob: Member, feedback: Feedback
) -> None:
    """Nobody knows any more what it was about."""
    for one in office.replies.given.recent(answer.message["parent_user_id"], 9):
        office.replies.given.forget(one.key)

    bob.click(answer, "vote", faces(answer)["Good answer"])

    assert told(bob) == GONE
    assert list(feedback.export()) == []


def test_a_vote_keeps_no_words_of_a_paper_that_is_not_public(
    office: Office, roles: RoleBook, slack: FakeSlack, alice: Member, feedback: Feedback
) -> None:
    """Whoever reads the votes may not be allowed to read the paper."""
    roles.give(alice.id, slack.channel("general").id)
    shown = alice.mention("general", EXEMPT_QUESTION).reply()

    alice.click(shown, "vote", faces(shown)["Good answer"])

    told(alice)
    (vote,) = feedback.export()
    assert (vote["question"], vote["shown"]) == ("", [])


@pytest.mark.parametrize("face", ["Good answer", "Bad answer"])
def test_an_abstention_can_be_voted_on(
    office: Office, alice: Member, feedback: Feedback, face: str
) -> None:
    """With its reason, as a candidate for a known question."""
    shown = alice.mention("general", "Who won the football?").reply()

    alice.click(shown, "vote", faces(shown)[face])

    told(alice)
    (vote,) = feedback.export()
    assert (vote["outcome"], vote["question"]) == ("not-said", "Who won the football?")


def test_a_vote_counts_before_its_form_opens_and_without_its_words(
    office: Office,
    answer: Reading,
    bob: Member,
    feedback: Feedback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Though the papers cannot be read at the moment."""
    seen: list[int] = []

    async def broken(*_: object) -> None:
        seen.append(len(list(feedback.export())))
        raise TimeoutError

    monkeypatch.setattr(Papers, "quotes", broken)
    with capture_logs() as logs:
        bob.click(answer, "vote", faces(answer)["Bad answer"])
        assert told(bob) == THANKS

    assert bob.modal().title == "What was wrong?"
    assert seen == [1]
    (vote,) = feedback.export()
    assert (vote["good"], vote["question"]) == (False, "")
    assert [one["event"] for one in logs] == ["vote not described"]


def test_a_reason_for_a_vote_that_is_gone_is_told(
    answer: Reading, bob: Member, feedback: Feedback
) -> None:
    """Nobody thinks that what they wrote is kept."""
    bob.click(answer, "vote", faces(answer)["Bad answer"])
    form = bob.modal("What was wrong?")
    told(bob)
    feedback.erase(bob.id)

    bob.submit(form, {"reason": "Page 4 gives the figure."})

    assert bob.modal("not kept any more").text.startswith("Your vote against this answer")
    assert list(feedback.export()) == []
