"""What a question is narrowed to, over a small index of three councils."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.question import Question, understand
from bot.scope import Scope, scoped
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC, document, shelve

KESTERWOLD = {"inspection.txt", "april.txt", "june.txt", "autumn.txt"}
THORNLEY = {"visit.txt", "plan.txt"}
ALDERMERE = {"minutes-2017.txt"}
ALL = KESTERWOLD | THORNLEY | ALDERMERE | {"blog.txt"}
RBTW = "Royal Borough of Thornley and Wexcombe"
FILED = (
    document(
        "Inspectors say that caseloads are high.",
        "inspection.txt",
        council="Kesterwold Council",
        kind="ofsted_sif",
        date=datetime.date(2016, 3, 11),
        began=datetime.date(2016, 2, 22),
        published=datetime.date(2016, 5, 9),
    ),
    document(
        "The committee noted caseloads.",
        "april.txt",
        council="Kesterwold Council",
        kind="minutes",
        date=datetime.date(2018, 4, 24),
    ),
    document(
        "The committee noted agency staff.",
        "june.txt",
        council="Kesterwold Council",
        kind="minutes",
        date=datetime.date(2018, 6, 12),
    ),
    document(
        "The report tells of supervision.",
        "autumn.txt",
        council="Kesterwold",
        kind="committee_report",
        date=datetime.date(2021, 10, 5),
    ),
    document(
        "Inspectors say that caseloads vary.",
        "visit.txt",
        council=RBTW,
        kind="ofsted_letter",
        date=datetime.date(2018, 11, 6),
    ),
    document(
        "The plan is to halve caseloads.",
        "plan.txt",
        council=RBTW,
        kind="improvement_plan",
        date=datetime.date(2020, 2, 3),
        began=datetime.date(2019, 12, 2),
        published=datetime.date(2023, 5, 9),
    ),
    document(
        "Aldermere has no caseloads.", "minutes-2017.txt", council="County of Aldermere",
        kind="minutes",
    ),
    document(
        "In Leeds, and in Ousterby, caseloads were low.", "blog.txt", kind="blog",
        date=datetime.date(2018, 9, 30),
    ),
    document(
        "Caseloads in Mirefold are secret.", "exempt.txt", council="Borough of Mirefold",
        kind="minutes", date=datetime.date(2014, 7, 11), access="members",
    ),
)  # fmt: skip
"""One paper is of no council, one is undated, one is not public."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """The papers in `FILED`, open for reading."""
    settings = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("scope"))
    shelve(settings, *FILED)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        yield generation
    shelf.close()


def scope_of(index: Generation, text: str | Question, **narrowed: object) -> Scope:
    """What a question with these filters is narrowed to, of the public papers."""
    question = understand(text) if isinstance(text, str) else text
    filters = Filters(**narrowed) if narrowed else question.filters  # type: ignore[arg-type]
    return scoped(replace(question, filters=filters), index, PUBLIC)


def names(scope: Scope) -> set[str]:
    """The file names of the papers that are searched."""
    return {paper.name for paper in scope.papers}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What did Kesterwold Council say?", KESTERWOLD),
        ("kesterwold caseloads", KESTERWOLD),
        ("Kesterwold’s caseloads", KESTERWOLD),
        ("Kesterwld caseloads", KESTERWOLD),
        ("caseloads in Thornley", THORNLEY),
        ("RBTW caseloads", THORNLEY),
        ("Aldermere or Thornley?", THORNLEY | ALDERMERE),
        ("Aldermere or Leeds?", ALDERMERE),
    ],
    ids=[
        "exactly", "in-small-letters", "possessive", "misspelt", "first-word", "initials", "two",
        "one-of-two",
    ],
)  # fmt: skip
def test_narrows_to_the_councils_that_are_named(
    index: Generation, text: str, wanted: set[str]
) -> None:
    """However they are written."""
    found = scope_of(index, text)

    assert names(found) == wanted
    assert found.within == {paper.id for paper in found.papers}


def test_says_the_councils_as_printed(index: Generation) -> None:
    """So that the answer can name them."""
    assert scope_of(index, "RBTW caseloads").councils == (RBTW,)


def test_a_question_that_names_no_council_is_about_all(index: Generation) -> None:
    """Nothing is narrowed, and no council said."""
    found = scope_of(index, "How high are caseloads?")

    assert names(found) == ALL
    assert (found.within, found.councils, found.absent) == (None, (), ())


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("caseloads in Bradford", ("Bradford",)),
        ("caseloads in bradford", ("Bradford",)),
        ("What did Pellerton Council say?", ("Pellerton",)),
    ],
)
def test_a_council_of_which_nothing_is_held_is_absent(
    index: Generation, text: str, absent: tuple[str, ...]
) -> None:
    """All papers are searched, for what came nearest."""
    found = scope_of(index, text)

    assert found.absent == found.searched.absent == absent
    assert names(found) == ALL


def test_an_absent_council_beside_one_that_is_held_is_said(index: Generation) -> None:
    """The answer covers half of the question."""
    assert scope_of(index, "How do Kesterwold and Bradford compare?").absent == ("Bradford",)


def test_a_place_that_a_paper_of_no_council_names_is_not_absent(index: Generation) -> None:
    """That paper is about it, as far as anybody knows."""
    found = scope_of(index, "caseloads in Leeds")

    assert names(found) == {"blog.txt"}
    assert found.absent == ()


def test_a_council_whose_papers_may_not_be_seen_is_not_held(index: Generation) -> None:
    """Nor counted, nor named among those that are."""
    found = scope_of(index, "What about Mirefold Council?")

    assert found.absent == ("Mirefold",)
    assert found.holds == ("County of Aldermere", "Kesterwold", RBTW)


def test_a_label_opens_its_council(index: Generation) -> None:
    """Only what the labels open is searched."""
    found = scoped(understand("caseloads in Mirefold"), index, frozenset({"members"}))

    assert names(found) == {"exempt.txt"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What did the 2018 minutes say?", {"april.txt", "june.txt", "visit.txt", "blog.txt"}),
        ("Kesterwold caseloads in 2018", {"april.txt", "june.txt"}),
        ("Kesterwold’s 2016 and 2021 reports", {"inspection.txt", "autumn.txt"}),
        ("Thornley in 2020", {"plan.txt"}),
        ("Thornley in 2019", {"plan.txt"}),
        ("Thornley in 2023", {"plan.txt"}),
        ("Aldermere in 2017", ALDERMERE),
        ("the 2017 minutes", ALDERMERE),
        ("the 2022 report", {"autumn.txt"}),
        ("Kesterwold since 2018", {"april.txt", "june.txt", "autumn.txt"}),
        ("Kesterwold before 2017", {"inspection.txt"}),
        ("Kesterwold from 2017 to 2020", {"april.txt", "june.txt"}),
    ],
    ids=[
        "of-a-paper", "with-a-council", "two", "when-dated", "when-begun", "when-published", "in-the-file-name", "in-the-file-name-of-any",
        "of-the-year-before-its-end", "since", "before", "range",
    ],
)  # fmt: skip
def test_narrows_to_the_papers_of_a_year(index: Generation, text: str, wanted: set[str]) -> None:
    """By their days, or else by their names."""
    found = scope_of(index, text)

    assert names(found) == wanted
    assert found.dated
    assert not found.misses_year


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the April meeting", {"april.txt"}),
        ("the June 2018 minutes", {"june.txt"}),
        ("the report of May 2016", {"inspection.txt"}),
        ("the report of February 2016", {"inspection.txt"}),
        ("Kesterwold’s report of March 2018", {"april.txt", "june.txt"}),
    ],
    ids=["month", "with-its-year", "when-published", "when-begun", "not-in-that-month"],
)
def test_narrows_to_the_papers_of_a_month(index: Generation, text: str, wanted: set[str]) -> None:
    """A month in which there was none leaves its year."""
    assert names(scope_of(index, text)) == wanted


def test_the_month_of_another_year_is_not_meant(index: Generation) -> None:
    """Minutes of June 2018 do not tell what was said in June 2015."""
    found = scope_of(index, "What did Kesterwold’s minutes of June 2015 say?")

    assert found.misses_year
    assert names(found) == KESTERWOLD


def test_the_meeting_of_a_month_may_speak_of_a_year(index: Generation) -> None:
    """The year is the target's, and the month the meeting's."""
    found = scope_of(index, "What did the April meeting say about the target for 2015?")

    assert names(found) == {"april.txt"}


@pytest.mark.parametrize("text", ["How high were caseloads in 2018?", "agency staff since 2018"])
def test_a_year_that_may_be_a_figure_s_narrows_nothing(index: Generation, text: str) -> None:
    """Later papers tell of it too."""
    assert names(scope_of(index, text)) == ALL


def test_the_words_that_chose_the_papers_tell_no_more(index: Generation) -> None:
    """A year is no word to look for in papers of that year."""
    assert scope_of(index, "the 2018 minutes").settled == {"2018"}
    assert scope_of(index, "caseloads in 2018").settled == frozenset()


def test_a_paper_of_a_year_of_which_there_is_none_is_missed(index: Generation) -> None:
    """What is held of that council is told instead."""
    found = scope_of(index, "What did Kesterwold’s 2014 inspection say?")

    assert found.misses_year
    assert names(found) == KESTERWOLD
    assert found.searched.years == (2014,)


def test_no_year_is_missed_where_many_days_are_unknown(index: Generation) -> None:
    """The undated paper may be of that year."""
    found = scope_of(index, "What did Aldermere’s 2014 minutes say?")

    assert not found.misses_year
    assert names(found) == ALDERMERE


@pytest.mark.parametrize(
    ("narrowed", "wanted"),
    [
        ({"kind": "minutes"}, {"april.txt", "june.txt", "minutes-2017.txt"}),
        ({"council": "aldermere"}, ALDERMERE),
        ({"since": datetime.date(2020, 1, 1)}, {"plan.txt", "autumn.txt"}),
        ({"until": datetime.date(2016, 12, 31)}, {"inspection.txt"}),
        ({"council": "nowhere"}, set()),
    ],
)
def test_filters_narrow(index: Generation, narrowed: dict[str, object], wanted: set[str]) -> None:
    """By facts, whatever the words."""
    found = scope_of(index, "How high are caseloads?", **narrowed)

    assert names(found) == wanted
    assert found.within is not None


def test_a_council_set_by_hand_outranks_the_question_s_words(index: Generation) -> None:
    """An option is meant as it is given."""
    assert names(scope_of(index, "What about Kesterwold?", council="aldermere")) == ALDERMERE


def test_filters_and_words_narrow_together(index: Generation) -> None:
    """What passes both is searched."""
    found = scope_of(index, "What about Kesterwold?", kind="minutes")

    assert names(found) == {"april.txt", "june.txt"}


def test_a_council_of_which_no_paper_passes_is_not_swapped_for_another(index: Generation) -> None:
    """Thornley's plan says nothing of Kesterwold."""
    found = scope_of(index, "What about Kesterwold’s plan?", kind="improvement_plan")

    assert names(found) == set()


