"""Every way in which papers may print a term: what somebody types -> the wordings to search for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.acronyms import meanings, shortened
from bot.amounts import Word, amounts, words_of, written
from bot.inflections import in_digits, inflections, stem
from corpus.errors import BadQuestion

MOST_CHARACTERS = 200
MOST_WORDS = 12
_ENDS = re.compile(r"[.!?;:]")
_MOST_BETWEEN = 40
"""Characters between two words of a term, as in a table or at the end of a page."""
_WORDS_TOO = frozenset({"mace", "send"})
"""Acronyms of the sector that are words when they are in small letters."""
_RANGE = r"(?:\s*(?:-|to|and|or)\s*£?[0-9][0-9.,]{0,12})?"
"""The other end of a range, before what both its ends are counted in: 10 of 10–15%."""
_LONG = 8
_HALF = 4
"""A word of so many letters may be printed as two, each of at least so many letters."""


@dataclass(frozen=True)
class Wording:
    """One way of saying a term."""

    text: str
    """In small letters, as a reader is shown it."""
    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    """For each of its words, every form in which it is searched, in small letters."""
    patterns: tuple[re.Pattern[str], ...]
    """What finds it in a plain text, each beginning with a letter of its own."""
    why: str = ""
    """Why it says the same, where it is not what was typed."""
    acronym: str = ""
    """The acronym in it that was not typed, so that it must look like one where it is printed."""


def wordings(
    term: str, spellings: Mapping[str, int], defined: Mapping[str, Sequence[str]]
) -> tuple[Wording, ...]:
    """
    A term as it was typed, and with its acronyms written out and its long names as acronyms.

    `spellings` are the words that the papers print, `defined` what they say that acronyms stand
    for. Of a name that was not typed only the endings count, since words that merely begin alike
    are no part of it. Raises `BadQuestion` for a term without words or of too many.
    """
    found: dict[str, Wording] = {}
    words = words_of(term)
    _refuse_unreadable(term, words)
    for some, why, acronym in (words, "", ""), *_others(words, defined):
        wording = _wording(some, {} if why else spellings, why, acronym)
        found.setdefault(wording.text, wording)
    return tuple(found.values())


def _refuse_unreadable(term: str, words: Sequence[Word]) -> None:
    if not words:
        raise BadQuestion("There are no words to look for: give a term that papers may print.")
    if len(term) > MOST_CHARACTERS or len(words) > MOST_WORDS:
        raise BadQuestion(
            f"That is too long to look for: give {MOST_WORDS} words and {MOST_CHARACTERS}"
            " characters or fewer."
        )


def _others(
    words: list[Word], defined: Mapping[str, Sequence[str]]
) -> Iterator[tuple[list[Word], str, str]]:
    """The term with one acronym written out, or with one long name as its acronym."""
    for at, word in enumerate(words):
        for long in meanings(word.typed, defined) if _is_acronym(word.typed) else ():
            why = f"what {word.typed.removesuffix('s').upper()} stands for"
            yield [*words[:at], *words_of(long), *words[at + 1 :]], why, ""
    for at, (one, other) in enumerate(pairwise(words)):
        number = in_digits(one.plain, other.plain)
        if number:
            yield [*words[:at], Word(number, number), *words[at + 2 :]], "in digits", ""
    yield from ((some, "in other units", "") for some in amounts(words))
    stemmed = [stem(word.plain) for word in words]
    for short, long in shortened(stemmed, defined):
        told = [stem(word.plain) for word in words_of(long)]
        for at in range(len(words) - len(told) + 1):
            if stemmed[at : at + len(told)] == told:
                acronym = Word(short.lower(), short)
                yield [*words[:at], acronym, *words[at + len(told) :]], f"short for {long}", short


def _is_acronym(typed: str) -> bool:
    """
    Whether a word of a term is typed as an acronym, or can be nothing else.

    >>> [_is_acronym(typed) for typed in ("HOME", "home", "SENDs", "send", "lado")]
    [True, False, True, False, True]
    """
    short = typed.removesuffix("s")
    return short.isupper() or (short.lower() not in _WORDS_TOO and bool(meanings(short, {})))


def _wording(
    words: Sequence[Word], spellings: Mapping[str, int], why: str, acronym: str
) -> Wording:
    forms = tuple(word.unit or inflections(word.plain, spellings) for word in words)
    rest = "".join(
        _between(one, other) + _any(forms[at]) + _zeros(one, other)
        for at, (one, other) in enumerate(pairwise(words), 1)
    )
    rest = _zeros(Word("", ""), words[0]) + rest + _end(words[-1])
    patterns = tuple(re.compile(begun + rest) for begun in _beginnings(forms[0]))
    told = tuple(word.plain for word in words)
    return Wording(written(words), told, forms, patterns, why, acronym)


def _beginnings(forms: Sequence[str]) -> Iterator[str]:
    """
    The forms of a first word, where no word is under way.

    Those of each first letter by themselves, and what stands before it behind it: a pattern that
    begins with one letter is found fast.
    """
    for letter in sorted({form[0] for form in forms}):
        before = r"(?<!\d{0})(?<!\d[.,]{0})" if letter.isdecimal() else r"(?<![^\W\d_]{0})"
        rest = [_letters(form)[1:] for form in forms if form[0] == letter]
        yield letter + before.format(letter) + _joined(rest)


def _any(forms: Sequence[str]) -> str:
    """Any form of a word."""
    return "(?:and|&)" if "and" in forms else _joined([_letters(form) for form in forms])


def _joined(forms: Sequence[list[str]]) -> str:
    """Any of these sequences of letters, with those that they all begin with written once."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*forms, strict=False))
    shared = [letters[0] for letters in alike]
    ends = ["".join(form[len(shared) :]) for form in forms]
    return "".join(shared) + (f"(?:{'|'.join(ends)})" if len(ends) > 1 else ends[0])


