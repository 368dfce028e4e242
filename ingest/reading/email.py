"""Messages -> blocks: the body, and below it what was attached, each by its own reader."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from corpus.display import one_line, repaired
from corpus.errors import UnreadablePaper
from ingest.reading import html, text
from ingest.reading.blocks import Block, Page, Reading, Role

Reader = Callable[[bytes, str], Reading]

_DEEPEST = 4
"""Messages inside one another."""
_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_FIELD = re.compile(rb"^([A-Za-z0-9-]+):", re.MULTILINE)
_BY_MACHINE = {b"mime-version", b"message-id", b"received", b"return-path", b"content-type"}
"""Fields that nobody types: a memo in plain text may begin with From and To."""
_PASSED_OVER = ("application/pgp-signature", "application/pkcs7-signature", "application/ms-tnef")
_FAULTS = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the standard library raises on a message that breaks the rules."""
_MARKS = re.compile(r"^(?:> ?)+", re.MULTILINE)


def is_message(content: bytes, name: str) -> bool:
    r"""
    Whether a file begins with the fields of a message.

    >>> is_message(b"From: a@b.uk\nMIME-Version: 1.0\nSubject: Plan\n\nHello", "saved")
    True
    """
    head = _HEAD.match(content[:20_000].lstrip())
    fields = {one.lower() for one in _FIELD.findall(head.group())} if head else set()
    by_machine = bool(fields & _BY_MACHINE) or name.lower().endswith(".eml")
    return by_machine and bool(fields & {b"from", b"subject"})


def read(content: bytes, name: str, attached: Reader) -> Reading:
    """The blocks of a message; `attached` reads what is attached to it."""
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
        found = _Found(name, attached)
        found.take(message)
        title, author, day = _header(message, "Subject"), _author(message), _day(message)
    except _FAULTS as error:
        raise UnreadablePaper(f"{name} is damaged: save the message again.") from error
    return Reading(
        (Page(tuple(found.blocks)),),
        paged=False,
        title=title,
        date=day,
        author=author,
        warnings=tuple(found.warnings),
    )


@dataclass
class _Found:
    """What was found in a message so far."""

    name: str
    attached: Reader
    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take(self, message: EmailMessage, depth: int = 0) -> None:
        """Read a message: its body first, then what is attached."""
        leaves = list(_leaves(message))
        for leaf in leaves:
            if _is_body(leaf):
                self.blocks += _body(leaf, self.name)
        for leaf in leaves:
            if leaf.get_content_type() == "message/rfc822":
                self._forwarded(leaf, depth)
            elif not _is_body(leaf) and not _is_decoration(leaf):
                self._attachment(leaf)

    def _forwarded(self, leaf: EmailMessage, depth: int) -> None:
        inner = leaf.get_payload(0)
        if depth == _DEEPEST or not isinstance(inner, EmailMessage):
            self.warnings.append("a message far inside other messages was left out")
            return
        self._head(_header(inner, "Subject") or "message")
        sender = f"From {_author(inner)}, {_header(inner, 'Date')}".rstrip(", ")
        self.blocks.append(Block(sender))
        self.take(inner, depth + 1)

    def _attachment(self, leaf: EmailMessage) -> None:
        name = one_line(leaf.get_filename() or "") or f"a part of type {leaf.get_content_type()}"
        content = leaf.get_payload(decode=True)
        try:
            reading = self.attached(content if isinstance(content, bytes) else b"", name)
        except UnreadablePaper as refusal:
            self.warnings.append(f"an attachment was left out: {str(refusal).removesuffix('.')}")
            return
        blocks = [_below(block) for page in reading.pages for block in page.blocks]
        if blocks:
            self._head(name)
        self.blocks += blocks
        self.warnings += [f"{name}: {warning}" for warning in reading.warnings]
        if reading.unread:
            self.warnings.append(
                f"pages of the attachment {name} are scanned and were not read: save it as a"
                " file of its own and try again"
            )

    def _head(self, name: str) -> None:
        self.blocks.append(Block(f"Attachment: {name}", Role.HEADING, level=1))


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts to read, in order; of alternatives the plainest that says something."""
    kind, subtype = part.get_content_type().split("/")
    inside = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
    if kind != "multipart" or not inside:
        yield part
    elif subtype == "alternative":
        plain = (one for one in inside if one.get_content_type() == "text/plain" and _says(one))
        yield from _leaves(next(plain, inside[-1]))
    else:
        for one in inside:
            if one is inside[0] or subtype != "related" or one.is_attachment():
                yield from _leaves(one)


def _says(leaf: EmailMessage) -> bool:
    content = leaf.get_payload(decode=True)
    return isinstance(content, bytes) and bool(content.strip())


def _is_body(leaf: EmailMessage) -> bool:
    written = leaf.get_content_type() in ("text/plain", "text/html")
    return written and not leaf.is_attachment() and not leaf.get_filename()


def _is_decoration(leaf: EmailMessage) -> bool:
    """Whether a part is a logo or a signature, which nobody means to hand on."""
    picture = leaf.get_content_maintype() == "image" and not leaf.is_attachment()
    return picture or leaf.get_content_type() in _PASSED_OVER


def _body(leaf: EmailMessage, name: str) -> list[Block]:
    content = leaf.get_payload(decode=True)
    written = _decoded(content if isinstance(content, bytes) else b"", leaf, name)
    if leaf.get_content_subtype() == "html":
        return [block for page in html.read(written.encode()).pages for block in page.blocks]
    return [_unheaded(block) for block in text.blocks(_quoted_once(repaired(written)))]


def _unheaded(block: Block) -> Block:
    """A short line of a message is a greeting or a name, not a heading."""
    return Block(block.text) if block.role is Role.HEADING else block


def _decoded(content: bytes, leaf: EmailMessage, name: str) -> str:
    charset = leaf.get_content_charset() or ""
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return text.letters(content, name)


def _quoted_once(written: str) -> str:
    """The marks of quoted history, one before each paragraph instead of one before each line."""
    lines: list[str] = []
    before = ""
    for line in written.split("\n"):
        mark = _MARKS.match(line)
        depth = (mark.group().replace(" ", "") + " ") if mark else ""
        words = line[mark.end() :] if mark else line
        if depth != before or (depth and not words.strip()):
            lines.append("")
        begins = bool(depth) and bool(words.strip()) and not (lines and lines[-1])
        lines.append(f"{depth}{words}" if begins else words)
        before = depth
    return "\n".join(lines)


def _below(block: Block) -> Block:
    return replace(block, level=block.level + 1) if block.role is Role.HEADING else block


def _header(message: EmailMessage, name: str) -> str:
    return one_line(str(message.get(name) or ""))


def _author(message: EmailMessage) -> str:
    shown, address = parseaddr(_header(message, "From"))
    return shown or address


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
