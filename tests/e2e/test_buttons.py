"""What else can be done with an answer: its page, a vote, its deletion."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, LODESTAR
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack

THANKS = "Thank you. Your vote is noted, without your name; you may change it."
GONE = "That answer is too old to go back to: ask the question again."
_PNG = b"\x89PNG\r\n\x1a\n"


def votes_on(bot: BotProcess, question: str) -> list[dict[str, object]]:
    """What the feedback holds of a question, as it is exported."""
    exported = bot.command("feedback", "export").stdout
    return [vote for vote in map(json.loads, exported.splitlines()) if vote["question"] == question]


@BOTH
def test_a_page_is_posted_in_the_thread(slack: FakeSlack, alice: Member, channel: str) -> None:
    """As a picture, which says in words what is on it."""
    thread = alice.mention(channel, LODESTAR)
    answer = thread.reply()

    alice.click(answer, "show_page")
    _, posted = thread.replies(2, within=20)

    [file] = posted.files
    assert posted.root == thread.ts
    assert file.content.startswith(_PNG)
    assert file.name == "2023-03-inspection-report-page-4.png"
    assert "page 4" in file.title
    assert answer.quotes[0][:40] in file.alt_txt


def test_only_a_page_of_a_pdf_is_offered(alice: Member) -> None:
    """A paper of another kind has none, and a private answer has nowhere to post it."""
    answer = alice.dm("What do the minutes say about caseloads?").reply()
    rows = [block for block in answer.message["blocks"] if block["block_id"].startswith("quote-")]
    offered = {
        row["block_id"]: "show_page" in [one["action_id"] for one in row["elements"]]
        for row in rows
    }
    pages = [", page " in line for line in answer.text.splitlines() if line.startswith("— ")]

    assert list(offered.values()) == pages
    assert False in pages


def test_a_private_answer_offers_no_page(alice: Member, channel: str) -> None:
    """There is nowhere to post it where only the member would see it."""
    answer = alice.slash("/ask", LODESTAR, channel).private_reply()

    assert "show_page" not in {one.action_id for one in answer.buttons}


def test_a_page_that_slack_does_not_take_is_told_of(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """To who has clicked, and to nobody else."""
    answer = alice.mention(channel, LODESTAR).reply()
    slack.fail("files.getUploadURLExternal", error="upload_failed", times=None)

    told = alice.click(answer, "show_page").private_reply()

    assert told.text == "Slack did not take the page: please try again."


@BOTH
def test_a_vote_is_thanked_for_privately(alice: Member, bob: Member, channel: str) -> None:
    """Whoever's question it was."""
    answer = alice.mention(channel, LODESTAR).reply()
    [good, _] = [one for one in answer.buttons if one.action_id == "vote"]

    told = bob.click(answer, "vote", good.value).private_reply()

    assert told.text == THANKS
    assert not [one for one in alice.reads(channel) if one.text == THANKS]


@BOTH
def test_a_changed_vote_and_its_reason_count_once(
    bot: BotProcess, alice: Member, channel: str, mode: str
) -> None:
    """The export holds the question and the quotes, and nobody's id."""
    question = f"{LODESTAR} Over {mode}?"
    answer = alice.mention(channel, question).reply()
    [good, bad] = [one for one in answer.buttons if one.action_id == "vote"]

    alice.click(answer, "vote", good.value).private_reply()
    alice.click(answer, "vote", bad.value).private_reply()
    form = alice.modal("What was wrong?")
    alice.submit(form, {"reason": "Page 5 says it better."}).acknowledged()
    bot.slack.until(lambda: votes_on(bot, question)[0]["reason"], what="a reason")

    [vote] = votes_on(bot, question)
    assert vote["good"] is False
    assert vote["reason"] == "Page 5 says it better."
    assert vote["outcome"] == "answered"
    assert [one["text"] for one in vote["shown"]] == list(answer.quotes)  # type: ignore[attr-defined]
    assert alice.id not in bot.command("feedback", "export").stdout
    assert not alice.has_modal


@pytest.mark.parametrize("here", [True, False], ids=["with the bot", "without"])
def test_a_vote_on_a_private_answer_is_taken(slack: FakeSlack, alice: Member, here: bool) -> None:
    """Although Slack tells the bot nothing of the message, and it may not be in the channel."""
    slack.channel(f"with-{here}", bot=here)
    answer = alice.slash("/ask", LODESTAR, f"with-{here}").private_reply()
    [good, _] = [one for one in answer.buttons if one.action_id == "vote"]

    told = alice.click(answer, "vote", good.value).private_reply()

    assert told.text == THANKS


@BOTH
def test_an_answer_can_be_deleted_by_its_asker_alone(
    slack: FakeSlack, alice: Member, bob: Member, channel: str
) -> None:
    """Nobody else sees the button, and a click that is made up is refused."""
    thread = alice.mention(channel, LODESTAR)
    answer = thread.reply()
    with pytest.raises(AssertionError, match="does not see the button"):
        bob.click(answer, "delete_answer")
    for block in slack.workspace.channels[channel].messages[answer.ts].payload["blocks"]:
        for element in block.get("elements", []):
            element.pop("visible_to_user_ids", None)

    refused = bob.click(answer, "delete_answer").private_reply()
    assert refused.text == "Only who asked may delete an answer."
    assert thread.seen()

    alice.click(answer, "delete_answer").acknowledged()
    slack.wait_for_calls("chat.delete")

    assert not thread.seen()


@pytest.mark.parametrize("action", ["vote", "show_page"])
def test_a_click_under_an_answer_that_is_kept_no_more_is_told_so(
    bot: BotProcess, alice: Member, action: str
) -> None:
    """Rather than nothing."""
    answer = alice.dm(LODESTAR).reply()
    forget(bot, alice)

    assert alice.click(answer, action).private_reply().text == GONE


@pytest.mark.parametrize("action", ["show_context", "copy_quote", "show_more"])
def test_a_modal_for_an_answer_that_is_kept_no_more_says_so(
    bot: BotProcess, alice: Member, action: str
) -> None:
    """Rather than open none."""
    answer = alice.dm(CASELOADS).reply()
    forget(bot, alice)

    alice.click(answer, action)

    assert alice.modal(GONE).text == GONE


def forget(bot: BotProcess, member: Member) -> None:
    """Let the days pass for which a member's answers are kept."""
    with closing(sqlite3.connect(bot.state / "slack.sqlite")) as memory, memory:
        memory.execute("delete from given where asker = ?", (member.id,))
