"""Typing errors in questions, against the sample papers' words."""

import pytest

from bot.question import understand
from bot.slips import mended
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC


def spelt(text: str, generation: Generation) -> str:
    """A question as it is understood."""
    return mended(understand(text), generation, PUBLIC).understood


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How high were casloads?", "How high were caseloads?"),
        ("what did the inspectoin say", "what did the inspection say"),
        ("reccomended by the commitee", "recommended by the committee"),
        ("agncy staf and socail workers", "agency staff and social workers"),
        ("safeguardng", "safeguarding"),
        ("casload casload", "caseload caseload"),
        ("What did Councillor Vellacort say?", "What did Councillor Vellacourt say?"),
        ("Ofstde in Kestewold", "Ofsted in Kesterwold"),
        ("KESTEWOLD", "KESTERWOLD"),
        ("kesterwold’s casloads", "kesterwold’s caseloads"),
    ],
)
def test_a_misspelt_word_is_read_as_the_papers_spell_it(
    generation: Generation, text: str, wanted: str
) -> None:
    """With the capital letters that were typed."""
    assert spelt(text, generation) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "How high were caseloads?",
        "Was the gazebo near the trampoline?",
        "potholes, libraries, vaping and dyslexia",
        "Ukrainian refugees at the foodbank",
        "What did Councillors Pemberton, Okonkwo and Smithson say?",
        "judgment",
        "They mustn’t, they mustn't and they didn't.",
    ],
    ids=["of-the-papers", "things", "matters", "people", "names", "american", "contractions"],
)
def test_a_word_that_is_well_spelt_is_left_alone(generation: Generation, text: str) -> None:
    """Whether or not any paper has it."""
    assert spelt(text, generation) == text


@pytest.mark.parametrize("text", ["Leeds and Wirral", "Slough", "Barnet", "Fife", "tower hamlets"])
def test_the_name_of_a_council_is_left_alone(generation: Generation, text: str) -> None:
    """It is a place of which no paper is held, not a slip of a word."""
    assert spelt(text, generation) == text


@pytest.mark.parametrize("text", ["UASC", "uasc", "LADO", "NEET", "EHCPs", "FII"])
def test_an_acronym_of_the_sector_is_left_alone(generation: Generation, text: str) -> None:
    """It is looked for by what it stands for."""
    assert spelt(text, generation) == text


@pytest.mark.parametrize("text", ["teh", "S7casload", "casload7", "\u00e9casload", "casload\u00e9"])
def test_part_of_a_word_is_no_word(generation: Generation, text: str) -> None:
    """Nor is one of three letters; what is mended is whole words of letters alone."""
    assert spelt(text, generation) == text


def test_a_question_without_slips_is_the_same(generation: Generation) -> None:
    """Nothing is told of it."""
    question = understand("How high were caseloads?")

    assert mended(question, generation, PUBLIC) is question


def test_what_was_typed_is_kept(generation: Generation) -> None:
    """The answer can say how it was understood."""
    question = mended(understand("casloads"), generation, PUBLIC)

    assert (question.asked, question.understood, question.own) == (
        "casloads",
        "caseloads",
        "caseloads",
    )
    assert question.mended
    assert not question.follows


def test_a_follow_up_is_mended_with_what_it_leans_on(generation: Generation) -> None:
    """The slip may be in either."""
    before = understand("How high were casloads?")

    question = mended(understand("and agncy staff?", before=before), generation, PUBLIC)

    assert question.understood == "How high were caseloads? and agency staff?"
    assert question.own == "and agency staff?"
    assert question.follows


def test_nothing_is_mended_by_papers_that_may_not_be_seen(generation: Generation) -> None:
    """Their words would be told."""
    question = understand("casloads")

    assert mended(question, generation, frozenset({"nobody"})) is question
