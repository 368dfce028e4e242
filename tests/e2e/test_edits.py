"""What becomes of an answer when its question is changed or taken back."""

from tests.e2e.conftest import BOTH, CASELOADS, FOOTBALL, LODESTAR, NewBot
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack


@BOTH
def test_a_question_that_is_edited_is_answered_anew(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """In the same message; a mention that is edited comes as two events."""
    thread = alice.mention(channel, FOOTBALL)
    first = thread.reply()

    alice.edit(thread, f"@councilbot {LODESTAR}")
    [second] = thread.until(lambda seen: [one for one in seen if "Lodestar" in one.text])

    assert first.text.startswith("The papers do not seem to say.")
    assert second.ts == first.ts
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert len(slack.calls_of("chat.update")) == 1


@BOTH
def test_the_buttons_belong_to_the_new_answer(alice: Member, channel: str) -> None:
    """And no more to the one before."""
    thread = alice.mention(channel, CASELOADS)
    thread.reply()
    alice.edit(thread, f"@councilbot {LODESTAR}")
    [answer] = thread.until(lambda seen: [one for one in seen if "Lodestar" in one.text])

    alice.click(answer, "copy_quote")

    assert "Lodestar" in alice.modal("Lodestar").text


def test_a_direct_message_that_is_edited_is_answered_anew(alice: Member) -> None:
    """It comes as one event."""
    thread = alice.dm(FOOTBALL)
    thread.reply()

    alice.edit(thread, LODESTAR)

    assert thread.until(lambda seen: [one for one in seen if "Lodestar" in one.text])


def test_a_question_that_is_edited_twice_at_once_has_the_last_answer(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """In one message, whichever came while another was being answered."""
    thread = alice.mention(channel, FOOTBALL)
    alice.edit(thread, f"@councilbot {CASELOADS}")
    alice.edit(thread, f"@councilbot {LODESTAR}")

    thread.until(lambda seen: [one for one in seen if "Lodestar" in one.text])
    alice.dm(FOOTBALL).reply()

    assert len(thread.seen()) == 1
    assert "Lodestar" in thread.seen()[0].text


def test_what_is_edited_and_was_no_question_is_left_alone(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """Unless the bot is mentioned in it now."""
    said = alice.say(channel, "Has anybody read it?")
    alice.edit(said, "Has anybody read the report?")
    alice.mention(channel, FOOTBALL).reply()
    assert not said.seen()

    alice.edit(said, f"@councilbot {LODESTAR}")

    assert said.reply().quotes
    alice.dm(FOOTBALL).reply()
    assert slack.calls_of("chat.update") == []


def test_a_pin_or_an_unfurling_is_no_edit(slack: FakeSlack, alice: Member) -> None:
    """Slack tells of it as of a change of the message, whose words are the same."""
    thread = alice.dm(LODESTAR)
    thread.reply()
    message = {**thread.message.payload, "attachments": [{"id": 1, "text": "a preview"}]}
    inner = {"type": "message", "subtype": "message_changed", "channel": thread.channel}
    inner |= {"channel_type": "im", "ts": "1.1", "event_ts": "1.1", "message": message}
    slack.emit({**inner, "previous_message": thread.message.payload})

    alice.dm(FOOTBALL).reply()

    assert slack.calls_of("chat.update") == []
    assert len(slack.calls_of("chat.postMessage")) == 2


@BOTH
def test_a_question_that_is_deleted_takes_its_answer_with_it(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """Its head, which has replies, leaves a tombstone."""
    thread = alice.mention(channel, LODESTAR)
    thread.reply()

    alice.delete(thread)
    slack.wait_for_calls("chat.delete")

    assert not thread.seen()


@BOTH
def test_a_follow_up_that_is_deleted_takes_its_answer_with_it(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """It has no replies, and leaves nothing; the answer before it stays."""
    thread = alice.mention(channel, LODESTAR)
    before = thread.reply()
    following = alice.reply(thread, "and what about agency staff?")
    following.reply()

    alice.delete(following)
    slack.wait_for_calls("chat.delete")

    assert [one.ts for one in thread.seen()] == [before.ts]


def test_a_question_that_is_deleted_at_once_has_no_answer(new_bot: NewBot) -> None:
    """Whether that was under way or not."""
    bot = new_bot().start()
    alice = bot.slack.member("alice")
    held = bot.slack.fail("chat.postMessage", hang=True)
    thread = alice.mention("general", LODESTAR)
    bot.slack.until(lambda: bot.slack.calls_of("chat.postMessage"))

    alice.delete(thread)
    bot.slack.until(lambda: len(bot.slack.acks) >= 3, what="the deletion to be acknowledged")
    bot.slack.lift(held)
    bot.slack.wait_for_calls("chat.delete")

    assert not [one for one in alice.reads("general") if one.quotes]
