"""What opens over a conversation, held against the loopback Slack's rules for modals."""

from typing import Any

import pytest

from bot.quotes import Quote
from bot.slack.views import GONE, MOST_REASON, PAGE, around, further, note, reason, speech
from corpus.documents import Passage
from tests.bot.conftest import MakePassage
from tests.bot.slack.conftest import HOSTILE, texts
from tests.fakeslack.blocks import elements
from tests.fakeslack.surfaces import complaints

View = dict[str, Any]


def seen(view: View) -> list[str]:
    """All that a modal says, after its title and its way out; Slack takes it."""
    assert complaints(view, "modal") == []
    return texts(view["blocks"])


def turns(view: View) -> dict[str, str]:
    """What the buttons that turn pages hand back."""
    return {
        one["text"]["text"]: one["value"]
        for block in view["blocks"]
        for one in elements(block)
        if one["action_id"].startswith("turn")
    }


def test_a_note_is_one_line() -> None:
    """Of why there is nothing to see."""
    assert seen(note("In context", GONE)) == [GONE]


def test_a_quote_stands_out_between_its_surroundings(quote: Quote) -> None:
    """Bold, in the paper's own words and order."""
    view = around("Caseloads were 24. ", quote, " Nobody knows why.")

    assert seen(view)[:3] == ["Caseloads were 24. ", "They are now 19.", " Nobody knows why."]
    (middle,) = view["blocks"][0]["elements"][1]["elements"]
    assert middle["style"] == {"bold": True}
    assert "24 March 2023, page 2" in seen(view)[-1]


def test_a_side_without_words_is_left_out(quote: Quote) -> None:
    """At the paper's beginning and at its end."""
    assert seen(around("", quote, ""))[0] == "They are now 19."


def test_a_speech_gets_the_quote_and_its_whole_source(quote: Quote) -> None:
    """As plain text, which is copied as it is."""
    copied, warning = seen(speech(quote))

    assert copied == (
        "“They are now 19.”\n(Inspection of Kesterwold, Ofsted inspection report, Kesterwold"
        " Council, 24 March 2023, page 2)\nhttps://reports.kesterwold.example/2023#page=2"
    )
    assert "keep it as it stands" in warning


def test_a_paper_without_an_address_has_no_line_for_it(make_passage: MakePassage) -> None:
    """Nor an empty one."""
    assert seen(speech(Quote(make_passage(url=""), 0, 18)))[0].endswith("page 1)")


@pytest.mark.parametrize(
    ("first", "many", "turned"),
    [
        (5, 3, {"Back": "A1:2", "Next": "A1:8"}),
        (2, 3, {"Next": "A1:5"}),
        (8, 2, {"Back": "A1:5"}),
    ],
)
def test_pages_are_turned_on_and_back(
    quote: Quote, first: int, many: int, turned: dict[str, str]
) -> None:
    """From the first of ten that the message has not shown, which were two, to the last."""
    view = further([quote] * many, "A1", first, after=2, whole=10)

    assert f"Passages {first + 1} to {first + many} of 10, the nearest first." in seen(view)
    assert turns(view) == turned


def test_a_further_passage_has_its_place_on_its_buttons(quote: Quote) -> None:
    """Among all the answer's places, so that it is read again there."""
    view = further([quote] * PAGE, "A1", 3, after=3, whole=8)

    values = [one["value"] for block in view["blocks"] for one in elements(block)]
    assert values[:6] == ["A1:3", "A1:3", "A1:4", "A1:4", "A1:5", "A1:5"]


def test_a_reason_may_be_left_out() -> None:
    """It is asked for in one field of some letters, and what becomes of it is said."""
    view = reason("A1")

    assert "Your name is not kept with it." in " ".join(seen(view))
    block = view["blocks"][0]
    assert (block["optional"], block["element"]["max_length"]) == (True, MOST_REASON)
    assert (view["callback_id"], view["private_metadata"]) == ("explain_vote", "A1")


def test_hostile_words_are_only_words(make_passage: MakePassage) -> None:
    """Wherever they are shown."""
    hostile: Passage = make_passage(HOSTILE, (), title=HOSTILE)
    quote = Quote(hostile, 0, len(HOSTILE))

    for view in (
        around(HOSTILE, quote, HOSTILE),
        speech(quote),
        further([quote], "A1", 0, after=0, whole=1),
    ):
        assert HOSTILE in "".join(seen(view))
        assert "mrkdwn" not in repr(view)
        assert "'emoji': True" not in repr(view)