def _letters(word: str) -> list[str]:
    """
    The letters of a word, each after what may part it from the one before.

    A hyphen and the end of a line may part a word anywhere, white space alone only a long one.
    """
    return [(_parted(word, at) if at else "") + letter for at, letter in enumerate(word)]


def _parted(word: str, at: int) -> str:
    size = len(word)
    if word.isdecimal():
        return ",?"
    halves = (size >= _LONG and at >= _HALF and size - at >= _HALF) or (word, at) == ("percent", 3)
    return r"(?:[-']\s*|\s+)?" if halves else r"(?:[-']\s*)?"


def _between(one: Word, other: Word) -> str:
    """What may stand between two words: nothing that ends a sentence, unless it was typed."""
    if other.unit:
        return rf"{_RANGE}[^\w.!?;:]{{0,{_MOST_BETWEEN}}}"
    whole = min(len(one.plain), len(other.plain)) >= _HALF
    joined = (
        one.after.strip() == "-"
        or one.after in (",", ".")
        or "and" in (one.plain, other.plain)
        or whole
    )
    numbers = one.plain[-1].isdecimal() and other.plain[0].isdecimal() and one.after != ","
    fewest = 0 if (joined and not numbers) or "%" in one.unit else 1
    if _ENDS.search(one.after):
        return rf"[\W_]{{{fewest},{_MOST_BETWEEN}}}"
    return rf"(?:[^\w.!?;:]|_|[.:](?=\w)){{{fewest},{_MOST_BETWEEN}}}"


def _zeros(before: Word, word: Word) -> str:
    """The zeros that may end what is behind a decimal point."""
    if not word.plain.isdecimal():
        return ""
    behind = before.after == "." and before.plain.isdecimal()
    return "0*" if behind else r"(?:\.0+(?![0-9]))?"


def _end(word: Word) -> str:
    """Where a word ends; a footnote's number may follow its letters."""
    if "%" in word.unit:
        return r"(?:(?<=%)|(?![^\W\d_]))"
    return r"(?!\d|[.,]\d)" if word.plain[-1].isdecimal() else r"(?![^\W\d_])"
