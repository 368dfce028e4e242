"""The page of a paper on which a quote stands."""

import pytest
from slack_sdk.errors import SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.audit import Audit
from bot.pictures import Picture
from bot.slack.listeners import pages
from bot.slack.listeners.office import HIDDEN, Office
from bot.slack.listeners.pages import NO_PICTURE
from bot.slack.views import GONE
from tests.bot.slack.conftest import PAGED
from tests.bot.slack.listeners.conftest import told
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack

DRAWN = Picture(b"\x89PNG of a page", "A page that says what is paid", 800, 600, 1, marked=True)


@pytest.fixture
def answer(office: Office, alice: Member) -> Reading:
    """An answer that quotes a paper with pages."""
    shown = alice.mention("general", "How much is the retention payment?").reply()
    assert PAGED.text in shown.quotes
    return shown


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page can be drawn."""
    monkeypatch.setattr(pages, "_drawn", lambda quote, index: DRAWN)


@pytest.mark.usefixtures("drawn")
def test_a_page_is_shown_in_the_thread(
    answer: Reading, slack: FakeSlack, bob: Member, audit: Audit
) -> None:
    """As a picture, with words for who cannot see it; that it was shown is written down."""
    bob.click(answer, "show_page")

    slack.wait_for_calls("files.completeUploadExternal")
    (posted,) = [one for one in bob.reads("general") if one.files]
    (file,) = posted.files
    assert posted.root == answer.root
    assert (file.name, file.content) == ("payments-page-1.png", DRAWN.png)
    assert file.title.startswith("Retention payments, ")
    assert file.alt_txt == DRAWN.alt
    *_, entry = audit.export()
    assert (entry["way"], entry["who"]) == ("page", bob.id)


def test_words_open_where_there_is_no_picture(answer: Reading, bob: Member) -> None:
    """Such as of a paper whose file is not kept."""
    bob.click(answer, "show_page")

    seen = bob.modal()
    assert seen.title == "In context"
    assert PAGED.text in seen.text


def test_where_no_window_opens_either_it_is_told(
    answer: Reading, slack: FakeSlack, bob: Member
) -> None:
    """Slack lets one open for three seconds only."""
    slack.fail("views.open", error="expired_trigger_id")

    with capture_logs():
        bob.click(answer, "show_page")
        assert told(bob) == NO_PICTURE


def test_a_page_that_cannot_be_read_is_told(
    answer: Reading, bob: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a reference that the log has too."""

    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(pages, "_drawn", broken)
    with capture_logs() as logs:
        bob.click(answer, "show_page")
        said = told(bob)

    (line,) = logs
    assert said.endswith(f"this reference: {line['reference']}.")
    assert "secret" not in said + repr(logs)


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("fault", [SlackRequestError("refused"), TimeoutError()], ids=repr)
def test_a_page_whose_upload_fails_is_told(
    answer: Reading, bob: Member, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """Which the SDK tells in another way than that Slack refuses it."""

    async def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(AsyncWebClient, "files_upload_v2", broken)
    with capture_logs():
        bob.click(answer, "show_page")
        assert told(bob) == "Slack did not take the page: please try again."


@pytest.mark.usefixtures("drawn")
def test_a_page_that_slack_does_not_take_is_told(
    answer: Reading, slack: FakeSlack, bob: Member
) -> None:
    """To who wanted to see it."""
    slack.fail("files.completeUploadExternal", error="internal_error")

    with capture_logs() as logs:
        bob.click(answer, "show_page")
        said = told(bob)

    assert said == "Slack did not take the page: please try again."
    assert [one["event"] for one in logs] == ["no page"]


def test_an_answer_that_is_not_kept_any_more_says_so(
    office: Office, answer: Reading, alice: Member
) -> None:
    """After thirty days."""
    for one in office.replies.given.recent(alice.id, 9):
        office.replies.given.forget(one.key)

    alice.click(answer, "show_page")

    assert told(alice) == GONE


@pytest.mark.usefixtures("drawn")
def test_a_page_is_posted_only_where_all_may_read_it(
    office: Office,
    answer: Reading,
    slack: FakeSlack,
    alice: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who clicks may have the right to more than who reads along."""

    async def gone(*about: object, privately: bool) -> list[object]:
        assert not privately
        return []

    monkeypatch.setattr(Office, "quotes", gone)
    alice.click(answer, "show_page")

    assert told(alice) == HIDDEN
    assert slack.calls_of("files.completeUploadExternal") == []
