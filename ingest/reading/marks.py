"""The marks that a browser draws before the items of a list."""

_ROMAN = {
    1000: "m",
    900: "cm",
    500: "d",
    400: "cd",
    100: "c",
    90: "xc",
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}
_MOST_ROMAN = 3999
BULLET = "•"


def numbered(number: int, kind: str = "1") -> str:
    """
    The mark of an item of an ordered list, whose `type` is 1, a, A, i or I.

    >>> [numbered(4), numbered(28, "a"), numbered(28, "A"), numbered(4, "i"), numbered(0, "I")]
    ['4.', 'ab.', 'AB.', 'iv.', '0.']
    """
    if kind in {"a", "A"} and number > 0:
        letters = _letters(number)
    elif kind in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        letters = roman(number)
    else:
        return f"{number}."
    return f"{letters.upper() if kind.isupper() else letters}."


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def roman(number: int) -> str:
    """
    A number from 1 to 3999 in small Roman letters.

    >>> roman(1949)
    'mcmxlix'
    """
    letters = ""
    for value, letter in _ROMAN.items():
        times, number = divmod(number, value)
        letters += letter * times
    return letters