def test_a_follow_up_takes_the_council_of_the_question_before(index: Generation) -> None:
    """Through several."""
    first = understand("How high are caseloads in Thornley?")
    second = understand("and agency staff?", before=first)
    third = understand("what about supervision?", before=second)

    assert names(scope_of(index, second)) == names(scope_of(index, third)) == THORNLEY


@pytest.mark.parametrize(
    ("text", "wanted", "absent"),
    [
        ("and in Kesterwold?", KESTERWOLD, ()),
        ("what about Leeds?", {"blog.txt"}, ()),
        ("what about Bradford?", ALL, ("Bradford",)),
    ],
    ids=["held", "named-in-a-paper", "absent"],
)
def test_a_follow_up_s_own_council_takes_the_place_of_the_one_before(
    index: Generation, text: str, wanted: set[str], absent: tuple[str, ...]
) -> None:
    """Held or not."""
    question = understand(text, before=understand("How high are caseloads in Thornley?"))

    found = scope_of(index, question)

    assert (names(found), found.absent) == (wanted, absent)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("and in 2016?", {"inspection.txt"}),
        ("and agency staff?", {"april.txt", "june.txt"}),
    ],
    ids=["its-own", "the-one-before"],
)
def test_a_follow_up_takes_the_year_of_the_question_before_unless_it_has_its_own(
    index: Generation, text: str, wanted: set[str]
) -> None:
    """As it does its council."""
    before = understand("How high were caseloads in Kesterwold in 2018?")

    assert names(scope_of(index, understand(text, before=before))) == wanted


