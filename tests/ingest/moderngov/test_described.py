"""papers.toml as it is written."""

import tomllib

import hypothesis
from hypothesis import strategies as st

from ingest.moderngov.described import described
from tests.ingest.conftest import UNTIMED

PAPERS = {"b.html": {"title": "B", "date": "2024-06-25"}, "a.html": {"title": "A", "status": ""}}
OURS = described(PAPERS)


def test_each_paper_has_an_entry() -> None:
    """In the order of their names; what is not known is left out."""
    listed = tomllib.loads(OURS)["paper"]

    assert [(entry["file"], set(entry)) for entry in listed] == [
        ("a.html", {"file", "title"}),
        ("b.html", {"file", "title", "date"}),
    ]


def test_what_a_person_adds_is_kept_below() -> None:
    """Where it goes before what the site says."""
    added = '[[paper]]\nfile = "a.html"\nlicence = "OGL"'

    after = described(PAPERS, OURS + added)

    assert [entry["file"] for entry in tomllib.loads(after)["paper"]] == [
        "a.html",
        "b.html",
        "a.html",
    ]
    assert described(PAPERS, after) == after


def test_a_file_that_was_there_before_is_kept_whole() -> None:
    """It is the person's own."""
    before = '# mine\n[[paper]]\nfile = "*"\naccess = "members"\n'

    after = described(PAPERS, before)

    assert after.endswith(f"\n{before}")
    assert described(PAPERS, after) == after


@hypothesis.given(st.text(), st.text())
@UNTIMED
def test_whatever_a_site_says_can_be_read_again(title: str, body: str) -> None:
    """To the letter."""
    title = title.encode("utf-8", "ignore").decode() or "x"

    (entry,) = tomllib.loads(described({"a [1].html": {"title": title}}))["paper"]

    assert entry["title"] == title
