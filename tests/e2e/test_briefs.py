"""A brief, from the command to the file in the direct message."""

import io

from docx import Document

from corpus.receipts import receipts
from tests.e2e.conftest import BOTH, ZEPHYR, Trust
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack


def sent(slack: FakeSlack, member: Member) -> tuple[Reading, Reading]:
    """The message that a member is sent directly, and the one with the file."""
    slack.wait_for_calls("files.completeUploadExternal")
    message, file = member.reads()
    return message, file


@BOTH
def test_a_brief_comes_as_a_file_in_the_direct_message(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """With its main quotes beside; in the channel only the member sees that it is being made."""
    asked = alice.slash("/brief", "scrutiny committee 25 June 2024", channel)

    assert asked.private_reply().text.startswith("Making the brief")
    message, shared = sent(slack, alice)
    assert "What inspectors and reviewers said" in message.text
    assert message.quotes
    (file,) = shared.files
    assert file.name == "brief-children-and-families-overview-and-scrutiny-committee-25-jun.docx"
    paragraphs = [one.text for one in Document(io.BytesIO(file.content)).paragraphs]
    assert any(list(receipts(one)) for one in paragraphs)
    assert not [one for one in alice.reads(channel) if one.files]


def test_it_quotes_what_the_member_may_read_alone(
    slack: FakeSlack, alice: Member, bob: Member, channel: str, trust: Trust
) -> None:
    """Whoever asks in a channel is answered in their own talk with the app."""
    trust(alice)

    bob.slash("/brief", "the Zephyr review", channel)
    sent(slack, bob)
    slack.reset()
    alice.slash("/brief", "the Zephyr review", channel)
    message, shared = sent(slack, alice)

    assert ZEPHYR in message.text
    (file,) = shared.files
    assert ZEPHYR in "\n".join(one.text for one in Document(io.BytesIO(file.content)).paragraphs)


def test_what_is_not_held_is_told_privately(alice: Member, channel: str) -> None:
    """In one line; nothing is sent."""
    asked = alice.slash("/brief", "scrutiny committee 14 November 2023", channel)

    _, said = asked.private_replies(2)
    assert said.text.startswith("There is no agenda of 14 November 2023 here")
    assert alice.reads() == []
