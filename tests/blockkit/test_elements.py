"""Buttons, menus and inputs as HTML."""

import pytest

from tests.blockkit.conftest import read, shown
from tests.blockkit.elements import element
from tests.blockkit.markup import Unknown
from tests.blockkit.samples import ELEMENTS, button, name, option, words
from tests.blockkit.scene import Scene
from tests.fakeslack.elements import ACCESSORIES, FEEDBACK, INPUTS
from tests.fakeslack.shapes import Payload


def test_every_element_that_the_loopback_slack_takes_has_a_picture() -> None:
    """And there is an example of each."""
    assert ELEMENTS.keys() == ACCESSORIES.keys() | FEEDBACK.keys() | INPUTS.keys()


@pytest.mark.parametrize(("one", "seen"), ELEMENTS.values(), ids=ELEMENTS.keys())
def test_an_element_shows_its_words(one: Payload, seen: str) -> None:
    """What stands on it before anybody has touched it."""
    assert seen in element(one, Scene(name)).striptags()


@pytest.mark.parametrize("style", ["primary", "danger"])
def test_a_buttons_style_is_seen(style: str) -> None:
    """Green or red."""
    page = shown({"type": "actions", "elements": [button("Open", style=style)]})

    assert read(page, f".button.{style}") == "Open"


@pytest.mark.parametrize(
    "one", [button("Open", style="huge"), {**ELEMENTS["icon_button"][0], "icon": "moon"}]
)
def test_an_unknown_style_or_icon_is_refused(one: Payload) -> None:
    """As an unknown block is."""
    with pytest.raises(Unknown, match=r"huge|moon"):
        element(one, Scene(name))


def test_a_menu_shows_what_is_chosen() -> None:
    """Rather than what it asks for."""
    menu = ELEMENTS["static_select"][0] | {"initial_option": option("Wirral")}

    assert element(menu, Scene(name)).striptags() == "Wirral"


def test_the_chosen_option_is_marked() -> None:
    """And no other."""
    group = ELEMENTS["radio_buttons"][0] | {"initial_option": option("Wirral")}
    page = shown({"type": "actions", "elements": [group]})

    assert [read(one, ".option") for one in page.css(".option:has(.chosen)")] == ["Wirral"]


def test_an_input_shows_what_stands_in_it() -> None:
    """Rather than what it asks for; one that asks for nothing is empty."""
    field: Payload = {"type": "plain_text_input", "multiline": True}
    filled = field | {"initial_value": "It fell.", "placeholder": words("Why?")}

    assert element(filled, Scene(name)).striptags() == "It fell."
    assert element(field, Scene(name)).striptags() == ""
