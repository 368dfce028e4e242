"""A file on this machine that a brief is asked of."""

from pathlib import Path

import pytest

from bot.briefing.files import called
from bot.briefing.request import request
from corpus.errors import NothingToBrief
from corpus.shelf import Generation
from tests.bot.briefing.conftest import TODAY
from tests.corpus.conftest import PUBLIC


def test_a_folder_is_no_topic(generation: Generation, tmp_path: Path) -> None:
    """What to name in its place is said."""
    with pytest.raises(NothingToBrief, match=r"is no file: name an agenda, a meeting or a topic\."):
        called(str(tmp_path), generation, PUBLIC)


def test_a_file_with_any_name_is_no_topic(generation: Generation, tmp_path: Path) -> None:
    """But a paper that is not held."""
    file = tmp_path / "notes"
    file.write_text("caseloads", "utf-8")

    with pytest.raises(NothingToBrief, match="is not in the index"):
        called(str(file), generation, PUBLIC)


@pytest.mark.parametrize("text", ["caseloads", "children in 2016/17", "a" * 9000, "a\0.pdf"])
def test_other_words_are_left(generation: Generation, text: str) -> None:
    """Also those that no system takes for a path."""
    assert called(text, generation, PUBLIC) == text


def test_a_long_name_is_not_said_whole(generation: Generation) -> None:
    """One line of an error is enough."""
    with pytest.raises(NothingToBrief) as raised:
        request(f"{'a' * 900}.pdf", generation, PUBLIC, TODAY)

    assert len(str(raised.value)) < 200
