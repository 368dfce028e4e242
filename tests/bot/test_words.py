"""What a reader is told besides the quotes."""

import datetime
from dataclasses import replace

import pytest

from bot.quotes import Answer, Quote, Reason
from bot.words import also, led, searched, source, speaker, understood, why
from corpus.documents import Page, Passage, Said, Span, Voice
from tests.bot.conftest import MakePassage


def test_a_source_names_paper_kind_council_date_and_page(quote: Quote) -> None:
    """What an officer needs to find it."""
    assert source(quote) == (
        "Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2"
    )


def test_a_source_does_not_repeat_what_the_title_says(make_passage: MakePassage) -> None:
    """Titles of minutes hold the body and the date."""
    title = "Minutes of the Scrutiny Committee, 24 March 2023"
    passage = make_passage(title=title, kind="ofsted_ilacs", body="Scrutiny Committee")

    assert source(Quote(passage, 0, 5)) == f"{title}, Ofsted inspection report, page 1"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("draft", "draft minutes"),
        ("confirmed", "confirmed minutes"),
        ("final", "minutes"),
        ("", "minutes"),
    ],
)
def test_minutes_say_whether_they_are_confirmed(
    make_passage: MakePassage, status: str, said: str
) -> None:
    """Drafts may still be changed; that a paper is final goes without saying."""
    passage = make_passage(title="Scrutiny", status=status)
    details = replace(passage.document.details, kind="minutes")
    passage = replace(passage, document=replace(passage.document, details=details))

    assert source(Quote(passage, 0, 5)).startswith(f"Scrutiny, {said}, Kesterwold Council")


def test_a_page_is_given_with_the_number_printed_on_it(passage: Passage) -> None:
    """Where the two differ, a reader of the printed paper needs the other."""
    document = replace(passage.document, pages=(Page(4, "iv", 0),))

    assert source(Quote(replace(passage, document=document), 0, 5)).endswith("page 4 (printed iv)")


def test_a_paper_without_pages_is_cited_by_its_heading(make_passage: MakePassage) -> None:
    """A web page has none."""
    assert source(Quote(make_passage(paged=False), 0, 5)).endswith("under “Findings”")


def test_a_date_that_is_not_known_is_called_so(make_passage: MakePassage) -> None:
    """It is never guessed."""
    assert "date not known" in source(Quote(make_passage(date=None), 0, 5))


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (None, ""),
        (Voice("Councillor Day", "direct"), "words of Councillor Day"),
        (Voice("Councillor Day", "reported"), "reported words of Councillor Day"),
        (
            Voice("The Director", "inherited", "Ann Dale"),
            "reported words of The Director (Ann Dale)",
        ),
        (Voice("Ofsted", "quoted"), "second-hand: words given to Ofsted"),
    ],
)
def test_minutes_are_the_clerk_s_words(
    make_passage: MakePassage, voice: Voice | None, said: str
) -> None:
    """A speaker is never said to have used the clerk's words."""
    assert speaker(Quote(make_passage(voice=voice), 0, 5)) == said


def test_a_sentence_that_quotes_names_whom_it_quotes(make_passage: MakePassage) -> None:
    """The words between the marks are second-hand."""
    inner = Said(2, 4, Voice("Ofsted", "quoted"))
    passage = replace(make_passage(voice=Voice("Councillor Day", "reported")), said=(inner,))

    assert speaker(Quote(passage, 0, 5)) == "reported words of Councillor Day, quoting Ofsted"


@pytest.mark.parametrize(
    ("kind", "result", "expected"),
    [
        ("amendment", "lost", "an amendment, lost"),
        ("motion", "carried", "a motion, carried"),
        ("motion", "", "a motion, outcome not told here"),
    ],
)
def test_a_motion_says_what_it_came_to(
    make_passage: MakePassage, kind: str, result: str, expected: str
) -> None:
    """A lost amendment is never taken for policy."""
    passage = replace(make_passage(), kind=kind, result=result)

    assert source(Quote(passage, 0, 5)).endswith(expected)


def test_a_quote_from_a_scanned_page_says_so(passage: Passage) -> None:
    """Its wording may differ from the printed one."""
    document = replace(passage.document, pages=(Page(1, "1", 0, ocr=True),))

    scanned = source(Quote(replace(passage, document=document), 0, 5))

    assert scanned.endswith("scanned page: wording may differ")


def day(year: int) -> datetime.date:
    """A day of that year."""
    return datetime.date(year, 2, 14)


def looked(answered: Answer, reason: Reason | None = None, **known: object) -> Answer:
    """The answer as one that was looked for elsewhere."""
    searched = replace(answered.searched, **known)  # type: ignore[arg-type]
    return replace(answered, reason=reason, searched=searched)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, "Searched 12 papers, dated 24 March 2023 to 14 February 2025."),
        ({"documents": 1234}, "Searched 1,234 papers, dated 24 March 2023 to 14 February 2025."),
        (
            {"documents": 1, "oldest": day(2025)},
            "Searched 1 paper, dated 14 February 2025.",
        ),
        (
            {"documents": 2, "councils": ("Leeds", "York"), "oldest": None, "newest": None},
            "Searched 2 papers of Leeds and York.",
        ),
        (
            {"documents": 2, "councils": ("Leeds",), "oldest": day(2025)},
            "Searched 2 papers of Leeds, dated 14 February 2025.",
        ),
        ({"documents": 0, "oldest": None, "newest": None}, "Searched 0 papers."),
        (
            {"absent": ("Wirral",)},
            "Searched 12 papers, dated 24 March 2023 to 14 February 2025."
            " There is no paper of Wirral here.",
        ),
    ],
    ids=["all", "many", "one", "councils", "one day", "none", "absent"],
)
def test_says_what_was_searched(answered: Answer, known: dict[str, object], line: str) -> None:
    """How many papers, of whom, how old and how new, and of whom there is none."""
    assert searched(looked(answered, **known)) == line


