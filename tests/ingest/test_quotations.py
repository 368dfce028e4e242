"""Words between quotation marks are given to whoever the paper names for them, and to nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Span
from ingest.quotations import quotations
from tests.corpus.conftest import UNTIMED


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """What is quoted in these paragraphs, and who is named for it."""
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += f"{paragraph}\n\n"
    return [(one.voice.speaker, text[one.start : one.end]) for one in quotations(text, spans)]


WORDS = "caseloads are far too high"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"The peer review report warns: “{WORDS}.”", "The peer review report"),
        (f"Ofsted states - '{WORDS}'.", "Ofsted"),
        (f"The report of the inspection found ‘{WORDS}’ and more.", "The report of the inspection"),
        (f"Last year, the children’s commissioner said, “{WORDS}”.", "the children’s commissioner"),
        (f'Mrs Dale said: "{WORDS}."', "Mrs Dale"),
        (f"We heard that inspectors found that “{WORDS}”.", "inspectors"),
        (f"Ann Dale, chair of the Day Trust, said: “{WORDS}.”", "Ann Dale"),
        (f"But, highlighted in the Inspection Report - '{WORDS}.'", "the Inspection Report"),
        (f"Or, as OFSTED puts it, there is “{WORDS}”.", "OFSTED"),
        (f"According to the audit, “{WORDS}”.", "the audit"),
        (f"“{WORDS},” said Ann Dale.", "Ann Dale"),
        (f"“{WORDS},” the Director said.", "the Director"),
    ],
)
def test_a_quotation_is_given_to_whoever_is_named_for_it(text: str, speaker: str) -> None:
    """Before it, in a clause of its own, or after it."""
    ((who, words),) = found(text)

    assert who == speaker
    assert words.rstrip(".,") == WORDS


@pytest.mark.parametrize(
    "text",
    [
        f"It is often heard that “{WORDS}”.",
        "The ‘front door’ was praised by inspectors.",
        "The report says that the Members’ room and the Leader’s office are closed.",
        "Inspectors found a 'good' service.",
        "No quotation at all.",
        "“",
    ],
)
def test_what_nobody_is_named_for_is_left_out(text: str) -> None:
    """Phrases held at arm's length, apostrophes and hearsay are nobody's words."""
    assert found(text) == []


def test_a_quotation_goes_on_over_paragraphs_that_open_with_a_mark() -> None:
    """Only the last of them closes it."""
    assert found(
        "The review warns: “Data is untimely and unreliable.",
        "“Supervision is missed too often.",
        "“Premises are poor and cold.”",
        "“This sentence is nobody’s at all.”",
    ) == [
        ("The review", "Data is untimely and unreliable."),
        ("The review", "Supervision is missed too often."),
        ("The review", "Premises are poor and cold."),
        ("The review", "This sentence is nobody’s at all."),
    ]


def test_a_paragraph_without_a_mark_ends_what_was_left_open() -> None:
    """A printer's slip does not give the rest of the paper to somebody."""
    assert found(
        "The review warns: “Data is untimely and unreliable.",
        "We do not agree.",
        "“Premises are poor and cold.”",
    ) == [("The review", "Data is untimely and unreliable.")]


def test_the_report_is_the_one_that_was_named() -> None:
    """A pronoun leans on the source before it."""
    assert found(
        "The peer review warns: “Data is untimely and unreliable.”",
        "The report continues: “Supervision is missed too often.”",
    )[1] == ("The peer review", "Supervision is missed too often.")


def test_a_plural_s_apostrophe_does_not_end_a_quotation() -> None:
    """The mark that ends it has a full stop before it or after it."""
    ((_, words),) = found("Ofsted states - 'Members' views and officers' replies were heard.'")

    assert words == "Members' views and officers' replies were heard."


@UNTIMED
@given(
    st.lists(
        st.text("aA .,;:“”‘’\"'-\n")
        | st.sampled_from(["Ofsted said: “", "” said Ann", "The report"]),
        max_size=12,
    ).map("".join)
)
def test_quotations_are_in_order_and_inside_their_block(text: str) -> None:
    """Whatever marks a paper prints."""
    stretches = quotations(text, [Span(0, len(text))])

    ends = [0, *(one.end for one in stretches)]
    assert all(end <= one.start < one.end for end, one in zip(ends, stretches, strict=False))
    assert all(one.end <= len(text) for one in stretches)
