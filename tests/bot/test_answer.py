"""The main flow, over the sample papers."""

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import BESIDE, FIRST, NEAREST, answer, standing
from bot.choice import FURTHER
from bot.evidence import confidence, evidence
from bot.question import Question, understand
from bot.quotes import Quote, Reason
from bot.ranking import rank
from bot.scope import scoped
from bot.search import search
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from ingest.ingest import ingest
from tests.corpus.conftest import PUBLIC

QUESTIONS = (
    "What did the inspection say about caseloads?",
    "When was the inspection?",
    "Who is the Chair of the committee?",
    "retention payment how much",
    "What is the price of fish?",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_quote_is_the_stored_text(generation: Generation, text: str) -> None:
    """Whatever is asked, quoted or only near."""
    found = answer(understand(text), generation, PUBLIC)

    for quote in (*found.quotes, *found.nearest):
        stored = generation.read(quote.passage.document.id)
        assert stored is not None
        assert stored.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("text", QUESTIONS)
def test_either_quotes_or_gives_a_reason(generation: Generation, text: str) -> None:
    """Never both, never neither."""
    found = answer(understand(text), generation, PUBLIC)

    assert bool(found.quotes) != bool(found.reason)
    assert bool(found.reason) or not found.nearest


def test_quotes_the_paper_that_says_so(generation: Generation) -> None:
    """With its page and date."""
    found = answer(
        understand("What did the inspection say about the Lodestar team?"), generation, PUBLIC
    )

    papers = {
        (quote.passage.document.name, quote.page and quote.page.number) for quote in found.quotes
    }
    assert any(name == "2023-03-inspection-report.pdf" and page for name, page in papers)


def test_abstains_on_another_matter(generation: Generation) -> None:
    """And shows what came closest, which is no answer."""
    found = answer(understand("Who won the football?"), generation, PUBLIC)

    assert found.reason is Reason.NOT_SAID
    assert 1 <= len(found.nearest) <= NEAREST


def test_says_of_which_place_there_is_no_paper(generation: Generation) -> None:
    """A question about it is not answered from another's papers."""
    found = answer(understand("What does a ferry ticket to Orkney cost?"), generation, PUBLIC)

    assert found.reason is Reason.NOT_HELD
    assert found.searched.absent == ("Orkney",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("What does the Lodestar team do?", 1), ("Who won the football?", 1)],
    ids=["quoted", "nearest"],
)
def test_a_sentence_beside_the_best_must_be_sure_enough(
    few: Generation, text: str, shown: int
) -> None:
    """Three are not shown for the sake of three."""
    found = answer(understand(text), few, PUBLIC)

    assert len(found.quotes or found.nearest) == shown


@pytest.mark.parametrize("text", QUESTIONS)
def test_how_sure_every_sentence_beside_the_best_is(generation: Generation, text: str) -> None:
    """At least so sure, by the same measure as the best."""
    found = answer(understand(text), generation, PUBLIC)
    sure = _sure(text, generation)

    for quote in (*found.quotes, *found.nearest)[1:]:
        assert max(sure[one] for one in sure if _within(one, quote)) >= BESIDE


def _sure(text: str, index: Generation) -> dict[tuple[str, int, int], float]:
    """How sure each ranked sentence is, by its place."""
    asked = understand(text)
    scope = scoped(asked, index, PUBLIC)
    return {
        (one.hit.passage.document.id, *one.span): confidence(evidence(asked, one))
        for one in rank(asked, scope, search(asked, scope, index, PUBLIC))
    }


def _within(place: tuple[str, int, int], quote: Quote) -> bool:
    document, start, end = place
    return document == quote.passage.document.id and quote.start <= start < end <= quote.end


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Why was Kesterwold judged outstanding?", True),
        ("Why was Kesterwold judged inadequate?", False),
        ("Was Kesterwold judged outstanding?", False),
    ],
)
def test_a_contradicted_premise_is_told(
    generation: Generation, text: str, contradicts: bool
) -> None:
    """No paper gave that grade; the quotes say which it was."""
    found = answer(understand(text), generation, PUBLIC)

    assert found.quotes
    assert found.contradicts is contradicts