def test_a_follow_up_s_own_year_outranks_one_that_it_leans_on(index: Generation) -> None:
    """A year that a question begins with stays in what is searched for."""
    before = understand("2018 caseloads in Kesterwold?")

    question = understand("and in 2016?", before=before)

    assert names(scope_of(index, question)) == {"inspection.txt"}


def test_a_question_that_is_new_takes_nothing_from_the_one_before(index: Generation) -> None:
    """A conversation may turn to every council."""
    before = understand("How high are caseloads in Thornley?")

    question = understand("Which committee noted agency staff?", before=before)

    assert names(scope_of(index, question)) == ALL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How do Kesterwold and Thornley compare?", True),
        ("Kesterwold and Thornley caseloads", True),
        ("Kesterwold in 2016 and 2018", True),
        ("caseloads since 2016", True),
        ("caseloads over the years", True),
        ("What do each council’s papers say?", True),
        ("Which councils have high caseloads?", True),
        ("Have caseloads fallen since the inspection?", True),
        ("How high are caseloads in Kesterwold?", False),
        ("the 2016 inspection", False),
        ("Who moved the motion?", False),
    ],
)
def test_tells_whether_several_papers_are_asked_about(
    index: Generation, text: str, wanted: bool
) -> None:
    """Then each of them answers."""
    assert scope_of(index, text).several is wanted


