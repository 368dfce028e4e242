"""What a sentence needs before it to be understood."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.leads import MOST_WORDS, lead
from corpus.documents import Details, Document, Passage, Span

INTRODUCED = "Members asked for three things:"


def passage(*sentences: str, **known: object) -> Passage:
    """A passage of these sentences, a line each."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    document = Document("d", "d.txt", Details(), text)
    return Passage(document, 0, len(text), sentences=tuple(spans), **known)  # type: ignore[arg-type]


def led(some: Passage, number: int) -> str | None:
    """The words that lead to a sentence."""
    span = lead(some, number)
    return span and some.document.text[span.start : span.end]


@pytest.mark.parametrize(
    "sentence",
    [
        "This was not achieved.",
        "They were told in May.",
        "its staff were told.",
        "However, they were told in May.",
        "But this was not achieved.",
        "As a result, these were closed.",
        "For example, such visits were late.",
        "Both were late.",
    ],
)
def test_a_sentence_that_leans_is_led_by_the_one_before(sentence: str) -> None:
    """It says who "they" are."""
    assert led(passage("The plan set a limit.", sentence), 1) == "The plan set a limit."


@pytest.mark.parametrize(
    "sentence",
    [
        "The limit was not kept.",
        "However, the limit was not kept.",
        "Theirs is a good plan.",
        "Item 3 was noted.",
        "Thisbury has a hub.",
    ],
)
def test_a_sentence_that_stands_alone_is_led_by_nothing(sentence: str) -> None:
    """More than is needed is not shown."""
    assert led(passage("The plan set a limit.", sentence), 1) is None


def test_the_first_sentence_has_none_before_it() -> None:
    """Although it leans."""
    assert led(passage("They were told.", "This was late."), 0) is None


@pytest.mark.parametrize(("words", "leads"), [(MOST_WORDS, True), (MOST_WORDS + 1, False)])
def test_a_lead_is_no_longer_than_can_be_read(words: int, leads: bool) -> None:
    """Of the two together."""
    before = " ".join(["word"] * (words - 2))

    assert (led(passage(before, "They left."), 1) is not None) is leads


@pytest.mark.parametrize(
    "item",
    ["• a hub", "– a hub", "(a) a hub", "a) a hub", "(iv) a hub", "3. A hub", "a hub for families"],
)
def test_an_item_is_led_by_what_introduces_its_list(item: str) -> None:
    """However it is marked, and however many stand between."""
    some = passage(INTRODUCED, "• a bus;", item)

    assert [led(some, number) for number in (1, 2)] == [INTRODUCED] * 2


def test_a_bullet_s_words_are_led_whatever_their_mark() -> None:
    """The paper's own list tells."""
    assert led(passage(INTRODUCED, "A hub.", kind="bullet"), 1) == INTRODUCED


def test_an_item_is_led_by_the_introduction_that_is_nearest() -> None:
    """A passage may hold two lists."""
    some = passage("The first said:", "• a bus;", "The second said:", "• a hub;")

    assert led(some, 3) == "The second said:"


def test_a_sentence_after_a_list_is_not_an_item_of_it() -> None:
    """It begins as a sentence does."""
    assert led(passage(INTRODUCED, "• a bus;", "The Chair thanked members."), 2) is None


def later_items(between: str = "• a bus;\n") -> Passage:
    """A passage of later items of a list, whose lead-in stands before it."""
    text = f"{INTRODUCED}\n{between}• a hub;\n• a rise."
    start = text.index("• a hub")
    items = (Span(start, start + 8), Span(start + 9, len(text)))
    document = Document("d", "d.txt", Details(), text)
    return Passage(document, start, len(text), lead_in=INTRODUCED, sentences=items, kind="bullet")


@pytest.mark.parametrize("number", [0, 1])
def test_later_items_are_led_by_the_lead_in_before_their_passage(number: int) -> None:
    """At its own place in the document."""
    assert lead(later_items(), number) == Span(0, len(INTRODUCED))


def test_the_lead_in_is_the_nearest_of_the_same_words() -> None:
    """Forms introduce every list alike."""
    some = later_items(between=f"• a bus;\n{INTRODUCED}\n")

    assert lead(some, 0) == Span(len(INTRODUCED) + 10, 2 * len(INTRODUCED) + 10)


def test_a_lead_in_that_the_document_does_not_hold_is_not_shown() -> None:
    """Every word of an answer stands in its paper."""
    assert lead(replace(later_items(), lead_in="Members asked for nothing:"), 0) is None


PIECES = st.sampled_from(
    ["This is so.", "They:", "• one", "(a) two", "Members agreed:", "It rose.", "x", "", "3. Six"]
)


@given(st.lists(PIECES.filter(bool), min_size=1, max_size=6), st.sampled_from(["", "They:", "no"]))
def test_a_lead_stands_before_its_sentence_and_in_the_document(
    pieces: list[str], lead_in: str
) -> None:
    """Whatever the passage; a quote refuses any other."""
    some = passage(*pieces, lead_in=lead_in)

    for number, sentence in enumerate(some.sentences):
        found = lead(some, number)
        assert found is None or 0 <= found.start < found.end <= sentence.start
