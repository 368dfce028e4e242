"""Modals that are opened, filled in, sent, put on top of each other and closed."""

from collections.abc import Callable

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.conftest import Refusal
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.speech import Impossible


def words(text: str) -> Payload:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def asked(block_id: str, element: Payload, **more: object) -> Payload:
    """An input block."""
    block = {"type": "input", "block_id": block_id, "label": words(block_id.title() + "?")}
    return {**block, "element": {"action_id": block_id, **element}, **more}


KINDS = [{"text": words(one.title()), "value": one} for one in ("wrong", "stale")]
BUTTON = {"type": "button", "action_id": "more", "value": "7", "text": words("More")}
MODAL: Payload = {
    "type": "modal",
    "title": words("What was wrong?"),
    "submit": words("Send"),
    "private_metadata": "a1",
    "notify_on_close": True,
    "blocks": [
        {"type": "section", "text": {"type": "mrkdwn", "text": "> Agreed."}},
        {"type": "actions", "elements": [BUTTON]},
        asked("why", {"type": "plain_text_input", "max_length": 20}),
        asked("kind", {"type": "static_select", "options": KINDS}, optional=True),
        asked("note", {"type": "plain_text_input", "initial_value": "as it was"}, optional=True),
    ],
}


def titled(title: str, **more: object) -> Payload:
    """A modal without fields."""
    return {"type": "modal", "title": words(title), "blocks": [], **more}


@pytest.fixture
def alice(slack: FakeSlack) -> Member:
    """A member who has sent a command."""
    return slack.member("alice")


@pytest.fixture
def show(slack: FakeSlack, client: WebClient, alice: Member) -> Callable[[Payload], str]:
    """Opens a modal for the member, and gives its id."""

    def opened(view: Payload) -> str:
        answer = client.views_open(trigger_id=alice.slash("/ask").trigger_id, view=view)
        return str(answer["view"]["id"])

    return opened


def desk(app: AsyncApp) -> None:
    """Open the modal, and answer the form as its first field says."""

    @app.command("/ask")
    async def ask(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.action("more")
    async def more(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        await ack()
        await client.views_push(trigger_id=body["trigger_id"], view=titled("On top"))

    @app.view("")
    async def form(ack: AsyncAck, view: Payload) -> None:
        why = view["state"]["values"]["why"]["why"]["value"]
        answers: dict[str, Payload] = {
            "errors": {"response_action": "errors", "errors": {"why": "Please say more."}},
            "stray": {"response_action": "errors", "errors": {"title": "?"}},
            "update": {"response_action": "update", "view": titled("Thank you")},
            "push": {"response_action": "push", "view": titled("Sure?")},
            "clear": {"response_action": "clear"},
            "bad": {"response_action": "update", "view": titled("x" * 25)},
        }
        await ack(**answers.get(why, {}))

    @app.view_closed("")
    async def closed(ack: AsyncAck) -> None:
        await ack()


def test_modal_is_read(slack: FakeSlack, alice: Member, show: Callable[[Payload], str]) -> None:
    """A modal is read with its quotes, buttons and fields."""
    show(MODAL)

    seen = slack.modal_of(alice)

    assert (seen.title, seen.submit, seen.quotes) == ("What was wrong?", "Send", ("Agreed.",))
    assert [one.action_id for one in seen.buttons] == ["more"]
    assert [(one.action_id, one.is_asked_for, one.is_empty) for one in seen.inputs] == [
        ("why", True, True),
        ("kind", False, True),
        ("note", False, False),
    ]
    assert seen.inputs[1].options == ("wrong", "stale")
    assert seen.text == "> Agreed.\n[More]\nWhy?\nKind?\nNote?\nas it was"


def test_form_is_sent_with_what_is_filled_in(
    slack: FakeSlack, alice: Member, show: Callable[[Payload], str]
) -> None:
    """A form carries what is filled in by block and action, and leaves the rest as it was."""
    show(MODAL)

    sent = alice.submit(slack.modal_of(alice), {"why": "wrong date", "kind": "stale"})

    view = sent.payload["view"]
    assert view["state"]["values"] == {
        "why": {"why": {"type": "plain_text_input", "value": "wrong date"}},
        "kind": {"kind": {"type": "static_select", "selected_option": KINDS[1]}},
        "note": {"note": {"type": "plain_text_input", "value": "as it was"}},
    }
    assert (view["private_metadata"], sent.payload["type"]) == ("a1", "view_submission")
    assert not {"channel", "response_url"} & sent.payload.keys()


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({}, "why must be filled in"),
        ({"why": ""}, "why must be filled in"),
        ({"why": "x" * 21}, "why takes 0 to 20 characters"),
        ({"why": "x", "when": "x"}, "no field when"),
    ],
)
def test_form_must_be_filled_in(
    slack: FakeSlack,
    alice: Member,
    show: Callable[[Payload], str],
    values: dict[str, str],
    complaint: str,
) -> None:
    """Slack does not let a member send what the form does not take."""
    show(MODAL)

    with pytest.raises(Impossible, match=complaint):
        alice.submit(slack.modal_of(alice), values)


