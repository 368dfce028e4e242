"""From a question that a member types to the text that the member reads."""

import json
import re
import signal
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.chatserver import KEY, repeats_the_first_quote, serving
from tests.conftest import ROOT
from tests.e2e.conftest import Bot, launch
from tests.fakeslack.server import FakeSlack

LODESTAR = "What did the inspection say about the Lodestar team?"
FOOTBALL = "Who won the football?"


def test_a_mention_is_answered_in_its_thread(slack: FakeSlack, start: Bot) -> None:
    """With a verbatim quote, its source and its link."""
    start()

    answer = slack.member("alice").mention("general", LODESTAR).reply()

    assert answer.quotes
    assert "Inspection of Kesterwold local authority children’s services" in answer.text
    assert "24 March 2023, page" in answer.text
    assert all(link.url.startswith("https://") for link in answer.links)


def test_a_question_is_acknowledged_and_a_status_shown(slack: FakeSlack, start: Bot) -> None:
    """Before the answer comes."""
    start()

    thread = slack.member("alice").mention("general", LODESTAR)
    thread.reply()

    assert thread.acknowledged() < 3
    assert thread.statuses == ["is looking through the papers"]


def test_a_chat_models_summary_stands_above_the_quotes(
    slack: FakeSlack, sample: Settings, tmp_path: Path
) -> None:
    """Marked as a machine's words; the quotes are there as without it."""
    with serving(repeats_the_first_quote) as model:
        bot = launch(
            slack,
            sample,
            tmp_path,
            COUNCILBOT_CHAT_MODEL="openai:m",
            COUNCILBOT_CHAT_URL=model.url,
            COUNCILBOT_CHAT_SECONDS="20",
            OPENAI_API_KEY=KEY,
        )
        try:
            slack.connected(within=60)
            answer = slack.member("alice").dm(LODESTAR).reply()
        finally:
            bot.terminate()
            bot.communicate(timeout=20)

    assert answer.text.startswith("Machine-written summary; the quotes below are the record:")
    assert answer.quotes
    assert f"{answer.quotes[0]} [1]" in answer.text


def test_a_direct_message_is_answered(slack: FakeSlack, start: Bot) -> None:
    """Without a mention."""
    start()

    assert slack.member("alice").dm(LODESTAR).reply().quotes


def test_abstains_in_plain_words(slack: FakeSlack, start: Bot) -> None:
    """And says what was searched."""
    start()

    answer = slack.member("alice").dm(FOOTBALL).reply()

    assert answer.text.startswith("The papers do not seem to say.")
    assert re.search(r"Searched \d+ papers, dated 7 December 2017 to 25 March 2025\.", answer.text)


def test_says_of_which_council_there_is_no_paper(slack: FakeSlack, start: Bot) -> None:
    """Rather than quote another's."""
    start()

    answer = slack.member("alice").dm("What did Ofsted say about caseloads in Wirral?").reply()

    assert answer.text.startswith(
        "There is no paper of Wirral here. There are papers of Kesterwold Council."
    )


def test_a_follow_up_in_a_thread_that_the_bot_opened_is_answered(
    slack: FakeSlack, start: Bot
) -> None:
    """Without another mention, and it says what it understood."""
    start()
    alice = slack.member("alice")
    thread = alice.mention("general", LODESTAR)
    thread.reply()

    answer = alice.reply(thread, "and what about agency staff?").reply()

    assert f"Understood as: {LODESTAR} and what about agency staff?" in answer.text


def test_talk_that_is_not_for_the_bot_gets_no_answer(slack: FakeSlack, start: Bot) -> None:
    """In a channel, and in a thread that it has not answered in."""
    start()
    alice = slack.member("alice")
    alice.say("general", "Who has read the inspection report?")
    talk = alice.say("general", LODESTAR)
    alice.reply(talk, "Good question.")

    alice.mention("general", LODESTAR).reply()

    assert len(slack.calls_of("chat.postMessage")) == 1


def test_an_event_delivered_twice_is_answered_once(slack: FakeSlack, start: Bot) -> None:
    """Slack delivers again what it has not heard of."""
    start()
    alice = slack.member("alice")
    thread = alice.mention("general", LODESTAR)
    slack.deliver_again(thread.event)
    thread.reply()

    slack.deliver_again(thread.event)
    alice.dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 2


def test_a_mention_in_an_open_thread_is_answered_once(slack: FakeSlack, start: Bot) -> None:
    """It comes as two events."""
    start()
    alice = slack.member("alice")
    thread = alice.mention("general", LODESTAR)
    thread.reply()

    alice.mention("general", "and what about agency staff?", thread=thread).reply()
    alice.dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 3


def test_an_edited_mention_is_not_answered_again(slack: FakeSlack, start: Bot) -> None:
    """Slack sends it as a new event."""
    start()
    alice = slack.member("alice")
    thread = alice.mention("general", LODESTAR)
    thread.reply()

    alice.edit(thread, f"{LODESTAR} Please.")
    alice.dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 2


