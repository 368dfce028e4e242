"""
Questions about five real texts, marked before anything was fitted to them.

The file of questions holds only the places of the answers, as offsets into the texts as they were
fetched, because the texts are not ours to print. It counts as `hit@1` is counted elsewhere: the
first quote has to hold enough of the letters of any one answer.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.answer import answer
from bot.question import understand
from bot.quotes import Quote
from corpus.documents import Details, Document, Passage
from corpus.folding import fold
from corpus.ranker import load
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from evals.index import LABELS
from ingest.ingest import ingest
from tests.conftest import ROOT, SHARED

FLOOR = 0.43
"""
The least share of the answerable questions whose first quote answers.

The aim is 0.88, 22 of 25; 11 are reached, with the ranker that ships. It tells when one falls, and
is to be raised with what is reached.
"""

ENOUGH = 40
"""Letters of an answer that a quote has to hold; half of them where the answer is short."""

QUESTIONS = ROOT / "evals" / "seeds" / "questions.jsonl"
SEEDS = SHARED / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real texts are not in the project")


class Gold(NamedTuple):
    """Sentences that answer a question, as a place in a text as it was fetched."""

    doc: str
    """The text's file name without its extension."""
    start: int
    end: int


class Words(NamedTuple):
    """What the sentences say, which the reader may have spaced and repaired."""

    doc: str
    text: str


class Asked(NamedTuple):
    """A question, and the places of which any one answers it."""

    id: str
    question: str
    answerable: bool
    category: str
    gold: tuple[Gold, ...]


def asked(lines: str) -> list[Asked]:
    """The questions, one a line."""
    rows = map(json.loads, lines.splitlines())
    return [Asked(**{**row, "gold": tuple(Gold(**gold) for gold in row["gold"])}) for row in rows]


def words(gold: Gold, texts: Mapping[str, str]) -> Words:
    """The words at a place, in the texts as they were fetched."""
    return Words(gold.doc, texts[gold.doc][gold.start : gold.end])


def letters(text: str) -> int:
    """
    How many letters and digits a text has, whatever their printing.

    >>> letters("‘Ofﬁce’ – 12 staff")
    13
    """
    return sum(map(str.isalnum, fold(text).text))


def answers(quote: Quote, wanted: Words) -> bool:
    """Whether a quote holds enough of the wanted words, where its own document has them."""
    document = quote.passage.document
    if Path(document.name).stem != wanted.doc:
        return False
    enough = min(ENOUGH, letters(wanted.text) / 2)
    return any(
        letters(document.text[max(quote.start, place.start) : min(quote.end, place.end)]) >= enough
        for place in fold(document.text).find(wanted.text)
    )


def first_answers(quotes: Sequence[Quote], wanted: Sequence[Words]) -> bool:
    """Whether the first quote, where there is one, holds any one of the answers."""
    return any(answers(quote, one) for quote in quotes[:1] for one in wanted)


SAID = (
    "The clerk’s 1st note: “all’s well”. It went out on 3 May to every ward in the borough, late."
)
"""A made-up text as a reader leaves it; as fetched it has other marks and breaks."""

FETCHED = "* The clerk's 1st\nnote: \"all's well\".\n* It went out on 3 May to every ward in the borough,\nlate."
NOTE = Words("note", FETCHED[2:37])
SENT = Words("note", FETCHED[40:])


def quote(start: int, end: int) -> Quote:
    """A quote of the made-up text."""
    document = Document("0123456789abcdef", "note.txt", Details(), SAID)
    return Quote(Passage(document, 0, len(SAID)), start, end)


def test_words_are_cut_from_the_text_that_is_named() -> None:
    """The same offsets mean something else in another text."""
    texts = {"note": FETCHED, "other": FETCHED[::-1]}

    assert words(Gold("note", 2, 11), texts) == Words("note", "The clerk")


@pytest.mark.parametrize(
    ("start", "end", "wanted", "enough"),
    [
        pytest.param(0, 35, NOTE, True, id="all of it"),
        pytest.param(0, 15, NOTE, True, id="12 letters of 24"),
        pytest.param(0, 14, NOTE, False, id="11 letters of 24"),
        pytest.param(0, 92, SENT, True, id="more than it"),
        pytest.param(0, 35, SENT, False, id="beside it"),
        pytest.param(0, 35, NOTE._replace(doc="other"), False, id="another paper"),
        pytest.param(0, 35, NOTE._replace(text="Nobody wrote it."), False, id="not there"),
    ],
)
def test_a_quote_answers_when_it_holds_half_of_the_letters(
    start: int, end: int, wanted: Words, enough: bool
) -> None:
    """In the paper that is named, whatever its marks and breaks."""
    assert answers(quote(start, end), wanted) is enough


@pytest.mark.parametrize(("held", "enough"), [(39, False), (40, True)])
def test_forty_letters_of_a_long_answer_are_enough(held: int, enough: bool) -> None:
    """A sentence of a long paragraph is as good as the whole."""
    document = Document("0123456789abcdef", "note.txt", Details(), "x" * 200)
    start = Quote(Passage(document, 0, 200), 0, held)

    assert answers(start, Words("note", document.text)) is enough


def test_only_the_first_quote_counts_and_any_answer_will_do() -> None:
    """An answer further down is not what is measured here, and no quotes are no answer."""
    note, sent = quote(0, 35), quote(36, len(SAID))

    assert first_answers((sent, note), (NOTE, SENT))
    assert not first_answers((sent, note), (NOTE,))
    assert not first_answers((), (NOTE, SENT))


def test_the_questions_are_whole() -> None:
    """Each has its own id, and a place in a text exactly when it can be answered."""
    found = asked(QUESTIONS.read_text(encoding="utf-8"))

    assert len({one.id for one in found}) == len({one.question for one in found}) == len(found)
    assert sum(one.answerable for one in found) == 25
    assert all(one.answerable == bool(one.gold) for one in found)
    assert all(gold.start < gold.end for one in found for gold in one.gold)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The real texts as they were fetched."""
    return {file.stem: file.read_text(encoding="utf-8") for file in SEEDS.glob("*.txt")}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """An index of the real texts."""
    settings = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("seeds"))
    ingest([SEEDS], settings)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        yield generation
    shelf.close()


@needs_seeds
def test_every_answer_stands_in_its_text_as_it_is_stored(
    seeds: Generation, texts: dict[str, str]
) -> None:
    """Or no quote could ever hold it."""
    missing = []
    for one in asked(QUESTIONS.read_text(encoding="utf-8")):
        for gold in one.gold:
            document = seeds.named(f"{gold.doc}.txt")
            if not document or not any(fold(document.text).find(words(gold, texts).text)):
                missing.append((one.id, gold))

    assert not missing


@needs_seeds
def test_the_first_quote_answers_most_questions_about_the_real_texts(
    seeds: Generation, texts: dict[str, str]
) -> None:
    """As people ask them, with their abbreviations and slips, and the ranker that ships."""
    ranker = load(Settings.from_environment({}))
    some = [one for one in asked(QUESTIONS.read_text(encoding="utf-8")) if one.answerable]
    missed = [
        one.id
        for one in some
        if not first_answers(
            answer(understand(one.question), seeds, LABELS, ranker).quotes,
            [words(gold, texts) for gold in one.gold],
        )
    ]

    assert (len(some) - len(missed)) / len(some) >= FLOOR, f"missed: {', '.join(missed)}"