def test_a_timeline_asks_several(index: Generation) -> None:
    """It is what each paper says."""
    question = replace(understand("How high are caseloads?"), timeline=True)

    assert scope_of(index, question).several


def test_says_what_was_searched(index: Generation) -> None:
    """How many papers, and how old."""
    found = scope_of(index, "caseloads in Thornley").searched

    assert (found.documents, found.oldest, found.newest, found.councils) == (
        2,
        datetime.date(2018, 11, 6),
        datetime.date(2020, 2, 3),
        (RBTW,),
    )


@pytest.mark.parametrize("label", ["nobody", "members"])
def test_nothing_is_searched_that_no_label_opens(index: Generation, label: str) -> None:
    """An empty index asks nothing of anybody."""
    found = scoped(understand("Kesterwold in 2016"), index, frozenset({label}))

    assert not names(found) & ALL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What did Kesterwold’s latest minutes say?", {"june.txt"}),
        ("what happened at the last meeting in Kesterwold", {"june.txt"}),
    ],
    ids=["latest", "last"],
)
def test_narrows_to_the_newest_of_a_kind(index: Generation, text: str, wanted: set[str]) -> None:
    """Of each council that is asked about."""
    assert names(scope_of(index, text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Has Kesterwold improved since the last meeting?",
        "How were caseloads before Kesterwold’s latest minutes?",
        "What did Kesterwold say at long last?",
        "What did Kesterwold’s last two meetings say?",
    ],
)
def test_what_came_since_the_last_is_not_in_it(index: Generation, text: str) -> None:
    """Nor is every last thing a paper."""
    assert len(names(scope_of(index, text))) > 1
