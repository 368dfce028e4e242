"""Which later passages of the sample papers are about an ask."""

from bot.tracing.asks import Ask, asks
from bot.tracing.later import later
from bot.tracing.mentions import Link, mentions
from corpus.shelf import Generation
from evals.index import LABELS


def sure(generation: Generation, name: str, words: str) -> list[Link]:
    """The sure links of the ask of a sample paper that has these words."""
    document = generation.named(name)
    assert document
    one: Ask = next(
        some for some in asks(list(generation.shelved(document.id))) if words in some.quote.text
    )
    within = frozenset(paper.id for paper in later(document, generation, LABELS))
    (links,) = mentions([one], generation, LABELS, within)
    return [link for link in links if link.sure]


def papers(links: list[Link]) -> set[str]:
    """The names of the papers that links are of."""
    return {link.quote.passage.document.name for link in links}


def test_an_acronym_is_found_by_what_it_stands_for(generation: Generation) -> None:
    """A row on ICPCs answers an ask on initial child protection conferences."""
    links = sure(generation, "2023-03-inspection-report.pdf", "child protection conferences, and")
    assert {"2025-01-scorecard.xlsx", "2024-06-scrutiny-minutes.html"} <= papers(links)


def test_what_is_close_in_meaning_to_the_nearest_is_found(generation: Generation) -> None:
    """The plan speaks of how many children a social worker holds, and not of caseloads."""
    links = sure(generation, "2023-03-inspection-report.pdf", "size of social workers’ caseloads")
    assert "2023-06-improvement-plan.docx" in papers(links)


def test_the_matter_of_a_report_is_not_the_report(generation: Generation) -> None:
    """A later figure does not answer who asked for a report."""
    links = sure(generation, "2023-07-scrutiny-minutes.html", "a report on the timeliness")
    assert not any("had risen from 63%" in link.quote.text for link in links)


def test_draft_minutes_give_way_to_the_confirmed(generation: Generation) -> None:
    """Where both have a link."""
    links = sure(generation, "2024-03-peer-challenge-report.pdf", "Open the consultation line")
    assert "2024-06-scrutiny-minutes.html" in papers(links)
    assert "2024-06-scrutiny-draft-minutes.html" not in papers(links)