CASELOAD = "What was the average caseload of social workers?"


@pytest.mark.parametrize(
    "question",
    [
        understand("How has the average caseload of social workers changed over the years?"),
        replace(understand(CASELOAD), timeline=True),
    ],
    ids=["asked for", "by option"],
)
def test_a_timeline_has_one_quote_of_each_paper_oldest_first(
    few: Generation, question: Question
) -> None:
    """Of each that answers."""
    found = answer(question, few, PUBLIC)

    names = [quote.passage.document.name for quote in found.quotes]
    assert names in (["minutes.txt", "letter.txt"], ["inspection.txt", "minutes.txt", "letter.txt"])
    assert found.timeline


def test_a_question_for_one_thing_makes_no_timeline(few: Generation) -> None:
    """Although each quote is of another paper."""
    found = answer(understand(CASELOAD), few, PUBLIC)

    assert len(found.quotes) > 1
    assert not found.timeline


def test_one_paper_makes_no_timeline(few: Generation) -> None:
    """There is no order to tell."""
    lodestar = understand("Has the Lodestar team changed over the years in helping children?")

    assert not answer(lodestar, few, PUBLIC).timeline


class Prefers:
    """A reranker that gives sentences with a word a score and others none, and remembers both."""

    def __init__(self, word: str, score: float = 1.0, *, weight: float | None = None) -> None:
        self._word, self._score = word, score
        self.weight = weight
        self.read: list[tuple[str, str]] = []

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        self.read += [(question, sentence) for sentence in sentences]
        return [self._score * (self._word in sentence) for sentence in sentences]


def test_a_reranker_without_a_weight_puts_the_sentences_in_order(few: Generation) -> None:
    """And leaves it to the evidence how sure the answer is."""
    plain = answer(understand(CASELOAD), few, PUBLIC)

    found = answer(understand(CASELOAD), few, PUBLIC, Prefers("17", 50.0))

    assert plain.quotes[0].passage.document.name == "minutes.txt"
    assert found.quotes[0].passage.document.name == "letter.txt"
    assert {quote.text for quote in found.quotes} == {quote.text for quote in plain.quotes}
    assert found.confidence == plain.confidence


def test_a_reranker_with_a_weight_decides_which_is_best_and_how_sure_it_is(
    few: Generation,
) -> None:
    """What it says is evidence, too."""
    asked = understand(CASELOAD)
    scope = scoped(asked, few, PUBLIC)
    ranked = rank(asked, scope, search(asked, scope, few, PUBLIC))
    (best,) = (one for one in ranked if "17" in one.text)

    found = answer(asked, few, PUBLIC, Prefers("17", 6.0, weight=0.5))

    assert found.quotes[0].text == best.text
    assert found.quotes[0].score == pytest.approx(best.score + 3.0)
    assert found.confidence == pytest.approx(confidence(evidence(asked, replace(best, read=6.0))))
    assert found.confidence > answer(asked, few, PUBLIC, Prefers("17", 4.0, weight=0.5)).confidence


def test_what_a_reranker_with_a_weight_says_of_all_changes_no_order(few: Generation) -> None:
    """But how sure the answer is."""
    answers = [
        answer(understand(CASELOAD), few, PUBLIC, Prefers("", score, weight=1.0))
        for score in (-1.0, 0.0, 1.0)
    ]

    assert len({found.quotes[0].text for found in answers}) == 1
    assert answers[0].confidence < answers[1].confidence < answers[2].confidence


