"""Making an email."""

import email
import email.policy

from corpus.typesetting import letterbox
from tests.corpus.typesetting.conftest import MakeSource


def test_an_email_holds_its_lines_and_its_attachment(source: MakeSource) -> None:
    """A line that ends in a backslash goes on in the next."""
    lines = source(
        "Dear members", "Yours\\", "Ann", From="a@kesterwold.example", Subject="Averages"
    )

    made = letterbox.email(lines, {"note.pdf": b"%PDF-1.7\n"})

    message = email.message_from_bytes(made, policy=email.policy.default)
    body = message.get_body()
    assert body is not None
    assert (message["From"], message["Subject"]) == ("a@kesterwold.example", "Averages")
    assert body.get_content().splitlines() == ["Dear members", "", "Yours", "Ann"]
    (note,) = message.iter_attachments()
    assert (note.get_filename(), note.get_content_type()) == ("note.pdf", "application/pdf")
    assert note.get_content() == b"%PDF-1.7\n"


def test_the_parts_are_kept_apart_by_the_same_words_each_time(source: MakeSource) -> None:
    """Python would choose others."""
    lines = source("Dear members")

    assert letterbox.email(lines, {"a.pdf": b""}) == letterbox.email(lines, {"a.pdf": b""})
