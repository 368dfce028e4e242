"""Commands, clicks, shortcuts, forms and what may come of them."""

import urllib.error
import urllib.request

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk import WebClient, WebhookClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.bolt import StartBolt
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload
from tests.fakeslack.speech import Impossible

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
BUTTONS: list[Payload] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "more",
                "value": "7",
                "text": {"type": "plain_text", "text": "More"},
            }
        ],
    }
]


def desk(app: AsyncApp) -> None:
    """Answer a command, a click, a shortcut and a form."""

    @app.command("/ask")
    async def ask(ack: AsyncAck, respond: AsyncRespond, command: Payload) -> None:
        await ack(f"looking for {command['text']}")
        await respond("found it", response_type="in_channel")

    @app.action("more")
    async def more(ack: AsyncAck, respond: AsyncRespond, action: Payload) -> None:
        await ack()
        await respond(f"passage {action['value']}", replace_original=True)

    @app.shortcut("ask_about")
    async def ask_about(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("")
    async def form(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"why": "Please say more."})


def test_command_is_answered_twice(slack: FakeSlack, bolt: StartBolt) -> None:
    """A command is answered to its sender by the acknowledgement, to all by response_url."""
    bolt(desk)
    alice, bob = slack.member("alice"), slack.member("bob")

    asked = alice.slash("/ask", "caseloads", channel="general")

    answers = {one.text for one in asked.replies(2)}
    assert answers == {"looking for caseloads", "found it"}
    assert asked.acknowledged()["text"] == "looking for caseloads"
    assert [one.text for one in bob.reads("general")] == ["found it"]


def test_click_may_replace_the_message(
    slack: FakeSlack, client: WebClient, bolt: StartBolt
) -> None:
    """A click sends the button's value, and the answer may replace the message."""
    bolt(desk)
    channel = slack.channel("general").id
    client.chat_postMessage(channel=channel, text="passages", blocks=BUTTONS)
    alice = slack.member("alice")

    alice.click(alice.reads("general")[0], "more").replies()

    assert [one.text for one in alice.reads("general")] == ["passage 7"]


def test_shortcut_opens_a_modal(slack: FakeSlack, bolt: StartBolt) -> None:
    """A message shortcut gives a trigger with which a modal is opened."""
    bolt(desk)
    alice = slack.member("alice")

    view = alice.shortcut(alice.say("general", "x"), "ask_about").opened()

    assert view["title"]["text"] == "What was wrong?"


def test_form_is_sent_back_with_errors(slack: FakeSlack, bolt: StartBolt) -> None:
    """A form may be acknowledged with errors."""
    bolt(desk)
    alice = slack.member("alice")
    view = alice.shortcut(alice.say("general", "x"), "ask_about").opened()

    sent = alice.submit(view, {"why": {"words": {"type": "plain_text_input", "value": "no"}}})

    assert sent.acknowledged()["errors"] == {"why": "Please say more."}


def test_unconnected_app_is_a_dispatch_failure(slack: FakeSlack) -> None:
    """A command to an app that is not connected fails at once for the member."""
    with pytest.raises(AssertionError, match="dispatch_failed"):
        slack.member("alice").slash("/ask").acknowledged()


@pytest.fixture
def hook(slack: FakeSlack) -> WebhookClient:
    """The response_url of a command."""
    return WebhookClient(slack.member("alice").slash("/ask").payload["response_url"])


def test_response_url_is_good_five_times(hook: WebhookClient) -> None:
    """A response_url takes five posts and no more."""
    statuses = [hook.send(text="x").status_code for _ in range(6)]

    assert statuses == [200] * 5 + [404]


def test_response_url_expires(slack: FakeSlack, hook: WebhookClient) -> None:
    """A response_url is over after thirty minutes."""
    slack.clock.advance(30 * 60 + 1)

    answer = hook.send(text="x")

    assert (answer.status_code, "expired_url" in answer.body) == (404, True)