def test_unknown_option_cannot_be_chosen(
    slack: FakeSlack, alice: Member, show: Callable[[Payload], str]
) -> None:
    """A member chooses only what is offered."""
    show(MODAL)

    with pytest.raises(LookupError, match="no option late among"):
        alice.submit(slack.modal_of(alice), {"why": "x", "kind": "late"})


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        ("errors", "What was wrong?"),
        ("update", "Thank you"),
        ("push", "Sure?"),
        ("clear", ""),
        ("done", ""),
    ],
)
def test_acknowledgement_says_what_becomes_of_a_form(
    slack: FakeSlack, alice: Member, bolt: StartBolt, why: str, shown: str
) -> None:
    """A form stays with errors, changes, gets another on top, or is closed."""
    bolt(desk)
    alice.slash("/ask")

    alice.submit(slack.modal_of(alice), {"why": why}).acknowledged()

    assert (slack.modal_of(alice).title if alice.has_modal else "") == shown


@pytest.mark.parametrize(("why", "failure"), [("stray", "invalid_errors"), ("bad", "invalid_arg")])
def test_bad_acknowledgement_is_a_failure(
    slack: FakeSlack, alice: Member, bolt: StartBolt, why: str, failure: str
) -> None:
    """Errors of no field, and views that Slack would refuse, fail for the member."""
    bolt(desk)
    alice.slash("/ask")

    with pytest.raises(AssertionError, match=failure):
        alice.submit(slack.modal_of(alice), {"why": why}).acknowledged()

    assert slack.modal_of(alice).title == "What was wrong?"


def test_click_in_a_modal_pushes_another(slack: FakeSlack, alice: Member, bolt: StartBolt) -> None:
    """A click in a modal names the view and no channel, and its trigger opens one on top."""
    bolt(desk)
    alice.slash("/ask")
    first = slack.modal_of(alice)

    clicked = alice.click(first, "more")

    assert slack.modal_of(alice, "On top").view["previous_view_id"] == first.id
    assert clicked.payload["container"] == {"type": "view", "view_id": first.id}
    assert not {"channel", "message", "response_url"} & clicked.payload.keys()
    with pytest.raises(Impossible, match="another lies on top"):
        alice.click(first, "more")


def test_closing_is_told_where_wished(
    slack: FakeSlack, alice: Member, client: WebClient, show: Callable[[Payload], str]
) -> None:
    """Closing a modal tells the app where the modal says so, and shows the one beneath."""
    show(MODAL)
    trigger = alice.click(slack.modal_of(alice), "more").trigger_id
    client.views_push(trigger_id=trigger, view=titled("Quiet"))

    assert alice.close(slack.modal_of(alice)) is None
    told = alice.close(slack.modal_of(alice, "What was wrong?"))

    assert told is not None
    assert (told.payload["type"], told.payload["is_cleared"]) == ("view_closed", False)
    assert not alice.has_modal


def test_closing_everything_is_told(
    slack: FakeSlack, alice: Member, show: Callable[[Payload], str]
) -> None:
    """Closing all modals at once tells the app that they are cleared."""
    show(MODAL)

    told = alice.close(slack.modal_of(alice), everything=True)

    assert told is not None
    assert told.payload["is_cleared"]


def test_fourth_modal_is_too_many(
    slack: FakeSlack,
    alice: Member,
    client: WebClient,
    refusal: Refusal,
    show: Callable[[Payload], str],
) -> None:
    """Three modals lie on top of each other at most."""
    show(MODAL)
    view = {**titled("More"), "blocks": MODAL["blocks"][1:2]}
    for _ in range(2):
        trigger = alice.click(slack.modal_of(alice), "more").trigger_id
        client.views_push(trigger_id=trigger, view=view)

    trigger = alice.click(slack.modal_of(alice), "more").trigger_id

    assert refusal("views.push", trigger_id=trigger, view=view) == "push_limit_reached"


def test_pushing_needs_a_modal(alice: Member, refusal: Refusal) -> None:
    """A trigger that comes from no modal puts nothing on top."""
    trigger = alice.slash("/ask").trigger_id

    assert refusal("views.push", trigger_id=trigger, view=titled("x")) == "invalid_trigger_id"


def test_view_is_updated(
    slack: FakeSlack,
    alice: Member,
    client: WebClient,
    refusal: Refusal,
    show: Callable[[Payload], str],
) -> None:
    """An open view is updated by either id, once for each hash, until it is closed."""
    view_id = show({**MODAL, "external_id": "feedback-1"})
    stale = slack.modal_of(alice).view["hash"]
    named = {"view_id": view_id, "hash": stale}

    client.views_update(**named, view=titled("One", external_id="feedback-1"))
    assert refusal("views.update", **named, view=titled("Two")) == "hash_conflict"
    client.views_update(external_id="feedback-1", view=titled("Three"))

    seen = slack.modal_of(alice, "Three")
    assert seen.id == view_id
    alice.close(seen)
    assert refusal("views.update", view_id=view_id, view=titled("Four")) == "not_found"
    assert refusal("views.update", view=titled("Five")) == "invalid_arguments"


def test_external_id_is_unique(
    slack: FakeSlack, alice: Member, refusal: Refusal, show: Callable[[Payload], str]
) -> None:
    """No two open views share an external id."""
    show(titled("One", external_id="x"))
    trigger = slack.member("bob").slash("/ask").trigger_id

    error = refusal("views.open", trigger_id=trigger, view=titled("Two", external_id="x"))

    assert error == "duplicate_external_id"


def test_modal_without_submit_is_not_sent(
    slack: FakeSlack, alice: Member, show: Callable[[Payload], str]
) -> None:
    """A modal that has no button to send it is not sent."""
    show(titled("Read"))

    with pytest.raises(Impossible, match="cannot be sent"):
        alice.submit(slack.modal_of(alice))
