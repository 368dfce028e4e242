"""What an ask is about."""

import numpy as np

from bot.quotes import Quote
from bot.tracing.asks import Ask
from bot.tracing.likeness import Wording
from bot.tracing.matters import Matter, matter, small_words
from corpus.documents import Details, Document, Passage

WORDING = Wording({}, 1, {})


def of(text: str, who: str = "") -> Matter:
    """What these words, which ask `who` for something, are about."""
    details = Details(council="Kesterwold Council")
    passage = Passage(Document("0123456789abcdef", "plan.txt", details, text), 0, len(text))
    start = text.find(who)
    asked = Quote(passage, start, start + len(who)) if who else None
    small = small_words(["a new system, a team, a decision of the council"])
    return matter(Ask(Quote(passage, 0, len(text)), np.ones(1), asked), WORDING, small)


def test_how_well_and_why_are_not_what_an_ask_is_about() -> None:
    """Caseloads are, and not their size, nor what comes of it."""
    found = of("The size of caseloads, so that children are visited often")
    assert found.core == {"caseload"}
    assert "visit" in found.whole


def test_who_is_asked_and_for_whom_are_left_out() -> None:
    """So that what an officer says of other things is not about it."""
    found = of("Head of Housing to open an academy for new staff", who="Head of Housing")
    assert found.core == {"academi"}
    assert "hous" not in found.whole


def test_the_name_of_the_council_tells_nothing() -> None:
    """Each of its papers has it."""
    assert of("Open the Kesterwold hub").core == {"hub"}


def test_an_ask_of_only_such_words_keeps_them() -> None:
    """There is nothing else to look for."""
    assert of("Improve services").core == {"servic"}


def test_a_name_is_what_no_paper_prints_small() -> None:
    """A system, and not the words that are written in capitals for their weight."""
    assert of("Publish a date for Lantern, and tell the Team, the Council").names == {"Lantern"}