def test_says_once_that_a_council_is_not_held(answered: Answer) -> None:
    """Where it is why nothing is quoted."""
    missing = looked(answered, Reason.NOT_HELD, absent=("Wirral",))

    assert "Wirral" in why(missing)
    assert "Wirral" not in searched(missing)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_words(answered: Answer, reason: Reason) -> None:
    """Nobody reads a code."""
    said = why(looked(answered, reason, absent=("Wirral",), years=(2011,)))

    assert said[0].isupper()
    assert said.endswith(".")


def test_every_reason_says_something_else(answered: Answer) -> None:
    """A reader must know what to do next."""
    said = {why(looked(answered, reason, absent=("Wirral",), years=(2011,))) for reason in Reason}

    assert len(said) == len(Reason)


def test_an_answer_gives_no_reason(answered: Answer) -> None:
    """It has quotes."""
    assert why(answered) == ""


@pytest.mark.parametrize(
    ("absent", "held", "said"),
    [
        (("Wirral",), (), "There is no paper of Wirral here."),
        (
            ("Wirral", "Leeds"),
            ("Kesterwold Council",),
            "There is no paper of Wirral and Leeds here. There are papers of Kesterwold Council.",
        ),
        (
            ("Wirral",),
            ("A", "B", "C", "D", "E", "F", "G", "H"),
            "There is no paper of Wirral here. There are papers of A, B, C, D, E, F and 2 others.",
        ),
    ],
    ids=["none held", "one held", "many held"],
)
def test_names_what_is_held_where_a_council_is_not(
    answered: Answer, absent: tuple[str, ...], held: tuple[str, ...], said: str
) -> None:
    """So that a reader can ask about it; of many, some."""
    assert why(looked(answered, Reason.NOT_HELD, absent=absent, held=held)) == said


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            {"years": (2011,)},
            "There is no paper of 2011 here; those that are here are"
            " dated 24 March 2023 to 14 February 2025.",
        ),
        (
            {"years": (2011, 2012), "councils": ("Kesterwold Council",)},
            "There is no paper of Kesterwold Council of 2011 and 2012 here; those that are here are"
            " dated 24 March 2023 to 14 February 2025.",
        ),
        (
            {"years": (2011,), "oldest": day(2025)},
            "There is no paper of 2011 here; those that are here are dated 14 February 2025.",
        ),
    ],
    ids=["any council", "one council", "one paper"],
)
def test_says_of_which_years_there_are_papers_where_one_is_missing(
    answered: Answer, known: dict[str, object], said: str
) -> None:
    """So that a reader can ask about those."""
    assert why(looked(answered, Reason.NO_YEAR, **known)) == said


def test_says_what_was_understood_where_it_is_not_what_was_asked(answered: Answer) -> None:
    """A follow-up, or a slip that was mended."""
    mended = replace(answered.question, asked="caselods?", understood="caseloads?")

    assert understood(replace(answered, question=mended)) == "Understood as: caseloads?"
    assert understood(answered) == ""


def test_names_every_other_place_of_the_same_words(quote: Quote, make_passage: MakePassage) -> None:
    """Each as a source, so that it can be found."""
    places = tuple(Quote(make_passage(title=title, council=""), 19, 35) for title in ("One", "Two"))

    assert also(replace(quote, also=places)) == (
        "The same words: One, Ofsted inspection report, 24 March 2023, page 2;"
        " Two, Ofsted inspection report, 24 March 2023, page 2"
    )
    assert also(quote) == ""


def test_names_places_that_read_alike_once(quote: Quote, make_passage: MakePassage) -> None:
    """As the page of an item and that of its whole meeting do."""
    places = tuple(Quote(make_passage(title="One"), 19, 35) for _ in range(2))

    assert also(replace(quote, also=places)).count("One") == 1


@pytest.mark.parametrize(
    ("many", "more"), [(6, ""), (7, "; 1 more paper"), (90, "; 84 more papers")]
)
def test_counts_the_other_places_of_words_that_stand_everywhere(
    quote: Quote, make_passage: MakePassage, many: int, more: str
) -> None:
    """As a phrase of every agenda does; six are named."""
    places = tuple(Quote(make_passage(title=f"No {number}"), 19, 35) for number in range(many))

    line = also(replace(quote, also=places))

    assert line.count("Ofsted inspection report") == 6
    assert line.endswith(
        f"No 5, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2{more}"
    )


@pytest.mark.parametrize(
    ("start", "said"), [(19, "Caseloads were 24."), (36, "Caseloads were 24. […]")]
)
def test_marks_the_words_left_out_after_what_leads_to_a_quote(
    passage: Passage, start: int, said: str
) -> None:
    """Nobody may take the two for one sentence of the paper."""
    assert led(Quote(passage, start, 53, lead=Span(0, 18))) == said


def test_says_nothing_where_nothing_leads_to_a_quote(quote: Quote) -> None:
    """Not even a mark."""
    assert led(quote) == ""
