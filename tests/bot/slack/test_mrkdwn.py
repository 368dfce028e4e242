"""Slack's text, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.mrkdwn import escaped, typed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("<@U0BOT> what about caseloads?", "what about caseloads?"),
        ("<@U0BOT|councilbot> what?", "councilbot what?"),
        (
            "see <https://a.example/x|this> and <https://b.example>",
            "see this and https://b.example",
        ),
        ("R&amp;D &lt;3 &gt;", "R&D <3 >"),
        ("in <#C1|cabinet> <!here>", "in cabinet"),
        ("<@U0BOT>", ""),
    ],
    ids=["mention", "named", "links", "escapes", "channel", "nothing"],
)
def test_reads_what_a_member_meant(text: str, meant: str) -> None:
    """No mentions, links as they read, escapes undone."""
    assert typed(text) == meant


@given(st.text())
def test_escaped_text_reads_as_it_was(text: str) -> None:
    """Escaping loses nothing."""
    assert typed(escaped(text)) == text.strip()


@given(st.text(alphabet="<>@#!|CUhttps:/ &;*_`~\n"))
def test_escaped_text_holds_no_control(text: str) -> None:
    """Nothing in it can mention, link or break out."""
    assert not {"<", ">"} & set(escaped(text))
