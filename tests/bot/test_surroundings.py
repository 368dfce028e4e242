"""The words around a quote are the document's own, and follow one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotes import Quote
from bot.surroundings import MOST, around
from corpus.documents import Details, Document, Passage
from tests.bot.conftest import read_paper

TEXT = (
    "Findings\n"
    "1. Caseloads were 24. Cllr. Day asked why. Nobody knew.\n"
    "2. They are now 19. Agency staff left.\n"
    "3. The board met."
)


def quoted(text: str, words: str) -> Quote:
    """These words of a document of that text."""
    document = Document("d1", "report.pdf", Details(), text)
    start = text.index(words)
    return Quote(Passage(document, 0, len(text)), start, start + len(words))


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Nobody knew.", "1. Caseloads were 24. Cllr. Day asked why. ", "\n2. They are now 19. Agency staff left."),
        ("Cllr. Day asked why.", "Findings\n1. Caseloads were 24. ", " Nobody knew.\n2. They are now 19."),
        ("They are now 19.", "Cllr. Day asked why. Nobody knew.\n2. ", " Agency staff left.\n3. The board met."),
        ("Findings", "", "\n1. Caseloads were 24. Cllr. Day asked why."),
        ("The board met.", "2. They are now 19. Agency staff left.\n3. ", ""),
    ],
)  # fmt: skip
def test_whole_sentences_stand_around_a_quote(words: str, before: str, after: str) -> None:
    """Two on each side, of whatever passage, where there are so many."""
    assert around(quoted(TEXT, words)) == (before, words, after)


def test_as_many_sentences_as_are_asked_for() -> None:
    """On each side."""
    found = around(quoted(TEXT, "Nobody knew."), 1)

    assert found == ("Cllr. Day asked why. ", "Nobody knew.", "\n2. They are now 19.")


def test_the_rest_of_a_sentence_is_the_first_around_its_quote() -> None:
    """When only a part of it is quoted."""
    found = around(quoted(TEXT, "are now"), 1)

    assert found == ("2. They ", "are now", " 19.")


def test_a_sentence_that_is_too_long_is_left_out_behind_others() -> None:
    """Where shorter ones stand nearer."""
    long = f"{'Word ' * 200}end."
    before, _, after = around(quoted(f"{long} Short. Here. Brief. {long}", "Here."))

    assert (before, after) == ("Short. ", " Brief.")


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    """Where it is the nearest."""
    before, _, after = around(quoted(f"{'word ' * 200}end. Here. {'Word ' * 200}end.", "Here."))

    assert before.startswith("word ")
    assert after.endswith(" Word")
    assert MOST - 10 < len(before) <= MOST
    assert MOST - 10 < len(after) <= MOST


def test_real_surroundings_are_whole_sentences() -> None:
    """As a reader of the report would cut them."""
    read, _ = read_paper("2023-03-inspection-report.pdf")

    before, _, after = around(quoted(read.document.text, "It is not fit for purpose."))

    assert before.startswith("However, there is no shared understanding")
    assert before.endswith("all contacts about children are received. ")
    assert after.endswith("61% of contacts.")


@given(
    st.lists(
        st.sampled_from(["Cllr. Day went. ", "It rose by 2.4. ", "12. ", "\n", "• ", "x" * 700, " "])
        | st.text(max_size=5),
        min_size=1,
        max_size=30,
    ).map("".join).filter(bool),
    st.data(),
)  # fmt: skip
def test_the_three_follow_one_another_in_the_document(text: str, data: st.DataObject) -> None:
    """Whatever is quoted of whatever text: nothing is lost, added or altered."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage(Document("d1", "a.txt", Details(), text), 0, len(text))

    before, quote, after = around(Quote(passage, start, end))

    assert text[start - len(before) : end + len(after)] == before + quote + after
    assert quote == text[start:end]
    assert max(len(before), len(after)) <= MOST
