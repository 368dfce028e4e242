"""Which part of a brief some words belong to."""

from dataclasses import replace

import pytest

from bot.briefing.parts import Part, part
from corpus.documents import Details, Document, Span
from tests.bot.conftest import MakePassage, candidate


@pytest.mark.parametrize(
    ("kind", "of", "words", "expected"),
    [
        ("minutes", "resolution", "RESOLVED that it be noted.", Part.DECIDED),
        ("minutes", "paragraph", "It was RESOLVED that it be noted.", Part.DECIDED),
        ("motion", "motion", "asks the Leader to write to Ofsted.", Part.BESIDES),
        ("minutes", "amendment", "to provide free travel from 1 April.", Part.BESIDES),
        ("minutes", "vote", "The amendment was lost by 19 votes to 31.", Part.DECIDED),
        ("decision", "row", "Decision | That the ceiling be 20.", Part.DECIDED),
        ("decision", "row", "Alternatives considered | To wait.", Part.BESIDES),
        ("ofsted_ilacs", "finding", "Caseloads would be brought down.", Part.INSPECTED),
        ("peer_review", "paragraph", "Partners are warm.", Part.INSPECTED),
        ("improvement_plan", "row", "1.3 | Hold 90% of ICPCs | Red", Part.PROMISED),
        ("minutes", "paragraph", "He undertook to bring a proposal.", Part.PROMISED),
        ("committee_report", "paragraph", "Option D would bring more pay.", Part.BESIDES),
        ("blog", "paragraph", "The council promised more.", Part.BESIDES),
        ("minutes", "paragraph", "Members thanked the staff.", Part.BESIDES),
        ("minutes", "paragraph", "They had less than they had been promised.", Part.BESIDES),
        ("minutes", "paragraph", "No action is finished when it is written down.", Part.BESIDES),
    ],
)
def test_words_have_their_part(
    make_passage: MakePassage, kind: str, of: str, words: str, expected: Part
) -> None:
    """By the kind of paper, of passage, and by fixed words."""
    about = {"kind": of, "paged": False}
    passage = make_passage(words, (Span(0, len(words)),), **about)  # type: ignore[arg-type]
    document = passage.document
    details = type(document.details)(kind=kind)
    whole = type(document)(document.id, document.name, details, words)
    one = candidate(type(passage)(whole, 0, len(words), kind=of, sentences=passage.sentences), 0)

    assert part(one, leaves_open=False) is expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [("carried", Part.DECIDED), ("lost", Part.BESIDES), ("withdrawn", Part.BESIDES)],
)
def test_a_motion_decides_where_it_was_carried(
    make_passage: MakePassage, result: str, expected: Part
) -> None:
    """As it stands: one that was lost, withdrawn or amended is not what was resolved."""
    words = "This Council resolves to write to Ofsted."
    passage = make_passage(words, (Span(0, len(words)),), kind="motion")
    document = Document("m", "motion.html", Details(kind="motion"), words)
    moved = replace(passage, document=document, result=result)

    assert part(candidate(moved, 0), leaves_open=False) is expected


def test_what_a_motion_only_notes_is_not_decided(make_passage: MakePassage) -> None:
    """Its limbs follow what leads to them."""
    words = "This Council notes: that caseloads are high;"
    spans = (Span(0, 20), Span(21, len(words)))

    moved = replace(make_passage(words, spans, kind="motion"), result="carried")
    one = candidate(moved, 1)

    assert part(one, leaves_open=False) is not Part.DECIDED


def test_an_open_end_is_one_wherever_it_stands(make_passage: MakePassage) -> None:
    """But in a blog."""
    assert part(candidate(make_passage(), 0), leaves_open=True) is Part.OPEN
