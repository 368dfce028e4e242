"""Messages are read with what is attached to them; what cannot be read is told."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadablePaper
from ingest.reading import email, formats
from ingest.reading.blocks import Page, Reading, Role
from tests.ingest.conftest import UNTIMED, blocks, texts, word_file

PNG = b"\x89PNG\r\n\x1a\n"
WORD = word_file("<w:p><w:r><w:t>Caseloads fell.</w:t></w:r></w:p>")


def message(body: str = "Caseloads rose.", subject: str = "Caseloads") -> EmailMessage:
    """A message from the director."""
    made = EmailMessage()
    made["From"] = "Ann Day <ann@council.example>"
    made["Subject"] = subject
    made["Date"] = "Mon, 03 Jun 2024 23:30:00 +0100"
    made.set_content(body)
    return made


def attach(made: EmailMessage, content: bytes, name: str, kind: str = "application/pdf") -> None:
    """Attach a file to a message."""
    main, sub = kind.split("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)


def read(made: EmailMessage) -> Reading:
    """The reading of a message, as an ingest reads it."""
    return formats.read(bytes(made), "saved.eml")


def test_the_fields_say_who_wrote_when_about_what() -> None:
    """The day is the sender's own."""
    found = read(message())

    assert (found.title, found.author, str(found.date)) == ("Caseloads", "Ann Day", "2024-06-03")


def test_a_message_without_fields_is_read() -> None:
    """Nothing is guessed in their place."""
    found = formats.read(b"MIME-Version: 1.0\nSubject:\n\nCaseloads rose.\n", "a")

    assert (texts(found), found.title, found.author, found.date) == (
        ["Caseloads rose."],
        "",
        "",
        None,
    )


def test_plain_text_is_preferred_to_html() -> None:
    """It is what most writers mean, without the letterhead."""
    made = message()
    made.add_alternative("<p>As a page.</p>", subtype="html")

    assert texts(read(made)) == ["Caseloads rose."]


@pytest.mark.parametrize("plain", ["", " \n\n"])
def test_html_is_read_where_the_plain_text_says_nothing(plain: str) -> None:
    """Some programs send an empty one."""
    made = message(plain)
    made.add_alternative("<h1>Cases</h1><p>As a page.</p>", subtype="html")

    assert texts(read(made)) == ["Cases", "As a page."]


def test_a_greeting_is_no_heading() -> None:
    """What follows does not stand under "Dear all"."""
    found = blocks(read(message("Dear all\n\nCaseloads rose.\n\nAnn Day\n")))

    assert {block.role for block in found} == {Role.PARAGRAPH}


def test_quoted_history_is_kept_and_marked() -> None:
    """One mark a paragraph, so that its sentences can be quoted whole."""
    body = (
        "Yes.\n\nOn 1 June Cllr Day wrote:\n> Did caseloads\n> rose?\n>\n> > They did\n> > not.\n"
    )

    assert texts(read(message(body))) == [
        "Yes.",
        "On 1 June Cllr Day wrote:",
        "> Did caseloads rose?",
        ">> They did not.",
    ]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_letters_are_read_in_their_encoding(charset: str) -> None:
    """As the message says."""
    made = EmailMessage()
    made["From"] = "a@b.uk"
    made.set_content("Caf\u00e9s cost £5.", charset=charset)

    assert texts(read(made)) == ["Cafés cost £5."]


def test_letters_of_no_or_a_wrong_encoding_are_read() -> None:
    """Programs that write none use one of two."""
    head = b"From: a@b.uk\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\n"

    assert texts(formats.read(head + "Cafés".encode(), "a")) == ["Cafés"]


def test_an_attachment_is_read_by_its_own_reader() -> None:
    """Below a heading that names it, and its headings below that."""
    made = message()
    attach(made, b"<html><h1>Plan</h1><p>Caseloads fell.</p></html>", "plan.html", "text/html")

    found = blocks(read(made))

    assert [(block.level, block.text) for block in found[1:]] == [
        (1, "Attachment: plan.html"),
        (2, "Plan"),
        (0, "Caseloads fell."),
    ]


def test_the_content_of_an_attachment_decides() -> None:
    """Neither its name nor the type that the sender gave it."""
    made = message()
    attach(made, WORD, "plan", "application/octet-stream")

    assert texts(read(made))[1:] == ["Attachment: plan", "Caseloads fell."]


