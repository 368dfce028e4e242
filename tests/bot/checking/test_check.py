"""Words that a paper is said to say are found where they stand, and nowhere else."""

import pytest

from bot.checking.check import MOST_WORDS, PLACES, check
from bot.checking.verdicts import Kind, Verdict
from corpus.errors import BadQuestion
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC, document, shelve

INVENTED = "Councillors admitted that nobody had read the previous report in full"
AGENCY = "41% of social workers were agency staff"
SPENT = "spent £1.1 million on agency social workers in the first quarter of the year"
CASELOADS = "Caseloads are too high for social workers to do their best work"


def test_words_of_a_paper_are_exact(generation: Generation) -> None:
    """With the place of each paper that says them, the oldest first."""
    found = check(f"“{CASELOADS}.”", generation, PUBLIC)

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
    found = check(INVENTED, generation, PUBLIC)

    assert (found.verdict, found.places) == (Verdict.NOT_FOUND, ())
    assert found.nearest
    assert found.searched.documents == len(found.papers) == 32
    assert "32 papers" in found.reason


@pytest.mark.parametrize(
    ("given", "kind", "ours", "theirs"),
    [
        (CASELOADS.replace("high", "low"), Kind.OPPOSITE, "low", "high"),
        (CASELOADS.replace("are too", "are not too"), Kind.NEGATION, "not", ""),
        (CASELOADS.replace("for social workers ", ""), Kind.LEFT_OUT, "", "for social workers"),
        (CASELOADS.replace("social", "most social"), Kind.ADDED, "most", ""),
        (CASELOADS.replace("best", "usual"), Kind.WORDS, "usual", "best"),
        (CASELOADS.replace("high for", "high, for"), Kind.PUNCTUATION, "high,", "high"),
        (CASELOADS.replace("high", "HIGH"), Kind.CAPITALS, "HIGH", "high"),
        (CASELOADS.replace("social", "social [sic]"), Kind.ADDED, "[sic]", ""),
        (
            CASELOADS.replace("for social workers", "…"),
            Kind.ELLIPSIS,
            "…",
            "for social workers",
        ),
    ],
)
def test_altered_words_are_told_with_what_is_different(
    generation: Generation, given: str, kind: Kind, ours: str, theirs: str
) -> None:
    """Each in its place, as given and as printed."""
    found = check(f" “{given}”", generation, PUBLIC)

    (one,) = found.differences
    printed = found.places[0].passage.document.text
    assert (found.verdict, one.kind) == (Verdict.ALTERED, kind)
    assert (found.words[slice(*one.given)], printed[slice(*one.printed)]) == (ours, theirs)
    assert found.places[0].passage.document.name == "2023-03-inspection-report.pdf"


def test_parts_in_another_order_are_not_taken_for_a_quotation(generation: Generation) -> None:
    """An ellipsis leaves words out; it does not turn them round."""
    found = check(
        "social workers to do their best work … Caseloads are too high for", generation, PUBLIC
    )

    assert found.verdict is not Verdict.EXACT
    assert {one.kind for one in found.differences} != {Kind.ELLIPSIS}


def test_an_ellipsis_that_hides_a_not_is_warned_of(settings: Settings) -> None:
    """Traps of other systems: a verified ellipsis that turned a sentence round."""
    said = "The plan is sound in parts but it is not a plan that inspectors can rely on."
    shelve(settings, document(said))
    shelf = Shelf(settings)

    with shelf.reading() as generation:
        found = check("The plan is … a plan that inspectors can rely on", generation, PUBLIC)
        cut = check("a plan that inspectors can rely on", generation, PUBLIC)
    shelf.close()

    assert found.verdict is Verdict.ALTERED
    assert "“but”" in found.reason
    assert cut.verdict is Verdict.EXACT
    assert "begins before these words, with “but”" in cut.reason


def test_sentences_that_are_stitched_are_each_found(settings: Settings) -> None:
    """With the place of each."""
    first = "Caseloads in the safeguarding teams have been too high for several years."
    second = "The children who live in the homes of Kesterwold speak warmly of their carers."
    between = "Nothing in this paper is about anything else that matters. " * 30
    shelve(settings, document(f"{first}\n{between}\n{second}"))
    shelf = Shelf(settings)

    with shelf.reading() as generation:
        found = check(
            "Caseloads in the safeguarding teams have been too high and the children who live in"
            " the homes of Kesterwold speak warmly of their carers",
            generation,
            PUBLIC,
        )
    shelf.close()

    assert found.verdict is Verdict.ALTERED
    assert len(found.places) == 2
    assert {one.place for one in found.differences if one.kind is Kind.STITCHED} == {1}
    assert found.places[1].text.startswith("The children who live in the homes")


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
    ],
)
def test_only_the_paper_that_is_named_is_searched(
    generation: Generation, said_of: str, documents: int
) -> None:
    """By its file name, or by what is known of it."""
    found = check(CASELOADS, generation, PUBLIC, said_of)

    assert found.searched.documents == documents


@pytest.mark.parametrize(
    ("said_of", "wrong"),
    [
        ("2018-01-inspection-report.pdf", "not in “2018-01-inspection-report.pdf”"),
        ("page 9 of the 2023 inspection report", "not on page 9"),
        ("Councillor Harkaway", "not as the words of “Councillor Harkaway”"),
    ],
)
def test_words_of_another_source_than_is_named_are_elsewhere(
    generation: Generation, said_of: str, wrong: str
) -> None:
    """Another paper, another page, another voice."""
    found = check(CASELOADS, generation, PUBLIC, said_of)

    assert (found.verdict, found.searched.documents) == (Verdict.ELSEWHERE, 32)
    assert found.places
    assert wrong in found.reason


