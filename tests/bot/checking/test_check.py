"""Words that a paper is said to say are found where they stand, and nowhere else."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.checking.check import MOST_WORDS, PLACES, check, places
from bot.checking.verdicts import Verdict
from corpus.errors import BadQuestion
from corpus.folding import fold
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC, UNTIMED, document, shelve

CASELOADS = "Caseloads are too high for social workers to do their best work"
AWKWARD = st.text(
    st.sampled_from(
        "abC1 \n\u00a0.,-\u2011\u2013'’“éeè\u0301\u0327ßﬁ²½Ŵİ_•\U0001f600한\u1112\u1161"
    ),
    max_size=60,
)


def texts(words: str, text: str) -> list[str]:
    """What stands at the places where words are found in a text."""
    return [text[start:end] for start, end in places(words, text)]


@pytest.mark.parametrize(
    ("words", "text", "printed"),
    [
        ("the FRONT door", "At The front door.", "The front door"),
        ("the “front” door", "at the 'front' door", None),
        ('the "front" door', "at the “front” door", "the “front” door"),
        ("over-optimism again", "an over\u2011optimism\nagain", "over\u2011optimism\nagain"),
        ("3 cases - all old", "3 cases – all old", "3 cases – all old"),
        ("five find it", "ﬁve ﬁnd it", "ﬁve ﬁnd it"),
        ("ind it late", "ﬁnd it late", None),
        ("the cafe closed", "the café closed", None),
        ("the café closed", "the cafe\u0301 closed", "the cafe\u0301 closed"),
        ("the cafe", "the cafe\u0301", None),
        ("24 children each", "124 children each", None),
        ("an average of 1", "an average of 1.5 children", None),
        ("an average of 1", "an average of 1. Then", "an average of 1"),
        ("5 children each", "1.5 children each", None),
        ("compliance with it", "non-compliance with it", None),
        ("compliance with it", "the board–compliance with it", "compliance with it"),
        ("needs of the children", "needs of the children’s homes", None),
        ("not met by any", "notmet by any", None),
        ("met, by any", "met by any", None),
    ],
)
def test_finds_whole_words_as_they_are_printed(words: str, text: str, printed: str | None) -> None:
    """Case, dashes, quotation marks and white space do not count; letters and numbers do."""
    assert texts(words, text) == ([printed] if printed else [])


@UNTIMED
@given(AWKWARD, AWKWARD, AWKWARD)
@example("", "I\u0307\u0327", "")  # folded twice it is another
def test_misses_no_place_that_folding_finds(before: str, words: str, after: str) -> None:
    """Looking for the letters first loses nothing, whatever the characters."""
    assume(any(map(str.isalnum, words)))

    found = texts(words, f"{before} {words} {after}")

    assert {fold(one).text for one in found} == {fold(words).text.strip()}


def test_finds_words_in_a_long_text() -> None:
    """Also where they lie across the stretches in which it is looked through."""
    text = "".join(f"Then paper {number} was noted. " for number in range(200))

    found = [texts(f"paper {number} was noted. then", text) for number in range(199)]

    assert found == [[f"paper {number} was noted. Then"] for number in range(199)]


def test_finds_words_again_and_again() -> None:
    """Each place once."""
    assert len(texts("the report be noted", "That the report be noted. " * 100)) == 100


def test_words_of_a_paper_are_exact(generation: Generation) -> None:
    """With the place of each paper that says them, the oldest first."""
    found = check(f"“{CASELOADS.upper()}.”", generation, PUBLIC)

    assert found.verdict is Verdict.EXACT
    assert [(quote.passage.document.name, quote.text.lower()) for quote in found.places] == [
        ("2023-03-inspection-report.pdf", CASELOADS.lower()),
        ("2023-04-council-motion.html", CASELOADS.lower()),
    ]
    assert found.searched.documents == 32


def test_a_place_lies_in_its_passage(generation: Generation) -> None:
    """So that it tells the section and the voice."""
    _, motion = check(CASELOADS, generation, PUBLIC).places

    assert motion.passage.section
    assert motion.voice
    assert motion.voice.manner == "quoted"


def test_words_that_no_paper_says_are_not_found(generation: Generation) -> None:
    """What came closest is something else, and said to be."""
    found = check(CASELOADS.replace("too high", "rather low"), generation, PUBLIC)

    assert (found.verdict, found.places) == (Verdict.NOT_FOUND, ())
    assert found.nearest


@pytest.mark.parametrize("words", ["24", "too high", "“24 %”"])
def test_a_few_short_words_cannot_be_checked(generation: Generation, words: str) -> None:
    """They would be found somewhere, and that would say nothing."""
    assert check(words, generation, PUBLIC).verdict is Verdict.CANNOT_CHECK


@pytest.mark.parametrize("words", ["24 is high", "accountability"])
def test_three_words_or_a_long_one_can_be_checked(generation: Generation, words: str) -> None:
    """Whatever comes of it."""
    assert check(words, generation, PUBLIC).verdict is not Verdict.CANNOT_CHECK


@pytest.mark.parametrize(
    ("said_of", "documents"),
    [
        ("2023-03-inspection-report.pdf", 1),
        ("the 2023 Ofsted inspection report on Kesterwold", 1),
        ("Kesterwold, 24 March 2023", 1),
        ("Kesterwold minutes", 5),
    ],
)
def test_only_the_paper_that_is_named_is_searched(
    generation: Generation, said_of: str, documents: int
) -> None:
    """By its file name, or by what is known of it."""
    found = check(CASELOADS, generation, PUBLIC, said_of)

    assert found.searched.documents == documents


def test_words_of_another_paper_are_not_found_in_the_one_named(generation: Generation) -> None:
    """Who asks after one paper is not told about another."""
    found = check(CASELOADS, generation, PUBLIC, "2018-01-inspection-report.pdf")

    assert (found.verdict, found.searched.documents) == (Verdict.NOT_FOUND, 1)


@pytest.mark.parametrize("said_of", ["Orkney ferry timetable", "the report", "%"])
def test_a_paper_that_is_not_here_cannot_be_checked(generation: Generation, said_of: str) -> None:
    """Nor one that is named by nothing that tells papers apart."""
    found = check(CASELOADS, generation, PUBLIC, said_of)

    assert (found.verdict, found.searched.documents) == (Verdict.CANNOT_CHECK, 0)


@pytest.mark.parametrize(
    ("words", "said_of"),
    [("", ""), ("“…”", ""), ("x" * (MOST_WORDS + 1), ""), (CASELOADS, "x" * (MOST_WORDS + 1))],
)
def test_what_holds_no_words_or_too_many_is_refused(
    generation: Generation, words: str, said_of: str
) -> None:
    """In one line."""
    with pytest.raises(BadQuestion, match=r"^[^\n]+\.$"):
        check(words, generation, PUBLIC, said_of)


def test_a_place_outside_every_passage_is_shown_too(settings: Settings) -> None:
    """Words that lie across two passages stand in the paper nonetheless."""
    shelve(settings, document("Caseloads rose.\nVisits were late."))
    shelf = Shelf(settings)

    with shelf.reading() as generation:
        (place,) = check("rose. Visits were", generation, PUBLIC).places
    shelf.close()

    assert place.text == "rose.\nVisits were"


def test_shows_a_few_of_many_places(settings: Settings) -> None:
    """A phrase of every agenda would fill a book."""
    shelve(settings, document("That the report be noted.\n" * 30))
    shelf = Shelf(settings)

    with shelf.reading() as generation:
        found = check("the report be noted", generation, PUBLIC)
    shelf.close()

    assert len(found.places) == PLACES


def test_papers_outside_the_labels_say_nothing(settings: Settings) -> None:
    """They are not searched, not counted and not found by name."""
    secret = document("Caseloads are a secret.", "secret.txt", access="members")
    shelve(settings, secret, document("Caseloads rose."))
    shelf = Shelf(settings)

    with shelf.reading() as generation:
        anywhere = check("are a secret", generation, PUBLIC)
        there = [check("are a secret", generation, PUBLIC, by) for by in ("secret.txt", secret.id)]
        allowed = check("are a secret", generation, PUBLIC | {"members"})
    shelf.close()

    assert (anywhere.verdict, anywhere.searched.documents) == (Verdict.NOT_FOUND, 1)
    assert {quote.passage.document.name for quote in anywhere.nearest} <= {"minutes.txt"}
    assert {one.verdict for one in there} == {Verdict.CANNOT_CHECK}
    assert allowed.verdict is Verdict.EXACT


def test_everything_of_the_sample_papers_is_found(generation: Generation) -> None:
    """Each fifth line of every paper, as somebody would paste it."""
    lost = [
        line
        for one in generation.documents(PUBLIC)
        for line in one.text.splitlines()[::5]
        if len(line.split()) > 3 and not list(places(line, one.text))
    ]

    assert lost == []
