"""A letter that nobody can see is told from one that everybody can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.sight import Box, Colour, Doubt, Ink, Lettering, Unseen, unseen
from tests.ingest.conftest import UNTIMED

BLACK, WHITE, BLUE = Colour(0, 0, 0), Colour(255, 255, 255), Colour(0, 40, 120)
HERE, ELSEWHERE = Box(0, 0, 20, 20), Box(50, 50, 80, 80)
PRINT = Lettering(5, BLACK, drawn=True)


def bar(order: int, colour: Colour | None = BLACK, box: Box = HERE) -> Ink:
    """A filled rectangle."""
    return Ink(order, box, colour, plain=True)


def picture(order: int) -> Ink:
    """A picture."""
    return Ink(order, HERE, None, picture=True)


@pytest.mark.parametrize(
    ("lettering", "inks"),
    [
        (PRINT, []),
        (PRINT, [bar(1, WHITE)]),
        (PRINT, [bar(9, box=ELSEWHERE)]),
        (PRINT, [bar(9, Colour(255, 255, 0))]),
        (PRINT, [Ink(9, HERE, BLACK)]),
        (PRINT, [bar(9, None)]),
        (PRINT, [picture(9)]),
        (Lettering(5, WHITE, drawn=True), [bar(1, BLUE)]),
        (Lettering(5, WHITE, drawn=True), [bar(1, None)]),
        (Lettering(5, WHITE, drawn=True), [bar(1, WHITE), bar(2, BLUE)]),
        (Lettering(5, BLACK, drawn=False), [picture(1)]),
        (Lettering(5, BLACK, drawn=False), [picture(9)]),
    ],
    ids=[
        "plain print",
        "on a white ground",
        "beside a bar",
        "under a highlighter",
        "under a line drawing",
        "under something transparent",
        "under a picture",
        "white on blue",
        "white on a pattern",
        "white on blue on white",
        "over a scan",
        "under a scan",
    ],
)
def test_letters_that_can_be_seen(lettering: Lettering, inks: list[Ink]) -> None:
    """What is legitimate in print is kept."""
    assert unseen(10, 10, lettering, inks) is None


@pytest.mark.parametrize(
    ("lettering", "inks", "why"),
    [
        (PRINT, [bar(9)], Unseen.COVERED),
        (PRINT, [bar(9, BLUE)], Unseen.COVERED),
        (PRINT, [bar(9, WHITE)], Unseen.COVERED),
        (PRINT, [bar(9), bar(10, WHITE)], Unseen.COVERED),
        (Lettering(5, WHITE, drawn=True), [], Unseen.INVISIBLE),
        (Lettering(5, Colour(250, 250, 250), drawn=True), [], Unseen.INVISIBLE),
        (Lettering(5, WHITE, drawn=True), [bar(1, BLUE), bar(2, WHITE)], Unseen.INVISIBLE),
        (PRINT, [bar(1)], Unseen.INVISIBLE),
        (Lettering(5, BLACK, drawn=False), [], Unseen.INVISIBLE),
        (Lettering(5, BLACK, drawn=False), [bar(1, BLUE)], Unseen.INVISIBLE),
    ],
)
def test_letters_that_cannot_be_seen(lettering: Lettering, inks: list[Ink], why: Unseen) -> None:
    """They lie under a dark shape, or are of the colour of what is behind them, or undrawn."""
    assert unseen(10, 10, lettering, inks) is why


@pytest.mark.parametrize(
    "ink",
    [bar(1, BLUE), bar(9, Colour(230, 230, 230)), picture(9)],
    ids=["a banner before it", "a light shape over it", "a picture"],
)
def test_print_is_not_doubtful(ink: Ink) -> None:
    """Its letters need not be looked at one by one."""
    assert Doubt([ink]).hiding(PRINT) == []


def test_a_box_within_another_is_what_they_share() -> None:
    """What lies apart shares nothing."""
    assert HERE.within(Box(10, 10, 30, 30)).area == 100
    assert HERE.within(ELSEWHERE).area == 0


SHADES = st.sampled_from([BLACK, WHITE, BLUE, Colour(128, 128, 128), Colour(255, 255, 0)])
INKS = st.builds(
    Ink,
    st.integers(0, 9),
    st.sampled_from([HERE, ELSEWHERE, Box(5, 5, 12, 12)]),
    st.none() | SHADES,
    st.booleans(),
    st.booleans(),
)
LETTERS = st.builds(Lettering, st.integers(0, 9), SHADES, st.booleans())


@UNTIMED
@given(LETTERS, st.lists(INKS, max_size=5))
def test_what_cannot_be_seen_was_doubtful(lettering: Lettering, inks: list[Ink]) -> None:
    """The quick look at a page misses nothing that the close one finds."""
    inks.sort(key=lambda ink: ink.order)

    doubtful = not lettering.drawn or any(
        ink.box.holds(10, 10) for ink in Doubt(inks).hiding(lettering)
    )
    assert doubtful or not unseen(10, 10, lettering, inks)
