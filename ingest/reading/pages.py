"""Pages as a person would list them."""

from collections.abc import Sequence

_MOST = 10


def in_words(pages: Sequence[int]) -> str:
    """
    Pages by their numbers.

    >>> in_words([3]), in_words([1, 2, 5]), in_words(range(1, 13))
    ('page 3', 'pages 1, 2, 5', 'pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more')
    """
    listed = ", ".join(map(str, pages[:_MOST]))
    more = f" and {len(pages) - _MOST} more" if len(pages) > _MOST else ""
    return f"page{'s' if len(pages) > 1 else ''} {listed}{more}"