@pytest.mark.parametrize("said_of", ["Orkney ferry timetable", "the report", "%", "Wirral 2016"])
def test_a_paper_that_is_not_here_cannot_be_checked(generation: Generation, said_of: str) -> None:
    """Nor one that is named by nothing that tells papers apart; where else they stand is told."""
    stands, lost = (check(one, generation, PUBLIC, said_of) for one in (CASELOADS, INVENTED))

    assert (stands.verdict, lost.verdict) == (Verdict.CANNOT_CHECK,) * 2
    assert stands.places
    assert not lost.places
    assert said_of in lost.reason


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("page 3 of the 2023 inspection report says “Caseloads are too high”", Verdict.EXACT),
        (
            "The 2023 inspection report says that caseloads are too high for social workers",
            Verdict.EXACT,
        ),
        (
            "page 6 of the report says one serious case review was published in two years",
            Verdict.EXACT,
        ),
        ("page 6 of the report says two serious case reviews were published", Verdict.ALTERED),
        ("page 4 of the report says one serious case review was published", Verdict.ELSEWHERE),
        ("the 2023 inspection report said that 9,400 trams were painted", Verdict.NOT_FOUND),
        (f"Ofsted report says that {AGENCY}", Verdict.EXACT),
        (f"Ofsted report says that in 2023 {AGENCY}", Verdict.EXACT),
        (f"Ofsted report says that in 1999 {AGENCY}", Verdict.CANNOT_CHECK),
        (
            f"Ofsted report says that {AGENCY.replace('social', 'permanent social')}",
            Verdict.CANNOT_CHECK,
        ),
        (
            f"Ofsted report says that {AGENCY.replace('social', 'Leeds social')}",
            Verdict.CANNOT_CHECK,
        ),
        (f"Ofsted report says that more than {AGENCY}", Verdict.ALTERED),
        ("The Leeds report says “Caseloads are too high for social”", Verdict.CANNOT_CHECK),
        (
            "The 2023 inspection report says “Caseloads are too high” and “all is perfect”",
            Verdict.CANNOT_CHECK,
        ),
    ],
)
def test_a_claim_is_checked_for_what_it_claims(
    generation: Generation, words: str, verdict: Verdict
) -> None:
    """Its figure, its page and its paper, where it is no quotation."""
    assert check(words, generation, PUBLIC).verdict is verdict


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
    assert {(one.verdict, one.places) for one in there} == {(Verdict.CANNOT_CHECK, ())}
    assert allowed.verdict is Verdict.EXACT


@pytest.mark.parametrize(
    ("said_of", "verdict"),
    [
        ("Rhodri Penhallick", Verdict.EXACT),
        ("Rhodri Penhallick, minutes July 2023", Verdict.EXACT),
        ("scrutiny minutes 18 July 2023", Verdict.EXACT),
        ("scrutiny minutes 1 July 2023", Verdict.CANNOT_CHECK),
        ("Housing Committee minutes 2023", Verdict.CANNOT_CHECK),
        ("Jane Smith, minutes July 2023", Verdict.CANNOT_CHECK),
    ],
)
def test_every_word_of_what_is_named_counts(
    generation: Generation, said_of: str, verdict: Verdict
) -> None:
    """The day, the committee and who speaks."""
    assert check(SPENT, generation, PUBLIC, said_of).verdict is verdict


def test_words_that_name_nothing_are_told(generation: Generation) -> None:
    """Whether or not the words stand in the rest of what is named."""
    for words in (SPENT, INVENTED):
        found = check(words, generation, PUBLIC, "Housing Committee minutes 2023")
        assert found.verdict is Verdict.CANNOT_CHECK
        assert "known by “Housing”" in found.reason


def test_an_ellipsis_outside_the_words_is_told(generation: Generation) -> None:
    """It leaves out nothing between them."""
    found = check(f"{CASELOADS}...", generation, PUBLIC)

    assert found.verdict is Verdict.EXACT
    assert "The ellipsis is outside them" in found.reason


@pytest.mark.parametrize(
    ("words", "kind"),
    [(SPENT.removeprefix("spent £"), Kind.NUMBER), (f"{CASELOADS}?", Kind.PUNCTUATION)],
)
def test_what_is_altered_has_a_difference(generation: Generation, words: str, kind: Kind) -> None:
    """Also where no word is another."""
    found = check(words, generation, PUBLIC)

    assert (found.verdict, [one.kind for one in found.differences]) == (Verdict.ALTERED, [kind])


def test_words_behind_many_signs_have_nothing_nearest(generation: Generation) -> None:
    """They are not found, rather than refused as an empty question."""
    found = check(f"{'& ' * 900}abc def ghi", generation, PUBLIC)

    assert (found.verdict, found.nearest) == (Verdict.NOT_FOUND, ())


def test_a_number_with_its_digits_turned_round_is_the_likeliest(generation: Generation) -> None:
    """Of places that are else equally close."""
    found = check(
        "At the time of the inspection, 14% of social workers in the safeguarding teams were agency"
        " staff",
        generation,
        PUBLIC,
    )

    (one,) = found.differences
    text = found.places[0].passage.document.text
    assert (found.verdict, text[slice(*one.printed)]) == (Verdict.ALTERED, "41")


def test_one_word_is_left_out(generation: Generation) -> None:
    """It is told as one."""
    found = check(CASELOADS.replace("best", "…"), generation, PUBLIC)

    assert "with 1 word between them" in found.reason
