"""/ask and /check, whose answers only the member sees."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.audit import Audit
from bot.slack import pace, posting
from bot.slack.asked import Asked
from bot.slack.ledger import Ledger
from bot.slack.listeners.checking import whisper_check
from bot.slack.listeners.office import Office
from bot.slack.messages import Message
from bot.slack.replies import Replies
from tests.bot.slack.conftest import EXEMPT, HOSTILE, PUBLIC_QUESTION, RoleBook, run
from tests.bot.slack.listeners.conftest import told
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack

WORDS = "The average caseload of social workers was 19 children"


def test_a_question_is_answered_privately(office: Office, alice: Member, bob: Member) -> None:
    """With the question, which nobody saw, said back."""
    alice.slash("/ask", PUBLIC_QUESTION)

    said = told(alice)
    assert said.startswith(f"You asked: {PUBLIC_QUESTION}")
    assert WORDS in said
    assert bob.reads("general") == []


def test_a_question_is_written_down_before_slack_is_answered(
    office: Office, ledger: Ledger, slack: FakeSlack, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that is killed answers it later; with its words forgotten once it has."""
    order: list[str] = []
    receive = Ledger.receive

    def receiving(self: Ledger, asked: object) -> bool:
        order.append("received" if not slack.acks else "acknowledged before")
        return receive(self, asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "receive", receiving)
    alice.slash("/ask", PUBLIC_QUESTION)

    told(alice)
    assert order == ["received"]


@pytest.mark.parametrize("text", ["", "help", " Help ", "?"])
def test_help_is_given(office: Office, ledger: Ledger, alice: Member, text: str) -> None:
    """It is no question."""
    alice.slash("/ask", text)

    assert "Ask what a paper says" in told(alice)
    assert ledger.unfinished() == []


def test_a_paper_is_checked_for_words(office: Office, alice: Member, audit: Audit) -> None:
    """With where they stand; that it was shown is written down."""
    alice.slash("/check", f'"{WORDS}" minutes')

    said = told(alice)
    assert "Exact. These words stand here." in said
    assert "Minutes of the Scrutiny Committee" in said
    (entry,) = audit.export()
    assert (entry["way"], entry["outcome"], entry["who"]) == ("check", "exact", alice.id)
    assert len(entry["shown"]) == 1


def test_who_checks_too_much_is_asked_to_wait(
    office: Office, alice: Member, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As who asks too much is; nothing is looked for."""
    monkeypatch.setattr(pace, "MOST", 1)
    alice.slash("/check", WORDS)
    told(alice)

    alice.slash("/check", WORDS)

    assert told(alice, 2).startswith("That is a lot at once: please check again in ")
    assert len(list(audit.export())) == 1


def test_a_check_waits_for_its_turn(
    office: Office, arrived: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While as many as there are threads to read with are looked for."""
    said: list[Message] = []

    async def whisper(_: str, message: Message) -> None:
        said.append(message)

    async def busy() -> int:
        async with office.desk.at_once, office.desk.at_once:
            checking = asyncio.create_task(whisper_check(office, arrived))
            await asyncio.sleep(0.05)
            before = len(said)
        await checking
        return before

    monkeypatch.setattr(posting, "whisper", whisper)
    assert run(busy()) == 0
    assert len(said) == 1


def test_words_that_were_altered_are_not_called_exact(office: Office, alice: Member) -> None:
    """But what they are close to is shown, and what is different."""
    alice.slash("/check", "The average caseload of social workers was 91 children")

    said = told(alice)
    assert "Altered. Close to what" in said
    assert "“91” is given, “19” is printed" in said


@pytest.mark.parametrize("has_a_role", [True, False])
def test_a_check_tells_of_no_paper_that_a_member_may_not_read(
    office: Office, roles: RoleBook, alice: Member, has_a_role: bool
) -> None:
    """Not even that it exists."""
    if has_a_role:
        roles.give(alice.id)

    alice.slash("/check", EXEMPT.text)

    assert ("Exempt appendix" in told(alice)) is has_a_role


def test_words_that_cannot_be_checked_are_refused_in_one_line(
    office: Office, alice: Member, audit: Audit
) -> None:
    """Nothing is shown."""
    alice.slash("/check", "…")

    assert told(alice).startswith("There are no words to check")
    assert list(audit.export()) == []


def test_a_check_that_fails_is_told_in_plain_words(
    office: Office, audit: Audit, alice: Member
) -> None:
    """With a reference that the log has too, and no word of a paper."""
    audit.close()

    with capture_logs() as logs:
        alice.slash("/check", WORDS)
        said = told(alice)

    (line,) = [one for one in logs if one["event"] == "not checked"]
    assert said.endswith(f"this reference: {line['reference']}.")
    assert line["fault"] == "AuditNotWritten"
    assert "caseload" not in said + repr(logs)


def test_hostile_words_are_only_words(office: Office, alice: Member) -> None:
    """Nobody is notified by what is said back."""
    alice.slash("/check", HOSTILE.replace("<", "&lt;"))

    (reading,) = alice.sees_privately("general")
    assert reading.pings == ()
    assert "<!channel>" in reading.text


def test_help_that_fails_is_told_in_plain_words(
    office: Office, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a reference that the log has too."""

    async def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Replies, "help", broken)
    with capture_logs() as logs:
        alice.slash("/ask", "help")
        said = told(alice)

    (line,) = logs
    assert said.endswith(f"this reference: {line['reference']}.")
    assert "secret" not in said + repr(logs)


def test_a_command_that_is_not_known_gets_help(
    office: Office, slack: FakeSlack, alice: Member
) -> None:
    """Such as one that only an older or a newer manifest has."""
    commands = slack.workspace.app.manifest["features"]["slash_commands"]
    commands.append({"command": "/vote", "description": "Vote"})

    alice.slash("/vote", "yes")

    said = told(alice)
    assert said.startswith("There is no command /vote here.")
    assert "Ask what a paper says" in said
