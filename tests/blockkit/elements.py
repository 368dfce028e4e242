"""
Buttons, menus and inputs, as they stand before anybody has touched them.

That feedback buttons show their words beside their thumbs is assumed.
"""

from collections.abc import Callable

from tests.blockkit.icons import ICONS, icon
from tests.blockkit.images import image
from tests.blockkit.markup import Markup, Unknown, escape, joined, known, tag
from tests.blockkit.mrkdwn import words
from tests.blockkit.scene import Scene
from tests.fakeslack.shapes import Payload

_CHOOSE = "Choose an option"


def element(shown: Payload, scene: Scene) -> Markup:
    """Show an interactive element, an image or a text."""
    return known(_ELEMENTS, shown["type"], "an element")(shown, scene)


def _button(button: Payload, scene: Scene) -> Markup:
    style = button.get("style", "default")
    if style not in ("default", "primary", "danger"):
        raise Unknown(f"there is no picture of a button of style {style!r}")
    return tag("span", words(button["text"], scene), class_=f"button {style}")


def _overflow(_menu: Payload, _scene: Scene) -> Markup:
    return tag("span", icon("dots"), class_="button square")


def _select(menu: Payload, scene: Scene) -> Markup:
    chosen = joined(_chosen(menu, scene))
    said = chosen or _hint(menu, scene)
    return tag("span", said, icon("chevron"), class_="select" if chosen else "select empty")


def _chosen(menu: Payload, scene: Scene) -> list[Markup]:
    options = [*filter(None, [menu.get("initial_option")]), *menu.get("initial_options", [])]
    named = [menu[key] for key in ("initial_user", "initial_channel") if key in menu]
    shown = [words(option["text"], scene) for option in options]
    shown += [escape(scene.name(one)) for one in named]
    shown += [escape(menu["initial_date"])] if "initial_date" in menu else []
    return [joined([", ", one]) if number else one for number, one in enumerate(shown)]


def _hint(asked: Payload, scene: Scene) -> Markup:
    return words(asked["placeholder"], scene) if "placeholder" in asked else escape(_CHOOSE)


def _options(group: Payload, scene: Scene) -> Markup:
    chosen = [group.get("initial_option"), *group.get("initial_options", [])]
    kind = "round" if group["type"] == "radio_buttons" else "square"
    return tag("div", *(_option(one, one in chosen, kind, scene) for one in group["options"]))


def _option(option: Payload, chosen: bool, kind: str, scene: Scene) -> Markup:
    box = tag("span", class_=f"box {kind} chosen" if chosen else f"box {kind}")
    about = [words(option["description"], scene)] if "description" in option else []
    said = tag("span", words(option["text"], scene), *(tag("small", one) for one in about))
    return tag("div", box, said, class_="option")


def _field(field: Payload, scene: Scene) -> Markup:
    size = "field lines" if field.get("multiline") else "field"
    if field.get("initial_value"):
        return tag("div", field["initial_value"], class_=size)
    empty = words(field["placeholder"], scene) if "placeholder" in field else ""
    return tag("div", empty, class_=f"{size} empty")


def _feedback(buttons: Payload, scene: Scene) -> Markup:
    faces = (("up", buttons["positive_button"]), ("down", buttons["negative_button"]))
    shown = (
        tag("span", icon(thumb), words(one["text"], scene), class_="small") for thumb, one in faces
    )
    return joined(shown)


def _icon_button(button: Payload, scene: Scene) -> Markup:
    if button["icon"] not in ICONS:
        raise Unknown(f"there is no picture of the icon {button['icon']!r}")
    return tag("span", icon(button["icon"]), words(button["text"], scene), class_="small")


_ELEMENTS: dict[str, Callable[[Payload, Scene], Markup]] = {
    "button": _button,
    "overflow": _overflow,
    "static_select": _select,
    "multi_static_select": _select,
    "users_select": _select,
    "channels_select": _select,
    "datepicker": _select,
    "radio_buttons": _options,
    "checkboxes": _options,
    "plain_text_input": _field,
    "feedback_buttons": _feedback,
    "icon_button": _icon_button,
    "image": image,
    "plain_text": words,
    "mrkdwn": words,
}