def test_response_url_takes_long_blocks(slack: FakeSlack, hook: WebhookClient) -> None:
    """What chat.postMessage finds too long altogether, a response_url takes."""
    block = {"type": "section", "text": {"type": "plain_text", "text": "x" * 3000}}

    assert hook.send(text="x", blocks=[block] * 6).body == "ok"


def test_response_url_refuses_bad_blocks(hook: WebhookClient) -> None:
    """A response_url refuses blocks that Slack would not show."""
    answer = hook.send(text="x", blocks=[{"type": "poem"}])

    assert (answer.status_code, "invalid_blocks" in answer.body) == (400, True)


def test_unknown_response_url_is_refused(slack: FakeSlack) -> None:
    """A response_url that was never given is not there."""
    url = f"{slack.workspace.hooks_url}guessed"

    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(url, b"{}", timeout=5)  # noqa: S310

    with caught.value as answer:
        assert answer.code == 404


def test_original_may_be_deleted(slack: FakeSlack, client: WebClient) -> None:
    """The answer to a click may delete the message."""
    channel = slack.channel("general").id
    client.chat_postMessage(channel=channel, text="passages", blocks=BUTTONS)
    alice = slack.member("alice")
    clicked = alice.click(alice.reads("general")[0], "more")

    WebhookClient(clicked.payload["response_url"]).send(delete_original=True)

    assert alice.reads("general") == []


def test_ephemeral_may_be_replaced(slack: FakeSlack, client: WebClient) -> None:
    """A click on an ephemeral message may replace it for its reader."""
    alice = slack.member("alice")
    channel = slack.channel("general").id
    client.chat_postEphemeral(channel=channel, user=alice.id, text="passages", blocks=BUTTONS)
    clicked = alice.click(alice.reads("general")[0], "more")

    WebhookClient(clicked.payload["response_url"]).send(text="shared", replace_original=True)

    assert [one.text for one in alice.reads("general")] == ["shared"]


def test_ephemeral_click_tells_no_text(slack: FakeSlack, client: WebClient) -> None:
    """Of an ephemeral message the app is told where it is, not what it says."""
    alice = slack.member("alice")
    channel = slack.channel("general").id
    client.chat_postEphemeral(channel=channel, user=alice.id, text="psst", blocks=BUTTONS)
    (seen,) = alice.sees_privately("general")

    payload = alice.click(seen, "more").payload

    assert seen.is_private
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload
    assert payload["response_url"]


def test_private_reply_is_seen_by_one(slack: FakeSlack, client: WebClient) -> None:
    """What only the member sees counts whichever way it came."""
    alice = slack.member("alice")
    asked = alice.slash("/ask", "caseloads")
    hook = WebhookClient(asked.payload["response_url"])

    hook.send(text="for all", response_type="in_channel")
    hook.send(text="by response_url")
    client.chat_postEphemeral(channel=asked.payload["channel_id"], user=alice.id, text="by call")

    assert [one.text for one in asked.private_replies(2)] == ["by response_url", "by call"]
    assert asked.private_reply().text == "by response_url"


def test_private_reply_may_stand_in_a_thread(slack: FakeSlack, client: WebClient) -> None:
    """The member who spoke finds what only they see in the thread."""
    thread = slack.member("alice").say("general", "x")
    place: Payload = {"channel": thread.channel, "user": slack.member("alice").id}

    client.chat_postEphemeral(**place, text="elsewhere")
    client.chat_postEphemeral(**place, text="here", thread_ts=thread.ts)

    assert [one.text for one in thread.private_replies()] == ["here"]


def test_answer_may_stay_in_the_thread(slack: FakeSlack, client: WebClient) -> None:
    """An answer by response_url stands in the thread that it names."""
    alice = slack.member("alice")
    thread = alice.say("general", "x")
    client.chat_postMessage(channel=thread.channel, thread_ts=thread.ts, text="x", blocks=BUTTONS)
    hook = WebhookClient(alice.click(thread.reply(), "more").payload["response_url"])

    hook.send_dict({"text": "y", "response_type": "in_channel", "thread_ts": thread.ts})

    assert [one.text for one in thread.seen()] == ["[More]", "y"]


