"""What a brief is asked of."""

import datetime
import shutil
from pathlib import Path

import pytest

from bot.briefing.files import called
from bot.briefing.request import request
from corpus.errors import BadQuestion, NothingToBrief
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.bot.briefing.conftest import AGENDA, TODAY
from tests.conftest import PAPERS
from tests.corpus.conftest import PUBLIC, document, shelve


@pytest.mark.parametrize(
    "text",
    [
        AGENDA,
        "scrutiny committee 7 November 2023",
        "Children and Families Overview and Scrutiny Committee, Tuesday 7 November 2023",
        "the next scrutiny meeting",
        "the agenda of 7/11/2023",
        "scrutiny committee November 2023",
        "scrutiny committee 07/11/23",
        "Nov 2023",
    ],
)
def test_an_agenda_is_named_in_several_ways(generation: Generation, text: str) -> None:
    """By its file, by its committee and date, or as the next one."""
    asked = request(text, generation, PUBLIC, TODAY)

    assert asked.agenda is not None
    assert asked.agenda.name == AGENDA
    assert asked.heading == "Children and Families Overview and Scrutiny Committee, 7 November 2023"
    assert [one.number for one in asked.items] == ["35", "36", "37", "38"]
    assert "DECLARATIONS OF INTEREST" in asked.standing


def test_only_papers_that_were_there_are_read(generation: Generation) -> None:
    """None of a later day, none without a day, and not the agenda itself."""
    asked = request(AGENDA, generation, PUBLIC, TODAY)

    days = [one.details.date for one in asked.papers]
    assert all(day and day <= datetime.date(2023, 11, 7) for day in days)
    assert AGENDA not in {one.name for one in asked.papers}
    assert asked.undated == 1


def test_what_became_of_the_meeting_is_not_read(generation: Generation) -> None:
    """Its own minutes are of the same day; its reports are too, and are read."""
    asked = request("2024-06-scrutiny-minutes.html", generation, PUBLIC, TODAY)

    names = {one.name for one in asked.papers}
    assert "2024-06-performance-report.pdf" in names
    assert not [name for name in names if name.startswith("2024-06-scrutiny")]


def test_draft_minutes_give_way_to_the_confirmed(generation: Generation) -> None:
    """Of the same meeting."""
    names = {one.name for one in request("caseloads", generation, PUBLIC, TODAY).papers}

    assert "2024-06-scrutiny-minutes.html" in names
    assert "2024-06-scrutiny-draft-minutes.html" not in names


def test_a_topic_is_one_item_and_may_have_a_last_day(generation: Generation) -> None:
    """Papers of that day are not before it."""
    asked = request("agency staff before 27 June 2023", generation, PUBLIC, TODAY)

    assert [one.named for one in asked.items] == ["agency staff"]
    assert max(str(one.details.date) for one in asked.papers) < "2023-06-27"


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        ("caseloads, 7 November 2023", "2023-11-07"),
        ("caseloads in November 2023", "2023-11-30"),
        ("caseloads before November 2023", "2023-10-12"),
    ],
)
def test_a_day_with_a_topic_is_the_last_of_its_papers(
    generation: Generation, text: str, newest: str
) -> None:
    """Or the month, where no day is named."""
    asked = request(text, generation, PUBLIC, TODAY)

    assert [one.topic for one in asked.items] == ["caseloads"]
    assert max(str(one.details.date) for one in asked.papers) == newest


def test_the_council_is_no_part_of_the_topic(generation: Generation) -> None:
    """All the papers are of it."""
    (item,) = request("agency staff in Kesterwold Council", generation, PUBLIC, TODAY).items

    assert item.topic == "agency staff"


def test_a_paper_that_is_no_agenda_is_one_item(generation: Generation) -> None:
    """Its title is the topic, and it is not quoted itself."""
    asked = request("2024-07-cabinet-workforce-report.pdf", generation, PUBLIC, TODAY)

    assert [one.title for one in asked.items] == [
        "Recruitment and retention of children’s social workers"
    ]
    assert "2024-07-cabinet-workforce-report.pdf" not in {one.name for one in asked.papers}


