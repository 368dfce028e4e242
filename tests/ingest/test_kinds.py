"""What a paper is, whose and of when, is told by its own words and never guessed."""

import datetime
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import KINDS, Details
from ingest import kinds
from ingest.dates import days
from ingest.kinds import details
from ingest.reading import formats, pdf
from ingest.reading.blocks import Block, Page, Reading, Role
from tests.ingest.conftest import MODERNGOV, OFSTED, UNTIMED, needs, reading_of, typeset

Right = Callable[[Path, Details], bool]

PROSE = " ".join(["These are words of a paragraph that is long enough to be prose."] * 2)


def heads(*texts: str) -> list[Block]:
    """Headings of the first level."""
    return [Block(text, Role.HEADING, 1) for text in texts]


def of(*found: Block, name: str = "paper.pdf") -> Details:
    """What is known of a paper that opens with these blocks."""
    return details(reading_of(list(found)), name)


def titled(title: str, *found: Block) -> Details:
    """What is known of a web page with this title."""
    return details(Reading((Page(found),), paged=False, title=title), "page.html")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inspection of Kesterwold local authority children’s services", "ofsted_ilacs"),
        ("Inspection of children’s social care services", "ofsted_ilacs"),
        (
            "Inspection of City of Bradford Metropolitan Borough Council local authority"
            " children’s services",
            "ofsted_ilacs",
        ),
        (
            "Inspection of services for children in need of help and protection, children looked"
            " after and care leavers",
            "ofsted_sif",
        ),
        ("Monitoring visit to Kesterwold children’s services", "ofsted_letter"),
        ("Focused visit to Kesterwold", "ofsted_letter"),
        ("Kesterwold peer challenge", "peer_review"),
        ("Corporate peer review", "peer_review"),
        ("Commissioner’s report on children’s services", "commissioner_report"),
        ("Serious Case Review: Child K", "case_review"),
        ("Local Child Safeguarding Practice Review", "case_review"),
        ("Children’s Improvement Plan 2023–2025", "improvement_plan"),
        ("Ofsted action plan", "improvement_plan"),
        ("Minutes of the Scrutiny Committee", "minutes"),
        ("Agenda for Cabinet", "agenda"),
        ("Decision Notice", "decision"),
        ("Record of decision by the Leader", "decision"),
        ("Motion: the housing of children", "motion"),
        ("Report of the Director of Children’s Services", "committee_report"),
        ("Councillor Day’s blog", "blog"),
        ("Kesterwold News", "news"),
        ("Caseloads", "other"),
    ],
)
def test_a_paper_s_kind_is_told_by_its_title(title: str, kind: str) -> None:
    """Each kind has words that its titles use."""
    assert of(*heads(title)).kind == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Motion: the inspection of children’s services", "motion"),
        ("Minutes of the meeting on the inspection of children’s services", "minutes"),
        ("Report of the Director on the inspection of children’s services", "committee_report"),
        ("Councillor Day’s blog: our inspection of children’s services", "blog"),
        ("Our answer to the inspection of children’s services", "other"),
        ("Inspection of children’s services: improvement plan", "improvement_plan"),
        ("Minutes of the Improvement Board: action plan", "minutes"),
    ],
)
def test_a_paper_about_an_inspection_is_not_ofsted_s(title: str, kind: str) -> None:
    """A quote from a motion must not be shown as an inspector's."""
    assert titled(title).kind == kind


def test_the_page_of_an_agenda_item_is_what_the_item_is() -> None:
    """ModernGov gives a motion a page of its own."""
    assert titled("Agenda item - Motion: the housing of children").kind == "motion"


def test_an_agenda_with_an_item_on_old_minutes_is_an_agenda() -> None:
    """To confirm the minutes of the last meeting is on every agenda."""
    items = [Block("1. Apologies", Role.HEADING, 3), Block("2. Minutes", Role.HEADING, 3)]

    assert titled("Agenda for Cabinet on 4 May 2023", *heads("Agenda"), *items).kind == "agenda"


def test_minutes_on_the_page_of_an_agenda_are_minutes() -> None:
    """ModernGov shows both on one page, which keeps the agenda's title."""
    assert titled("Agenda for Cabinet", *heads("Agenda and minutes")).kind == "minutes"


