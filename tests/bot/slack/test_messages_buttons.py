"""What can be done with an answer, by whom, and where."""

from dataclasses import replace
from typing import Any

import pytest

from bot.quotes import Answer, Quote, Reason
from bot.slack.messages import Manner, message
from corpus.documents import Page
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import taken, texts
from tests.fakeslack.blocks import elements

Button = dict[str, Any]
PUBLICLY = Manner(given="A1", asker="U1")
PRIVATELY = replace(PUBLICLY, private=True, restated="You asked")


def buttons(answer: Answer, manner: Manner) -> dict[str, list[Button]]:
    """The interactive elements of a message, by what they do."""
    found: dict[str, list[Button]] = {}
    for block in taken(message(answer, manner))["blocks"]:
        for one in elements(block):
            found.setdefault(one["action_id"], []).append(one)
    return found


def test_without_an_id_there_are_no_buttons(answered: Answer) -> None:
    """Nothing would come of them."""
    assert buttons(answered, Manner()) == {}


def test_each_quote_has_buttons_of_its_own(answered: Answer, quote: Quote) -> None:
    """Which hold the answer's id and the quote's number, and no words."""
    several = replace(answered, quotes=(quote, quote))

    found = buttons(several, PUBLICLY)

    for action in ("show_context", "show_page", "copy_quote"):
        assert [one["value"] for one in found[action]] == ["A1:0", "A1:1"]


def test_a_screen_reader_hears_what_a_button_is_about(answered: Answer) -> None:
    """What it does, and of which paper."""
    found = buttons(answered, PUBLICLY)

    labels = [found[action][0]["accessibility_label"] for action in ("show_page", "copy_quote")]
    assert labels[0].startswith("Show page: Inspection of Kesterwold, Ofsted")
    assert labels[1].startswith("Copy for a speech: Inspection of Kesterwold, Ofsted")


def test_votes_are_heard_as_they_read(answered: Answer) -> None:
    """Good and bad."""
    (vote,) = buttons(answered, PUBLICLY)["vote"]

    faces = (vote["positive_button"], vote["negative_button"])
    assert [one["accessibility_label"] for one in faces] == ["Good answer", "Bad answer"]
    assert [one["value"] for one in faces] == ["A1:good", "A1:bad"]


def test_only_the_asker_sees_how_to_delete_it(answered: Answer) -> None:
    """A bin, with a name for who cannot see it."""
    (bin_,) = buttons(answered, PUBLICLY)["delete_answer"]

    assert bin_["visible_to_user_ids"] == ["U1"]
    assert bin_["accessibility_label"] == "Delete this answer"
    assert bin_["value"] == "A1"


def test_a_private_answer_is_not_deleted(answered: Answer) -> None:
    """Nobody else sees it, and it goes of itself."""
    assert "delete_answer" not in buttons(answered, PRIVATELY)


@pytest.mark.parametrize(
    "paper", [{"name": "report.docx"}, {"paged": False}, {"name": "report"}], ids=str
)
def test_only_a_page_of_a_pdf_can_be_shown(
    answered: Answer, make_passage: MakePassage, paper: dict[str, Any]
) -> None:
    """Nothing else has pages to draw."""
    quote = Quote(make_passage(**paper), 19, 35)

    assert "show_page" not in buttons(replace(answered, quotes=(quote,)), PUBLICLY)


def test_a_scanned_page_is_not_shown(answered: Answer, quote: Quote) -> None:
    """Where a quote stands on it is not known."""
    document = replace(quote.passage.document, pages=(Page(1, None, 0, ocr=True),))
    scanned = replace(quote, passage=replace(quote.passage, document=document))

    assert "show_page" not in buttons(replace(answered, quotes=(scanned,)), PUBLICLY)


def test_a_page_is_not_offered_under_a_private_answer(answered: Answer) -> None:
    """It is posted where all read it."""
    assert "show_page" not in buttons(answered, PRIVATELY)


def test_says_how_many_more_passages_there_are(answered: Answer) -> None:
    """Those that were near, and those that the message had no room for."""
    (more,) = buttons(answered, replace(PUBLICLY, more=4))["show_more"]

    assert more["text"]["text"] == "Show more (4)"
    assert more["value"] == "A1"
    assert "show_more" not in buttons(answered, PUBLICLY)


@pytest.mark.parametrize(
    ("private", "shareable", "offered"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_only_a_private_answer_of_public_papers_is_shared(
    answered: Answer, private: bool, shareable: bool, offered: bool
) -> None:
    """Others are seen already, or are not to be."""
    manner = replace(PUBLICLY, private=private, shareable=shareable)

    assert ("share_answer" in buttons(answered, manner)) is offered


def test_an_abstention_can_be_voted_on(answered: Answer) -> None:
    """It may be wrong too."""
    answer = replace(answered, quotes=(), reason=Reason.NOT_SAID)

    assert set(buttons(answer, PUBLICLY)) == {"vote", "delete_answer"}


def test_a_private_answer_says_the_question_back(answered: Answer) -> None:
    """Which nobody sees, not even who typed it; in the message and in its fallback."""
    said = message(answered, PRIVATELY)

    assert texts(said["blocks"])[0] == "You asked: How high are caseloads?"
    assert said["text"].startswith("You asked: How high are caseloads?\n")


def test_a_shared_answer_says_who_shares_it(answered: Answer) -> None:
    """By an element that is a name, and no words of anybody's."""
    blocks = taken(message(answered, replace(PUBLICLY, sharer="U1")))["blocks"]

    assert blocks[0]["elements"][0]["elements"][0] == {"type": "user", "user_id": "U1"}
    assert texts(blocks)[0] == " shares what I found."