@pytest.mark.parametrize(
    ("text", "score", "reason"),
    [
        ("What does the Lodestar team do?", -50.0, Reason.NOT_SAID),
        ("Who won the football?", 50.0, None),
    ],
)
def test_a_reranker_with_a_weight_has_a_say_in_whether_there_is_an_answer(
    few: Generation, text: str, score: float, reason: Reason | None
) -> None:
    """Where it is certain of the best sentence, or of there being none."""
    found = answer(understand(text), few, PUBLIC, Prefers("", score, weight=1.0))

    assert found.reason is reason
    assert bool(found.quotes) is (reason is None)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Who won the football?", None),
        ("What about Wirral?", None),
        ("What about Wirral?", 1.0),
        ("What is the name of the child that inspectors read about?", 1.0),
        ("What did the 2011 inspection say about caseloads?", 1.0),
    ],
)
def test_a_reranker_cannot_make_an_answer(few: Generation, text: str, weight: float | None) -> None:
    """However well it finds that a sentence fits; with a weight, where the reason is certain."""
    found = answer(understand(text), few, PUBLIC, Prefers("", 50.0, weight=weight))

    assert found.abstains
    assert found.reason is answer(understand(text), few, PUBLIC).reason


@pytest.mark.parametrize("weight", [None, 1.0])
def test_a_reranker_reads_the_first_sentences(generation: Generation, weight: float | None) -> None:
    """As many as there is time for."""
    reader = Prefers("", weight=weight)

    answer(understand(QUESTIONS[0]), generation, PUBLIC, reader)

    assert len(reader.read) == FIRST


def test_a_reranker_reads_the_question_as_it_was_understood(few: Generation) -> None:
    """With its slips mended."""
    reader = Prefers("")

    found = answer(understand("What does the Lodestarr team do?"), few, PUBLIC, reader)

    assert {question for question, _ in reader.read} == {found.question.understood}
    assert found.question.mended


def test_slips_are_mended_before_the_papers_are_asked(few: Generation) -> None:
    """And the reader is told."""
    found = answer(understand("What does the Lodestarr team do?"), few, PUBLIC)

    assert found.quotes
    assert (found.question.mended, found.question.understood.casefold()) == (
        True,
        "what does the lodestar team do?",
    )


def test_abstains_when_no_paper_passes_the_filters(generation: Generation) -> None:
    """There is nothing to be near."""
    found = answer(understand("caseloads", Filters(council="leeds")), generation, PUBLIC)

    assert (found.reason, found.nearest, found.confidence) == (Reason.NO_PAPERS, (), 0.0)


def test_abstains_without_a_label(generation: Generation) -> None:
    """And counts nothing that may not be seen."""
    found = answer(understand("caseloads"), generation, frozenset())

    assert found.reason is Reason.NO_PAPERS
    assert found.searched.documents == 0


def test_says_how_many_papers_were_searched(generation: Generation) -> None:
    """And how old the oldest and how new the newest is."""
    searched = answer(understand("caseloads"), generation, PUBLIC).searched

    assert searched.documents >= 24
    assert (str(searched.oldest), str(searched.newest)) == ("2017-12-07", "2025-03-25")


def test_says_to_which_papers_the_question_was_narrowed(generation: Generation) -> None:
    """Those of the year of which a paper is asked about."""
    found = answer(understand("What did the 2018 report say of Kesterwold?"), generation, PUBLIC)

    assert found.searched.councils == ("Kesterwold Council",)
    assert (found.searched.documents, found.searched.years) == (1, (2018,))


