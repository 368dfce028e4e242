"""A speech about Kesterwold with quotations of every verdict, as Word and as text."""

from io import BytesIO

import docx
from docx.document import Document

PARAGRAPHS = (
    "Chair, members. I have read the papers again, and I want to quote them fairly.",
    "In March 2023 the inspection report said that “Leaders have been too slow to act on known "
    "weaknesses”. It added that “some children have waited too long for help”.",
    "The same report called the Children’s Gateway ‘not fit for purpose’ and said that ‘the nine "
    "family centres are welcoming’.",
    "The Commissioner’s report tells us: “Elected members have changed less than they know.”",
    "According to the peer challenge, “Contacts are decided quickly, but the safeguarding teams "
    "that receive the work are still short of social workers.”",
    "The peers wrote of “energy and honesty in the Gateway”, and Ofsted’s report of 2023 found "
    "“energy and honesty in the Gateway” too.",
    "On page 2 of the inspection report we are told that there were 63 children without a social "
    "worker.",
    "Ofsted told Wirral in 2016 that “the executive was a model of scrutiny”.",
    "The commissioner went further:",
    "The service is better than it was.",
    "Some called all this a ‘witch hunt’. Nobody ever wrote that “the council should be proud of "
    "every part of its front door”.",
    "The Improvement Board’s letter says: “Children are safer than they were. Lantern, the new "
    "case recording system, was brought into use on 2 December 2024.",
)
SET_OFF = 9
"""The paragraph that is in Word's Quote style."""
QUOTATIONS = 14
"""With the two claims and scare quotes among them."""


def word() -> bytes:
    """The speech as a Word file."""
    made = docx.Document()
    for number, text in enumerate(PARAGRAPHS):
        made.add_paragraph(text, "Quote" if number == SET_OFF else None)
    return saved(made)


def text() -> str:
    """The speech as text, its paragraphs between blank lines."""
    return "\n\n".join(PARAGRAPHS)


def saved(document: Document) -> bytes:
    """The bytes of a Word file."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
