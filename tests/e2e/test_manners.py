"""The bot keeps quiet, pings nobody, and lets nobody ask without end."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.settings import Settings
from ingest.ingest import ingest
from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, FOOTBALL, LODESTAR
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

LOUD = "<!channel> <@U1> @here: the *Lodestar* _team_ &lt;b&gt; :tada: <https://evil.example|here>"

SURVEY = f"The badger survey found this: {LOUD}"


def test_nothing_that_is_sent_unfolds(slack: FakeSlack, alice: Member, channel: str) -> None:
    """No preview of any link, in the thread or elsewhere."""
    alice.mention(channel, LODESTAR).reply()
    private = alice.slash("/ask", LODESTAR, channel).private_reply()
    alice.click(private, "share_answer").replies()

    for call in slack.calls_of("chat.postMessage"):
        sent = call.arguments
        assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
        assert (sent["link_names"], sent["parse"]) == (False, "none")
    for call in slack.calls_of("response_url"):
        assert not call.arguments.get("unfurl_links")


@pytest.mark.parametrize("way", ["mention", "ask", "check", "shared", "unknown"])
def test_a_question_pings_nobody(alice: Member, channel: str, way: str) -> None:
    """Whatever stands in it, and wherever it is restated."""
    answers: list[Reading] = []
    if way == "mention":
        answers = [alice.mention(channel, f"{LOUD} {LODESTAR}").reply()]
    elif way == "unknown":
        answers = [alice.slash("/minutes", LOUD, channel).private_reply()]
    else:
        command = "/check" if way == "check" else "/ask"
        answers = [alice.slash(command, f"{LOUD} {LODESTAR}", channel).private_reply()]
    if way == "shared":
        alice.click(answers[0], "share_answer").replies()
        answers = [one for one in alice.reads(channel) if not one.is_private]

    assert answers
    for one in answers:
        assert {ping.target for ping in one.pings} <= {alice.id}
        assert "evil.example" not in {link.url for link in one.links}


@pytest.fixture(scope="module")
def odd(
    papers: Settings, manifest: Payload, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FakeSlack]:
    """The Slack of a bot whose papers are odd: one is loud, and one does not come to an end."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "loud.txt").write_text(f"{SURVEY}\n", "utf-8")
    (folder / "long.txt").write_text(f"The otter register lists {'one otter, ' * 2000}.", "utf-8")
    found = replace(papers, index=folder / "index")
    ingest([folder / "loud.txt", folder / "long.txt"], found)
    with (
        FakeSlack.start(manifest=manifest) as slack,
        BotProcess(slack, found, folder / "state") as bot,
    ):
        bot.start()
        yield slack


def test_a_paper_pings_nobody(odd: FakeSlack) -> None:
    """What stands in it is quoted as it stands."""
    alice = odd.member("alice")
    answer = alice.dm("What did the badger survey find?").reply()
    alice.click(answer, "show_context")

    assert SURVEY in answer.quotes
    assert SURVEY.replace("*", "").replace("_", "") in answer.fallback
    assert not answer.pings
    assert not answer.links
    assert not alice.modal("> ").mentions


def test_a_quote_that_does_not_end_fits_into_a_message(odd: FakeSlack) -> None:
    """And says how much there is yet."""
    alice = odd.member("another")
    answer = alice.dm("What does the otter register list?").reply()
    private = alice.slash("/ask", "What does the otter register list?").private_reply()

    for one in (answer, private):
        assert "The otter register lists one otter," in one.text
        assert "[the quote goes on for " in one.text
    for action, title in (("show_context", "In context"), ("copy_quote", "Copy for a speech")):
        alice.click(answer, action)
        alice.modal(f"{title}\n")
        assert "one otter" in alice.modal("one otter").text


@BOTH
def test_other_bots_are_not_answered(slack: FakeSlack, alice: Member, channel: str) -> None:
    """Even when they mention this one, nor are its own words."""
    slack.other_app_posts(channel, f"<@{slack.app.bot_user_id}> {LODESTAR}")
    alice.mention(channel, LODESTAR).reply()
    alice.dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 2


def test_an_edit_that_a_bot_makes_is_not_answered(slack: FakeSlack, channel: str) -> None:
    """In a channel, or in a thread that is open."""
    message = {"type": "message", "bot_id": "B0000OTHER", "user": "U0000OTHER", "ts": "1.1"}
    message |= {"text": f"<@{slack.app.bot_user_id}> {LODESTAR}", "edited": {"ts": "2.2"}}
    inner = {"type": "message", "subtype": "message_changed", "channel": channel}
    inner |= {"channel_type": "channel", "ts": "2.2", "event_ts": "2.2"}
    slack.emit({**inner, "message": message, "previous_message": {**message, "text": "?"}})

    slack.member("anybody").dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 1


@pytest.mark.parametrize("subtype", ["channel_join", "channel_topic", "bot_message"])
def test_what_slack_says_itself_is_not_answered(
    slack: FakeSlack, alice: Member, channel: str, subtype: str
) -> None:
    """In a thread that is open as little as anywhere."""
    thread = alice.mention(channel, LODESTAR)
    thread.reply()
    inner = {"type": "message", "subtype": subtype, "channel": channel, "user": alice.id}
    inner |= {"channel_type": "channel", "ts": "2.2", "event_ts": "2.2", "text": CASELOADS}
    slack.emit({**inner, "thread_ts": thread.ts})

    alice.dm(FOOTBALL).reply()

    assert len(slack.calls_of("chat.postMessage")) == 2


def test_who_asks_without_end_is_asked_to_wait(alice: Member, bob: Member) -> None:
    """In kind words; others are answered as before."""
    answers = [thread.reply() for thread in [alice.dm(FOOTBALL) for _ in range(16)]]

    told = [one.text for one in answers if one.text.startswith("That is a lot of questions")]

    assert len(told) == 1
    assert told[0].endswith("seconds.")
    assert bob.dm(LODESTAR).reply().quotes


def test_a_long_question_is_told_so(alice: Member) -> None:
    """Rather than cut."""
    answer = alice.dm("caseloads " * 500).reply()

    assert "question" in answer.text.casefold()
    assert not answer.quotes


def test_a_refusal_of_one_member_is_no_refusal_of_the_bot(
    bot: BotProcess, alice: Member, channel: str
) -> None:
    """No call was refused for a missing scope, whatever is asked and clicked."""
    answer = alice.mention(channel, LODESTAR).reply()
    for action in ("show_context", "copy_quote", "vote", "show_page"):
        alice.click(answer, action).acknowledged()
    bot.slack.wait_for_calls("files.completeUploadExternal", within=20)
    alice.open_home("home")
    alice.home("What is here")

    assert [call.error for call in bot.slack.calls if call.status and not call.accepted] == []
