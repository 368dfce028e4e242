"""Who reads what: papers for members reach members, in a place that only they read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.slack.messages import LOOKING
from corpus.settings import Settings
from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, CLOSING, LODESTAR, ZEPHYR, NewBot, Trust
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack

HIDDEN = "You may not read that here, or the paper is not held any more."
_ABOUT_ITSELF = {"apps.connections.open", "auth.test"}
_PASSING = re.compile(
    r"'trigger_id': '[^']+'|\d{10}\.\d{6}|[A-Z][0-9A-F]{8}\b|[0-9a-f]{16}|changed on [^.]+\."
)
"""Times and ids, which differ from run to run."""


@BOTH
def test_a_member_reads_papers_for_members_in_a_direct_message(alice: Member, trust: Trust) -> None:
    """In the talk with the app."""
    trust(alice)

    assert alice.dm(CLOSING).reply().quotes[0] == ZEPHYR


def test_a_member_reads_them_privately_and_does_not_share_them(
    alice: Member, channel: str, trust: Trust
) -> None:
    """The answer to a command has no button for that."""
    trust(alice)

    answer = alice.slash("/ask", CLOSING, channel).private_reply()

    assert answer.quotes[0] == ZEPHYR
    assert "share_answer" not in {one.action_id for one in answer.buttons}


def test_what_is_for_direct_messages_is_kept_out_of_channels(
    alice: Member, channel: str, trust: Trust
) -> None:
    """Even where only the member would see it."""
    trust(alice, direct_only=True)

    assert ZEPHYR not in alice.slash("/ask", CLOSING, channel).private_reply().text
    assert ZEPHYR in alice.dm(CLOSING).reply().text


def test_a_channel_reads_them_only_where_the_roles_say_so(
    slack: FakeSlack, alice: Member, bob: Member, channel: str, trust: Trust
) -> None:
    """And only in answers to members."""
    other = slack.channel("open-to-all").id
    trust(alice, channels=(channel,))

    assert ZEPHYR in alice.mention(channel, CLOSING).reply().text
    assert ZEPHYR not in alice.mention(other, CLOSING).reply().text
    assert ZEPHYR not in bob.mention(channel, CLOSING).reply().text


@pytest.mark.parametrize(
    "traits",
    [{"guest": "single"}, {"guest": "multi"}, {"team_id": "T0STRANGER"}, {"bot": True}],
    ids=["guest", "guest in several channels", "of another workspace", "bot"],
)
def test_who_is_from_outside_reads_what_is_public(
    slack: FakeSlack, trust: Trust, traits: dict[str, str]
) -> None:
    """Even when the roles name them."""
    outsider = slack.member(f"outsider-{next(iter(traits.values()))}", **traits)  # type: ignore[arg-type]
    trust(outsider)

    assert ZEPHYR not in outsider.dm(CLOSING).reply().text
    assert outsider.dm(LODESTAR).reply().quotes


@pytest.mark.parametrize("shared", [True, "pending"])
def test_a_channel_that_is_shared_reads_what_is_public(
    slack: FakeSlack, alice: Member, trust: Trust, shared: bool | str
) -> None:
    """With another organisation, or about to be."""
    place = slack.channel(f"partners-{shared}", shared=shared).id  # type: ignore[arg-type]
    trust(alice, channels=(place,))

    assert ZEPHYR not in alice.mention(place, CLOSING).reply().text
    assert ZEPHYR not in alice.slash("/ask", CLOSING, place).private_reply().text


def test_what_slack_does_not_tell_counts_as_from_outside(
    slack: FakeSlack, alice: Member, trust: Trust
) -> None:
    """A member of whom it says nothing reads what is public."""
    trust(alice)
    slack.fail("users.info", error="user_not_found", times=None)

    answer = alice.dm(CLOSING).reply()

    assert ZEPHYR not in answer.text


def _taken_away(slack: FakeSlack, member: Member, channel: str, trust: Trust) -> None:
    trust(channels=(channel,))


def _shared(slack: FakeSlack, member: Member, channel: str, trust: Trust) -> None:
    slack.channel(channel, shared=True)


def _made_a_guest(slack: FakeSlack, member: Member, channel: str, trust: Trust) -> None:
    slack.member(member.user.name, guest="multi")


Change = Callable[[FakeSlack, Member, str, Trust], None]


@pytest.mark.parametrize("change", [_taken_away, _shared, _made_a_guest])
def test_a_right_that_is_lost_while_an_answer_is_made_counts(
    slack: FakeSlack, alice: Member, channel: str, trust: Trust, change: Change
) -> None:
    """The answer is made anew from what may be read now."""
    trust(alice, channels=(channel,))
    alice.mention(channel, CLOSING).reply()
    held = slack.fail("users.info", hang=True)
    thread = alice.mention(channel, CLOSING)
    slack.until(lambda: held.hits, what="the bot to ask who that is")

    change(slack, alice, channel, trust)
    slack.lift(held)

    assert ZEPHYR not in thread.reply().text


@pytest.mark.parametrize("change", [_taken_away, _shared, _made_a_guest])
def test_a_right_that_is_lost_before_a_click_counts(
    slack: FakeSlack, alice: Member, channel: str, trust: Trust, change: Change
) -> None:
    """Nothing that was shown before is shown again."""
    trust(alice, channels=(channel,))
    answer = alice.mention(channel, CLOSING).reply()
    change(slack, alice, channel, trust)

    for action in ("show_context", "copy_quote"):
        alice.click(answer, action).opened()
        assert alice.modal(HIDDEN).text == HIDDEN


def test_a_channel_that_others_read_shows_them_no_more_than_they_may_read(
    alice: Member, bob: Member, channel: str, trust: Trust
) -> None:
    """Who is not trusted opens nothing under an answer for a member."""
    trust(alice, channels=(channel,))
    answer = alice.mention(channel, CLOSING).reply()

    bob.click(answer, "show_context")

    assert bob.modal(HIDDEN).text == HIDDEN


def test_a_vote_on_a_paper_for_members_keeps_no_words_of_it(
    bot: BotProcess, alice: Member, trust: Trust
) -> None:
    """Since whoever reads the feedback need not be a member."""
    trust(alice)
    answer = alice.dm(CLOSING).reply()

    alice.click(answer, "vote").private_reply()

    exported = bot.command("feedback", "export").stdout
    assert '"outcome": "answered"' in exported
    assert CLOSING not in exported
    assert ZEPHYR not in exported


def seen_by_anybody(bot: BotProcess) -> set[tuple[str, str]]:
    """
    What the bot sends of what somebody asks and opens who holds no role.

    How often it asks who it is, and whether it has to say that it still looks, hang on the machine.
    """
    eve = bot.slack.member("eve")
    for question in (CLOSING, CASELOADS, "What did Zephyr say?", "help"):
        eve.mention("general", question).reply()
        eve.dm(question).reply()
    for command in ("/ask", "/check"):
        eve.slash(command, f'"{ZEPHYR}"', "general").private_reply()
    answer = eve.dm("What is said about caseloads in the Zephyr review?").reply()
    for action in ("show_context", "show_more"):
        eve.click(answer, action)
        bot.slack.wait_for_calls("views.update", 1 if action == "show_context" else 2)
    eve.open_home("home")
    eve.home("What is here")
    eve.open_home("messages")
    bot.slack.wait_for_calls("assistant.threads.setSuggestedPrompts")
    return {
        (call.method, _PASSING.sub("*", str(call.arguments)))
        for call in bot.slack.calls
        if call.method not in _ABOUT_ITSELF and LOOKING not in str(call.arguments)
    }


def test_a_hidden_paper_changes_nothing_for_those_who_may_not_read_it(
    new_bot: NewBot, open_papers: Settings, tmp_path: Path
) -> None:
    """No word, no count, no prompt, no score: the same bytes as where it is not held."""
    roles = tmp_path / "roles.toml"
    roles.write_text('[members]\nU0SOMEBODY = ["members"]\n', "utf-8")
    with_it = new_bot(state=tmp_path / "a", COUNCILBOT_ROLES=str(roles)).start()
    seen = seen_by_anybody(with_it)
    with_it.stop()
    without = new_bot(
        state=tmp_path / "b",
        COUNCILBOT_ROLES=str(roles),
        COUNCILBOT_INDEX=str(open_papers.index),
    ).start()

    assert len(seen) > 10
    assert seen == seen_by_anybody(without)
