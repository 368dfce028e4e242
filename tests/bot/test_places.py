"""The list of councils."""

import pytest

from bot.places import ALSO_WORDS, PLACES, is_place
from corpus.filters import council_key


def test_names_each_once() -> None:
    """A name that was broken over two lines would be two, or twice there."""
    assert len(set(PLACES)) == len(PLACES) > 200


@pytest.mark.parametrize("name", PLACES)
def test_names_are_without_their_style(name: str) -> None:
    """As a question is compared with them; "City" in "Armagh City" is part of the name."""
    assert name == " ".join(name.split())
    assert name[0].isupper()
    assert not name.endswith(("Council", "Borough"))


def test_those_that_are_words_too_are_among_them() -> None:
    """A word that is no council's name needs no capital letter to be another thing."""
    assert {*map(council_key, PLACES), *(name.split()[0].lower() for name in PLACES)} >= ALSO_WORDS


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("leeds", True), ("hamlets", True), ("and", False), ("on", False), ("kesterwold", False)],
)
def test_knows_the_words_of_their_names(word: str, wanted: bool) -> None:
    """Short words that join a name belong to no place."""
    assert is_place(word) is wanted