@pytest.mark.parametrize(("flag", "texts"), [("true", ["y"]), ("false", ["[More]", "y"])])
def test_flags_may_be_words(
    slack: FakeSlack, client: WebClient, flag: str, texts: list[str]
) -> None:
    """replace_original may come as a word, as in Slack's own examples."""
    client.chat_postMessage(channel=slack.channel("general").id, text="x", blocks=BUTTONS)
    alice = slack.member("alice")
    clicked = alice.click(alice.reads("general")[0], "more")

    body = {"text": "y", "replace_original": flag}
    WebhookClient(clicked.payload["response_url"]).send_dict(body)

    assert [one.text for one in alice.reads("general")] == texts


def test_menu_is_chosen_from(slack: FakeSlack, client: WebClient) -> None:
    """Choosing from a menu sends the option, and the state of the message."""
    words = {"type": "plain_text", "text": "Older"}
    option = {"text": words, "value": "2017"}
    menu = {"type": "static_select", "action_id": "year", "options": [option]}
    blocks: list[Payload] = [{"type": "actions", "block_id": "b", "elements": [menu]}]
    client.chat_postMessage(channel=slack.channel("general").id, text="x", blocks=blocks)
    alice = slack.member("alice")

    payload = alice.choose(alice.reads("general")[0], "year", "2017").payload

    chosen = {"type": "static_select", "selected_option": option}
    assert payload["actions"][0]["selected_option"] == option
    assert payload["state"] == {"values": {"b": {"year": chosen}}}


def test_button_may_be_for_some_only(slack: FakeSlack, client: WebClient) -> None:
    """A button that names who sees it is not clicked by others."""
    alice, bob = slack.member("alice"), slack.member("bob")
    bin_: Payload = {"type": "icon_button", "icon": "trash", "action_id": "delete"}
    bin_ |= {"text": {"type": "plain_text", "text": "Delete"}, "visible_to_user_ids": [alice.id]}
    blocks: list[Payload] = [{"type": "context_actions", "elements": [bin_]}]
    client.chat_postMessage(channel=slack.channel("general").id, text="x", blocks=blocks)

    assert alice.click(alice.reads("general")[0], "delete").payload["actions"]
    with pytest.raises(Impossible, match="does not see"):
        bob.click(bob.reads("general")[0], "delete")


def test_global_shortcut_has_no_place(manifest: Payload) -> None:
    """A shortcut that belongs to no message has a trigger and nothing to answer to."""
    manifest["features"]["shortcuts"] = [{"type": "global", "callback_id": "ask_anything"}]
    with FakeSlack.start(manifest=manifest) as slack:
        payload = slack.member("alice").global_shortcut("ask_anything").payload

    assert (payload["type"], payload["callback_id"]) == ("shortcut", "ask_anything")
    assert not {"channel", "response_url"} & payload.keys()


def test_message_shortcut_can_be_answered(slack: FakeSlack) -> None:
    """A message shortcut carries the message, and a response_url that answers its user only."""
    alice = slack.member("alice")
    used = alice.shortcut(alice.say("general", "what was said"), "ask_about")

    WebhookClient(used.payload["response_url"]).send(text="this")

    assert used.payload["message"]["text"] == "what was said"
    assert used.private_reply().text == "this"


def test_members_cannot_do_what_the_manifest_lacks(plain_slack: FakeSlack) -> None:
    """Commands, clicks and shortcuts are there only as far as the manifest names them."""
    alice = plain_slack.member("alice")
    said = alice.say("general", "x")

    with pytest.raises(Impossible, match="no command"):
        alice.slash("/ask")
    with pytest.raises(Impossible, match="interactivity"):
        alice.shortcut(said, "ask_about")


def test_only_what_is_shown_can_be_clicked(slack: FakeSlack, client: WebClient) -> None:
    """A button that is not there cannot be clicked."""
    client.chat_postMessage(channel=slack.channel("general").id, text="x", blocks=BUTTONS)
    alice = slack.member("alice")

    with pytest.raises(Impossible, match="no button less"):
        alice.click(alice.reads("general")[0], "less")