@pytest.fixture
def labelled(settings: Settings, tmp_path: Path) -> Settings:
    """An index with a public paper and one for members."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "open.txt").write_text(
        "The library budget for Ousterby is 1.2 million pounds.\n", "utf-8"
    )
    (folder / "closed.txt").write_text(
        "The library sale price for Ousterby is 7.7 million pounds.\n", "utf-8"
    )
    (folder / "papers.toml").write_text(
        '[[paper]]\nfile = "closed.txt"\naccess = "members"\n', "utf-8"
    )
    ingest([folder], settings)
    return settings


@pytest.mark.parametrize(
    ("labels", "papers"),
    [
        ({"public"}, {"open.txt"}),
        ({"members"}, {"closed.txt"}),
        ({"public", "members"}, {"open.txt", "closed.txt"}),
        ({"nobody"}, set()),
    ],
    ids=["public", "members", "both", "neither"],
)
def test_quotes_only_what_the_labels_open(
    labelled: Settings, labels: set[str], papers: set[str]
) -> None:
    """Nothing else is quoted, near or counted."""
    shelf = Shelf(labelled)
    with shelf.reading() as generation:
        found = answer(
            understand("library price and budget for Ousterby"), generation, frozenset(labels)
        )
    shelf.close()

    assert {quote.passage.document.name for quote in (*found.quotes, *found.nearest)} == papers
    assert found.searched.documents == len(papers)


def test_an_answer_is_the_same_whatever_may_not_be_seen(labelled: Settings, tmp_path: Path) -> None:
    """Word counts, scores and confidence do not tell that there is more."""
    alone = replace(labelled, index=tmp_path / "alone")
    ingest([tmp_path / "papers" / "open.txt"], alone)

    answers = []
    for settings in (labelled, alone):
        shelf = Shelf(settings)
        with shelf.reading() as generation:
            found = answer(understand("library price for Ousterby"), generation, PUBLIC)
        shelf.close()
        answers.append(
            (
                found.confidence,
                found.reason,
                [(q.text, q.score) for q in found.quotes or found.nearest],
            )
        )

    assert answers[0] == answers[1]


def test_a_document_that_was_altered_is_not_quoted(
    sample: Settings, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """A quote is read again before it leaves, and held against the hash of the document."""
    shutil.copytree(sample.index, settings.index)
    shelf = Shelf(settings)
    number = (settings.index / "CURRENT").read_text("ascii")
    database = sqlite3.connect(settings.index / "generations" / number / "catalogue.sqlite")
    with shelf.reading() as generation:
        before = answer(understand("Lodestar"), generation, PUBLIC)

        with database:
            database.execute("update document set text = replace(text, 'Lodestar', 'Lodestone')")
        after = answer(understand("Lodestar"), generation, PUBLIC)
    database.close()
    shelf.close()

    assert before.quotes
    assert not any("Lodest" in quote.text for quote in (*after.quotes, *after.nearest))
    assert "was altered" in caplog.text


def test_no_question_is_logged(generation: Generation, caplog: pytest.LogCaptureFixture) -> None:
    """What a member asks is nobody else's business."""
    with caplog.at_level("DEBUG"):
        answer(understand("What about Zanzibar?"), generation, PUBLIC)

    assert "zanzibar" not in caplog.text.casefold()


def test_another_place_of_the_same_words_is_read_again_too(
    quote: Quote, generation: Generation
) -> None:
    """A paper that was altered or withdrawn is not named as a second place."""
    shown = understand("What did the inspection say about the Lodestar team?")
    (first, *_) = answer(shown, generation, PUBLIC).quotes

    (stands,) = standing([replace(first, also=(quote, first))], generation)

    assert stands.also == (first,)


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_comes_next_is_something_else(generation: Generation, text: str) -> None:
    """Than what is shown, and each once; there is no more of it than anybody turns over."""
    found = answer(understand(text), generation, PUBLIC)

    shown = [quote.passage.id for quote in (*found.quotes, *found.nearest)]
    next_ = [quote.passage.id for quote in found.further]
    assert len(next_) == len(set(next_)) <= FURTHER
    assert not set(shown) & set(next_)


def test_a_wide_question_has_more_than_is_shown(generation: Generation) -> None:
    """The best of it is what is shown, whatever comes next."""
    found = answer(understand("What did the inspection say about caseloads?"), generation, PUBLIC)

    assert found.further
    assert max(quote.score for quote in found.quotes) >= found.further[0].score


def test_a_timeline_has_nothing_next(few: Generation) -> None:
    """It is one quote of each paper."""
    found = answer(replace(understand(CASELOAD), timeline=True), few, PUBLIC)

    assert found.timeline
    assert found.further == ()


def test_what_may_not_be_shown_does_not_come_next(few: Generation) -> None:
    """Where nothing that is near may be."""
    asked = understand("What is the name of the child that inspectors read about?")
    found = answer(asked, few, PUBLIC)

    assert found.reason is Reason.PERSONAL
    assert found.further == found.nearest == ()
