"""councilbot ingest moderngov, against the loopback site."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.commands import councilbot
from corpus.errors import BadSetting, BadSource, SiteNotReachable, SiteRefused
from corpus.settings import Settings
from ingest.moderngov.commands import Surroundings
from tests.conftest import Cli
from tests.ingest.moderngov.conftest import INDOORS
from tests.ingest.moderngov.kesterwold import TODAY, page_of
from tests.ingest.moderngov.site import Site

Command = Callable[..., str]
OPTIONS = ["--committee", "214", "--from", "2024-01-01"]


@pytest.fixture
def fetch(
    site: Site,
    settings: Settings,
    into: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Run the command in this process, where the site may be on this machine; what it printed."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("COUNCILBOT_INDEX", str(settings.index))
    monkeypatch.setenv("COUNCILBOT_CONTACT", "clerk@kesterwold.example")

    def run(*arguments: str, url: str = site.url, to: Path | None = into) -> str:
        around = Surroundings(TODAY, site.ticking.clock, INDOORS)
        where = ["--into", str(to)] if to else []
        words = ["ingest", "moderngov", url, *OPTIONS, *where, *arguments]
        councilbot(words, obj=around, standalone_mode=False)
        return capsys.readouterr().out

    return run


def counts(shown: str, heading: str) -> list[int]:
    """The numbers of the table with this heading."""
    lines = [line.split() for line in shown.splitlines()]
    at = next(number for number, line in enumerate(lines) if line[:1] == [heading])
    return [int(cell) for cell in lines[at + 2]]


def test_a_summary_counts_what_was_fetched_and_what_became_of_it(fetch: Command) -> None:
    """Meetings, pages, files, unchanged, withdrawn, skipped, not public; then the index."""
    shown = fetch()

    assert counts(shown, "meetings") == [4, 4, 3, 0, 0, 0, 2]
    assert counts(shown, "papers") == [7, 0, 0, 0, 0]


def test_a_second_summary_says_what_was_not_looked_at_again(fetch: Command) -> None:
    """And that nothing has changed."""
    fetch()

    shown = fetch()

    assert counts(shown, "meetings") == [4, 0, 0, 6, 0, 0, 2]
    assert "Meetings complete before, and not looked at again: 2." in shown.splitlines()
    assert counts(shown, "papers") == [0, 0, 7, 0, 0]


def test_whatever_is_amiss_has_a_line(fetch: Command, site: Site, into: Path) -> None:
    """Which is not broken, so that a program may read it."""
    site.put(page_of(1301), status=404)

    lines = fetch().splitlines()

    page = f"{site.url}ieListDocuments.aspx?CId=214&MId="
    assert f"skipped: {page}1301&Ver=4: there is nothing at its address" in lines
    assert f"not public, not fetched: 25 June 2024, item 6: {page}1342&Ver=4#AI23306" in lines
    assert f"The papers are in {into}." in lines


def test_one_object_is_printed_for_programs(fetch: Command, into: Path) -> None:
    """With what was fetched and what became of it."""
    shown = fetch("--json")

    found = json.loads(shown)
    assert shown.count("\n") == 1
    assert found["folder"] == str(into)
    assert (found["fetched"]["meetings"], len(found["fetched"]["pages"])) == (4, 4)
    assert len(found["ingested"]["added"]) == 7
    assert found["ingested"]["refused"] == {}


def test_what_was_fetched_can_be_asked_about(fetch: Command, site: Site, cli: Cli) -> None:
    """With the address of the item, and that the minutes are a draft."""
    fetch()

    ran = cli("ask", "How many social workers still held more than 22 cases?", "--json")

    (quote, *_) = json.loads(ran.stdout)["quotes"]
    assert "it was eleven" in quote["text"]
    assert quote["url"].startswith(f"{site.url}mgAi.aspx?ID=23304")
    assert quote["status"] == "draft"


def test_the_folder_is_named_for_the_site_and_the_committee(
    fetch: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the current one, when none is named."""
    monkeypatch.chdir(tmp_path)

    fetch(to=None)

    assert (tmp_path / "127.0.0.1-214" / "papers.toml").exists()