@pytest.mark.parametrize("text", ["", "???"], ids=["nothing", "marks"])
def test_a_mention_without_a_question_is_told_what_to_ask(
    slack: FakeSlack, start: Bot, text: str
) -> None:
    """In one plain line."""
    start()

    answer = slack.member("alice").mention("general", text).reply()

    assert answer.text == "The question is empty: ask what a paper says about something."


def test_nothing_that_is_sent_can_ping_or_unfold(slack: FakeSlack, start: Bot) -> None:
    """Whatever was asked."""
    start()

    answer = (
        slack.member("alice")
        .mention("general", "<!channel> what about *caseloads* & <@U1>?")
        .reply()
    )

    call = slack.calls_of("chat.postMessage")[0].arguments
    assert not answer.pings
    assert (call["unfurl_links"], call["unfurl_media"], call["link_names"]) == (False, False, False)


def test_two_refusals_for_haste_do_not_lose_an_answer(slack: FakeSlack, start: Bot) -> None:
    """Slack says how long to wait, and the bot waits."""
    start()
    slack.fail("chat.postMessage", status=429, retry_after=1, times=2)

    assert slack.member("alice").dm(LODESTAR).reply().quotes


def test_a_status_that_is_refused_does_not_stop_the_answer(slack: FakeSlack, start: Bot) -> None:
    """It is only a courtesy."""
    start()
    slack.fail("assistant.threads.setStatus", error="missing_scope", times=None)

    assert slack.member("alice").dm(LODESTAR).reply().quotes


def test_a_new_connection_takes_over_when_slack_asks(slack: FakeSlack, start: Bot) -> None:
    """As Slack does every hour or so."""
    start()
    slack.disconnect("refresh_requested")
    slack.reconnected(opened=2)

    assert slack.member("alice").dm(LODESTAR).reply().quotes


def test_an_answered_question_is_not_answered_after_a_restart(slack: FakeSlack, start: Bot) -> None:
    """The ledger outlives the process."""
    bot = start()
    thread = slack.member("alice").dm(LODESTAR)
    thread.reply()
    bot.terminate()
    bot.wait(20)

    start()
    slack.deliver_again(thread.event)
    slack.member("bob").dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 2


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_stops_cleanly_when_told_to(slack: FakeSlack, start: Bot, name: signal.Signals) -> None:
    """With exit code 0."""
    bot = start()

    bot.send_signal(name)

    assert bot.wait(20) == 0


def test_no_question_and_no_token_is_logged(slack: FakeSlack, start: Bot) -> None:
    """What members ask stays in Slack."""
    bot = start()
    slack.member("alice").dm("What about Zanzibar and Timbuktu?").reply()

    bot.terminate()
    logged = "".join(bot.communicate(timeout=20))

    assert "Listening as" in logged
    assert not [
        word
        for word in ("Zanzibar", "Timbuktu", slack.bot_token, slack.app_token)
        if word in logged
    ]


@pytest.mark.parametrize(
    ("extra", "line"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "Set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...)"),
        ({"SLACK_APP_TOKEN": ""}, "Set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...)"),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack refused the tokens (invalid_auth)"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "Slack refused the tokens (invalid_auth)"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "Slack does not answer"),
        ({"COUNCILBOT_RANKER": "/no/such/ranker"}, "COUNCILBOT_RANKER names /no/such/ranker"),
    ],
    ids=[
        "no bot token",
        "no app token",
        "wrong bot token",
        "wrong app token",
        "no Slack",
        "no ranker",
    ],
)
def test_a_start_that_cannot_work_ends_in_one_line(
    slack: FakeSlack, sample: Settings, tmp_path: Path, extra: dict[str, str], line: str
) -> None:
    """That says what to do."""
    bot = launch(slack, sample, tmp_path, **extra)

    said, logged = bot.communicate(timeout=60)

    assert bot.returncode in (2, 3)
    assert said == ""
    assert logged.splitlines()[-1].startswith(f"councilbot: {line}")
    assert "Traceback" not in logged


def test_uses_only_what_the_manifest_grants(slack: FakeSlack, start: Bot) -> None:
    """No call was refused for a missing scope."""
    start()
    alice = slack.member("alice")
    thread = alice.mention("general", LODESTAR)
    thread.reply()
    alice.reply(thread, "and why?").reply()

    assert [call.error for call in slack.calls if not call.accepted] == []


def test_the_manifest_asks_for_the_events_that_are_listened_to() -> None:
    """And for no others."""
    events = json.loads((ROOT / "manifest.json").read_text("utf-8"))["settings"][
        "event_subscriptions"
    ]

    assert events["bot_events"] == [
        "app_mention",
        "message.channels",
        "message.groups",
        "message.im",
    ]
