"""The kinds of paper that a question names."""

import pytest

from bot.kinds import kinds
from corpus.documents import KINDS

INSPECTION = {"ofsted_ilacs", "ofsted_sif", "ofsted_letter"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What did Ofsted say?", INSPECTION),
        ("the last inspection", INSPECTION),
        ("what inspectors found", INSPECTION),
        ("the monitoring visit", {"ofsted_letter"}),
        ("the peer challenge", {"peer_review"}),
        ("what the peers advised", {"peer_review"}),
        ("the commissioner’s report", {"commissioner_report"}),
        ("the serious case review", {"case_review"}),
        ("the improvement plan", {"improvement_plan"}),
        ("the agenda", {"agenda"}),
        ("the minutes of the meeting", {"minutes"}),
        ("the decision notice", {"decision"}),
        ("the officers’ report", {"committee_report"}),
        ("the amendment to the motion", {"motion"}),
        ("a blog", {"blog"}),
        ("what the press wrote", {"news"}),
        ("the MINUTES", {"minutes"}),
        ("the minutes on the peer review", {"minutes", "peer_review"}),
        ("caseloads", set()),
        ("commissioning, emotions and pressing agendas", set()),
        ("", set()),
    ],
)
def test_names_kinds_of_paper(text: str, wanted: set[str]) -> None:
    """As people call them; parts of other words are none."""
    assert kinds(text) == wanted


def test_names_only_kinds_that_there_are() -> None:
    """One that no paper can be would prefer nothing."""
    text = (
        "ofsted monitoring visit peer review commissioner case review action plan agenda minutes"
        " decision notice cabinet report motion blog news"
    )

    assert kinds(text) == KINDS.keys() - {"other"}
