"""What a survey found, as a table for people and as an object for programs."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE
from rich.table import Column, Table

from corpus.documents import Details, in_words
from ingest.survey import Surveyed

UNKNOWN = "unknown"
_OPEN = "Open Government Licence"
_LICENCE = 40
"""Characters of another licence that are shown in a table."""


def table(found: Iterable[Surveyed]) -> Table:
    """A row for each paper that can be read."""
    shown = Table(
        Column("paper", overflow="fold", max_width=24),
        "kind, council, status, licence",
        "dates",
        "grades",
        Column("passages", justify="right"),
        Column("numbered", justify="right"),
        box=SIMPLE,
    )
    for one in found:
        if one.document:
            details = one.document.details
            shown.add_row(
                one.paper.shown,
                _about(details),
                _dates(details),
                "\n".join(f"{grade}: {name}" for name, grade in _grades(details)),
                str(len(one.passages)),
                str(one.numbered),
            )
    return shown


def as_object(found: Sequence[Surveyed]) -> dict[str, object]:
    """All that the survey found."""
    return {
        "papers": [_paper(one, one.document.details) for one in found if one.document],
        "refused": {one.paper.shown: one.refusal for one in found if one.refusal},
    }


def _paper(one: Surveyed, details: Details) -> dict[str, object]:
    return {
        "file": one.paper.shown,
        "title": details.title,
        "kind": details.kind,
        "sure": details.sure,
        "council": details.council or UNKNOWN,
        "body": details.body or UNKNOWN,
        "began": details.began and str(details.began),
        "date": details.date and str(details.date),
        "published": details.published and str(details.published),
        "overall": one.overall or None,
        "grades": dict(details.grades),
        "status": details.status or UNKNOWN,
        "author": details.author or UNKNOWN,
        "licence": details.licence or UNKNOWN,
        "passages": len(one.passages),
        "numbered": one.numbered,
        "warnings": list(one.warnings),
    }


def _about(details: Details) -> str:
    facts = (details.council, details.status, _licence(details.licence))
    return "\n".join([_kind(details), *(fact or UNKNOWN for fact in facts)])


def _kind(details: Details) -> str:
    return f"{details.kind} ({details.sure:.0%})"


def _dates(details: Details) -> str:
    last = in_words(details.date) if details.date else UNKNOWN
    when = f"{in_words(details.began)} to {last}" if details.began else last
    return f"{when}\npublished {in_words(details.published)}" if details.published else when


def _grades(details: Details) -> Sequence[tuple[str, str]]:
    """The overall grade first, whatever the order of the paper's table."""
    return sorted(details.grades, key=lambda grade: not grade[0].startswith("Overall"))


def _licence(sentence: str) -> str:
    return _OPEN if _OPEN in sentence else sentence[:_LICENCE] or UNKNOWN