def test_words_of_prose_do_not_tell_the_kind() -> None:
    """A paper that speaks of an action plan is not one."""
    assert of(*heads("Caseloads"), Block("The action plan was late. " + PROSE)).kind == "other"


def test_the_file_s_name_tells_the_kind_where_the_title_does_not() -> None:
    """Councils name their files well."""
    assert of(*heads("Cabinet"), name="2024-07_Decision-Notice.pdf").kind == "decision"


@pytest.mark.parametrize(
    ("title", "status"),
    [("Draft minutes of Cabinet", "draft"), ("Minutes of Cabinet", ""), ("Draft plan", "")],
)
def test_draft_minutes_are_known_as_drafts(title: str, status: str) -> None:
    """They may still be changed; of other papers nothing is said."""
    assert of(*heads(title)).status == status


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 December 2017", ["2017-12-04"]),
        ("04/12/2017", ["2017-12-04"]),
        ("4.12.2017", ["2017-12-04"]),
        ("7th May, 2013 2.00 pm", ["2013-05-07"]),
        ("Tuesday 1st of March 2022", ["2022-03-01"]),
        ("3 Sept 2024", ["2024-09-03"]),
        ("3 Sep 2024", ["2024-09-03"]),
        ("3 Sep. 2024", ["2024-09-03"]),
        ("18 JULY 2023", ["2023-07-18"]),
        ("15 to 26 May 2023", ["2023-05-26"]),
        ("30 January to 10 February 2023", ["2023-02-10"]),
        ("24 October 2016 to 17 November 2016", ["2016-10-24", "2016-11-17"]),
        ("published 04/12/2023, held 3 March 2023", ["2023-12-04", "2023-03-03"]),
        ("31 February 2023", []),
        ("13/13/2023", []),
        ("May 2023", []),
        ("may be 12 cases, 5 of 8", []),
        ("12 May 2123", []),
        ("112 May 2023", []),
        ("paragraph 1.2.2023", ["2023-02-01"]),
        ("", []),
    ],
)
def test_dates_are_read_as_in_britain(text: str, found: list[str]) -> None:
    """The day stands before the month; what is no full date is no date."""
    assert [str(day) for day in days(text)] == found


@UNTIMED
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_is_read_however_it_is_written(day: datetime.date) -> None:
    """In words, in short and in figures."""
    written = [f"{day.day} {day:%B %Y}", f"{day.day} {day:%b %Y}", f"{day:%d/%m/%Y}"]

    assert [list(days(text)) for text in written] == [[day]] * 3


@UNTIMED
@given(st.text(max_size=60))
def test_any_text_may_be_searched_for_dates(text: str) -> None:
    """Whatever it holds."""
    assert all(isinstance(day, datetime.date) for day in days(text))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Inspection dates: 15 to 26 May 2023", "2023-05-26"),
        ("Inspection date: 24 October 2016 to 17 November 2016", "2016-11-17"),
        ("Tuesday 18 July 2023, 6.30 pm", "2023-07-18"),
        ("Date of meeting: 04/12/2017", "2017-12-04"),
    ],
)
def test_the_date_is_the_first_line_s_that_has_one(line: str, date: str) -> None:
    """Of a range of days it is the last."""
    found = of(*heads("Caseloads"), Block(line), Block("Published 1 June 2024"))

    assert str(found.date) == date


def test_a_date_in_prose_is_not_the_paper_s() -> None:
    """It is when something else happened."""
    assert of(*heads("Caseloads"), Block(f"On 4 May 2021 it was said: {PROSE}")).date is None


def test_a_date_far_into_a_paper_is_not_the_paper_s() -> None:
    """A paper says its own date at its beginning."""
    lines = [Block(f"Line {number}.") for number in range(12)]

    assert of(*lines, Block("4 May 2021")).date is None


def test_the_inspection_is_dated_before_its_report() -> None:
    """Where both stand in one line, the inspection's last day is the paper's."""
    line = "Inspection date: 22 February 2016 to 17 March 2016 Report published: 24 May 2016"

    assert str(of(*heads("Kesterwold"), Block(line)).date) == "2016-03-17"


def test_a_web_page_s_own_date_is_before_any_in_its_words() -> None:
    """ModernGov knows when the meeting is."""
    day = datetime.date(2023, 7, 18)
    reading = Reading((Page((Block("4 May 2021"),)),), paged=False, title="Cabinet", date=day)

    assert details(reading, "a.html").date == day


