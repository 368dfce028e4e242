"""Who holds which office, as a paper's attendance and opening lines print it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_NAME = r"(?:[A-Z][\w’'-]*\.? ?)(?:[A-Z][\w’'.-]*[ ]?){1,4}"
_ROLE = r"[A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|for|of|and|the|to|in|with)){0,14}"
_HOLDS = re.compile(
    rf"(?:^|[;:.,]\s|\band\s|\bwith\s)(?P<name>{_NAME}), (?P<role>{_ROLE}?)"
    r"(?=[;.]|$|, (?:and )?[A-Z][\w’'-]+ [A-Z][\w’'.-]+,| and [A-Z][\w’'-]+ [A-Z][\w’'-]+,"
    r"|,? (?:provided|gave|presented|introduced|attended|delivered|outlined|was|were)\b)"
)
_BRACKETED = re.compile(rf"(?P<name>{_NAME}) \((?P<role>{_ROLE})\)")
_OFFICE = re.compile(
    r"\b(?:Director|Head|Officer|Member|Chair(?:man|woman|person)?|Vice-Chair|Lead|Leader|Manager|Worker"
    r"|Executive|Commissioner|Solicitor|Advis[eo]r|Inspector|Secretary|Clerk|Governor|Principal|Treasurer"
    r"|Co-?ordinator|Consultant|Auditor|Mayor|Superintendent|Editor|Spokesperson|Minister|President)\b"
)
_PASSING = re.compile(r"^(?:interim|acting|deputising|the) ")
_TITLED = re.compile(r"(?:Councillors?|Cllrs?\.?) ")
_NO_NAME = re.compile(
    r"(?:Assistant|Director|Head|Cabinet|Committee|Council|Chief|Executive|Officer)\b"
)


@dataclass(frozen=True)
class Person:
    """Somebody who is named with an office."""

    name: str
    role: str


@dataclass(frozen=True)
class People:
    """The persons of a paper, found by the office that a clerk calls them by."""

    persons: tuple[Person, ...] = field(default=())

    def holding(self, speaker: str) -> Person | None:
        """
        The one person whose office is printed as `speaker`; None when nobody or several hold it.

        >>> people = People((Person("Tina Dale", "Assistant Director, Safeguarding, Day Council"),))
        >>> people.holding("The Assistant Director, Safeguarding").name
        'Tina Dale'
        """
        wanted = _words(speaker)
        found = {
            one.name: one
            for one in self.persons
            if wanted and _words(one.role)[: len(wanted)] == wanted
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def named(self, name: str) -> Person | None:
        """The person of this name, with or without a councillor's title."""
        bare = _TITLED.sub("", name)
        return next((one for one in self.persons if _TITLED.sub("", one.name) == bare), None)


def people(texts: Iterable[str]) -> People:
    """
    The persons whom a paper names with their offices.

    >>> people(["Also present: Ann Day, Chief Executive; Bo May, Head of Care."]).persons[1]
    Person(name='Bo May', role='Head of Care')
    """
    found: dict[tuple[str, str], Person] = {}
    for text in texts:
        for sign in (_HOLDS, _BRACKETED):
            for holder in sign.finditer(text):
                name, role = holder["name"].strip(), holder["role"]
                name = name.replace("Councillors ", "Councillor ")
                if _OFFICE.search(role) and not _NO_NAME.search(name):
                    found.setdefault((name, role), Person(name, role))
    return People(tuple(found.values()))


def _words(role: str) -> list[str]:
    bare = _PASSING.sub("", _PASSING.sub("", role.casefold()))
    return re.findall(r"[\w’'-]+", bare)
