"""Each stretch of minutes is its speaker's, and what nobody is named for is nobody's."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpus.documents import Said
from ingest.reading.blocks import Block, Page, Reading, Role, role_of
from ingest.speeches import speeches
from ingest.structure import lay_out
from tests.corpus.conftest import UNTIMED
from tests.ingest.conftest import READINGS

OPENING = "Tina Dale, Assistant Director Social Work, Day Council provided a presentation."


def said(*texts: str | Block, minutes: bool = True) -> list[tuple[str, str, str]]:
    """Speaker, manner and first three words of each stretch."""
    blocks = [text if isinstance(text, Block) else Block(text, role_of(text)) for text in texts]
    layout = lay_out(Reading((Page(tuple(blocks)),), paged=False))
    return [
        (
            one.voice.speaker,
            one.voice.manner,
            " ".join(layout.text[one.start : one.end].split()[:3]),
        )
        for one in speeches(layout.text, layout.blocks, minutes=minutes)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Councillor K.J May, Cabinet Member for Skills, commented on it.", "Councillor K.J May"),
        ("Councillor Day asked about caseloads.", "Councillor Day"),
        ("Councillor K.J. May reiterated the point.", "Councillor K.J. May"),
        ("Councillor O’Brien-Smith welcomed it.", "Councillor O’Brien-Smith"),
        ("Cllr Day asked why.", "Cllr Day"),
        ("Cllr. Day asked why.", "Cllr. Day"),
        ("Mrs Day thanked officers.", "Mrs Day"),
        ("The Chair then asked why.", "The Chair"),
        ("The Chair of the Board also asked why.", "The Chair of the Board"),
        ("The Director said that they had fallen.", "The Director"),
        ("The Assistant Director Social Work explained it.", "The Assistant Director Social Work"),
        (
            "The Director of Children’s Services confirmed it.",
            "The Director of Children’s Services",
        ),
        (
            "Councillor K.J May, Cabinet Member for Children, Day Council and Deputy Leader, commented.",
            "Councillor K.J May",
        ),
        ("Councillor Day further noted that it rose.", "Councillor Day"),
        ("The Leader of the Council stated it.", "The Leader of the Council"),
        ("The Cabinet Member for Children noted it.", "The Cabinet Member for Children"),
        ("Members’ queried the governance.", "Members"),
        ("A Member asked about the cost.", "A Member"),
        ("In response to Members’ queries the Director confirmed the date.", "the Director"),
        ("In reply, Mrs Dale said that it was so.", "Mrs Dale"),
        ("The Assistant Director, Safeguarding, explained the rise.", "The Assistant Director, Safeguarding"),
        ("The Cabinet Member for Skills further stated that it fell.", "The Cabinet Member for Skills"),
    ],
)  # fmt: skip
def test_a_sentence_is_the_speaker_s_that_it_names(text: str, speaker: str) -> None:
    """With an office, an initial, a turn of phrase before it."""
    ((found, manner, _),) = said(text)

    assert (found, manner) == (speaker, "reported")


@pytest.mark.parametrize(
    "text",
    [
        "Caseloads rose.",
        "The report noted that caseloads rose.",
        "Officers said that caseloads rose.",
        "Councillor Day was late.",
        "Councillor Day’s question was answered.",
        "In response, it was said that caseloads rose.",
        "RESOLVED that the plan be approved.",
        "The Committee noted the report.",
        "The Council agreed the plan.",
        "The Board welcomed it.",
        "The Panel asked for more.",
        "The Cabinet agreed the plan.",
        "The Overview and Scrutiny Committee noted the report.",
        "The Children’s Improvement Board welcomed it.",
        "The Sub-Committee agreed the plan.",
        "The Board of Governors agreed the plan.",
        "The City of Kesterwold agreed the plan.",
    ],
)
def test_what_no_person_is_named_for_is_nobody_s(text: str) -> None:
    """What a body noted, or what was merely heard, is not what a person said."""
    assert said(text) == []


def test_a_speaker_goes_on_until_another_is_named() -> None:
    """A paragraph of minutes holds several turns."""
    text = "The Director said that it rose. It had been 24. Councillor Day asked why. Nobody knew."

    assert said(text) == [
        ("The Director", "reported", "The Director said"),
        ("The Director", "reported", "It had been"),
        ("Councillor Day", "reported", "Councillor Day asked"),
        ("Councillor Day", "reported", "Nobody knew."),
    ]


def test_question_and_answer_in_one_sentence_are_two_voices() -> None:
    """Each has its own stretch."""
    text = "Members queried the cost and the Director responded that it was small. It would fall."

    assert said(text) == [
        ("Members", "reported", "Members queried the"),
        ("the Director", "reported", "the Director responded"),
        ("the Director", "reported", "It would fall."),
    ]


def test_a_speaker_does_not_go_on_into_the_next_paragraph() -> None:
    """A wrong name is worse than none."""
    assert len(said("The Director said that it rose.", "It had been 24.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Committee noted it.",
        "RESOLVED that it be noted.",
        "On being put to the vote it was lost.",
        "The Overview and Scrutiny Committee agreed.",
    ],
)
def test_the_clerk_s_own_account_ends_a_speech(text: str) -> None:
    """What a body does is not what the last speaker said."""
    assert len(said(f"The Director said that it rose. {text} It fell.")) == 1


def test_outside_minutes_only_the_sentence_itself_is_the_speaker_s() -> None:
    """A report goes on in its own voice."""
    assert len(said("The Director said that it rose. It had been 24.", minutes=False)) == 1


def test_one_lead_in_governs_all_its_bullets() -> None:
    """They are in the voice of whoever the lead-in names, over as many as there are."""
    bullets = [f"• point {number} was made." for number in range(30)]

    found = said("The Director highlighted the following;", *bullets, "The weather was fine.")

    assert [manner for _, manner, _ in found] == ["reported", *["inherited"] * 30]
    assert {speaker for speaker, _, _ in found} == {"The Director"}


def test_a_bullet_of_a_body_is_still_the_speaker_s() -> None:
    """A list's "The Council had" is what the speaker said of it."""
    assert len(said("The Director explained that:", "• The Council had paid.", "• It rose.")) == 3


def test_a_heading_ends_a_list() -> None:
    """The next item's list is its own."""
    found = said("The Director said:", Block("8 Parks", Role.HEADING, 3), "• It rose.")

    assert len(found) == 1


def test_an_office_has_the_name_that_the_item_opens_with() -> None:
    """The clerk names a person once."""
    layout = lay_out(
        Reading(
            (Page((Block(OPENING), Block("The Assistant Director Social Work explained it."))),),
            paged=False,
        )
    )

    *_, last = speeches(layout.text, layout.blocks, minutes=True)

    assert (last.voice.name, last.voice.role) == (
        "Tina Dale",
        "Assistant Director Social Work, Day Council",
    )


def test_quoted_words_are_not_the_speaker_s_own() -> None:
    """They are second-hand, and what stands around them is the speaker's."""
    found = said("The Director said that inspectors found “far too few social workers” in March.")

    assert [(speaker, manner) for speaker, manner, _ in found] == [
        ("The Director", "reported"),
        ("inspectors", "quoted"),
        ("The Director", "reported"),
    ]


@UNTIMED
@given(READINGS)
def test_stretches_are_in_order_apart_and_inside_a_block(reading: Reading) -> None:
    """Whatever the paper is made of."""
    layout = lay_out(reading)

    found = speeches(layout.text, layout.blocks, minutes=True)

    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(_inside(one, [placed.span for placed in layout.blocks]) for one in found)


def _inside(one: Said, spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < one.end <= end for start, end in spans)