def test_the_title_is_made_of_the_first_two_headings() -> None:
    """A report names the authority, then itself."""
    found = of(*heads("Kesterwold Council", "Improvement plan", "Foreword"))

    assert found.title == "Kesterwold Council: Improvement plan"


@pytest.mark.parametrize(
    "fact", ["Inspection dates: 15 to 26 May 2023", "Lead inspector: Ann Day", "4 May 2023"]
)
def test_a_fact_is_no_part_of_the_title(fact: str) -> None:
    """What the headings say of the paper's making ends its title."""
    assert of(*heads("Caseloads", fact, "Summary")).title == "Caseloads"


def test_a_date_above_the_title_is_passed_over() -> None:
    """A letter begins with one."""
    assert of(Block("4 May 2023"), *heads("Caseloads")).title == "Caseloads"


def test_a_short_first_line_is_a_title() -> None:
    """Where a paper has no headings."""
    assert of(Block("Caseloads in Kesterwold"), Block(PROSE)).title == "Caseloads in Kesterwold"


def test_a_paper_without_a_title_has_its_file_s_name() -> None:
    """It must be called something."""
    assert of(Block(f"{PROSE} {PROSE}"), name="caseloads.pdf").title == "caseloads.pdf"


def test_the_title_that_a_pdf_carries_is_never_used() -> None:
    """It is often the name of another paper that was written over."""
    content = typeset(
        '#set document(title: "Minutes of Wirral Council, 4 May 2021")\n= Caseloads\nThey rose.'
    )

    found = details(pdf.read(content, "a.pdf"), "a.pdf")

    assert (found.title, found.kind, found.council, found.date) == ("Caseloads", "other", "", None)


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Inspection of Kesterwold local authority children’s services", "Kesterwold"),
        ("Inspection of Kesterwold children’s services", "Kesterwold"),
        (
            "Inspection of the Royal Borough of Kester and Wold local authority children’s services",
            "Royal Borough of Kester and Wold",
        ),
        ("Bury Borough Council: Inspection of children’s services", "Bury Borough Council"),
        ("London Borough of Tower Hamlets", "London Borough of Tower Hamlets"),
        ("Minutes of Stoke-on-Trent City Council", "Stoke-on-Trent City Council"),
        ("Bath and North East Somerset Council", "Bath and North East Somerset Council"),
        ("City of Westminster", "City of Westminster"),
        ("KESTERWOLD COUNCIL", "KESTERWOLD COUNCIL"),
        ("Isle of Wight Council", "Isle of Wight Council"),
        ("Brighton & Hove City Council", "Brighton & Hove City Council"),
        ("Blackburn with Darwen Borough Council", "Blackburn with Darwen Borough Council"),
        ("City of York Council", "City of York Council"),
        ("Date of the Kesterwold Council meeting", "Kesterwold Council"),
        ("MINUTES OF FULL COUNCIL", ""),
        ("NOTICE OF MOTION TO COUNCIL", ""),
        ("Minutes of the Council", ""),
        ("The Council met", ""),
        ("Full Council", ""),
        ("Minutes of Cabinet", ""),
    ],
)
def test_the_council_is_told_by_the_title(title: str, council: str) -> None:
    """As it is printed; a council that is not named is not guessed."""
    assert of(*heads(title)).council == council


@pytest.mark.parametrize(
    "line",
    [
        "This Council notes that caseloads rose.",
        "That Council resolved nothing.",
        "The Leader of the Council spoke.",
        "A report to Town Council.",
    ],
)
def test_words_about_a_council_name_none(line: str) -> None:
    """Not every capital letter before the word is a name."""
    assert of(*heads("Caseloads"), Block(line)).council == ""


@pytest.mark.parametrize(
    "address",
    [
        "Dr Ann Day Director of Children’s Services Kesterwold Council Wold House",
        "Councillor Bo May Leader of the Council Kesterwold Council Wold House",
    ],
)
def test_an_address_names_the_council_and_not_the_person(address: str) -> None:
    """A letter's lines run together in one block."""
    assert of(*heads("Caseloads"), Block(address)).council == "Kesterwold Council"


