"""The buttons under an answer."""

from dataclasses import replace
from typing import Any

import pytest

from bot.audit import Audit
from bot.quotes import Quote
from bot.slack.listeners.office import HIDDEN, Office
from bot.slack.papers import Papers
from bot.slack.views import GONE
from tests.bot.conftest import FEW
from tests.bot.slack.conftest import EXEMPT, EXEMPT_QUESTION, PUBLIC_QUESTION, RoleBook
from tests.bot.slack.listeners.conftest import told
from tests.corpus.conftest import passages
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack

MINUTES = "The average caseload of social workers was 19 children in December."


@pytest.fixture
def plenty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six passages are near beside those that are shown."""
    reading = Papers.answer
    near = (*passages(FEW[0]), *passages(FEW[1]))
    further = tuple(Quote(one, one.start, one.end) for one in near)

    async def more(*about: Any) -> Any:
        found, edition = await reading(*about)
        return replace(found, further=further), edition

    monkeypatch.setattr(Papers, "answer", more)


def test_a_quote_opens_in_context(answer: Reading, alice: Member, audit: Audit) -> None:
    """With what stands around it in the paper; that it was shown is written down."""
    alice.click(answer, "show_context", f"{value(answer)}:0")

    seen = alice.modal(MINUTES)
    assert seen.title == "In context"
    assert "Members asked when the hub in Haxelby would open." in seen.text
    *_, entry = audit.export()
    assert (entry["way"], entry["who"], len(entry["shown"])) == ("button", alice.id, 1)


def test_a_quote_is_copied_with_its_source(answer: Reading, bob: Member) -> None:
    """By anybody who reads the answer."""
    bob.click(answer, "copy_quote", f"{value(answer)}:0")

    seen = bob.modal(MINUTES)
    assert seen.title == "Copy for a speech"
    assert f"“{MINUTES}”" in seen.text
    assert "25 June 2024" in seen.text


@pytest.mark.parametrize("action", ["show_context", "copy_quote", "show_more"])
@pytest.mark.usefixtures("plenty")
def test_an_answer_that_is_not_kept_any_more_says_so(
    office: Office, answer: Reading, alice: Member, action: str
) -> None:
    """After thirty days, or when its question was taken back."""
    kept = office.given(value(answer))
    assert kept is not None
    office.replies.given.forget(kept.key)

    alice.click(answer, action)

    assert GONE in alice.modal(GONE).text


@pytest.mark.usefixtures("plenty")
def test_more_passages_are_turned_over(
    office: Office, answer: Reading, alice: Member, audit: Audit
) -> None:
    """From what comes after those that were shown, on and back; each page is written down."""
    kept = office.given(value(answer))
    assert kept is not None
    first, whole = kept.shown, len(kept.spots)
    alice.click(answer, "show_more")

    seen = alice.modal(f"Passages {first + 1} to {first + 3} of {whole}, the nearest first.")
    assert FEW[0].text.splitlines()[0] in seen.text
    *_, entry = audit.export()
    assert (entry["way"], len(entry["shown"])) == ("show more", 3)
    alice.click(seen, "turn_on")
    last = alice.modal(f"Passages {first + 4} to {first + 6}")
    assert "turn_on" not in [one.action_id for one in last.buttons]
    *_, entry = audit.export()
    assert entry["place"] == answer.channel
    alice.click(last, "turn_back")
    assert alice.modal(f"Passages {first + 1} to").text == seen.text


@pytest.mark.usefixtures("plenty")
def test_a_passage_that_may_not_be_read_leaves_the_others_their_numbers(
    office: Office, answer: Reading, alice: Member
) -> None:
    """Nor does a page, or a total, tell that there is one."""
    kept = office.given(value(answer))
    assert kept is not None
    hidden = kept.spots[kept.shown]._replace(document=EXEMPT.id, start=0, end=9)
    spots = (*kept.spots[: kept.shown], hidden, *kept.spots[kept.shown + 1 :])
    office.replies.given.keep(replace(kept, spots=spots))

    alice.click(answer, "show_more")

    first = kept.shown
    seen = alice.modal(f"Passages {first + 1} to {first + 3} of {len(spots) - 1}, the nearest")
    pushed = [one.value for one in seen.buttons if one.action_id == "push_context"]
    assert pushed == [f"{kept.id}:{number}" for number in range(first + 1, first + 4)]
    alice.click(seen, "turn_on")
    last = alice.modal(f"to {len(spots) - 1} of {len(spots) - 1}")
    assert "turn_on" not in [one.action_id for one in last.buttons]


@pytest.mark.usefixtures("plenty")
def test_a_passage_of_more_opens_over_it(office: Office, answer: Reading, alice: Member) -> None:
    """And the list is there below."""
    kept = office.given(value(answer))
    assert kept is not None
    alice.click(answer, "show_more")
    several = alice.modal("Passages")

    alice.click(several, "push_copy", f"{kept.id}:{kept.shown}")

    seen = alice.modal("keep it as it stands")
    assert FEW[0].text.splitlines()[0] in seen.text
    alice.close(seen)
    assert alice.modal("Passages").title == "More passages"


def test_who_asked_deletes_an_answer(
    office: Office, slack: FakeSlack, answer: Reading, alice: Member
) -> None:
    """And what was remembered of it goes too."""
    alice.click(answer, "delete_answer")

    slack.wait_for_calls("chat.delete")
    assert answer.ts not in [one.ts for one in alice.reads("general")]
    assert office.given(value(answer)) is None
    assert office.desk.ledger.unfinished() == []


def test_nobody_else_deletes_an_answer(slack: FakeSlack, answer: Reading, bob: Member) -> None:
    """Even where Slack shows them the button."""
    with slack.journal.changed:
        message = slack.workspace.channels[answer.channel].messages[answer.ts]
        for block in message.payload["blocks"]:
            for one in block.get("elements", []):
                one.pop("visible_to_user_ids", None)

    bob.click(answer, "delete_answer")

    assert told(bob) == "Only who asked may delete an answer."
    assert slack.calls_of("chat.delete") == []


def test_rights_are_looked_at_again_with_every_click(
    office: Office, slack: FakeSlack, roles: RoleBook, alice: Member, bob: Member
) -> None:
    """Who reads an answer over somebody's shoulder is shown no more of the paper."""
    general = slack.channel("general").id
    roles.give(alice.id, general)
    shown = alice.mention("general", EXEMPT_QUESTION).reply()
    assert EXEMPT.text in shown.text
    number = next(n for n, one in enumerate(shown.quotes) if one in EXEMPT.text)

    bob.click(shown, "show_context", f"{value(shown)}:{number}")
    assert HIDDEN in bob.modal(HIDDEN).text
    alice.click(shown, "show_context", f"{value(shown)}:{number}")
    assert EXEMPT.text in alice.modal(EXEMPT.text).text


