"""What is shown of the ranked sentences."""

import datetime
from dataclasses import replace

import pytest

from bot.choice import COMPANY_WORDS, HALF, PAPERS, QUOTES, choose, choose_of_each, same
from bot.quotes import Quote
from corpus.documents import Passage, Said, Span, Voice
from tests.bot.conftest import MakePassage, candidate

SPEAKER = Voice("Ms Day", "direct")
CLERK = Voice("Ms Day", "reported")
LONG = "Social workers were each responsible for an average of 24 children."
"""Words of enough letters to be known again."""


def of_paper(passage: Passage, number: int, **known: object) -> Passage:
    """The same passage in another paper."""
    details = replace(passage.document.details, **known)  # type: ignore[arg-type]
    document = replace(passage.document, id=f"{number:016}", name=f"{number}.pdf", details=details)
    return replace(passage, document=document)


def says(make: MakePassage, text: str, number: int, **known: object) -> Passage:
    """A passage of one sentence in a paper of its own."""
    return of_paper(make(text, (Span(0, len(text)),), paged=False), number, **known)


def shown(quotes: list[Quote]) -> list[tuple[str, list[str]]]:
    """The paper of each quote, and the other papers where its words stand."""
    return [
        (quote.passage.document.name, [one.passage.document.name for one in quote.also])
        for quote in quotes
    ]


def test_quotes_the_sentence_alone(passage: Passage) -> None:
    """A written paper's sentence is short enough to read out."""
    assert [quote.text for quote in choose([candidate(passage, 1)])] == ["They are now 19."]


def test_quotes_one_sentence_of_a_passage(passage: Passage) -> None:
    """The best; the others would repeat what stands beside it."""
    quotes = choose([candidate(passage, 1), candidate(passage, 0, 0.5)])

    assert [quote.text for quote in quotes] == ["They are now 19."]


def test_the_same_words_are_shown_once_with_every_place(make_passage: MakePassage) -> None:
    """A decision stands in the notice, in the minutes and in the newsletter."""
    decision = make_passage()
    papers = [of_paper(decision, number) for number in range(3)]

    quotes = choose([*(candidate(paper, 1) for paper in papers), candidate(papers[1], 0, 0.5)])

    assert [quote.text for quote in quotes] == ["They are now 19.", "Caseloads were 24."]
    assert shown(quotes) == [("0.pdf", ["1.pdf", "2.pdf"]), ("1.pdf", [])]


def test_places_are_named_although_no_more_quotes_are_shown(make_passage: MakePassage) -> None:
    """What is shown already is the better for it."""
    texts = [f"{LONG} {letter * 40}." for letter in "abc"]
    papers = [says(make_passage, text, number) for number, text in enumerate(texts)]
    again = says(make_passage, texts[0], 9)

    quotes = choose([candidate(paper, 0) for paper in (*papers, again)])

    assert shown(quotes) == [("0.pdf", ["9.pdf"]), ("1.pdf", []), ("2.pdf", [])]


@pytest.mark.parametrize(
    "repeats", [{"kind": "blog"}, {"kind": "news"}, {"kind": "motion"}], ids=lambda one: one["kind"]
)
def test_a_paper_s_own_words_come_before_their_repetition(
    make_passage: MakePassage, repeats: dict[str, str]
) -> None:
    """Even where the repetition matches better; its score says how well they match."""
    told = says(make_passage, LONG, 1, **repeats)
    more = says(make_passage, LONG, 2, **repeats)
    own = says(make_passage, LONG, 3)

    quotes = choose([candidate(told, 0, 3.0), candidate(more, 0, 2.0), candidate(own, 0, 1.0)])

    assert shown(quotes) == [("3.pdf", ["1.pdf", "2.pdf"])]
    assert quotes[0].score == 3.0
    assert all(one.also == () for one in quotes[0].also)


