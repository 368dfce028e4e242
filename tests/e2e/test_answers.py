"""What an answer looks like, to whoever reads it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from corpus.settings import Settings
from tests.chatserver import KEY, repeats_the_first_quote, serving
from tests.e2e.botprocess import BotProcess
from tests.e2e.conftest import BOTH, CASELOADS, FOOTBALL, LODESTAR
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload


@BOTH
def test_a_question_is_acknowledged_and_a_status_shown(alice: Member, channel: str) -> None:
    """Until the answer takes its place."""
    thread = alice.mention(channel, LODESTAR)
    thread.reply()

    assert thread.acknowledged() < 3
    assert thread.statuses == ["is looking through the papers"]
    assert thread.status == ""


@BOTH
def test_an_answer_is_one_message_in_the_thread(
    slack: FakeSlack, alice: Member, channel: str
) -> None:
    """However long it is; nothing else appears in the channel."""
    thread = alice.mention(channel, CASELOADS)
    answer = thread.reply()

    assert [one.ts for one in alice.reads(channel)] == [thread.ts, answer.ts]
    assert [call.method for call in slack.calls if call.method.startswith("chat.")] == [
        "chat.postMessage"
    ]


def test_the_text_says_all_that_the_blocks_say(alice: Member) -> None:
    """For notifications and screen readers."""
    answer = alice.dm(CASELOADS).reply()

    assert len(answer.quotes) > 1
    assert all(f"“{quote}”" in answer.fallback for quote in answer.quotes)
    assert all(link.url in answer.fallback for link in answer.links)
    assert all(link.label in answer.fallback for link in answer.links)
    assert re.search(r"^Searched 3 papers, dated .+\.\nReceipts?: \S+", answer.fallback, re.M)


def test_every_button_says_to_a_screen_reader_what_it_is_about(alice: Member) -> None:
    """Where several have the same face."""
    blocks = alice.dm(CASELOADS).reply().message["blocks"]
    rows = [block for block in blocks if block.get("block_id", "").startswith("quote-")]

    assert rows
    for row in rows:
        for one in row["elements"]:
            assert one["accessibility_label"].startswith(f"{one['text']['text']}: ")
    assert rows[0]["elements"] != rows[1]["elements"]


def test_abstains_in_plain_words(alice: Member) -> None:
    """First of all, and says what was searched."""
    answer = alice.dm(FOOTBALL).reply()

    assert answer.text.startswith("The papers do not seem to say.")
    assert answer.fallback.startswith("The papers do not seem to say.")
    assert "The closest passages, which are not an answer:" in answer.text
    assert "Searched 3 papers, dated 24 March 2023 to 25 March 2025." in answer.text


def test_says_of_which_council_there_is_no_paper(alice: Member) -> None:
    """Rather than quote another's."""
    answer = alice.dm("What did Ofsted say about caseloads in Wirral?").reply()

    assert answer.text.startswith(
        "There is no paper of Wirral here. There are papers of Kesterwold Council."
    )


def test_a_quote_can_be_read_where_it_stands(alice: Member) -> None:
    """In a modal that only who has clicked sees, with its source."""
    answer = alice.dm(LODESTAR).reply()

    alice.click(answer, "show_context")
    opened = alice.modal("24 March 2023")

    assert opened.title == "In context"
    assert answer.quotes[0] in opened.quotes
    assert len(opened.text) > len(answer.quotes[0]) + 200
    assert "24 March 2023, page 4" in opened.text


def test_a_quote_can_be_copied_with_its_source(alice: Member) -> None:
    """As plain text."""
    answer = alice.dm(LODESTAR).reply()

    alice.click(answer, "copy_quote")
    opened = alice.modal("24 March 2023")

    assert opened.title == "Copy for a speech"
    assert f"“{answer.quotes[0]}”" in opened.text
    assert "https://reports.kesterwold.example/inspection-2023#page=4" in opened.text
    assert not opened.links