def test_the_index_may_be_named(fetch: Command, settings: Settings, tmp_path: Path) -> None:
    """The option goes before the environment."""
    fetch("--index", str(tmp_path / "elsewhere"))

    assert (tmp_path / "elsewhere" / "CURRENT").exists()
    assert not settings.index.exists()


def test_a_run_that_a_site_ends_shows_what_it_came_to(
    fetch: Command, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the line that says why."""
    site.put(page_of(1342), status=429)

    with pytest.raises(SiteRefused, match="slow down"):
        fetch()

    assert counts(capsys.readouterr().out, "meetings") == [4, 1, 0, 0, 0, 0, 0]


def test_a_site_that_is_left_at_once_leaves_no_folder(
    fetch: Command, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor a summary that says where papers are."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /", media_type="text/plain")

    with pytest.raises(SiteNotReachable):
        fetch(to=tmp_path / "new")

    assert not (tmp_path / "new").exists()
    assert capsys.readouterr().out == ""


def test_no_meetings_are_no_failure(fetch: Command, settings: Settings) -> None:
    """There is nothing to ingest then."""
    shown = fetch("--from", "2030-01-01")

    assert counts(shown, "meetings") == [0] * 7
    assert not settings.index.exists()


def test_progress_is_shown_on_a_terminal(fetch: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the stream of the errors."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    shown = fetch("--json")

    assert "Fetching from 127.0.0.1" in terminal.getvalue()
    assert "meeting 4 of 4" in terminal.getvalue()
    assert json.loads(shown)["folder"]


@pytest.mark.parametrize("contact", ["me <me@example.org>", "a b", "(x)", "é@example.org", "a\nb"])
def test_a_contact_that_cannot_be_sent_is_one_line(fetch: Command, contact: str) -> None:
    """It says what can."""
    with pytest.raises(BadSetting, match="give an e-mail address or a web page"):
        fetch("--contact", contact)


def test_the_contact_is_sent(fetch: Command, site: Site) -> None:
    """With the version, in every request."""
    fetch("--contact", "https://kesterwold.example/councilbot")

    assert {request.headers["User-Agent"] for request in site.requests} == {
        "councilbot/0.1.0 (+https://kesterwold.example/councilbot)"
    }


def test_an_address_of_no_site_is_one_line(fetch: Command) -> None:
    """Nothing is made for it."""
    with pytest.raises(BadSource, match="is no address of a site"):
        fetch(url="file:///etc/passwd")


def test_a_site_indoors_is_one_line_for_a_user(cli: Cli, site: Site, into: Path) -> None:
    """Nobody can allow it from outside; exit code 3."""
    ran = cli("ingest", "moderngov", site.url, *OPTIONS, "--into", into, "--contact", "a@b.example")

    assert ran.returncode == 3
    assert "127.0.0.1 is not on the public internet" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert site.requests == []


def test_without_a_contact_nothing_is_fetched(cli: Cli, site: Site, into: Path) -> None:
    """One line says how to give one."""
    ran = cli("ingest", "moderngov", site.url, *OPTIONS, "--into", into, COUNCILBOT_CONTACT="")

    assert ran.returncode == 2
    assert ran.stderr == (
        "councilbot: Say who is fetching, so that the council can reach you:"
        " --contact YOU@EXAMPLE.ORG or COUNCILBOT_CONTACT.\n"
    )


def test_help_is_found_from_that_of_ingest(cli: Cli) -> None:
    """And says which variables stand in for its options."""
    assert "councilbot ingest moderngov --help" in cli("ingest", "--help").stdout
    assert "COUNCILBOT_CONTACT" in cli("ingest", "moderngov", "--help").stdout


def test_a_folder_of_that_name_can_be_ingested(
    cli: Cli, tmp_path: Path, settings: Settings
) -> None:
    """By a path that could be nothing else."""
    papers = tmp_path / "moderngov"
    papers.mkdir()
    (papers / "a.txt").write_text("Caseloads rose.", encoding="utf-8")

    ran = cli("ingest", f"{tmp_path}/./moderngov")

    assert ran.returncode == 0