def test_words_that_a_paper_only_quotes_come_after_the_paper_s_own(
    make_passage: MakePassage,
) -> None:
    """The minutes give them to the inspectors, whose report is here."""
    words = Said(0, len(LONG), Voice("Ofsted", "quoted"))
    minutes = replace(says(make_passage, LONG, 1, kind="minutes"), said=(words,))
    report = says(make_passage, LONG, 2)

    assert shown(choose([candidate(minutes, 0), candidate(report, 0)])) == [("2.pdf", ["1.pdf"])]


def test_a_repetition_of_a_repetition_does_not_come_first(make_passage: MakePassage) -> None:
    """Of two papers that tell what a third says the better match is shown."""
    blog, news = says(make_passage, LONG, 1, kind="blog"), says(make_passage, LONG, 2, kind="news")

    assert shown(choose([candidate(blog, 0), candidate(news, 0)])) == [("1.pdf", ["2.pdf"])]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (LONG, LONG, True),
        (LONG, LONG.upper().replace(" ", "  "), True),
        (LONG, f"Inspectors found: “{LONG}”", True),
        ("It rose.", "It rose.", True),
        ("It rose.", "Nobody knew why it rose.", False),
        (LONG, LONG.replace("24", "19"), False),
    ],
    ids=["same", "as printed otherwise", "within", "short", "short within", "another figure"],
)
def test_the_same_words_are_known_in_another_paper(
    make_passage: MakePassage, one: str, other: str, alike: bool
) -> None:
    """Whatever their case and marks; a few letters stand within many a sentence by chance."""
    first, second = says(make_passage, one, 1), says(make_passage, other, 2)
    quotes = Quote(first, 0, len(one)), Quote(second, 0, len(other))

    assert same(*quotes) is alike
    assert same(*quotes[::-1]) is alike


def test_a_sentence_within_another_of_one_paper_is_not_the_same(
    make_passage: MakePassage,
) -> None:
    """A summary and the paragraph that it sums up are two places to read."""
    longer = f"Inspectors found: “{LONG}”"
    first, second = says(make_passage, LONG, 1), says(make_passage, longer, 1)

    assert not same(Quote(first, 0, len(LONG)), Quote(second, 0, len(longer)))


def test_a_quote_has_what_leads_to_it(passage: Passage) -> None:
    """The sentence that says what "they" are."""
    (quote,) = choose([candidate(passage, 1)])

    assert quote.led == "Caseloads were 24."


def test_a_quote_with_company_needs_no_lead(make_passage: MakePassage) -> None:
    """It has the whole turn around it."""
    (quote,) = choose([candidate(make_passage(voice=SPEAKER, kind="turn"), 1)])

    assert (quote.lead, quote.led) == (None, "")


def dated(make: MakePassage, *years: int) -> list[Passage]:
    """A passage of a paper of each of these years."""
    return [
        says(make, f"In {year} they were {year}.", year, date=datetime.date(year, 1, 1))
        for year in years
    ]


def names(quotes: list[Quote]) -> list[str]:
    """The papers of quotes, in order."""
    return [quote.passage.document.name for quote in quotes]


def test_one_quote_of_each_paper_is_shown_oldest_first(make_passage: MakePassage) -> None:
    """In whatever order they answer."""
    papers = dated(make_passage, 2019, 2012, 2023)

    assert names(choose_of_each(candidate(paper, 0) for paper in papers)) == [
        "2012.pdf",
        "2019.pdf",
        "2023.pdf",
    ]


def test_it_is_the_best_quote_of_each_paper(passage: Passage) -> None:
    """The first that answers."""
    other = of_paper(passage, 2)
    some = [candidate(passage, 2), candidate(other, 0), candidate(passage, 0), candidate(other, 1)]

    quotes = choose_of_each(some)

    assert sorted(quote.text for quote in quotes) == ["Caseloads were 24.", "Nobody knows why."]


def test_of_many_papers_those_that_answer_best_are_shown(make_passage: MakePassage) -> None:
    """Not the oldest, nor the newest."""
    papers = dated(make_passage, *range(2010, 2010 + PAPERS + 2))[::-1]

    quotes = choose_of_each(candidate(paper, 0) for paper in papers)

    assert names(quotes) == [f"{year}.pdf" for year in range(2012, 2012 + PAPERS)]