def test_an_attachment_that_cannot_be_read_is_told() -> None:
    """The message is read without it."""
    made = message()
    attach(made, PNG, "scan.png", "image/png")

    found = read(made)

    assert texts(found) == ["Caseloads rose."]
    assert found.warnings[0].startswith("an attachment was left out: scan.png is a pict")


def test_a_logo_is_passed_over() -> None:
    """It stands in the letter, and nobody sent it to be read."""
    made = message("")
    made.add_alternative("<p>Caseloads rose.<img src='cid:a'></p>", subtype="html")
    made.get_payload()[1].add_related(PNG, maintype="image", subtype="png", cid="<a>")

    found = read(made)

    assert (texts(found), found.warnings) == (["Caseloads rose."], ())


def test_what_an_attachment_left_out_is_told() -> None:
    """Its warnings are the message's."""
    inner, outer = message(), message()
    attach(inner, PNG, "scan.png", "image/png")
    attach(outer, bytes(inner), "inner.eml", "application/octet-stream")

    assert "inner.eml: an attachment was left out: scan.png" in read(outer).warnings[0]


def test_a_forwarded_message_is_read_under_its_subject() -> None:
    """With who sent it and when."""
    made = message("See below.", "Fwd")
    made.add_attachment(message())

    assert texts(read(made)) == [
        "See below.",
        "Attachment: Caseloads",
        "From Ann Day, Mon, 03 Jun 2024 23:30:00 +0100",
        "Caseloads rose.",
    ]


def test_a_scanned_attachment_is_told_and_has_no_heading() -> None:
    """Nothing would stand under it."""
    scan = Reading((Page(()),), paged=True, unread=(1,))

    found = email.read(_with_scan(), "saved.eml", lambda content, name: scan)

    assert texts(found) == ["Caseloads rose."]
    assert "pages of the attachment scan.pdf are scanned" in found.warnings[0]


def _with_scan() -> bytes:
    made = message()
    attach(made, b"%PDF-", "scan.pdf")
    return bytes(made)


@pytest.mark.parametrize("as_file", [True, False])
def test_messages_far_inside_one_another_are_left_out(as_file: bool) -> None:
    """Somebody could nest them for ever."""
    made = message("Innermost.")
    for _ in range(9):
        outer = message("Around.")
        if as_file:
            attach(outer, bytes(made), "inner.eml", "application/octet-stream")
        else:
            outer.add_attachment(made)
        made = outer

    found = read(made)

    assert "Innermost." not in texts(found)
    assert "far inside" in found.warnings[0]


@pytest.mark.parametrize(
    "start",
    ["From: The Director\nTo: Cabinet\n\n", "Present: Day\nApologies: Fane\n\n", "Note: x\n\n"],
)
def test_a_memo_is_a_text(start: str) -> None:
    """Its From and To are words of its own, and may be quoted."""
    content = f"{start}Caseloads rose.".encode()

    assert not email.is_message(content, "memo.txt")


def test_a_saved_web_archive_is_read_as_its_page() -> None:
    """Browsers save a page with its pictures as a message."""
    made = message("x")
    made.set_content("<html><p>Caseloads rose.</p></html>", subtype="html")
    made.add_related(b"p {}", maintype="text", subtype="css", cid="<css>")

    assert texts(read(made)) == ["Caseloads rose."]


@UNTIMED
@given(
    st.lists(
        st.sampled_from(
            [
                b"From: a@b.uk\n", b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"--x--\n",
                b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n", b"\n",
                b"Content-Type: multipart/alternative; boundary=x\n", b"Date: x\n", b"=?utf-8?q?\n",
                b"Subject: =?x?b?!?=\n", b"Content-Type: text/html; charset=\xff\n", b"Cases rose.\n",
                b"Content-Disposition: attachment; filename*=x''%ff\n", b"From: <>,,;@\n",
            ]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_message_is_read_or_refused_in_one_line(lines: list[bytes]) -> None:
    """Mail that breaks the rules is common."""
    content = b"MIME-Version: 1.0\nSubject: a\n" + b"".join(lines)

    found, reason = outcome(content)

    assert any(found) != bool(reason)
    assert "\n" not in reason


def outcome(content: bytes) -> tuple[list[str], str]:
    """The texts of a message, or why it was refused."""
    try:
        return texts(formats.read(content, "a.eml")), ""
    except UnreadablePaper as refusal:
        return [], str(refusal)
