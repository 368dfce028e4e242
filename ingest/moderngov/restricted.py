"""Whether a council says of an item or a file that it is not for the public."""

import re

_SIGN = re.compile(
    r"\bexempt\b|\bconfidential\b|\brestricted\b|\bnot for publication\b|\bpart (?:2|ii|two)\b"
    r"|\bschedule 12a\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\bexclusion of\b|\bexclude (?:the )?(?:press|public)\b", re.IGNORECASE)
"""The item by which the press and public are sent out is itself minuted in public."""


def is_restricted(title: str) -> bool:
    """
    Whether a title says so; where it only may, it is taken to.

    >>> [is_restricted(one) for one in ("Lease (Exempt)", "Exclusion of the public: exempt items")]
    [True, False]
    """
    return bool(_SIGN.search(title)) and not _PUBLIC.search(title)