@pytest.mark.parametrize("inspection", ["Inspection of services", "Re-inspection of services"])
def test_the_authority_stands_above_an_inspection_s_title(inspection: str) -> None:
    """Ofsted prints its name alone there, with or without the word council."""
    found = of(*heads("Gloucestershire", f"{inspection} for children in need of help"))

    assert found.council == "Gloucestershire"


def test_a_heading_above_another_title_is_no_council() -> None:
    """It may be anything."""
    assert of(*heads("Gloucestershire", "Improvement plan")).council == ""


def test_a_paper_of_nothing_is_known_by_its_name_alone() -> None:
    """Everything else is left open."""
    assert of(name="a.pdf") == Details(title="a.pdf", sure=0.0)


TEXTS = st.text(max_size=30) | st.sampled_from(
    ["Kesterwold Council", "Inspection of", "4 May 2023", "Minutes", "Dates: 1 to 3 May 2023"]
)


@UNTIMED
@given(st.lists(st.builds(Block, TEXTS, st.sampled_from(Role)), max_size=12), TEXTS)
def test_any_opening_may_be_described(opening: list[Block], title: str) -> None:
    """Whatever a paper opens with, its kind is known and its title is something."""
    found = details(Reading((Page(tuple(opening)),), paged=True, title=title), "a.pdf")

    assert found.kind in KINDS
    assert found.title


@pytest.mark.parametrize(
    ("page", "kind", "date"),
    [
        ("kingston_Agenda_151.html", "minutes", "2026-01-15"),
        ("kingston_Agenda_412.html", "agenda", "2025-12-04"),
        ("kingston_ZebraCrossing.pdf", "committee_report", "2026-01-15"),
    ],
)
def test_real_council_papers_are_described(page: str, kind: str, date: str) -> None:
    """A real meeting's page and a report to it are of the meeting's day."""
    content = needs(MODERNGOV / page).read_bytes()

    found = details(formats.read(content, page), page)

    assert (found.kind, str(found.date)) == (kind, date)


@cache
def reports() -> dict[Path, Details]:
    """What is found of each of the real inspection reports."""
    needs(OFSTED)
    return {
        file: details(formats.read(file.read_bytes(), file.name), "report.pdf")
        for file in sorted(OFSTED.glob("*.pdf"))
    }


@cache
def first_words(file: Path) -> str:
    """The words of a report's first two pages, as PDFium alone gives them."""
    with pypdfium2.PdfDocument(file) as document:
        sheets = [document[n].get_textpage().get_text_range() for n in range(2)]
    return " ".join(" ".join(sheets).split())


def right_kind(file: Path, found: Details) -> bool:
    """Whether the kind is the one that the first page's title makes it."""
    old = "inspection of services for children in need of help and protection"
    return found.kind == ("ofsted_sif" if old in first_words(file).lower() else "ofsted_ilacs")


def right_council(file: Path, found: Details) -> bool:
    """Whether the council is the one in the file's name."""
    place = file.name.split("_")[1].split("-")
    return bool(found.council) and all(word in found.council.lower() for word in place)


def right_date(file: Path, found: Details) -> bool:
    """Whether the date is the last day after the words "Inspection dates:"."""
    said = re.search(
        r"Inspection dates?:(.*?20\d\d)(?: (?:to|[-–─]) (\d.*?20\d\d))?", first_words(file)
    )
    return bool(said) and found.date == max(days(said[2] or said[1]), default=None)


@pytest.mark.parametrize(
    ("right", "floor"), [(right_kind, 78), (right_council, 78), (right_date, 78)]
)
def test_real_reports_are_described(right: Right, floor: int) -> None:
    """Of the 80 real reports, at least as many are described rightly as were when measured."""
    wrong = [file.name for file, found in reports().items() if not right(file, found)]

    assert len(reports()) - len(wrong) >= floor, wrong


def test_real_reports_are_dated_before_they_are_published() -> None:
    """The file's name has the day of publication, at most five months after the inspection."""
    for file, found in reports().items():
        printed = re.search(r"inspection-(\d\d-\w+-\d{4})\.", file.name)
        assert printed
        published = datetime.datetime.strptime(printed[1], "%d-%B-%Y").date()  # noqa: DTZ007
        assert found.date
        assert 0 <= (published - found.date).days <= 150


