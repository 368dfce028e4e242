"""Which councils a question names: those that the index holds, and those that it does not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.places import ALSO_WORDS, PLACES
from bot.spelling import alike
from corpus.filters import council_key
from corpus.lexicon import stems

_WORD = re.compile(r"[^\W_]+(?:’s|'s)?")
_LONGEST = 7
"""Words of a council's name."""
_CLEAR = 3
"""Letters; a word of more can stand for a name, and gives its first letter to the initials."""
_INITIALS = 3
"""The fewest letters that a council's name is shortened to."""
_NAMES = 5
"""Names that are looked at which no list has."""
_MISSPELT = 3
"""Words of a name that may be misspelt."""
_VAGUE = frozenset(
    [
        "bath",
        "central",
        "city",
        "east",
        "great",
        "isle",
        "isles",
        "mid",
        "milton",
        "neath",
        "new",
        "north",
        "perth",
        "south",
        "st",
        "tower",
        "vale",
        "waltham",
        "west",
        "western",
    ]
)
"""First words that do not stand for the whole name."""
_STYLES = frozenset(["borough", "city", "county", "district"])
"""What stands before "council" in place of a name; a parish or youth council is another one."""
_SHORT = {
    "beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire",
    "cambs": "cambridgeshire", "derbys": "derbyshire", "glos": "gloucestershire",
    "hants": "hampshire", "herts": "hertfordshire", "lancs": "lancashire",
    "leics": "leicestershire", "lincs": "lincolnshire", "northants": "northamptonshire",
    "notts": "nottinghamshire", "oxon": "oxfordshire", "salop": "shropshire",
    "shrops": "shropshire", "staffs": "staffordshire", "warks": "warwickshire",
    "wilts": "wiltshire", "worcs": "worcestershire", "yorks": "yorkshire",
}  # fmt: skip
"""Counties as they are written for short."""
_STYLED = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+(?: (?:(?:and|on|upon|in|under|le|the|of) )?[A-Z][\w’'-]+){0,5}?)"
    r"(?: (?:Borough|City|County|District|Metropolitan|Unitary))*"
    r" (?:[Cc]ouncil|[Bb]orough|[Uu]nitary [Aa]uthority)\b"
)
_PLACED = re.compile(
    r"\b(?:about|at|by|for|from|in|of|on|to|with) (?P<after>[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})*)\b"
    r"|(?<![.?!] )(?<!^)\b(?P<of>[A-Z][a-z]{3,})[’']s\b|\b(?P<shire>[A-Z][a-z]{2,}shire)\b"
)


_KEPT = 8
"""Sets of held councils whose names are kept: those of each index and label that is asked."""


class Named(NamedTuple):
    """The councils that a question names."""

    held: frozenset[str] = frozenset()
    """The keys of those that the index holds."""
    absent: tuple[str, ...] = ()
    """The others, as the question spells them."""


class _Word(NamedTuple):
    text: str
    """In small letters."""
    capital: bool
    """As a name has."""
    may_name: bool
    """Whether it has a capital, or the whole question has none."""
    unseen: bool
    """No paper has it."""


def councils(text: str, held: Iterable[str], vocabulary: Mapping[str, int]) -> Named:
    """
    The councils that a question names, also by their first word, by their initials, or misspelt.

    `held` are councils as printed; `vocabulary` says how many passages have each stem.

    >>> held = ("Stoke-on-Trent", "Bournemouth, Christchurch and Poole Council")
    >>> sorted(councils("how do stoke and BCP compare with Leeds?", held, {}).held)
    ['bournemouth christchurch and poole', 'stoke on trent']
    >>> councils("how do stoke and BCP compare with Leeds?", held, {}).absent
    ('Leeds',)
    """
    names = _names(frozenset(held))
    if not names:
        return Named()
    words = _words(text, vocabulary)
    found, absent, rest = set[str](), list[str](), list[_Word]()
    at = 0
    while at < len(words):
        size, meant, place = _at(words[at : at + _LONGEST], names)
        if size:
            found |= meant
            absent += [place] if place else []
        else:
            rest.append(words[at])
        at += size or 1
    absent += [] if found or absent else _unknown(text, rest, vocabulary)
    return Named(frozenset(found), tuple(dict.fromkeys(absent)))


@lru_cache(_KEPT)
def _names(held: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Everything that a held council is called, and which it may be, by their keys."""
    names: dict[str, set[str]] = {}
    keys = {name: key for name in held if _plain(key := council_key(name))}
    for printed, key in keys.items():
        called = {_plain(key), *_initials(printed), *_initials(key)}
        called |= {" ".join(_short(key))} if _short(key) else set()
        first, *more = _plain(key).split()
        if more and len(first) > _CLEAR and first not in _VAGUE:
            called.add(first)
        for name in called:
            names.setdefault(name, set()).add(key)
    exact = {_plain(key): frozenset({key}) for key in keys.values()}
    return {name: frozenset(meant) for name, meant in names.items()} | exact


def _initials(name: str) -> Iterator[str]:
    """
    What a long name is shortened to.

    >>> list(_initials("Royal Borough of Kensington and Chelsea"))
    ['rbkc']
    """
    letters = [word[0] for word in _plain(name).split() if len(word) > _CLEAR or word == "st"]
    if len(letters) >= _INITIALS:
        yield "".join(letters)


def _place_keys() -> dict[str, str]:
    """Every place by its name, and by its first word where that stands for it."""
    keys: dict[str, str] = {}
    for place in PLACES:
        first, *more = _plain(place).split()
        if more and len(first) > _CLEAR and first not in _VAGUE:
            keys.setdefault(first, place)
    return keys | {_plain(council_key(place)): place for place in PLACES}


def _short(key: str) -> list[str]:
    """A county's key as it is written for short: "worcs"."""
    shorter = {long: short for short, long in _SHORT.items()}
    words = key.split()
    return [shorter.get(word, word) for word in words] if shorter.keys() & set(words) else []


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


_PLACE_KEYS = _place_keys()


def _words(text: str, vocabulary: Mapping[str, int]) -> list[_Word]:
    words = []
    small = text == text.lower()
    for found in _WORD.finditer(text):
        word = re.sub(r"[’']s$", "", found.group())
        seen = all(stem in vocabulary for stem in stems(word))
        capital = word[0].isupper()
        words.append(_Word(word.casefold(), capital, capital or small, not seen))
    return words


def _at(words: list[_Word], names: Mapping[str, frozenset[str]]) -> tuple[int, frozenset[str], str]:
    """How many of the first words are a name, of which held councils, or of which other place."""
    for size in range(len(words), 0, -1):
        name = " ".join(word.text for word in words[:size])
        if name not in names and words[size - 1].unseen:
            name = name.removesuffix("s")  # its apostrophe was not typed
        clear = size > 1 or name not in ALSO_WORDS
        if name in names and (clear or words[0].may_name):
            return _named(size, name, names)
        if name in _PLACE_KEYS and (clear or words[0].capital):
            return _named(size, name, names)
    for size in range(min(len(words), _MISSPELT), 0, -1):
        name = " ".join(word.text for word in words[:size])
        if any(word.unseen for word in words[:size]):
            meant = alike(name, [*names, *_PLACE_KEYS])
            if meant:
                return _named(size, meant, names)
    return 0, frozenset(), ""


def _named(
    size: int, name: str, names: Mapping[str, frozenset[str]]
) -> tuple[int, frozenset[str], str]:
    return size, names.get(name, frozenset()), "" if name in names else _PLACE_KEYS[name]


def _unknown(text: str, rest: Iterable[_Word], vocabulary: Mapping[str, int]) -> list[str]:
    """Names like a council's, or of a place, with a word that no paper has."""
    unseen = {word.text for word in rest if word.unseen} - _STYLES
    named = [found["name"] for found in _STYLED.finditer(text)]
    named += [next(filter(None, found.groups())) for found in _PLACED.finditer(text)]
    told = [
        name
        for name in named[:_NAMES]
        if any(word in unseen and not alike(word, vocabulary) for word in _plain(name).split())
    ]
    return list({council_key(name): name for name in reversed(told)}.values())[::-1]
