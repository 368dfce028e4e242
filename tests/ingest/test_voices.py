"""A transcript's turns begin with the names of those who take them."""

import pytest

from ingest.voices import is_transcript, turn


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