def test_a_private_answer_is_shared(
    slack: FakeSlack, whispered: Reading, alice: Member, bob: Member
) -> None:
    """Once, with who shares it and what was asked; then all may go on in its thread."""
    alice.click(whispered, "share_answer")

    assert told(alice, 2) == "Shared in the channel."
    (shared,) = [one for one in bob.reads("general") if MINUTES in one.text]
    assert "shares what I found" in shared.text
    assert f"Question: {PUBLIC_QUESTION}" in shared.text
    alice.click(whispered, "share_answer")
    assert told(alice, 3) == "You have shared this answer already."
    follow_up = bob.reply(shared, "and in Haxelby?")
    assert "Understood as" in follow_up.reply().text


def test_an_answer_of_papers_that_are_not_public_is_not_shared(
    office: Office, roles: RoleBook, alice: Member
) -> None:
    """Even where somebody makes up the click, or a paper has been hidden since."""
    roles.give(alice.id)
    alice.slash("/ask", EXEMPT_QUESTION)
    (shown,) = alice.sees_privately("general")
    assert EXEMPT.text in shown.text
    assert "share_answer" not in [one.action_id for one in shown.buttons]


def test_a_channel_without_us_is_told_how_to_invite(
    slack: FakeSlack, office: Office, alice: Member
) -> None:
    """A command works there, and a message does not."""
    slack.channel("elsewhere", bot=False)
    alice.slash("/ask", PUBLIC_QUESTION, "elsewhere")
    (shown,) = alice.sees_privately("elsewhere")

    alice.click(shown, "share_answer")

    assert "/invite @councilbot" in alice.sees_privately("elsewhere", 2)[-1].text


def value(reading: Reading) -> str:
    """The id that an answer's buttons hold."""
    found = next(one for one in reading.buttons if one.action_id == "show_context")
    return found.value.partition(":")[0]
