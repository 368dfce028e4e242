"""What is shown of the ranked sentences."""

from dataclasses import replace

import pytest

from bot.choice import COMPANY_WORDS, QUOTES, choose
from bot.ranking import Candidate
from corpus.documents import Passage, Span, Voice
from tests.bot.conftest import MakePassage, hit

SPEAKER = Voice("Ms Day", "direct")
CLERK = Voice("Ms Day", "reported")


def candidate(passage: Passage, number: int, score: float = 1.0) -> Candidate:
    """A ranked sentence of a passage."""
    return Candidate(hit(passage, (1.0,)), number, 0.5, 0.5, 0.0, score)


def test_quotes_the_sentence_alone(passage: Passage) -> None:
    """A written paper's sentence is short enough to read out."""
    assert [quote.text for quote in choose([candidate(passage, 1)])] == ["They are now 19."]


def test_quotes_one_sentence_of_a_passage(passage: Passage) -> None:
    """The best; the others would repeat what stands beside it."""
    quotes = choose([candidate(passage, 1), candidate(passage, 0)])

    assert [quote.text for quote in quotes] == ["They are now 19."]


def test_the_same_words_are_shown_once(make_passage: MakePassage) -> None:
    """A decision stands in the minutes twice."""
    decision = make_passage()
    minutes = replace(decision, document=replace(decision.document, id="fedcba9876543210"))

    quotes = choose([candidate(decision, 1), candidate(minutes, 1), candidate(minutes, 0)])

    assert [quote.text for quote in quotes] == ["They are now 19.", "Caseloads were 24."]


def test_shows_at_most_so_many_quotes(make_passage: MakePassage) -> None:
    """The best of different passages."""
    passages = [
        make_passage(text, (Span(0, len(text)),)) for text in ("a.", "bb.", "ccc.", "dddd.")
    ]

    quotes = choose([candidate(passage, 0) for passage in passages])

    assert [quote.text for quote in quotes] == ["a.", "bb.", "ccc."]
    assert len(quotes) == QUOTES


@pytest.mark.parametrize("number", [0, 1, 2])
def test_quotes_the_whole_of_a_short_turn(make_passage: MakePassage, number: int) -> None:
    """What is said aloud takes several sentences to say."""
    passage = make_passage(voice=SPEAKER, kind="turn")

    assert choose([candidate(passage, number)])[0].text == passage.text


def test_quotes_no_more_of_a_long_turn_than_can_be_read(make_passage: MakePassage) -> None:
    """Whole sentences around the one that answers, up to a limit."""
    words = "ten words make a sentence that is easy to count."
    text = " ".join([words] * 30)
    step = len(words) + 1
    sentences = tuple(Span(n * step, n * step + len(words)) for n in range(30))

    quote = choose([candidate(make_passage(text, sentences, voice=SPEAKER, kind="turn"), 15)])[0]

    assert len(quote.text.split()) == COMPANY_WORDS
    assert quote.start <= sentences[15].start < sentences[15].end <= quote.end
    assert quote.text.endswith("count.")


def test_a_clerk_s_words_are_quoted_as_written(make_passage: MakePassage) -> None:
    """Minutes are prose, not speech."""
    passage = make_passage(voice=CLERK)

    assert choose([candidate(passage, 1)])[0].text == "They are now 19."


def test_a_resolution_is_quoted_with_its_limbs(make_passage: MakePassage) -> None:
    """A limb means nothing without what resolves it."""
    passage = make_passage(kind="resolution")

    assert choose([candidate(passage, 2)])[0].text == passage.text


def test_a_sentence_longer_than_the_limit_is_quoted_whole(make_passage: MakePassage) -> None:
    """A quote is never cut inside a sentence."""
    text = "word " * 300 + "end."

    assert (
        choose([candidate(make_passage(text, (Span(0, len(text)),), voice=SPEAKER), 0)])[0].text
        == text
    )
