"""The texts by which a later sentence or row is compared."""

import numpy as np

from bot.tracing.units import Unit
from corpus.documents import Details, Document, Passage, Span


def unit(text: str, indexed: str = "") -> Unit:
    """A sentence, or a row with its columns' names."""
    document = Document("0123456789abcdef", "paper.txt", Details(), text)
    passage = Passage(document, 0, len(text), ("Workforce",), indexed=indexed, lead_in="We will:")
    return Unit(passage, Span(0, len(text)), np.ones(1, np.float32))


def test_who_speaks_is_not_what_is_said() -> None:
    """Else each of an officer's sentences would be about what is asked of that officer."""
    said = unit("The Principal Social Worker said that members would be welcome at any time.")
    assert said.readings == (" members would be welcome at any time.",)


def test_a_short_remark_keeps_its_speaker() -> None:
    """There is too little without."""
    assert unit("Councillor Day said that he agreed.").readings == (
        "Councillor Day said that he agreed.",
    )


def test_a_row_is_read_by_its_first_words_too() -> None:
    """They name what its figures are of."""
    row = unit(
        "Highest caseload | 20 | 31 | Not reached",
        "Indicator: Highest caseload; Target: 20; Q1: 31; Comment: Not reached",
    )
    assert row.readings[:2] == ("Highest caseload Not reached", "Highest caseload")


def test_the_lines_of_a_table_read_as_one_sentence_are_read_apart() -> None:
    """A measure of a table without rules is found by its own name."""
    table = unit(
        "Contacts decided 95% 68% 79% Supervision held 90% 55% 62% Plans completed 95% 76%"
    )
    assert "Supervision held 90% 55% 62%" in table.readings


def test_a_heading_and_the_lead_of_a_list_stand_above() -> None:
    """They say what its items are about."""
    assert unit("Appoint two more.").above == "Workforce We will:"