def test_a_file_is_known_by_its_bytes(generation: Generation, tmp_path: Path) -> None:
    """Whatever it is called."""
    other = shutil.copy(PAPERS / AGENDA, tmp_path / "downloaded.pdf")

    asked = request(called(str(other), generation, PUBLIC), generation, PUBLIC, TODAY)

    assert asked.agenda is not None
    assert asked.agenda.name == AGENDA


def test_a_file_that_is_not_held_says_what_to_do(
    generation: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is there or only named."""
    monkeypatch.chdir(tmp_path)
    Path("agenda.txt").write_text("1. Caseloads", "utf-8")

    for text in ("agenda.txt", "agenda.pdf"):
        with pytest.raises(NothingToBrief, match=r"not in the index: ingest it first, councilbot"):
            request(called(text, generation, PUBLIC), generation, PUBLIC, TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scrutiny committee 14 November 2023", "There is no agenda of 14 November 2023 here"),
        ("planning committee 7 November 2023", "There is no agenda of 7 November 2023 here"),
        ("next cabinet meeting", "There is no agenda of 1 November 2026 or later here"),
        ("caseloads in Leeds", "There is no paper of Leeds here"),
        ("scrutiny committee 7 November", "Say the year of the meeting too"),
        ("caseloads told to cabinet in July 2024", "a topic “before 1 August 2024”"),
        ("scrutiny committee May 2021", "There is no agenda of May 2021 here"),
        ("caseloads before 1 January 2010", "the oldest here is of 7 December 2017"),
        ("caseloads since June 2023", "up to a day: say “before 1 June 2023”"),
        ("caseloads between June 2023 and May 2024", "A brief reads the papers up to a day"),
    ],
)
def test_what_is_not_held_is_said_in_one_line(generation: Generation, text: str, said: str) -> None:
    """With what is."""
    with pytest.raises(NothingToBrief, match=said) as raised:
        request(text, generation, PUBLIC, datetime.date(2026, 11, 1))

    assert "\n" not in str(raised.value)


def test_a_council_that_is_not_held_is_told(generation: Generation) -> None:
    """With those that are."""
    with pytest.raises(
        NothingToBrief, match=r"no paper of Nowhere here\. Here are papers of Kesterwold Council\."
    ):
        request("caseloads", generation, PUBLIC, TODAY, "Nowhere")


def test_no_words_are_no_request(generation: Generation) -> None:
    """As of any question."""
    with pytest.raises(BadQuestion):
        request(" … ", generation, PUBLIC, TODAY)


def test_a_topic_is_of_one_council(settings: Settings) -> None:
    """Which is named where there are several."""
    day = datetime.date(2023, 1, 1)
    shelve(
        settings,
        document("Caseloads rose.", "a.txt", council="Kesterwold Council", date=day),
        document("Caseloads fell.", "b.txt", council="Otherby Council", date=day),
    )
    shelf = Shelf(settings)
    with shelf.reading() as index:
        with pytest.raises(NothingToBrief, match=r"Kesterwold Council; Otherby Council\."):
            request("caseloads", index, PUBLIC, TODAY)
        named = request("caseloads in Otherby", index, PUBLIC, TODAY)
        given = request("caseloads", index, PUBLIC, TODAY, "Otherby Council")
    shelf.close()

    assert [one.name for one in named.papers] == ["b.txt"] == [one.name for one in given.papers]


def test_an_agenda_without_items_is_told(settings: Settings) -> None:
    """Such as of a meeting that was cancelled."""
    shelve(settings, document("Meeting CANCELLED", "agenda.html", kind="agenda"))
    shelf = Shelf(settings)
    with (
        shelf.reading() as index,
        pytest.raises(NothingToBrief, match=r"agenda\.html has no numbered items"),
    ):
        request("agenda.html", index, PUBLIC, TODAY)
    shelf.close()


def test_hidden_papers_are_not_named(settings: Settings) -> None:
    """As if they were not held."""
    shelve(settings, document("1. Caseloads", "secret.txt", access="members", kind="agenda"))
    shelf = Shelf(settings)
    with (
        shelf.reading() as index,
        pytest.raises(NothingToBrief, match=r"secret\.txt is not in the index"),
    ):
        request("secret.txt", index, PUBLIC, TODAY)
    shelf.close()
