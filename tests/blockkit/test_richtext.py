"""Rich text as HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.blockkit.conftest import read, shown
from tests.blockkit.markup import Unknown
from tests.blockkit.richtext import rich_text
from tests.blockkit.samples import CONTAINERS, INLINE, data, name, part, rich
from tests.blockkit.scene import Scene
from tests.fakeslack import richtext as slack
from tests.fakeslack.shapes import Payload


def test_all_rich_text_that_the_loopback_slack_takes_has_a_picture() -> None:
    """And there is an example of each."""
    assert INLINE.keys() == slack.INLINE.keys()
    assert CONTAINERS.keys() == slack.CONTAINERS.keys()


@pytest.mark.parametrize(("one", "seen"), INLINE.values(), ids=INLINE.keys())
def test_an_element_shows_its_words(one: Payload, seen: str) -> None:
    """Names stand for ids."""
    assert read(shown(rich(part("section", one)))) == seen


@pytest.mark.parametrize(("one", "selector"), CONTAINERS.values(), ids=CONTAINERS.keys())
def test_a_container_is_seen_as_what_it_is(one: Payload, selector: str) -> None:
    """A quote is a quote, a list is a list."""
    assert read(shown(rich(one)), f".rich {selector}") == "It fell."


@pytest.mark.parametrize("style", slack.STYLES)
def test_every_style_is_an_element(style: str) -> None:
    """One that is false is none."""
    page = shown(rich(part("section", data("It", **{style: True}), data("fell", **{style: False}))))

    assert [one.text() for one in page.css(".rich div > *")] == ["It"]


@pytest.mark.parametrize(
    "one",
    [
        part("citation", data("x")),
        part("section", {"type": "canvas"}),
        part("section", data("x", blinking=True)),
        part("list", CONTAINERS["rich_text_section"][0], style="roman"),
    ],
)
def test_what_is_not_known_is_refused(one: Payload) -> None:
    """Containers, elements, styles and lists."""
    with pytest.raises(Unknown, match="there is no picture of"):
        shown(rich(one))


def test_a_link_leads_to_its_address() -> None:
    """And reads as the address where it has no label."""
    page = shown(rich(part("section", {"type": "link", "url": "https://a.example/?a=1&b=2"})))

    found = page.css_first("a")
    assert found is not None
    assert (found.attributes["href"], found.text()) == ("https://a.example/?a=1&b=2",) * 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_other_links_lead_nowhere(url: str) -> None:
    """A page that is opened in a browser harms nobody."""
    page = shown(rich(part("section", {"type": "link", "url": url, "text": "Minutes"})))

    found = page.css_first("a")
    assert found is not None
    assert (found.attributes, found.text()) == ({}, "Minutes")


def test_a_list_goes_on_counting() -> None:
    """From its offset, further in by its indent."""
    item = CONTAINERS["rich_text_section"][0]
    page = shown(rich(part("list", item, style="ordered", offset=2, indent=1)))

    found = page.css_first("ol")
    assert found is not None
    assert found.attributes["start"] == "3"
    assert "lower-alpha; margin-left: 28px" in str(found.attributes["style"])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_is_seen_as_it_is(text: str) -> None:
    """Rich text is data, whatever it says."""
    made = rich_text(rich(part("section", data(text))), Scene(name))

    found = LexborHTMLParser(f"<body>{made}</body>").css_first(".rich")
    assert found is not None
    assert found.text() == text
