"""Which sentences come first."""

import datetime
from dataclasses import replace

import numpy as np
import pytest

from bot.question import understand
from bot.ranking import SHORT, Candidate, rank
from bot.scope import Scope
from bot.search import Found, Hit
from bot.terms import Term
from bot.years import years
from corpus.documents import Passage, Span, Voice
from corpus.holdings import Held
from tests.bot.conftest import MakePassage, hit

ALIKE = (1.0, 0.0)
NEAR = (0.8, 0.6)
FAR = (0.0, 1.0)
VECTOR = np.array([1, 0], np.float32)
EVERYWHERE = Scope(())
CASELOADS = Term("caseload", 3.0)


def ranked(
    text: str, *hits: Hit, terms: tuple[Term, ...] = (), scope: Scope = EVERYWHERE
) -> list[Candidate]:
    """The sentences of the hits, ranked for a question."""
    return rank(understand(text), scope, Found(hits, VECTOR, terms))


def first(*ranked_sentences: Candidate) -> str:
    """The sentence that comes first."""
    return ranked_sentences[0].text


def sentences(make: MakePassage, *texts: str, **known: object) -> Hit:
    """A hit of these sentences, all alike in meaning."""
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    passage = make(" ".join(texts), tuple(spans), paged=False, **known)
    return hit(passage, *[NEAR] * len(texts))


def test_the_sentence_nearest_in_meaning_comes_first(passage: Passage) -> None:
    """With no words in common, the vectors decide."""
    found = ranked("xyz", hit(passage, FAR, ALIKE, NEAR))

    assert [one.number for one in found] == [1, 2, 0]


def test_scores_fall_from_first_to_last(passage: Passage) -> None:
    """Whatever made them."""
    found = ranked("caseloads?", hit(passage, FAR, ALIKE, NEAR), terms=(CASELOADS,))

    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_telling_words_outweigh_small_differences_in_meaning(passage: Passage) -> None:
    """A rare word of the question that stands in a sentence lifts it."""
    found = ranked("caseloads?", hit(passage, NEAR, NEAR, ALIKE), terms=(CASELOADS,))

    assert found[0].number == 0
    assert found[0].signals.words == pytest.approx(1.0)


def test_a_word_that_tells_more_counts_more(make_passage: MakePassage) -> None:
    """Two words of the question, of which one is in every paper."""
    found = ranked(
        "Lodestar children?",
        sentences(
            make_passage, "All of the children were seen there.", "All of Lodestar was seen in May."
        ),
        terms=(Term("lodestar", 5.0), Term("children", 1.0)),
    )

    assert first(*found) == "All of Lodestar was seen in May."
    assert found[0].signals.words == pytest.approx(5 / 6)


def test_a_word_that_no_paper_has_speaks_against_no_sentence(passage: Passage) -> None:
    """It would only lower all alike."""
    lost = Term("zeppelin", 9.0, seen=False)

    (top, *_) = ranked("caseloads?", hit(passage, NEAR, NEAR, NEAR), terms=(CASELOADS, lost))

    assert top.signals.words == pytest.approx(1.0)


def test_what_says_the_same_counts_as_the_word(make_passage: MakePassage) -> None:
    """The papers say workload."""
    term = replace(CASELOADS, others=(("workload",),))
    found = ranked(
        "caseloads?",
        sentences(make_passage, "The hub was open to all by May.", "The workload was 24 by May."),
        terms=(term,),
    )

    assert first(*found) == "The workload was 24 by May."


def test_words_around_a_passage_count_too(make_passage: MakePassage) -> None:
    """The council is named in the title, hardly ever in the sentence."""
    there, elsewhere = make_passage(), make_passage(title="Inspection of Leeds", council="Leeds")

    found = ranked(
        "Kesterwold?",
        hit(elsewhere, NEAR, NEAR, NEAR),
        hit(there, NEAR, NEAR, NEAR),
        terms=(Term("kesterwold", 4.0),),
    )

    assert found[0].hit.passage is there
    assert found[0].signals.context == pytest.approx(1.0)


def test_a_word_is_not_counted_both_in_the_sentence_and_around_it(
    make_passage: MakePassage,
) -> None:
    """The sentence's own words are taken out of what stands around."""
    there = hit(make_passage(title="Caseloads"), FAR, FAR, FAR)

    top = next(one for one in ranked("caseloads?", there, terms=(CASELOADS,)) if one.number == 0)

    assert (top.signals.words, top.signals.context) == (1.0, 0.0)


def test_words_elsewhere_in_the_passage_count_too(make_passage: MakePassage) -> None:
    """A sentence is about what its passage is about."""
    about = sentences(make_passage, "They rose by six in May.", "Caseloads are high here.")
    beside = sentences(make_passage, "They rose by six in June.", "The hub is open here.")

    found = ranked("caseloads?", beside, about, terms=(CASELOADS,))

    assert [one.hit is about for one in found] == [True, True, False, False]
    assert [one.signals.passage for one in found] == [1.0, 1.0, 0.0, 0.0]


