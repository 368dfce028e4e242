"""What is kept of a question: an entry in the audit, and in the log nothing of its words."""

import json
import sqlite3
import stat
from contextlib import closing

import pytest

from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, CLOSING, LODESTAR, ZEPHYR, NewBot, Trust
from tests.fakeslack.people import Member
from tests.fakeslack.shapes import Payload

WORDS = ("Zanzibar", "Timbuktu", "Ouagadougou", "Reykjavik")


def entries(bot: BotProcess, member: Member) -> list[Payload]:
    """The audit's entries of a member, as they are exported."""
    exported = bot.command("audit", "export", "--who", member.id)
    assert exported.returncode == 0, exported.stderr
    return [json.loads(line) for line in exported.stdout.splitlines()]


@BOTH
def test_every_answer_has_an_entry_in_the_audit(
    bot: BotProcess, alice: Member, channel: str
) -> None:
    """Who was shown what and where, without what was asked."""
    answer = alice.mention(channel, LODESTAR).reply()
    alice.click(answer, "show_context")
    alice.modal("> ")
    alice.slash("/ask", CASELOADS, channel).private_reply()
    alice.dm("Who won the football?").reply()

    found = entries(bot, alice)

    assert [one["way"] for one in found] == ["mention", "button", "command", "direct message"]
    assert [one["place"] for one in found[:3]] == [channel] * 3
    assert len(found[0]["shown"]) == len(answer.quotes)
    assert {one["team"] for one in found} == {bot.slack.workspace.team_id}
    assert found[3]["outcome"] != "answered"
    assert "Lodestar" not in json.dumps(found)


def test_the_audit_says_which_labels_were_searched(
    bot: BotProcess, alice: Member, trust: Trust
) -> None:
    """So that it can be seen who read what is not public."""
    trust(alice)
    assert ZEPHYR in alice.dm(CLOSING).reply().text

    assert entries(bot, alice)[0]["labels"] == ["members", "public"]


def test_the_audit_is_whole_and_forgets_a_person(
    bot: BotProcess, alice: Member, bob: Member
) -> None:
    """On demand, while the bot is running, and is whole after that."""
    alice.dm(LODESTAR).reply()
    bob.dm(LODESTAR).reply()

    erased = bot.command("audit", "erase", alice.id, stdin="y\n")
    verified = bot.command("audit", "verify")

    assert erased.returncode == 0, erased.stderr
    assert entries(bot, alice) == []
    assert len(entries(bot, bob)) == 1
    assert verified.returncode == 0
    assert verified.stdout.startswith("The audit is whole:")
    alice.open_home("home")
    assert "Your recent questions" not in alice.home("What is here").text


def test_nothing_that_was_asked_and_no_token_is_in_the_log(new_bot: NewBot) -> None:
    """Whatever goes well or wrong."""
    bot = new_bot().start()
    slack, alice = bot.slack, bot.slack.member("alice")
    answer = alice.dm(f"What about {WORDS[0]}?").reply()
    alice.slash("/ask", f"What about {WORDS[1]}?").private_reply()
    alice.slash("/check", f'"the road to {WORDS[2]} is long"').private_reply()
    slack.fail("chat.postMessage", error="is_archived")
    alice.dm(f"What about {WORDS[3]}?")
    bot.says('"not posted"')
    slack.fail("views.open", error="expired_trigger_id")
    alice.click(answer, "show_context")
    bot.says('"no view"')

    assert bot.stop() == 0
    secrets = (slack.bot_token, slack.app_token, slack.signing_secret, "xoxb-", "xapp-")
    assert not [one for one in (*WORDS, *secrets) if one in bot.log]
    assert all(json.loads(line) for line in bot.log.splitlines())


def test_only_its_owner_reads_what_is_kept(bot: BotProcess, alice: Member) -> None:
    """Every file of the memory."""
    alice.dm(LODESTAR).reply()

    for file in bot.state.glob("*.sqlite*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


@pytest.mark.parametrize("fault", ["broken", "gone"])
def test_an_answer_that_cannot_be_audited_is_not_given(new_bot: NewBot, fault: str) -> None:
    """The member is told so, with a reference that stands in the log."""
    bot = new_bot().start()
    alice = bot.slack.member("alice")
    alice.dm(LODESTAR).reply()
    with closing(sqlite3.connect(bot.state / "audit.sqlite")) as audit, audit:
        if fault == "gone":
            audit.execute("drop table entry")
        else:
            audit.execute(
                "create trigger full before insert on entry"
                " begin select raise(abort, 'database or disk is full'); end"
            )

    answer = alice.dm(LODESTAR).reply()

    reference = answer.text.rpartition(" ")[2].rstrip(".")
    assert answer.text.startswith("Something went wrong here")
    assert not answer.quotes
    assert f'"reference": "{reference}"' in bot.log
    assert "AuditNotWritten" in bot.log
    assert "Traceback" not in bot.log
