"""A folder is a source: what would change, what was renamed, what says the same, what is exempt."""

from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.embedding import Embedding
from corpus.generations import current
from corpus.settings import Settings
from ingest.ingest import ingest, rehearse
from tests.conftest import Cli
from tests.ingest.test_ingest import Quotable, Shelved, generation, seen, write

MINUTES = "Minutes of the Scrutiny Committee\n\n25 June 2024\n\n" + "\n\n".join(
    f"Caseloads in team {team} rose from {team + 20} to {team + 21} in the spring."
    for team in range(30)
)
"""Minutes of one meeting, long enough to be told from another's."""
TOML = '[[paper]]\nfile = "{name}.txt"\n{said}\n\n'


def about(folder: Path, **said: str) -> None:
    """Say by hand what is known of papers."""
    lines = [TOML.format(name=name, said=known) for name, known in said.items()]
    (folder / "papers.toml").write_text("".join(lines), encoding="utf-8")


def test_a_dry_run_says_what_would_happen(folder: Path, settings: Settings) -> None:
    """What is added, changed, removed and refused."""
    write(folder, a="Caseloads rose.", b="Nobody left.", c="They stayed.")
    ingest([folder], settings)
    write(folder, a="Caseloads fell.", d="Somebody came.", e="")
    (folder / "b.txt").unlink()

    report = rehearse([folder], settings)

    assert seen(report) == {
        "added": ["d.txt"],
        "changed": ["a.txt"],
        "unchanged": ["c.txt"],
        "removed": ["b.txt"],
        "refused": ["e.txt"],
    }


def test_a_dry_run_changes_nothing(folder: Path, settings: Settings, quotable: Quotable) -> None:
    """The index serves what it served."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    before = generation(settings)
    write(folder, a="Caseloads fell.")

    rehearse([folder], settings)

    assert generation(settings) == before
    assert quotable() == ["Caseloads rose."]


def test_a_dry_run_needs_no_index(folder: Path, settings: Settings) -> None:
    """And makes none."""
    write(folder, a="Caseloads rose.")

    report = rehearse([folder], settings)

    assert seen(report) == {"added": ["a.txt"]}
    assert not settings.index.exists()


def test_a_dry_run_from_the_command_line(folder: Path, cli: Cli, settings: Settings) -> None:
    """The same table, and no index."""
    write(folder, a="Caseloads rose.")

    said = cli("ingest", "--dry-run", folder)

    assert said.returncode == 0
    assert "added" in said.stdout
    assert not (settings.index / "CURRENT").exists()


def test_a_renamed_paper_is_the_same_paper(
    folder: Path, settings: Settings, shelved: Shelved, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has its new name, and nothing of it is embedded again."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    (folder / "a.txt").rename(folder / "b.txt")
    monkeypatch.delattr(Embedding, "passages")

    report = ingest([folder], settings)

    assert report.renamed == {folder / "b.txt": folder / "a.txt"}
    assert seen(report) == {}
    assert set(shelved()) == {"b.txt"}


def test_a_paper_that_was_renamed_and_changed_is_another(folder: Path, settings: Settings) -> None:
    """Nothing tells that it was the other one."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    (folder / "a.txt").unlink()
    write(folder, b="Caseloads fell.")

    report = ingest([folder], settings)

    assert seen(report) == {"added": ["b.txt"], "removed": ["a.txt"]}


def test_a_renamed_file_that_was_refused_is_refused(folder: Path, settings: Settings) -> None:
    """Under its new name."""
    write(folder, a="Caseloads rose.", b="")
    ingest([folder], settings)
    (folder / "b.txt").rename(folder / "c.txt")

    assert seen(ingest([folder], settings))["refused"] == ["c.txt"]


def test_the_confirmed_minutes_answer_for_the_draft(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """Whichever came first; the draft is kept, but not found."""
    write(folder, a=MINUTES, b=MINUTES.replace("from 24", "from 25"))
    draft, confirmed = (
        f'kind = "minutes"\nbody = "Scrutiny"\nstatus = "{status}"'
        for status in ("draft", "confirmed")
    )
    about(folder, a=draft, b=confirmed)

    report = ingest([folder], settings)

    assert len(report.twins) == 1
    catalogue = Catalogue(current(settings.index) / "catalogue.sqlite")
    found = {one.passage.document.name for one in catalogue.passages(_all(catalogue)).values()}
    catalogue.close()
    assert found == {"b.txt"}


def test_the_draft_answers_again_when_the_confirmed_minutes_are_withdrawn(
    folder: Path, settings: Settings
) -> None:
    """Which of them answers is found anew by every ingest."""
    write(folder, a=MINUTES, b=MINUTES + "\n\nThe meeting ended.")
    about(
        folder, a='kind = "minutes"\nstatus = "draft"', b='kind = "minutes"\nstatus = "confirmed"'
    )
    ingest([folder], settings)
    (folder / "b.txt").unlink()

    report = ingest([folder], settings)

    assert report.twins == {}


def test_a_paper_that_looks_exempt_is_refused(folder: Path, settings: Settings) -> None:
    """In one line that says what it says of itself and what to do."""
    write(folder, a="NOT FOR PUBLICATION\n\nThe price is 4 million.", b="Caseloads rose.")

    report = ingest([folder], settings)

    (reason,) = report.refused.values()
    assert reason.startswith("a.txt looks exempt (“NOT FOR PUBLICATION”): give it an access label")


def test_an_exempt_paper_with_a_label_is_read(folder: Path, settings: Settings) -> None:
    """Somebody has decided who may see it."""
    write(folder, a="NOT FOR PUBLICATION\n\nThe price is 4 million.")
    about(folder, a='access = "members"')

    assert seen(ingest([folder], settings)) == {"added": ["a.txt"]}


def test_an_exempt_item_is_left_out_with_a_warning(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """The rest of the paper is read."""
    page = (
        "<html><body><h1>Agenda</h1><h2>4 Plan</h2><p>The plan was noted.</p>"
        "<h2>5 Contract (exempt)</h2><p>The price is 4 million.</p></body></html>"
    )
    (folder / "agenda.html").write_text(page, encoding="utf-8")

    report = ingest([folder], settings)

    ((warning,),) = report.warnings.values()
    assert "“5 Contract (exempt)” looks exempt and was left out" in warning
    assert not any("4 million" in text for text in quotable())


def _all(catalogue: Catalogue) -> list[str]:
    return [one for document in catalogue.documents() for one in catalogue.passage_ids(document)]
