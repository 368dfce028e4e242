"""What acronyms stand for: the sector's own, beside those that the papers define themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from corpus.lexicon import stems

_SECTOR = """
ASYE assessed and supported year in employment
BAME black asian and minority ethnic
CAFCASS children and family court advisory and support service
CAMHS child and adolescent mental health services
CCE child criminal exploitation
CIC children in care
CIN children in need
CIN child in need
CLA children looked after
CLA looked after children
CP child protection
CPP child protection plan
CSE child sexual exploitation
DBS disclosure and barring service
DCS director of children's services
DFE department for education
DSG dedicated schools grant
EDT emergency duty team
EDT out of hours service
EET education employment or training
EHC education health and care
EHCP education health and care plan
FDAC family drug and alcohol court
FGC family group conference
FII fabricated or induced illness
HMI her majesty's inspector
HMIP inspectorate of probation
ICB integrated care board
ICPC initial child protection conference
ICS integrated children's system
ILACS inspection of local authority children's services
IRO independent reviewing officer
JTAI joint targeted area inspection
LAC looked after children
LAC children looked after
LADO local authority designated officer
LADO designated officer
LSCB local safeguarding children board
MACE multi-agency child exploitation
MARAC multi-agency risk assessment conference
MASH multi-agency safeguarding hub
NEET not in education employment or training
NFA no further action
NRPF no recourse to public funds
PA personal adviser
PEP personal education plan
PLO public law outline
PRU pupil referral unit
RI requires improvement
RHI return home interview
RPC review child protection conference
S20 section 20
S47 section 47
SCR serious case review
SEN special educational needs
SENCO special educational needs coordinator
SEND special educational needs and disabilities
SGO special guardianship order
SIF single inspection framework
UASC unaccompanied asylum seeking children
YJS youth justice service
YOS youth offending service
YOT youth offending team
"""

_TYPED_SMALL = 3
"""Letters from which an acronym is recognised in small letters."""
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_KEPT = 10_000
"""Long forms whose stems are kept, since those of the papers are looked at for every question."""
_JOINING = frozenset(stems("a and at by for in of on or the to with"))


@cache
def _sector() -> dict[str, tuple[str, ...]]:
    meanings: dict[str, tuple[str, ...]] = {}
    for line in _SECTOR.strip().splitlines():
        short, _, long = line.partition(" ")
        meanings[short] = (*meanings.get(short, ()), long)
    return meanings


def meanings(token: str, defined: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """
    What a word of a question stands for, each in small letters, if it is an acronym.

    >>> meanings("LADOs", {"LADO": ["local officer"]})
    ('local authority designated officer', 'designated officer', 'local officer')
    """
    short = token.removesuffix("s")
    if len(short) < _TYPED_SMALL and not short.isupper():
        return ()
    return (*_sector().get(short.upper(), ()), *defined.get(short.upper(), ()))


def shortened(
    words: Sequence[str], defined: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """
    The acronyms whose long forms stand whole in the stems of a question, with those forms.

    >>> list(shortened(stems("a return home interview"), {}))
    [('RHI', 'return home interview')]
    """
    said = f" {' '.join(words)} "
    for known in (_sector(), defined):
        for short, longs in known.items():
            for long in longs:
                told = _stemmed(long)
                if len(told) > 1 and f" {' '.join(told)} " in said:
                    yield short, long


def expansions(text: str, defined: Mapping[str, Sequence[str]]) -> dict[str, list[list[str]]]:
    """
    For each acronym in a question, by its stem, the stems of what it may stand for.

    `defined` holds what the papers say that their acronyms stand for.

    >>> expansions("how many IROs?", {})
    {'iro': [['independ', 'review', 'offic']]}
    """
    found: dict[str, list[list[str]]] = {}
    for token in _TOKEN.findall(text):
        longs = meanings(token, defined)
        if longs:
            unique = dict.fromkeys(map(_telling, longs))
            found[stems(token)[0]] = [list(one) for one in unique if one]
    return found


def contractions(
    words: Sequence[str], defined: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, list[str]]]:
    """
    The acronyms, as stems, of the long forms that stand in the stems of a question.

    >>> list(contractions(stems("return home interviews"), {}))
    [('rhi', ['return', 'home', 'interview'])]
    """
    said = f" {' '.join(word for word in words if word not in _JOINING)} "
    for meanings in (_sector(), defined):
        for short, longs in meanings.items():
            for long in longs:
                told = _telling(long)
                if len(told) > 1 and f" {' '.join(told)} " in said:
                    yield stems(short)[0], list(told)


@lru_cache(_KEPT)
def _stemmed(long: str) -> tuple[str, ...]:
    """The stems of a long form, but for what an apostrophe parts from a word."""
    return tuple(stems(long.replace("’", "").replace("'", "")))


@lru_cache(_KEPT)
def _telling(long: str) -> tuple[str, ...]:
    """The stems of a long form that say something."""
    return tuple(stem for stem in stems(long) if stem not in _JOINING)