@BOTH
def test_more_passages_are_paged(alice: Member, channel: str) -> None:
    """Forth and back, each once, and none of them was in the answer."""
    answer = alice.mention(channel, CASELOADS).reply()
    [more] = [one for one in answer.buttons if one.action_id == "show_more"]
    further = int(re.findall(r"\d+", more.label)[0])
    first, last = len(answer.quotes) + 1, len(answer.quotes) + further

    alice.click(answer, "show_more")
    pages = [alice.modal(f"Passages {first} to {first + 2} of {last}")]
    while "turn_on" in {one.action_id for one in pages[-1].buttons}:
        alice.click(pages[-1], "turn_on")
        pages.append(alice.modal(f"Passages {first + 3 * len(pages)} to"))
    alice.click(pages[-1], "turn_back")
    before = alice.modal(f"Passages {first + 3 * (len(pages) - 2)} to")

    each = [one.value for page in pages for one in page.buttons if one.action_id == "push_context"]
    assert len(pages) > 1
    assert [int(value.partition(":")[2]) for value in each] == list(range(first - 1, last))
    assert not {quote for page in pages for quote in page.quotes} & set(answer.quotes)
    assert before.quotes == pages[-2].quotes
    assert "Back" not in {one.label for one in pages[0].buttons}
    assert all(one.id == another.id for one, another in pairwise(pages))


def test_a_further_passage_opens_on_top_of_the_page(alice: Member) -> None:
    """In its place in the paper, and as plain text."""
    answer = alice.dm(CASELOADS).reply()
    alice.click(answer, "show_more")
    page = alice.modal("Passages")

    alice.click(page, "push_context")
    alice.modal("In context\n")
    placed = alice.modal("> ")
    alice.close(placed)
    alice.click(alice.modal("Passages"), "push_copy")

    assert any(quote in placed.text for quote in page.quotes)
    copied = alice.modal("keep it as it stands").text
    assert any(quote in copied for quote in page.quotes)


def test_more_of_a_private_answer_is_shown(alice: Member, channel: str) -> None:
    """As of any other."""
    answer = alice.slash("/ask", CASELOADS, channel).private_reply()

    alice.click(answer, "show_more")

    assert alice.modal("Passages").quotes


@pytest.fixture(scope="module")
def summarising(
    papers: Settings, manifest: Payload, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FakeSlack]:
    """The Slack of a bot that has a chat model."""
    with serving(repeats_the_first_quote) as model, FakeSlack.start(manifest=manifest) as slack:
        extra = {"COUNCILBOT_CHAT_MODEL": "openai:m", "COUNCILBOT_CHAT_URL": model.url}
        extra |= {"COUNCILBOT_CHAT_SECONDS": "20", "OPENAI_API_KEY": KEY}
        with BotProcess(slack, papers, tmp_path_factory.mktemp("state"), **extra) as bot:
            bot.start()
            yield slack


def test_a_chat_models_summary_stands_above_the_quotes(summarising: FakeSlack) -> None:
    """Marked as a machine's words; the quotes are there as without it."""
    [answer] = summarising.member("alice").dm(LODESTAR).until(whole, within=30)

    assert answer.text.startswith("Machine-written summary; the quotes below are the record:")
    assert answer.quotes
    assert f"{answer.quotes[0]} [1]" in answer.text
    assert summarising.calls_of("chat.appendStream")


def test_a_summary_whose_stream_dies_is_shown_all_the_same(summarising: FakeSlack) -> None:
    """In one message, with the quotes."""
    held = summarising.fail("chat.appendStream", hang=True)
    thread = summarising.member("alice").dm(LODESTAR)
    summarising.until(lambda: held.hits, within=30)
    with summarising.journal.changed:
        summarising.clock.advance(301)
    summarising.lift(held)

    [answer] = thread.until(whole, within=30)

    assert answer.text.startswith("Machine-written summary; the quotes below are the record:")
    assert len(thread.seen()) == 1


def whole(seen: list[Reading]) -> list[Reading]:
    """What has its quotes; a summary is there before them."""
    return [one for one in seen if one.quotes]
