"""
The interactive elements and composition objects of Block Kit that the loopback Slack knows.

Limits are those of the reference pages and of slack_sdk's models. An element that Slack knows and
this table does not (a file input, a workflow button, a multi-select of people) is refused.
"""

from tests.fakeslack.schema import (
    Check,
    array,
    boolean,
    integer,
    one_of,
    shape,
    string,
    tagged,
    url,
)

ACTION_ID = string(255)


def plain(most: int) -> Check:
    """Accept a plain_text object of at most `most` characters."""
    return tagged({"plain_text": shape({"text": string(most)}, {"emoji": boolean})})


def text(most: int) -> Check:
    """Accept a plain_text or mrkdwn object of at most `most` characters."""
    return tagged(
        {
            "plain_text": shape({"text": string(most)}, {"emoji": boolean}),
            "mrkdwn": shape({"text": string(most)}, {"verbatim": boolean}),
        }
    )


CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = shape(
    {"text": text(75), "value": string(150)}, {"description": text(75), "url": url(3000)}
)
_OPTIONS = array(OPTION, 100)
_GROUPS = array(shape({"label": plain(75), "options": _OPTIONS}), 100)
_ACTION: dict[str, Check] = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean}
_SELECT: dict[str, Check] = {**_ACTION, "placeholder": plain(150)}
_FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})

IMAGE = shape({"image_url": url(), "alt_text": string(2000)})

INTERACTIVE: dict[str, Check] = {
    "button": shape(
        {"text": plain(75)},
        {
            "action_id": ACTION_ID,
            "url": url(),
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "overflow": shape({"options": array(OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM}),
    "static_select": shape(
        {},
        {**_SELECT, "options": _OPTIONS, "option_groups": _GROUPS, "initial_option": OPTION},
    ),
    "multi_static_select": shape(
        {},
        {
            **_SELECT,
            "options": _OPTIONS,
            "option_groups": _GROUPS,
            "initial_options": array(OPTION, 100),
            "max_selected_items": integer(1, 100),
        },
    ),
    "users_select": shape({}, {**_SELECT, "initial_user": string()}),
    "channels_select": shape({}, {**_SELECT, "initial_channel": string()}),
    "datepicker": shape({}, {**_SELECT, "initial_date": string(10)}),
    "radio_buttons": shape({"options": array(OPTION, 10)}, {**_ACTION, "initial_option": OPTION}),
    "checkboxes": shape(
        {"options": array(OPTION, 10)}, {**_ACTION, "initial_options": array(OPTION, 10)}
    ),
}

INPUTS: dict[str, Check] = {
    **{kind: check for kind, check in INTERACTIVE.items() if kind not in {"button", "overflow"}},
    "plain_text_input": shape(
        {},
        {
            "action_id": ACTION_ID,
            "placeholder": plain(150),
            "initial_value": string(3000, least=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
            "focus_on_load": boolean,
        },
    ),
}

FEEDBACK: dict[str, Check] = {
    "feedback_buttons": shape(
        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ACTION_ID}
    ),
    "icon_button": shape(
        {"icon": one_of("trash"), "text": plain(75)},
        {
            "action_id": ACTION_ID,
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": array(string(), 10),
        },
    ),
}

ACCESSORIES: dict[str, Check] = {**INTERACTIVE, "image": IMAGE}
