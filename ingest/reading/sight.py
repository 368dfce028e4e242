"""Which letters of a page can be seen: those that nobody sees are no part of the paper."""

import math
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

_NEAR = 16
"""Of 255; two colours that differ by no more in red, green and blue look alike."""
_DARK = 80
"""Of 255; below this brightness a shape hides black letters."""


class Colour(NamedTuple):
    """Red, green and blue, from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def dark(self) -> bool:
        """Whether black letters cannot be read on it."""
        return 0.3 * self.red + 0.59 * self.green + 0.11 * self.blue < _DARK

    def like(self, other: "Colour") -> bool:
        """Whether letters of one cannot be read on the other."""
        return all(abs(one - two) <= _NEAR for one, two in zip(self, other, strict=True))


WHITE = Colour(255, 255, 255)


class Box(NamedTuple):
    """A rectangle of the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Of its shorter side."""
        return min(self.right - self.left, self.top - self.bottom)

    @property
    def area(self) -> float:
        """How much of the page it takes up."""
        return max(0, self.right - self.left) * max(0, self.top - self.bottom)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def meets(self, other: "Box") -> bool:
        """Whether a point lies in both."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top

    def within(self, other: "Box") -> "Box":
        """The part of it that lies in the other."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


ANYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)


class Ink(NamedTuple):
    """A filled shape or a picture on the page."""

    order: int
    """Its place in the order of drawing: what comes later lies above."""
    box: Box
    colour: Colour | None
    """None where it has more than one, or lets what is below shine through."""
    plain: bool = False
    """Whether it is a filled rectangle."""
    picture: bool = False

    @property
    def covers(self) -> bool:
        """
        Whether letters below it cannot be seen: it is a dark bar, or white as correcting fluid.

        Other colours may be a highlighter's, which darkens what is below it and hides nothing.
        """
        colour = self.colour if self.plain else None
        return colour is not None and (colour.dark or colour.like(WHITE))


class Lettering(NamedTuple):
    """How some letters are drawn."""

    order: int
    colour: Colour
    drawn: bool
    """Whether they are drawn at all; what OCR found in a scan lies over it undrawn."""


class Unseen(Enum):
    """Why a letter cannot be seen."""

    COVERED = "hidden under a filled shape"
    INVISIBLE = "that is invisible or of the colour of what is behind it"
    OUTSIDE = "outside the edges of the page"


class Doubt:
    """What on a page may hide letters, so that each of them has to be looked at."""

    def __init__(self, inks: Sequence[Ink]) -> None:
        self._inks = [Ink(-1, ANYWHERE, WHITE), *inks]
        self._covers = [ink for ink in inks if ink.covers]
        self._alike: dict[Colour, list[Ink]] = {}

    def hiding(self, lettering: Lettering) -> list[Ink]:
        """What would hide letters that are drawn so, where it meets them."""
        alike = self._alike.get(lettering.colour)
        if alike is None:
            alike = [ink for ink in self._inks if ink.colour and ink.colour.like(lettering.colour)]
            self._alike[lettering.colour] = alike
        if not alike and not self._covers:
            return []
        hiding = [ink for ink in alike if ink.order < lettering.order]
        return hiding + [ink for ink in self._covers if ink.order > lettering.order]


def unseen(x: float, y: float, lettering: Lettering, inks: Sequence[Ink]) -> Unseen | None:
    """Why a letter whose middle is at a point cannot be seen, or None when it can."""
    there = [ink for ink in inks if ink.box.holds(x, y)]
    if any(ink.covers and ink.order > lettering.order for ink in there):
        return Unseen.COVERED
    if not lettering.drawn:
        return None if any(ink.picture for ink in there) else Unseen.INVISIBLE
    below = [ink for ink in there if ink.order < lettering.order]
    behind = below[-1].colour if below else WHITE
    return Unseen.INVISIBLE if behind and behind.like(lettering.colour) else None