def test_a_paper_without_a_date_comes_first(make_passage: MakePassage) -> None:
    """It is shown, and never taken for the newest."""
    (new,) = dated(make_passage, 2023)
    undated = says(make_passage, "It was 12 then.", 1, date=None)

    assert names(choose_of_each([candidate(new, 0), candidate(undated, 0)])) == [
        "1.pdf",
        "2023.pdf",
    ]


def test_nothing_that_answers_shows_nothing() -> None:
    """Neither way."""
    assert choose([]) == choose_of_each([]) == []


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


@pytest.mark.parametrize("kind", ["resolution", "amendment"])
def test_a_resolution_is_quoted_with_its_limbs(make_passage: MakePassage, kind: str) -> None:
    """A limb means nothing without what resolves it."""
    passage = make_passage(kind=kind)

    assert choose([candidate(passage, 2)])[0].text == passage.text


def test_a_sentence_longer_than_the_limit_is_quoted_whole(make_passage: MakePassage) -> None:
    """A quote is never cut inside a sentence."""
    text = "word " * 300 + "end."
    passage = make_passage(text, (Span(0, len(text)),), voice=SPEAKER, kind="turn")

    assert choose([candidate(passage, 0)])[0].text == text


@pytest.mark.parametrize(("half", "told"), [(0, (0, 35)), (2, (19, 53))], ids=["before", "after"])
def test_two_halves_of_one_answer_stand_together(
    passage: Passage, half: int, told: tuple[int, int]
) -> None:
    """In their order, whichever is the better."""
    (quote,) = choose([candidate(passage, 1), candidate(passage, half, 1.0 - HALF)])

    assert (quote.start, quote.end) == told


def test_a_neighbour_that_answers_worse_is_no_half(passage: Passage) -> None:
    """The quote stays the sentence."""
    (quote,) = choose([candidate(passage, 0, 1.0), candidate(passage, 1, 0.99 - HALF)])

    assert quote.text == "Caseloads were 24."


def test_halves_that_are_long_together_stay_apart(make_passage: MakePassage) -> None:
    """Of eighty words and more nobody reads the end."""
    text = f"{'word ' * 50}one. {'word ' * 50}two."
    middle = text.index("one.") + 4
    long = make_passage(text, (Span(0, middle), Span(middle + 1, len(text))))

    (quote,) = choose([candidate(long, 0, 1.0), candidate(long, 1, 1.0)])

    assert quote.end == middle


def test_halves_of_two_speakers_stay_apart(passage: Passage) -> None:
    """Whose words they are would not be clear."""
    said = (Said(19, 35, Voice("Councillor Day", "reported")),)

    (quote,) = choose([candidate(replace(passage, said=said), number, 1.0) for number in (0, 1)])

    assert quote.text == "Caseloads were 24."


def test_as_many_are_chosen_as_are_asked_for(make_passage: MakePassage) -> None:
    """The best first: those that are shown are the same, however many come next."""
    ranked = [
        candidate(says(make_passage, f"{word} is what this paper says.", number), 0, 9.0 - number)
        for number, word in enumerate(("One", "Two", "Three", "Four", "Five"))
    ]

    assert [quote.text for quote in choose(ranked, 2)] == [
        quote.text for quote in choose(ranked)[:2]
    ]
    assert len(choose(ranked, QUOTES + 1)) == QUOTES + 1
    assert len(choose(ranked, 99)) == len(ranked)


def test_the_same_words_are_one_quote_also_further_down(make_passage: MakePassage) -> None:
    """What comes next does not repeat what is shown, and counts among its places."""
    ranked = [
        candidate(says(make_passage, text, number), 0, 9.0 - number)
        for number, text in enumerate((LONG, "One more matter.", LONG, "Another matter."))
    ]

    assert shown(choose(ranked, 9)) == [("0.pdf", ["2.pdf"]), ("1.pdf", []), ("3.pdf", [])]
