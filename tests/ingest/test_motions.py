"""Motions, amendments and votes are told apart, and say what became of them."""

import pytest

from ingest.motions import Matter, matters
from ingest.reading.blocks import Block, Page, Reading, Role, role_of
from ingest.structure import lay_out


def found(*texts: str | Block) -> list[tuple[str, Matter]]:
    """The motions, amendments and votes among these blocks, with what each block says."""
    blocks = [text if isinstance(text, Block) else Block(text, role_of(text)) for text in texts]
    layout = lay_out(Reading((Page(tuple(blocks)),), paged=False))
    marked = matters(layout.blocks)
    return [
        (placed.block.text, marked[placed.span.start])
        for placed in layout.blocks
        if placed.span.start in marked
    ]


MOTION = (
    "Proposed by Councillor Ann Day. Seconded by Councillor K.J. May.",
    "This Council notes:",
    "• that caseloads rose;",
    "This Council resolves:",
    "1. to write to the Minister.",
)
AMENDMENT = (
    "An amendment was moved by Councillor Roe and seconded by Councillor Fox:",
    "• to leave out everything.",
)


def test_a_motion_has_its_limbs_its_mover_and_its_seconder() -> None:
    """From what it notes to what it resolves."""
    limbs = found(*MOTION)

    assert [text for text, _ in limbs] == list(MOTION[1:])
    assert {(one.kind, one.mover, one.seconder) for _, one in limbs} == {
        ("motion", "Councillor Ann Day", "Councillor K.J. May")
    }


@pytest.mark.parametrize(
    ("vote", "result"),
    [
        ("On being put to the vote the amendment was lost by 22 votes to 30.", "lost"),
        ("The amendment was put to the vote and declared lost.", "lost"),
        ("The amendment, with the leave of Council, was withdrawn.", "withdrawn"),
        ("The amendment was then put to the meeting and carried.", "carried"),
        ("AMENDMENT LOST", "lost"),
        ("The amendment was not carried.", "lost"),
    ],
)
def test_an_amendment_says_what_became_of_it(vote: str, result: str) -> None:
    """However the clerk puts it; the motion's own outcome is another."""
    limbs = found(*MOTION, *AMENDMENT, vote, "The motion was carried unanimously.")

    results = {one.kind: one.result for _, one in limbs if one.kind != "vote"}
    assert results["amendment"] == result
    assert results["motion"].startswith("carried")


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        (("The amendment was carried.", "The motion was then carried."), "carried as amended"),
        (("The amendment was lost.", "The motion was carried."), "carried"),
        (("The motion as amended was carried by 47 votes to none.",), "carried as amended"),
        (("The motion, as amended, was agreed.",), "carried as amended"),
        (("The motion as thus amended was carried.",), "carried as amended"),
        (("The amendment was carried.", "The motion as amended was lost."), "lost"),
    ],
)
def test_a_motion_says_whether_its_words_were_amended(votes: tuple[str, ...], result: str) -> None:
    """What was moved is then not what was carried."""
    limbs = found(*MOTION, *AMENDMENT, *votes)

    assert {one.result for _, one in limbs if one.kind == "motion"} == {result}


def test_an_amendment_does_not_reach_into_the_next_item() -> None:
    """Another item's motion is carried as it was moved."""
    heading = Block("8 Parks", Role.HEADING, 3)
    votes = ("The amendment was carried.", "The motion was carried.")

    limbs = found(*MOTION, *AMENDMENT, *votes, heading, *MOTION, votes[1])

    assert [one.result for _, one in limbs if one.kind == "vote"][-1] == "carried"


def test_what_was_not_voted_on_has_no_result() -> None:
    """Nothing is taken for granted."""
    assert {one.result for _, one in found(*MOTION)} == {""}


def test_an_outcome_does_not_reach_into_the_next_item() -> None:
    """Another item's vote is another matter's."""
    limbs = found(*MOTION, Block("8 Parks", Role.HEADING, 3), "The motion was lost.")

    assert {one.result for _, one in limbs if one.kind == "motion"} == {""}


def test_a_recorded_vote_is_one_matter_with_its_names() -> None:
    """Who voted how stays with the vote."""
    (vote, _), *names = found(
        "A recorded vote was requested on the proposal. It was carried by six votes to four:",
        "FOR – Councillors Day and May (2).",
        "AGAINST – Councillor Roe (1).",
        "The meeting ended.",
    )

    assert vote.startswith("A recorded vote")
    assert [(one.kind, one.result) for _, one in names] == [("vote", "carried")] * 2


def test_the_row_of_a_recorded_vote_says_its_result() -> None:
    """As ModernGov prints it."""
    ((_, vote),) = found(
        Block("Amendment: parks | Amendment | For 4, Against 6, Abstain 1 | Rejected", Role.ROW)
    )

    assert (vote.kind, vote.result) == ("vote", "lost")


@pytest.mark.parametrize(
    "text",
    [
        "The motion of the swings was tested.",
        "It was moved by Councillor Day, seconded by Councillor May and RESOLVED that:",
        "2. the proposal that the report be presented twice a year be not agreed.",
        "Members discussed the amendment to the plan.",
        "A proposal was made by the Chair to defer the decision until agreed.",
    ],
)
def test_what_only_speaks_of_one_is_none(text: str) -> None:
    """A word alone makes no motion."""
    assert found(text) == []


def test_the_mover_s_voice_names_the_seconder() -> None:
    """Both are printed beside a quote."""
    (_, motion), *_ = found(*MOTION)

    assert motion.voice
    assert (motion.voice.speaker, motion.voice.role) == (
        "Councillor Ann Day",
        "mover, seconded by Councillor K.J. May",
    )
