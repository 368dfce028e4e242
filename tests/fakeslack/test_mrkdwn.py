"""Slack's mrkdwn and Markdown as a member reads them, and whom they would ping."""

import pytest

from tests.fakeslack.messages import Message
from tests.fakeslack.reading import Reading, read
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Mention

NAMES = {"U1": "@alice", "C1": "#general"}


def reading(text: str = "", *blocks: Payload, parses_names: bool = False) -> Reading:
    """Read a message of this text and these blocks."""
    said = {"ts": "1.000001", "text": text, "blocks": list(blocks)}
    message = Message("C1", said, parses_names=parses_names)
    return read(message, lambda some_id: NAMES.get(some_id, some_id))


def section(text: str, **more: object) -> Payload:
    """A mrkdwn section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, **more}}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("*bold* and _slanted_ and ~struck~", "bold and slanted and struck"),
        ("*_both_*", "both"),
        ("2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name"),
        ("`*code*` ```two\nlines```", "*code* two\nlines"),
        (
            "<https://example.org/a?b=1&amp;c=2|The &amp; report>",
            "The & report (https://example.org/a?b=1&c=2)",
        ),
        ("see https://example.org/a.", "see https://example.org/a."),
        ("<mailto:a@example.org|write>", "write (mailto:a@example.org)"),
        ("<@U1> in <#C1|x>", "@alice in #general"),
        ("<!date^1720710212^{date_num}|11 July>", "11 July"),
        ("&gt; quoted", "> quoted"),
        ("a < b and <not a tag>", "a < b and <not a tag>"),
        ("Café 🙂 עברית :wave:", "Café 🙂 עברית :wave:"),
    ],
)
def test_mrkdwn_is_read(text: str, shown: str) -> None:
    """A mrkdwn text reads as a member sees it, with the addresses of links made visible."""
    assert reading("", section(text)).text == shown


def test_mrkdwn_quotes_are_found() -> None:
    """Lines that begin with > in mrkdwn are a quote."""
    assert reading("", section("so:\n&gt; One.\n&gt; Two.\nend")).quotes == ("One.\nTwo.",)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("<!channel>", Mention("broadcast", "channel", "blocks")),
        ("<!here|here>", Mention("broadcast", "here", "blocks")),
        ("@everyone", Mention("broadcast", "everyone", "blocks")),
        ("<!subteam^S1>", Mention("usergroup", "S1", "blocks")),
        ("<@U1>", Mention("user", "U1", "blocks")),
        ("`<!channel>`", Mention("broadcast", "channel", "blocks")),
    ],
)
def test_mrkdwn_section_pings(text: str, mention: Mention) -> None:
    """What pings in a mrkdwn section is reported."""
    assert reading("", section(text)).pings == (mention,)


def test_verbatim_section_leaves_bare_names_alone() -> None:
    """A bare @channel in a verbatim text object is only words."""
    assert reading("", section("@channel", verbatim=True)).pings == ()


def test_escaped_mention_does_not_ping() -> None:
    """An escaped mention is read as it was written and pings nobody."""
    seen = reading("", section("&lt;!channel&gt;", verbatim=True))

    assert (seen.text, seen.pings) == ("<!channel>", ())


@pytest.mark.parametrize("parses_names", [False, True])
def test_bare_broadcast_in_text_needs_parse(*, parses_names: bool) -> None:
    """A bare @channel in the text pings only with parse=full or link_names."""
    assert bool(reading("@channel", parses_names=parses_names).pings) is parses_names


def test_channel_mentions_do_not_ping() -> None:
    """Naming a channel is a mention that pings nobody."""
    seen = reading("", section("<#C1>"))

    assert (seen.pings, len(seen.mentions)) == ((), 1)


def test_markdown_block_is_read() -> None:
    """Standard Markdown reads without its marks, and its links show their addresses."""
    block = {"type": "markdown", "text": "## Head\n**bold** [a](https://example.org)"}

    assert reading("", block).text == "Head\nbold a (https://example.org)"
