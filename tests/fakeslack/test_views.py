"""Modals and App Home."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

MODAL: Payload = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "What was wrong?"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "why",
            "label": {"type": "plain_text", "text": "Why?"},
            "element": {"type": "plain_text_input", "action_id": "words"},
        }
    ],
}


def test_trigger_is_good_for_three_seconds(slack: FakeSlack, refusal: Refusal) -> None:
    """A trigger_id opens nothing after three seconds."""
    trigger = slack.member("alice").slash("/ask").trigger_id
    slack.clock.advance(3.1)

    assert refusal("views.open", trigger_id=trigger, view=MODAL) == "expired_trigger_id"


def test_trigger_is_good_once(slack: FakeSlack, client: WebClient, refusal: Refusal) -> None:
    """A trigger_id opens one view."""
    trigger = slack.member("alice").slash("/ask").trigger_id
    client.views_open(trigger_id=trigger, view=MODAL)

    assert refusal("views.open", trigger_id=trigger, view=MODAL) == "exchanged_trigger_id"


def test_guessed_trigger_is_refused(refusal: Refusal) -> None:
    """A trigger_id that was never given opens nothing."""
    assert refusal("views.open", trigger_id="1.2.abc", view=MODAL) == "invalid_trigger_id"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"title": {"type": "plain_text", "text": "x" * 25}}, "must be less than 25 characters"),
        ({"private_metadata": "x" * 3001}, "must be less than 3001 characters"),
        ({"blocks": [{"type": "divider"}] * 101}, "no more than 100 items allowed"),
        ({"type": "home"}, "invalid additional property: title"),
        ({"submit": None}, "missing required field: submit"),
    ],
    ids=["title", "metadata", "blocks", "home", "submit"],
)
def test_bad_modal_is_refused(slack: FakeSlack, change: Payload, complaint: str) -> None:
    """A modal that Slack would refuse is refused with its reasons."""
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    view = {key: value for key, value in (MODAL | change).items() if value is not None}
    trigger = slack.member("alice").slash("/ask").trigger_id

    with pytest.raises(SlackApiError, match=complaint):
        client.views_open(trigger_id=trigger, view=view)


def test_home_is_published(slack: FakeSlack, client: WebClient) -> None:
    """A home tab that is published is what the member opens."""
    alice = slack.member("alice")
    home: Payload = {"type": "home", "blocks": [{"type": "divider"}]}

    client.views_publish(user_id=alice.id, view=home)

    (event,) = alice.open_home("home")
    assert event.inner["view"]["blocks"][0]["type"] == "divider"


def test_home_must_be_enabled(plain_slack: FakeSlack) -> None:
    """No home tab is published where the manifest has none."""
    client = WebClient(plain_slack.bot_token, base_url=plain_slack.api_url)
    view: Payload = {"type": "home", "blocks": []}

    with pytest.raises(SlackApiError, match="not_enabled"):
        client.views_publish(user_id=plain_slack.member("alice").id, view=view)


def test_home_is_read_and_clicked(slack: FakeSlack, client: WebClient) -> None:
    """A member reads the home tab, and a click in it names the view and no channel."""
    alice = slack.member("alice")
    words = {"type": "plain_text", "text": "Forget me"}
    button = {"type": "button", "action_id": "forget", "text": words, "value": "all"}
    view: Payload = {"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}
    client.views_publish(user_id=alice.id, view=view)

    clicked = alice.click(slack.home_of(alice, "Forget me"), "forget")

    payload = clicked.payload
    assert (payload["actions"][0]["value"], payload["view"]["type"]) == ("all", "home")
    assert not {"channel", "message", "response_url"} & payload.keys()


def test_home_keeps_its_id(slack: FakeSlack, client: WebClient, refusal: Refusal) -> None:
    """A home tab that is published again is the same view with another hash."""
    alice = slack.member("alice")
    view: Payload = {"type": "home", "blocks": []}
    first = client.views_publish(user_id=alice.id, view=view)["view"]

    second = client.views_publish(user_id=alice.id, view=view, hash=first["hash"])["view"]

    assert (second["id"], second["hash"] > first["hash"]) == (first["id"], True)
    stale = {"user_id": alice.id, "view": view, "hash": first["hash"]}
    assert refusal("views.publish", **stale) == "hash_conflict"


def test_trigger_opens_or_pushes_once(
    slack: FakeSlack, client: WebClient, refusal: Refusal
) -> None:
    """A refused view does not use its trigger up."""
    trigger = slack.member("alice").slash("/ask").trigger_id

    assert refusal("views.open", trigger_id=trigger, view={"type": "poem"}) == "invalid_arguments"
    assert client.views_open(trigger_id=trigger, view=MODAL)["view"]["id"]
