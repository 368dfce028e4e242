"""Make an email with attachments from lines."""

import mimetypes
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from corpus.typesetting.source import Source

_HEADERS = ("From", "To", "Cc", "Subject", "Date", "Message-ID")


def email(source: Source, attachments: Mapping[str, bytes]) -> bytes:
    """
    Return an email that holds the lines of `source`, the same bytes every time.

    Each line is a paragraph; a line that ends in a backslash goes on in the next one.
    """
    message = EmailMessage(policy=SMTP)
    for header in _HEADERS:
        if header in source.about:
            message[header] = source.about[header]
    message.set_content("\n\n".join(source.lines).replace("\\\n\n", "\n") + "\n", cte="8bit")
    for name, content in attachments.items():
        main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    message.set_boundary("----=_kesterwold_2024_part")
    return message.as_bytes()
