"""How much two sides of A4 hold."""

from bot.briefing.sheet import ABOUT, ITEM, NOTE, PART, QUOTE, SOURCE, Line, Style, fits

WORDS = "The caseloads of social workers were too high to do good work, and nobody knew why. "


def test_what_is_short_fits_and_what_is_long_does_not() -> None:
    """About 116 lines of 11 points do."""
    assert fits([Line(QUOTE, WORDS)] * 40 + [Line(NOTE, "End.")])
    assert not fits([Line(SOURCE, WORDS * 2)] * 70)


def test_what_is_kept_together_is_not_torn() -> None:
    """A heading goes over to the next side with its quote, and leaves room behind."""
    block = [Line(ITEM, "Item"), Line(PART, "Part"), Line(QUOTE, WORDS * 8), Line(SOURCE, "Report")]
    apart = [Line(Style("Loose", line.style.size), line.text) for line in block]

    most = next(number for number in range(1, 99) if not fits(block * (number + 1)))
    assert fits(apart * (most + 1))


def test_a_long_word_takes_lines_too() -> None:
    """Such as an address."""
    assert not fits([Line(ABOUT, "W" * 30_000)])


def test_foreign_letters_are_reckoned_wide() -> None:
    """So that the count errs on the safe side."""
    assert fits([Line(ABOUT, "i" * 9_000)])
    assert not fits([Line(ABOUT, "字" * 9_000)])
