"""/brief, as the member who asks for one sees it."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.audit import Audit
from bot.slack.listeners import briefing
from bot.slack.listeners.briefing import DIRECTLY, MAKING, NOT_TAKEN, USAGE
from bot.slack.listeners.office import Office
from bot.slack.pace import Pace
from tests.bot.slack.conftest import EXEMPT, HOSTILE, RoleBook
from tests.bot.slack.listeners.conftest import told
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack

TOPIC = "the caseload of social workers"


def test_a_brief_is_sent_directly(
    office: Office, slack: FakeSlack, alice: Member, bob: Member, audit: Audit
) -> None:
    """With the file behind it; what it shows is written down, and others see nothing."""
    alice.slash("/brief", TOPIC)

    slack.wait_for_calls("files.completeUploadExternal")
    message, shared = alice.reads()
    assert told(alice) == MAKING
    assert "The average caseload of social workers was 19 children" in message.text
    assert shared.files[0].name == "brief-the-caseload-of-social-workers.docx"
    assert bob.reads("general") == []
    (entry,) = audit.export()
    assert (entry["way"], entry["who"]) == ("brief", alice.id)
    assert len(entry["shown"]) > 1


def test_it_says_what_the_member_alone_may_read(
    office: Office, slack: FakeSlack, alice: Member, roles: RoleBook
) -> None:
    """Also where it is asked for in a channel of which others may not."""
    roles.give(alice.id)

    alice.slash("/brief", "the average caseload of the exempt team")

    slack.wait_for_calls("files.completeUploadExternal")
    assert EXEMPT.text in alice.reads()[0].text


def test_to_others_it_says_nothing_of_that(office: Office, slack: FakeSlack, alice: Member) -> None:
    """Not even that there is such a paper."""
    alice.slash("/brief", "the average caseload of the exempt team")

    slack.wait_for_calls("files.completeUploadExternal")
    assert EXEMPT.text not in alice.reads()[0].text
    assert "Searched 4 papers" in alice.reads()[0].text


@pytest.mark.parametrize("text", ["", " help "])
def test_without_words_it_says_how(office: Office, alice: Member, text: str) -> None:
    """As the other commands do."""
    alice.slash("/brief", text)

    assert told(alice) == USAGE


def test_what_is_not_held_is_only_words(office: Office, alice: Member) -> None:
    """Whatever was typed, nobody is notified."""
    alice.slash("/brief", f"{HOSTILE.replace('<', '&lt;')} agenda.pdf")

    said = alice.sees_privately("general", 2)[-1]
    assert "is not in the index" in said.text
    assert said.pings == ()


def test_a_path_is_never_read(
    office: Office, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack's members name papers, not files of the bot's machine."""

    def reading(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("bot.briefing.files.Path", reading)
    alice.slash("/brief", "/etc/passwd.txt")

    assert told(alice, 2).startswith("/etc/passwd.txt is not in the index")


def test_too_much_at_once_has_to_wait(
    office: Office, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with questions."""
    monkeypatch.setattr(Pace, "wait", lambda *_: 7)
    alice.slash("/brief", TOPIC)

    assert told(alice) == "That is a lot at once: please ask again in 7 seconds."


def test_a_file_that_slack_does_not_take_is_told(
    office: Office, slack: FakeSlack, alice: Member
) -> None:
    """The message with the main quotes stands."""
    slack.fail("files.completeUploadExternal", error="internal_error")

    with capture_logs() as logs:
        alice.slash("/brief", TOPIC)
        assert told(alice, 2) == NOT_TAKEN

    assert len(alice.reads()) == 1
    assert [one["event"] for one in logs] == ["no file"]


def test_a_member_who_cannot_be_written_to_is_told(
    office: Office, slack: FakeSlack, alice: Member
) -> None:
    """In the channel, privately."""
    slack.fail("chat.postMessage", error="messages_tab_disabled")

    with capture_logs():
        alice.slash("/brief", TOPIC)
        assert told(alice, 2) == DIRECTLY


def test_a_brief_that_fails_is_told_in_plain_words(
    office: Office, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a reference that the log has too, and no word of the question."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(briefing, "brief", broken)
    with capture_logs() as logs:
        alice.slash("/brief", TOPIC)
        said = told(alice, 2)

    (line,) = logs
    assert said.endswith(f"this reference: {line['reference']}.")
    assert "secret" not in said + repr(logs)
    assert "caseload" not in repr(logs)


def test_an_upload_that_gets_no_answer_is_told(
    office: Office, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be asked for again."""

    async def broken(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(AsyncWebClient, "files_upload_v2", broken)
    with capture_logs():
        alice.slash("/brief", TOPIC)
        assert told(alice, 2) == NOT_TAKEN
