"""Files that the app sends: announced, uploaded and shared."""

import asyncio
import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.threads import Thread

QUOTES = b"> Agreed.\n"


@pytest.fixture
def question(slack: FakeSlack) -> Thread:
    """A question of a member's."""
    return slack.member("alice").mention("general", "export these")


def put(url: str, content: bytes) -> int:
    """Send bytes to an address, and give the status of the answer."""
    try:
        with urllib.request.urlopen(url, content, timeout=5) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def uploaded(client: WebClient, content: bytes = QUOTES) -> str:
    """Announce and send a file, and give its id."""
    answer = client.files_getUploadURLExternal(filename="quotes.md", length=len(content))
    assert put(answer["upload_url"], content) == 200
    return str(answer["file_id"])


def test_sdk_shares_a_file_in_a_thread(slack: FakeSlack, question: Thread) -> None:
    """slack_sdk's files_upload_v2 works, and the member finds the file in the thread."""
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url)

    answer = asyncio.run(
        client.files_upload_v2(
            content=QUOTES,
            filename="quotes.md",
            title="Quotes",
            alt_txt="Two quotes",
            channel=question.channel,
            thread_ts=question.ts,
            initial_comment="For the meeting",
        )
    )

    seen = question.reply()
    (file,) = seen.files
    assert (file.name, file.title, file.alt_txt) == ("quotes.md", "Quotes", "Two quotes")
    assert (file.content, seen.text, seen.root) == (QUOTES, "For the meeting", question.ts)
    assert answer["file"]["title"] == "Quotes"


def test_app_is_told_of_its_file(slack: FakeSlack, client: WebClient, question: Thread) -> None:
    """A shared file is a message of the subtype file_share."""
    file = uploaded(client)

    client.files_completeUploadExternal(files=[{"id": file}], channel_id=question.channel)

    inner = slack.events_of("message")[-1].inner
    assert (inner["subtype"], inner["bot_id"]) == ("file_share", slack.app.bot_id)
    assert inner["files"][0]["id"] == file


def test_blocks_introduce_a_file(client: WebClient, question: Thread) -> None:
    """Blocks stand above a file, unless there is a comment."""
    place = {"channel_id": question.channel, "thread_ts": question.ts}
    block: Payload = {"type": "header", "text": {"type": "plain_text", "text": "Quotes"}}

    for comment in (None, "comment"):
        said = {"blocks": [block], "initial_comment": comment, "files": [{"id": uploaded(client)}]}
        client.api_call("files.completeUploadExternal", json={**place, **said})

    assert [one.text for one in question.replies(2)] == ["Quotes", "comment"]


def test_file_without_a_channel_is_private(
    slack: FakeSlack, client: WebClient, question: Thread
) -> None:
    """A file that names no channel is shared nowhere."""
    client.files_completeUploadExternal(files=[{"id": uploaded(client)}])

    assert question.seen() == []


@pytest.mark.parametrize("content", [b"short", b"far too long for what was said"])
def test_wrong_length_is_refused(
    client: WebClient, refusal: Refusal, question: Thread, content: bytes
) -> None:
    """An upload of another length than announced is refused, and nothing can be shared."""
    answer = client.files_getUploadURLExternal(filename="quotes.md", length=10)

    assert put(answer["upload_url"], content) == 400

    named = {"files": [{"id": answer["file_id"]}], "channel_id": question.channel}
    assert refusal("files.completeUploadExternal", **named) == "file_not_found"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"files": [{"id": "F0NONE"}]}, "file_not_found"),
        ({"files": []}, "invalid_arguments"),
        ({"thread_ts": "1.000000"}, "thread_not_found"),
        ({"channel_id": "general"}, "channel_not_found"),
        ({"channel_id": None}, "invalid_arguments"),
        ({"channels": "C1,C2"}, "channel_not_found"),
        ({"blocks": [{"type": "markdown", "text": "x"}]}, "internal_error"),
        ({"blocks": [{"type": "poem"}]}, "invalid_blocks"),
    ],
)
def test_sharing_is_refused(
    client: WebClient, refusal: Refusal, question: Thread, change: Payload, error: str
) -> None:
    """A file that is not there, or that goes nowhere, is not shared."""
    named: Payload = {"files": [{"id": uploaded(client)}], "channel_id": question.channel}

    arguments = {**named, "thread_ts": question.ts, **change}

    assert refusal("files.completeUploadExternal", **arguments) == error


def test_file_is_shared_once(client: WebClient, refusal: Refusal, question: Thread) -> None:
    """An upload that has been completed is not completed again."""
    named: Payload = {"files": [{"id": uploaded(client)}], "channel_id": question.channel}
    client.api_call("files.completeUploadExternal", json=named)

    assert refusal("files.completeUploadExternal", **named) == "file_not_found"


def test_file_needs_the_app_in_the_channel(
    slack: FakeSlack, client: WebClient, refusal: Refusal
) -> None:
    """A file is shared only where the app is."""
    away = slack.channel("away", bot=False)
    named: Payload = {"files": [{"id": uploaded(client)}], "channel_id": away.id}

    assert refusal("files.completeUploadExternal", **named) == "not_in_channel"


@pytest.mark.parametrize("length", [0, "many", -1])
def test_length_must_be_said(refusal: Refusal, length: object) -> None:
    """A file is announced with its length in bytes."""
    error = refusal("files.getUploadURLExternal", filename="a.md", length=length)

    assert error == "invalid_arguments"


def test_unknown_upload_is_not_there(slack: FakeSlack) -> None:
    """Nothing is sent to an address that was not given."""
    assert put(f"{slack.workspace.uploads_url}F0NONE", b"x") == 404


def test_upload_may_fail(slack: FakeSlack, client: WebClient) -> None:
    """An upload may be made to fail as any call may."""
    url = client.files_getUploadURLExternal(filename="a.md", length=1)["upload_url"]
    slack.fail("upload", status=503)

    assert [put(url, b"x") for _ in range(2)] == [503, 200]


def test_upload_may_be_a_form(slack: FakeSlack, client: WebClient) -> None:
    """An upload may come as a file in a form."""
    answer = client.files_getUploadURLExternal(filename="a.md", length=1)
    part = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n--b--\r\n'
    named = {"Content-Type": "multipart/form-data; boundary=b"}
    request = urllib.request.Request(answer["upload_url"], part, named)  # noqa: S310

    with urllib.request.urlopen(request, timeout=5) as sent:  # noqa: S310
        assert sent.status == 200

    assert slack.workspace.uploads[answer["file_id"]].content == b"x"
