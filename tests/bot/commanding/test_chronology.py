"""councilbot timeline, as a user runs it."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.commanding.chronology import FEW, timeline_page
from bot.timeline import history
from corpus.receipts import receipts
from corpus.settings import Settings
from corpus.shelf import Shelf
from tests.conftest import Cli, command
from tests.corpus.conftest import PUBLIC, document, shelve


@pytest.fixture
def run(sample: Settings) -> Cli:
    """The command with the sample papers."""
    return command(sample)


def test_shows_quotes_by_date_and_how_often(run: Cli) -> None:
    """Whose papers, the numbers beside the bars, and the grades in their own words."""
    found = run("timeline", "agency social workers")

    assert found.returncode == 0
    told = " ".join(found.stdout.split())
    assert told.startswith(
        "6 sentences mention “agency social workers”, in 5 of 32 papers of Kesterwold Council."
    )
    assert "4 in 3 papers" in told
    assert "Inadequate: Inspection of Kesterwold" in told
    assert "1 sentence only in passing:" in told
    assert len(list(receipts(found.stdout))) == 6
    assert told.index("18 July 2023: confirmed minutes") < told.index("16 July 2024: final")


def test_begins_with_the_first_mention(run: Cli) -> None:
    """The years of earlier inspections have no row; those between mentions have."""
    told = run("timeline", "bus fare").stdout.partition("Grades of")[0]
    rows = [line.split()[0] for line in told.splitlines() if line.startswith("  20")]

    first, last = int(rows[0]), int(rows[-1])
    assert first > 2017
    assert rows == [str(year) for year in range(first, last + 1)]


def test_many_mentions_are_all_shown_where_all_are_wanted(run: Cli) -> None:
    """Otherwise three of each paper, and how many more there are."""
    some, everything = run("timeline", "caseloads"), run("timeline", "caseloads", "--all")

    total = int(everything.stdout.split()[0])
    assert total > FEW
    assert len(list(receipts(some.stdout))) < total <= len(list(receipts(everything.stdout)))


def test_no_mention_is_an_answer(run: Cli) -> None:
    """It says in how many papers there is none."""
    found = run("timeline", "zebra")

    assert found.returncode == 0
    assert found.stdout == "“zebra” is mentioned in none of 32 papers of Kesterwold Council.\n"


def test_prints_an_object(run: Cli) -> None:
    """With every paper, the numbers and the grades."""
    told = json.loads(run("timeline", "agency social workers", "--json").stdout)

    assert told["mentions"] == 6 == sum(one["mentions"] for one in told["papers"])
    assert told["periods"][-1] == {"period": "2025", "mentions": 1, "papers": 1}
    assert told["grades"][1]["grade"] == "Inadequate"


class _Page(HTMLParser):
    """What a page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_writes_a_page_that_can_be_read_without_its_drawing(run: Cli, tmp_path: Path) -> None:
    """The drawing has a title and a description, and tables have its numbers."""
    file = tmp_path / "timeline.html"
    found = run("timeline", "agency social workers", "--html", str(file))

    assert found.stdout.startswith(f"{file}: 6 sentences mention")
    page = _Page()
    page.feed(file.read_text(encoding="utf-8"))
    assert {"svg", "title", "desc", "caption"} <= set(page.tags)
    assert page.tags.count("rect") == 9
    assert "script" not in page.tags
    assert len(list(receipts(" ".join(page.text)))) == 5


def test_what_a_paper_says_is_text_and_no_markup(settings: Settings) -> None:
    """Whatever it prints."""
    evil = "The hub <script>alert(1)</script> opened in the town & stayed open."
    shelve(settings, document(evil, "hub.txt", title="<b>Hub</b>", council="<i>Leeds</i>"))
    shelf = Shelf(settings)
    with shelf.reading() as papers:
        page = timeline_page(history("hub", papers, PUBLIC))
    shelf.close()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not any(tag in page for tag in ("<script", "<b>", "<i>"))


def test_refuses_in_one_line(run: Cli, tmp_path: Path) -> None:
    """A page that cannot be written."""
    found = run("timeline", "hub", "--html", str(tmp_path / "none" / "page.html"))

    assert found.returncode == 2
    assert "page.html cannot be written" in found.stderr
    assert found.stderr.count("\n") == 1
    assert found.stdout == ""


def test_a_page_is_written_whole_or_not_at_all(run: Cli, tmp_path: Path) -> None:
    """What stood in its place stays where it cannot be replaced."""
    file = tmp_path / "page.html"
    file.mkdir()
    (file / "kept").touch()
    found = run("timeline", "hub", "--html", str(file))

    assert found.returncode == 2
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
