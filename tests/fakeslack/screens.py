"""What a member sees in a modal or in the app's home tab."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tests.fakeslack.controls import Control, controls, is_empty, options
from tests.fakeslack.reading import shown
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Button, Link, Mention, Sheet


class Input(NamedTuple):
    """Something that a member can fill in or choose from."""

    label: str
    action_id: str
    kind: str
    block_id: str
    is_asked_for: bool
    """Whether the form is not sent without it."""
    is_empty: bool
    options: tuple[str, ...] = ()
    """The values that may be chosen."""


@dataclass(frozen=True)
class Screen:
    """A modal or a home tab as a member sees it at one moment."""

    title: str
    """Empty in a home tab."""
    text: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    buttons: tuple[Button, ...]
    quotes: tuple[str, ...]
    inputs: tuple[Input, ...]
    submit: str
    """What stands on the button that sends the form; empty where there is none."""
    view: Payload
    """The view as Slack stores it."""

    @property
    def id(self) -> str:
        return str(self.view["id"])


def screen(view: Payload, name: Callable[[str], str]) -> Screen:
    """Read a view as a member does; `name` gives what members see for an id."""
    sheet = Sheet(name)
    text = shown(view["blocks"], sheet)
    return Screen(
        title=_words(view, "title"),
        text=text,
        mentions=tuple(sheet.mentions),
        links=tuple(sheet.links),
        buttons=tuple(sheet.buttons),
        quotes=tuple(sheet.quotes),
        inputs=tuple(_input(one) for one in controls(view["blocks"]) if not one.faces),
        submit=_words(view, "submit"),
        view=copy.deepcopy(view),
    )


def _words(holder: Payload, field: str) -> str:
    return str(holder.get(field, {}).get("text", ""))


def _input(control: Control) -> Input:
    block, element = control
    return Input(
        label=_words(block, "label") or _words(element, "placeholder"),
        action_id=control.action_id,
        kind=element["type"],
        block_id=block["block_id"],
        is_asked_for=control.is_asked_for,
        is_empty=is_empty(control.held(None)),
        options=tuple(str(one.get("value", "")) for one in options(element)),
    )
