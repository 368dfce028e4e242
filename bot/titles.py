"""What papers are called where they are listed, and whose they are."""

from collections.abc import Iterable

from bot.scope import printed
from corpus.documents import KINDS, in_words
from corpus.holdings import Held

_NAMED = 6
"""Councils that are named one by one."""


def titled(paper: Held) -> str:
    """A paper in one line: its title, and what that does not say of kind, council and date."""
    title = paper.details.title or paper.name
    return ", ".join((title, *(fact for fact in _facts(paper) if fact not in title)))


def dated(paper: Held) -> str:
    """A paper by its date: what kind it is and whose."""
    *facts, day = _facts(paper)
    return f"{day}: {', '.join(facts)}"


def _facts(paper: Held) -> tuple[str, ...]:
    details = paper.details
    status = f"{details.status} " if details.status else ""
    day = in_words(details.date) if details.date else "date not known"
    facts = (f"{status}{KINDS[details.kind]}", details.body, details.council or "council not known")
    return (*dict.fromkeys(filter(None, facts)), day)


def whose(papers: Iterable[Held]) -> str:
    """
    The councils of papers, since what several print must never seem to be one's.

    >>> whose(())
    'of no known council'
    """
    held = tuple(papers)
    names = printed(held)
    unknown = any(not paper.details.council for paper in held)
    more = len(names) - _NAMED
    listed = [*names[:_NAMED], *([f"{more} more"] if more > 0 else [])]
    listed += ["no known council"] if unknown or not names else []
    several = f"{len(names)} councils: " if len(names) > 1 else ""
    *most, last = listed
    return f"of {several}{', '.join(most)}{' and ' if most else ''}{last}"
