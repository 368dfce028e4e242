"""What a page of a PDF draws besides its letters, and how it draws those: PDFium's page objects."""

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ingest.reading.sight import ANYWHERE, Box, Colour, Doubt, Ink, Lettering

_DEEPEST = 8
"""Groups of objects inside one another; what lies deeper is not looked at."""
_MOST_OBJECTS = 200_000
"""Of one page; the rest is not looked at."""
_SEGMENTS = 6
"""A rectangle has no more parts than these."""
_THICK = 4.0
"""Points; a thinner shape or line may strike letters through, but neither hides nor grounds any."""
_UNDRAWN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_OUTLINED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_FAINT = 13
"""Of 255; letters that let more than this through cannot be seen."""
_OPAQUE = 250
_UNFILLED = Colour(-255, -255, -255)
"""Of letters that are drawn as outlines: it is like no other."""

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_Object = Any
"""A pointer of PDFium's to a page object."""


@dataclass
class Drawing:
    """What is on a page, in the order of drawing."""

    inks: list[Ink] = field(default_factory=list)
    lettering: list[tuple[_Object, _Matrix, Lettering]] = field(default_factory=list)
    """Of each run of letters, with the object that draws it and where that stands."""

    def doubtful(self) -> dict[int | None, Lettering]:
        """By address, the runs of letters that may not be seen."""
        hiding = Doubt(self.inks).hiding
        return {
            address(one): how
            for one, matrix, how in self.lettering
            if not how.drawn or _meets(hiding(how), one, matrix)
        }


def drawing(page: pypdfium2.PdfPage) -> Drawing:
    """What a page draws; shapes laid over it as annotations come last."""
    walk = _Walk()
    walk.through(
        raw.FPDFPage_CountObjects(page), partial(raw.FPDFPage_GetObject, page), _SAME, depth=0
    )
    walk.annotations(page)
    return walk.found


class _Walk:
    """One pass over the objects of a page and of the groups in it."""

    def __init__(self) -> None:
        self.found = Drawing()
        self._order = 0
        self._numbers = [ctypes.c_uint() for _ in range(4)]
        self._into = [ctypes.byref(number) for number in self._numbers]

    def through(
        self, count: int, at: Callable[[int], _Object], matrix: _Matrix, *, depth: int
    ) -> None:
        """Look at each of so many objects."""
        for index in range(count):
            self._order += 1
            if self._order > _MOST_OBJECTS:
                return
            one = at(index)
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(one, matrix)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(one, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inside = partial(raw.FPDFFormObj_GetObject, one)
                within = _times(_matrix(one), matrix)
                self.through(raw.FPDFFormObj_CountObjects(one), inside, within, depth=depth + 1)
            elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
                picture = kind == raw.FPDF_PAGEOBJ_IMAGE
                self._ink(_box(one, matrix), None, picture=picture)

    def annotations(self, page: pypdfium2.PdfPage) -> None:
        """Look at the rectangles that somebody laid over the page, and what is marked to go."""
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            self._order += 1
            annotation = raw.FPDFPage_GetAnnot(page, index)
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind in (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_REDACT):
                colour = self._laid(annotation)
                if kind == raw.FPDF_ANNOT_REDACT:
                    colour = Colour(0, 0, 0)
                self._ink(_rectangle(annotation), colour, plain=True)
            raw.FPDFPage_CloseAnnot(annotation)

    def _ink(
        self, box: Box, colour: Colour | None, *, plain: bool = False, picture: bool = False
    ) -> None:
        if box.width > _THICK:
            self.found.inks.append(Ink(self._order, box, colour, plain, picture))

    def _text(self, one: _Object, matrix: _Matrix) -> None:
        mode = raw.FPDFTextObj_GetTextRenderMode(one)
        colour, alpha = _UNFILLED, _OPAQUE
        if raw.FPDFPageObj_GetFillColor(one, *self._into) and mode not in _OUTLINED:
            red, green, blue, transparency = self._numbers
            colour, alpha = Colour(red.value, green.value, blue.value), transparency.value
        drawn = mode not in _UNDRAWN and alpha >= _FAINT
        self.found.lettering.append((one, matrix, Lettering(self._order, colour, drawn)))

    def _path(self, one: _Object, matrix: _Matrix) -> None:
        fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        raw.FPDFPath_GetDrawMode(one, fill, stroke)
        if fill.value:
            plain = raw.FPDFPath_CountSegments(one) <= _SEGMENTS
            box = _box(one, matrix)
            if plain and matrix is _SAME:
                box = box.within(_clip(one))
            self._ink(box, self._fill(one), plain=plain)
        elif stroke.value and raw.FPDFPageObj_GetStrokeWidth(one, width) and width.value > _THICK:
            self._ink(_box(one, matrix), None)

    def _laid(self, annotation: _Object) -> Colour | None:
        """The colour that fills a rectangle laid over the page: its own, or that of its picture."""
        inside = raw.FPDFANNOT_COLORTYPE_InteriorColor
        if raw.FPDFAnnot_GetObjectCount(annotation) == 0:
            filled = raw.FPDFAnnot_HasKey(annotation, b"IC")
            coloured = filled and raw.FPDFAnnot_GetColor(annotation, inside, *self._into)
            return self._opaque() if coloured else None
        for index in range(min(raw.FPDFAnnot_GetObjectCount(annotation), _SEGMENTS)):
            one = raw.FPDFAnnot_GetObject(annotation, index)
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            if raw.FPDFPath_GetDrawMode(one, fill, stroke) and fill.value:
                return self._fill(one)
        return None

    def _fill(self, one: _Object) -> Colour | None:
        return self._opaque() if raw.FPDFPageObj_GetFillColor(one, *self._into) else None

    def _opaque(self) -> Colour | None:
        """The colour that PDFium has just told, unless it lets something through."""
        red, green, blue, alpha = [number.value for number in self._numbers]
        return Colour(red, green, blue) if alpha >= _OPAQUE else None


def _meets(inks: Sequence[Ink], one: _Object, matrix: _Matrix) -> bool:
    """Whether any of these is where the object is."""
    if not inks:
        return False
    box = _box(one, matrix)
    return any(ink.box.meets(box) for ink in inks)


def _box(one: _Object, matrix: _Matrix) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    if matrix is _SAME:
        return Box(left, bottom, right, top)
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, along = zip(*corners, strict=True)
    return Box(min(across), min(along), max(across), max(along))


def _clip(one: _Object) -> Box:
    """Where an object may be drawn at all."""
    clip = raw.FPDFPageObj_GetClipPath(one)
    found = ANYWHERE
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        x, y = ctypes.c_float(), ctypes.c_float()
        points = []
        for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, index)
            if raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            across, along = zip(*points, strict=True)
            found = found.within(Box(min(across), min(along), max(across), max(along)))
    return found


def _rectangle(annotation: _Object) -> Box:
    found = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, found)
    return Box(found.left, found.bottom, found.right, found.top)


def _matrix(one: _Object) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(one, found):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def address(one: _Object) -> int | None:
    """Where PDFium keeps an object: two pointers to the same one have the same."""
    return ctypes.cast(one, ctypes.c_void_p).value
