"""Titles that say that an item or a paper is not for the public."""

import pytest

from ingest.moderngov.restricted import is_restricted


@pytest.mark.parametrize(
    "title",
    [
        "Placement contract (Exempt)",
        "PART 2 - Lease of the depot",
        "Part II: staffing",
        "Confidential appendix",
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A",
        "Restricted minutes of the last meeting",
    ],
)
def test_a_title_that_says_so_is_believed(title: str) -> None:
    """However it is written."""
    assert is_restricted(title)


@pytest.mark.parametrize(
    "title",
    [
        "Children’s improvement: Quarter 4",
        "Exclusion of the press and public under Schedule 12A",
        "To exclude the public from the exempt items",
        "Part 20 claims",
        "Confidentiality policy",
        "",
    ],
)
def test_other_titles_are_public(title: str) -> None:
    """The item by which the public is sent out among them: it is minuted in public."""
    assert not is_restricted(title)
