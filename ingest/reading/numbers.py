"""The numbers that an office program draws before the items of a list."""

from ingest.reading import marks

_MOST_ROMAN = 4000
_LETTERS = 26


def numeral(number: int, form: str) -> str:
    """
    A number as an item of a list shows it, after the pattern `1`, `a`, `A`, `i` or `I`.

    >>> [numeral(4, form) for form in "1aAiI"], numeral(28, "a")
    (['4', 'd', 'D', 'iv', 'IV'], 'bb')
    """
    if number < 1 or form.lower() not in ("a", "i"):
        return str(number)
    small = _letters(number) if form.lower() == "a" else _roman(number)
    return small.upper() if form.isupper() else small


def _letters(number: int) -> str:
    times, place = divmod(number - 1, _LETTERS)
    return chr(ord("a") + place) * min(times + 1, 3)


def _roman(number: int) -> str:
    return marks.roman(number) if number < _MOST_ROMAN else str(number)