def test_a_row_is_found_by_the_names_of_its_columns(make_passage: MakePassage) -> None:
    """Which are not among its own words."""
    row = sentences(make_passage, "2023 24 31 56 71 80 92")
    named = replace(row, passage=replace(row.passage, indexed="Year: 2023; Caseloads: 24"))

    (top,) = ranked("caseloads?", named, terms=(CASELOADS,))

    assert top.signals.words == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("How many are there?", "There are 24 of them in the north.", "There are some in the north."),
        ("How much did it cost?", "It cost £3,000 in all that year.", "It cost 3,000 in all that year."),
        ("What share of them was late?", "Of them 12% were late in May.", "Of them 12 were late in May."),
        ("When did it open?", "It opened in the north in May 2024.", "It opened in the north later on."),
        ("Who opened it?", "It was opened there by Hilary Castellane.", "It was opened there by the officer."),
        (
            "what does FGC stand for?",
            "We hold a family group conference (FGC) first.",
            "We hold one FGC for each family first.",
        ),
    ],
    ids=["number", "money", "share", "date", "name", "acronym"],
)  # fmt: skip
def test_a_sentence_that_gives_what_is_asked_for_comes_first(
    make_passage: MakePassage, question: str, better: str, worse: str
) -> None:
    """All else being equal; and where it is not asked for it makes no difference."""
    asked = ranked(question, sentences(make_passage, worse, better))
    other = ranked("why?", sentences(make_passage, worse, better))

    assert first(*asked) == better
    assert asked[0].score > asked[1].score
    assert other[0].score == other[1].score


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What did they recommend?", "recommendation"),
        ("What was the overall grade?", "grade"),
        ("What was resolved?", "resolution"),
        ("What was decided?", "decision"),
        ("How did the vote go?", "vote"),
    ],
)
def test_a_passage_of_the_kind_that_is_asked_for_comes_first(
    make_passage: MakePassage, question: str, kind: str
) -> None:
    """All else being equal; and where it is not asked for it makes no difference."""
    text = "The plan was for the north by then."
    hits = sentences(make_passage, text), sentences(make_passage, text, kind=kind)

    asked, other = ranked(question, *hits), ranked("why?", *hits)

    assert asked[0].hit is hits[1]
    assert asked[0].score > asked[1].score
    assert other[0].score == other[1].score


def test_what_must_improve_is_advice(make_passage: MakePassage) -> None:
    """Inspectors put it under such a heading."""
    plain = sentences(make_passage, "The pace of the work in the north.")
    headed = replace(plain, passage=replace(plain.passage, section=("What needs to improve",)))

    found = ranked("What did inspectors recommend?", plain, headed)

    assert found[0].hit is headed


def test_a_speaker_answers_who(make_passage: MakePassage) -> None:
    """Although the sentence names nobody."""
    text = "The plan was for the north by then."
    nobody, somebody = sentences(make_passage, text), sentences(make_passage, text)
    voiced = replace(somebody.passage, voice=Voice("The director", "reported"))
    somebody = replace(somebody, passage=voiced)

    assert ranked("who?", nobody, somebody)[0].hit is somebody


def test_a_paper_of_a_kind_that_is_named_comes_first(make_passage: MakePassage) -> None:
    """A question about minutes is about minutes."""
    text = "The plan was for the north by then."
    report, minutes = sentences(make_passage, text), sentences(make_passage, text)
    document = minutes.passage.document
    details = replace(document.details, kind="minutes")
    filed = replace(minutes.passage, document=replace(document, details=details))
    minutes = replace(minutes, passage=filed)

    assert ranked("What do the minutes say?", report, minutes)[0].hit is minutes


@pytest.mark.parametrize("kind", ["blog", "news", "motion"])
def test_what_only_repeats_another_paper_comes_after_it(
    make_passage: MakePassage, kind: str
) -> None:
    """All else being equal."""
    text = "The plan was for the north by then."
    own, told = sentences(make_passage, text), sentences(make_passage, text)
    document = told.passage.document
    details = replace(document.details, kind=kind)
    told = replace(told, passage=replace(told.passage, document=replace(document, details=details)))

    assert ranked("why?", told, own)[0].hit is own


def test_a_scrap_comes_after_a_sentence(make_passage: MakePassage) -> None:
    """It hardly says anything."""
    scrap, whole = " ".join(["word"] * (SHORT - 1)), " ".join(["word"] * SHORT)

    assert first(*ranked("why?", sentences(make_passage, scrap, whole))) == whole


def aged(make: MakePassage) -> tuple[tuple[Hit, Hit], tuple[Held, Held]]:
    """The same words in two papers of one council, the older first, and what is held of them."""
    text, hits, papers = "The plan was for the north by then.", [], []
    for year in (2016, 2023):
        made = sentences(make, text, date=datetime.date(year, 1, 1))
        document = replace(made.passage.document, id=str(year))
        hits.append(replace(made, passage=replace(made.passage, document=document)))
        papers.append(Held(document.id, document.name, document.details, 1))
    return (hits[0], hits[1]), (papers[0], papers[1])


def test_the_newer_of_two_papers_comes_first(make_passage: MakePassage) -> None:
    """All else being equal, and no year named."""
    (old, new), papers = aged(make_passage)

    assert ranked("why?", old, new, scope=Scope(papers))[0].hit is new


def test_no_paper_is_too_old_where_a_year_is_named(make_passage: MakePassage) -> None:
    """The scope has chosen the papers of that year."""
    (old, new), papers = aged(make_passage)

    found = ranked("why?", old, new, scope=Scope(papers, years=years("in 2016")))

    assert found[0].score == found[1].score


def test_one_paper_of_a_council_is_neither_old_nor_new(make_passage: MakePassage) -> None:
    """Its age says nothing of it."""
    (old, _), (held, _) = aged(make_passage)

    (alone,) = ranked("why?", old, scope=Scope((held,)))

    assert alone.signals.newer == 0.0


def test_a_candidate_is_its_sentence(passage: Passage) -> None:
    """By its place in the document, and by its words."""
    found = {one.number: one for one in ranked("xyz", hit(passage, FAR, ALIKE, NEAR))}

    assert [found[number].span for number in (0, 1, 2)] == list(passage.sentences)
    assert found[1].text == "They are now 19."


def test_nothing_found_ranks_nothing() -> None:
    """An index without passages is not an error."""
    assert ranked("caseloads?") == []
