"""What opens over a conversation, held against the loopback Slack's rules for modals."""

from typing import Any

import pytest

from bot.quotes import Quote
from bot.slack.views import GONE, MOST_REASON, PAGE, Numbered, around, further, note, reason, speech
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
    assert "24 March 2023, page 2" in seen(view)[-2]
    assert seen(view)[-1] == f"Receipt: {quote.receipt}"


def test_a_side_without_words_is_left_out(quote: Quote) -> None:
    """At the paper's beginning and at its end."""
    assert seen(around("", quote, ""))[0] == "They are now 19."


def test_a_speech_gets_the_quote_and_its_whole_source(quote: Quote) -> None:
    """As plain text, which is copied as it is."""
    copied, warning = seen(speech(quote))

    assert copied == (
        "“They are now 19.”\n(Inspection of Kesterwold, Ofsted inspection report, Kesterwold"
        " Council, 24 March 2023, page 2)\nhttps://reports.kesterwold.example/2023#page=2"
        f"\nReceipt: {quote.receipt}"
    )
    assert "keep it as it stands" in warning


def test_a_paper_without_an_address_has_no_line_for_it(make_passage: MakePassage) -> None:
    """Nor an empty one."""
    copied = seen(speech(Quote(make_passage(url=""), 0, 18)))[0]

    assert "page 1)\nReceipt: " in copied


@pytest.mark.parametrize(
    ("at", "many", "turned"),
    [
        (3, 3, {"Back": "A1:2", "Next": "A1:8"}),
        (0, 3, {"Next": "A1:5"}),
        (6, 2, {"Back": "A1:5"}),
    ],
)
def test_pages_are_turned_on_and_back(
    quote: Quote, at: int, many: int, turned: dict[str, str]
) -> None:
    """From the first of ten that the message has not shown, which were two, to the last."""
    view = further(numbered(quote, *range(2, 10)), "A1", at, shown=2)

    assert f"Passages {at + 3} to {at + 2 + many} of 10, the nearest first." in seen(view)
    assert turns(view) == turned


def test_what_a_member_may_not_read_is_not_counted(quote: Quote) -> None:
    """And each of the others keeps its own number on its buttons."""
    view = further(numbered(quote, 2, 4, 5, 9), "A1", 0, shown=2)

    assert "Passages 3 to 5 of 6, the nearest first." in seen(view)
    assert turns(view) == {"Next": "A1:9"}
    values = [one["value"] for block in view["blocks"] for one in elements(block)]
    assert values[:6:2] == ["A1:2", "A1:4", "A1:5"]


def numbered(quote: Quote, *numbers: int) -> list[Numbered]:
    """The same quote in several places."""
    return [(number, quote) for number in numbers]


def test_a_further_passage_has_its_place_on_its_buttons(quote: Quote) -> None:
    """Among all the answer's places, so that it is read again there."""
    view = further(numbered(quote, *range(3, 3 + PAGE)), "A1", 0, shown=3)

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
        further([(0, quote)], "A1", 0, shown=0),
    ):
        assert HOSTILE in "".join(seen(view))
        assert "mrkdwn" not in repr(view)
        assert "'emoji': True" not in repr(view)