@pytest.mark.parametrize(
    ("reading", "name", "sure"),
    [
        (reading_of(heads("Minutes of Cabinet")), "a.pdf", kinds.BY_TITLE),
        (reading_of(heads("Kesterwold peer challenge")), "a.pdf", kinds.IN_TITLE),
        (reading_of(heads("Kesterwold", "Feedback", "Peer review")), "a.pdf", kinds.IN_HEADINGS),
        (
            reading_of([*heads("Speed limits"), Block("Report by Ann Day, Director")]),
            "a.pdf",
            kinds.BY_FORM,
        ),
        (reading_of(heads("Caseloads")), "2023-peer-review.pdf", kinds.BY_NAME),
        (reading_of(heads("Caseloads")), "a.pdf", 0.0),
    ],
)
def test_the_kind_is_as_sure_as_its_surest_sign(reading: Reading, name: str, sure: float) -> None:
    """A title is a better sign than a heading, and that than a file's name."""
    assert details(reading, name).sure == sure


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Report by Ann Day, Director of Highways", "committee_report"),
        ("Report of the Ann Day Inquiry", "committee_report"),
        ("Report by the end of May", "other"),
        ("Minutes:", "minutes"),
        ("Present: Councillor Day (Chair), Councillor May", "minutes"),
        ("This Council notes that caseloads rose.", "motion"),
        ("Post a Comment", "blog"),
        ("Similar Articles", "news"),
        ("It rose.", "other"),
    ],
)
def test_a_line_may_tell_the_kind_where_no_title_does(line: str, kind: str) -> None:
    """Only papers of that kind have such a line."""
    assert of(*heads("Caseloads"), Block(PROSE), Block(line)).kind == kind


def test_an_inspection_report_is_described_by_its_first_page() -> None:
    """All that it prints of itself there."""
    found = of(
        *heads(
            "Kesterwold Council",
            "Inspection of services for children in need of help and protection",
            "Inspection date: 24 October 2016 to 17 November 2016",
            "Report published: 24 January 2017",
            "Children’s services in Kesterwold are inadequate",
        ),
        Block("1. Children who need help and protection Inadequate"),
        Block("Lead inspector: Ann Day HMI"),
        Block("You may reuse it under the Open Government Licence."),
    )

    assert found == Details(
        title="Kesterwold Council: Inspection of services for children in need of help and"
        " protection",
        kind="ofsted_sif",
        council="Kesterwold Council",
        date=datetime.date(2016, 11, 17),
        began=datetime.date(2016, 10, 24),
        published=datetime.date(2017, 1, 24),
        status="final",
        author="Ann Day, HMI",
        licence="You may reuse it under the Open Government Licence.",
        grades=(
            ("Overall effectiveness", "Inadequate"),
            ("Children who need help and protection", "Inadequate"),
        ),
        sure=kinds.BY_TITLE,
    )


def test_a_paper_of_one_day_began_on_no_other() -> None:
    """Only what lasted has a first day."""
    assert of(*heads("Minutes of Cabinet"), Block("Held on 4 May 2023")).began is None


def test_a_paper_that_only_says_when_it_was_published_is_of_that_day() -> None:
    """An article has no other."""
    found = of(*heads("Caseloads"), Block("Published 4 March 2024"))

    assert (str(found.date), str(found.published)) == ("2024-03-04", "2024-03-04")


def test_a_committee_s_report_is_titled_by_its_subject() -> None:
    """The names of the council and its committee come first, and the date between."""
    found = of(
        *heads("Kesterwold Council", "Health Scrutiny Committee"),
        Block("25 June 2024"),
        *heads("Caseloads: Quarter 4", "Background"),
    )

    assert found.title == "Kesterwold Council: Caseloads: Quarter 4"
    assert found.body == "Health Scrutiny Committee"


def test_confirmed_minutes_are_known_as_confirmed() -> None:
    """Where their title says so."""
    assert of(*heads("Confirmed minutes of Cabinet")).status == "confirmed"


def test_minutes_that_say_that_they_were_confirmed_are_confirmed() -> None:
    """Not those that confirm the minutes of the meeting before."""
    confirmed = Block("Status: These minutes were confirmed as a correct record on 12 May 2023.")
    before = Block("The minutes of the meeting held on 4 May 2023 were confirmed.")

    found = [
        details(Reading((Page((block,)),), paged=False, title="Minutes of the Board"), "a").status
        for block in (confirmed, before)
    ]

    assert found == ["confirmed", ""]
