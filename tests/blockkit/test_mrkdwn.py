"""Text objects as HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.blockkit.mrkdwn import markdown, mrkdwn, words
from tests.blockkit.samples import name
from tests.blockkit.scene import Scene

SCENE = Scene(name)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*b* _i_ ~s~ `c*d*`", "<b>b</b> <i>i</i> <s>s</s> <code>c*d*</code>"),
        ("*b _i_*", "<b>b <i>i</i></b>"),
        ("2 * 3 * 4 a_b_c", "2 * 3 * 4 a_b_c"),
        ("R&amp;D &lt;b&gt; &quot;", "R&amp;D &lt;b&gt; &amp;quot;"),
        ("<@U1> <#C1>", '<span class="mention user">@alice</span> <span class="mention channel">#general</span>'),
        ("<!here> @here", '<span class="mention broadcast">@here</span> @here'),
        ("<https://a.example|the *plan*>", '<a href="https://a.example">the *plan*</a>'),
        ("*<https://a.example|plan>*", '<b><a href="https://a.example">plan</a></b>'),
        ("See https://a.example/x.", 'See <a href="https://a.example/x">https://a.example/x</a>.'),
        ("<script> <b>", "&lt;script&gt; &lt;b&gt;"),
        ("a\n&gt; *b*\n> c\nd", "a\n<blockquote><b>b</b>\nc</blockquote>d"),
        ("```\n*a* &lt;\n```\nb", "<pre>*a* &lt;</pre>b"),
        (":wave: 10:30:45", "👋 10:30:45"),
    ],
)  # fmt: skip
def test_mrkdwn_is_shown_as_slack_does(text: str, html: str) -> None:
    """Emphasis, mentions, links, quotes, code and escapes."""
    assert mrkdwn(text, SCENE, parse=False) == html


def test_a_bare_broadcast_is_a_mention_where_it_is_parsed() -> None:
    """As it is in a text object that is not verbatim."""
    text = {"type": "mrkdwn", "text": "@here"}

    assert words(text, SCENE) == '<span class="mention broadcast">@here</span>'
    assert words({**text, "verbatim": True}, SCENE) == "@here"


def test_plain_text_is_shown_as_it_is() -> None:
    """But for its emoji, where that is asked for."""
    text = {"type": "plain_text", "text": "*a* <b> &lt; :wave:"}

    assert words(text, SCENE) == "*a* &lt;b&gt; &amp;lt; :wave:"
    assert words({**text, "emoji": True}, SCENE) == "*a* &lt;b&gt; &amp;lt; 👋"


def test_html_and_images_in_markdown_are_text() -> None:
    """Nothing is loaded, nothing runs."""
    shown = markdown("**b** <img src=x onerror=alert(1)> ![p](https://a.example/p.png)")

    assert "<strong>b</strong> &lt;img" in shown
    assert "<img" not in shown


@given(st.text(st.sampled_from("<>&*_~`|@#!:/. \nab") | st.characters(exclude_categories=["Cs"])))
def test_no_text_becomes_other_elements(text: str) -> None:
    """Whatever it says."""
    body = LexborHTMLParser(f"<body>{mrkdwn(text, SCENE, parse=True)}</body>").body

    assert body is not None
    known = {"body", "a", "b", "blockquote", "code", "i", "pre", "s", "span", "-text"}
    assert {one.tag for one in body.traverse(include_text=True)} <= known
