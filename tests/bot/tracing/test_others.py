"""Other asks that somebody's words fit."""

from bot.tracing.finding import ask_like
from bot.tracing.others import others
from corpus.shelf import Generation
from evals.index import LABELS


def named(words: str, papers: Generation, council: str = "") -> list[str]:
    """The papers of the other asks that words fit."""
    meant = ask_like(words, papers, LABELS, "")
    assert meant
    found = others(words, meant, papers, LABELS, council)
    return [quote.passage.document.name for quote in found]


def test_the_same_words_asked_elsewhere_are_named(generation: Generation) -> None:
    """Cabinet decided what a report and the committee had asked for."""
    found = named("adopt a ceiling of 20 children", generation)
    assert "2024-07-cabinet-decision-notice.txt" in found
    assert "2024-07-cabinet-workforce-report.pdf" in found


def test_another_number_is_another_ask(generation: Generation) -> None:
    """An amendment to 18 is not one of 20."""
    assert "2024-06-scrutiny-minutes.html" not in named("ceiling of 20 children", generation)


def test_words_of_one_ask_name_no_other(generation: Generation) -> None:
    """Nor does another council's paper fit where one is named."""
    assert named("a shorter threshold document of 12 pages", generation) == []
    assert named("adopt a ceiling of 20 children", generation, "elsewhere") == []
