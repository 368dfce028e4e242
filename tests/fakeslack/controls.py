"""
The elements that members click, choose from and fill in, and what the app is sent of them.

Documented: the fields of an action and of a view's `state.values` for each kind of element.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from tests.fakeslack.blocks import elements
from tests.fakeslack.shapes import Payload

Value = str | list[str] | None
"""What a member fills in: a text, the value of an option, an id, a date, or several."""

_CHOICE = ("static_select", "radio_buttons", "overflow")
_CHOICES = ("multi_static_select", "checkboxes")
_SINGLE = {
    "plain_text_input": ("value", "initial_value"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
}


class Control(NamedTuple):
    """One element, and the block that it stands in."""

    block: Payload
    element: Payload

    @property
    def action_id(self) -> str:
        return str(self.element.get("action_id", ""))

    @property
    def is_asked_for(self) -> bool:
        """Whether a form is not sent without it."""
        return self.block["type"] == "input" and not self.block.get("optional", False)

    @property
    def faces(self) -> list[Payload]:
        """What can be clicked of it; nothing of a menu or a field."""
        if self.element["type"] in ("button", "icon_button"):
            return [self.element]
        both = (self.element.get(f"{side}_button") for side in ("positive", "negative"))
        return [face for face in both if face]

    def held(self, given: Value) -> Payload:
        """Give what it holds once a member has filled in `given`; `None` leaves it as it is."""
        return held(self.element, given)

    def complaint(self, given: Value) -> str:
        """Say why Slack would not let a member send `given`, or nothing."""
        content = self.held(given)
        if is_empty(content):
            return "must be filled in" if self.is_asked_for else ""
        text = str(content.get("value", ""))
        least, most = self.element.get("min_length", 0), self.element.get("max_length", 3000)
        fits = "value" not in content or least <= len(text) <= most
        return "" if fits else f"takes {least} to {most} characters"


def controls(blocks: Iterable[Payload]) -> Iterator[Control]:
    """Yield every element that a member can use."""
    for block in blocks:
        usable = (one for one in elements(block) if one["type"] != "image")
        yield from (Control(block, element) for element in usable)


def options(element: Payload) -> list[Payload]:
    """List the options of an element, those of its groups included."""
    grouped = (group["options"] for group in element.get("option_groups", []))
    return [*element.get("options", []), *(one for group in grouped for one in group)]


def held(element: Payload, given: Value) -> Payload:
    """Give what an element holds once a member has filled in `given`; `None` leaves it as it is."""
    kind = element["type"]
    if kind in _SINGLE:
        field, initial = _SINGLE[kind]
        return {"type": kind, field: element.get(initial) if given is None else given or None}
    if kind in _CHOICE:
        named = _named(element, [given] if isinstance(given, str) else given or [])
        chosen = named[0] if named else element.get("initial_option")
        return {"type": kind, "selected_option": chosen}
    chosen = element.get("initial_options", []) if given is None else _named(element, given)
    return {"type": kind, "selected_options": chosen}


def is_empty(content: Payload) -> bool:
    """Tell whether what an element holds is nothing."""
    return not any(value for field, value in content.items() if field != "type")


def state_of(blocks: Iterable[Payload], given: Mapping[str, Value]) -> Payload:
    """Give the `values` of a view or a message, by block id and action id."""
    values: Payload = {}
    for block, element in controls(blocks):
        if element["type"] in (*_SINGLE, *_CHOICE[:2], *_CHOICES):
            action = element.get("action_id", "")
            values.setdefault(block["block_id"], {})[action] = held(element, given.get(action))
    return values


def _named(element: Payload, values: str | list[str]) -> list[Payload]:
    wanted = [values] if isinstance(values, str) else values
    known: dict[Any, Payload] = {one.get("value"): one for one in options(element)}
    if missing := [value for value in wanted if value not in known]:
        raise LookupError(f"there is no option {missing[0]} among {list(known)}")
    return [known[value] for value in wanted]
