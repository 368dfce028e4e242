"""Who is speaking is told by the paper's own words, and by nothing less."""

import pytest

from corpus.documents import Voice
from ingest.voices import is_transcript, reported, turn


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Suzy Davies AM: Thank you.", "Suzy Davies AM"),
        ("The Chair: Thank you.", "The Chair"),
        ("Mr. Leo van der Berg: Thank you.", "Mr. Leo van der Berg"),
        ("Hon. Ann Day (Minister (Children)): Thank you.", "Hon. Ann Day (Minister (Children))"),
        ("Dafydd ap Gwilym:  Thank you.", "Dafydd ap Gwilym"),
    ],
)
def test_a_turn_begins_with_a_name(text: str, speaker: str) -> None:
    """The speaker is printed before a colon, and what is said after it."""
    found, start = turn(text)

    assert found == speaker
    assert text[start:] == "Thank you."


@pytest.mark.parametrize(
    "text",
    [
        "This is what matters: money.",
        "She said: no.",
        "the chair: Thank you.",
        "Suzy Davies AM:",
        "Suzy Davies AM:Thank you.",
        "Suzy Davies AM thanked everybody.",
        "Suzy\nDavies: Thank you.",
        "(Interruption): Thank you.",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven: Thank you.",
        "",
    ],
)
def test_a_colon_alone_makes_no_turn(text: str) -> None:
    """What stands before the colon must be a name, and something must be said after it."""
    assert turn(text) == ("", 0)


def test_a_paper_of_turns_is_a_transcript() -> None:
    """Most of its blocks begin with a name."""
    assert is_transcript(["Ann Day: Yes.", "Bo May: No."] * 4 + ["She left."])


def test_a_few_turns_make_no_transcript() -> None:
    """Minutes may quote an exchange."""
    assert not is_transcript(["Ann Day: Yes.", "Bo May: No."] * 4 + ["The board met."] * 9)


def test_a_short_paper_is_no_transcript() -> None:
    """Five lines with a colon are a letterhead as likely as a conversation."""
    assert not is_transcript(["Ann Day: Yes."] * 5)


def test_a_form_is_no_transcript() -> None:
    """The labels of a record of decision are nobody's name, and none of them speaks twice."""
    labels = ["Decision", "Reasons", "Options Considered", "Decision Maker", "Date", "Contact"]

    assert not is_transcript([f"{label}: That the plan be approved." for label in labels])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
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
    ],
)
def test_reported_speech_is_the_speaker_s(text: str, speaker: str) -> None:
    """A clerk's sentence that begins with a person and what they said is in that person's voice."""
    assert reported([text]) == Voice(speaker, "reported")


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
    ],
)
def test_what_nobody_is_named_for_is_nobody_s(text: str) -> None:
    """No voice is guessed."""
    assert reported([text]) is None


@pytest.mark.parametrize(
    "text",
    [
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
def test_a_committee_is_no_speaker(text: str) -> None:
    """What a body noted or agreed is not what a person said."""
    assert reported([text]) is None


def test_two_speakers_in_a_block_are_nobody() -> None:
    """A wrong name is worse than none."""
    assert reported(["Councillor Day asked why.", "The Director said that they rose."]) is None


def test_one_speaker_named_twice_is_one() -> None:
    """A second sentence that names the same person changes nothing."""
    assert reported(["Councillor Day asked why.", "Councillor Day thanked officers."]) == Voice(
        "Councillor Day", "reported"
    )


def test_a_speaker_may_be_named_in_a_later_sentence() -> None:
    """A clerk may set the scene first."""
    found = reported(["The report was received.", "Councillor Day asked why."])

    assert found == Voice("Councillor Day", "reported")


def test_a_block_without_sentences_has_no_voice() -> None:
    """Nothing is said in it."""
    assert reported([]) is None
