"""The display layer: the few repairs that a text gets before it is stored and quoted."""

import re

_REPAIRS = str.maketrans(
    {
        **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85", "\n"),  # all that end a line or a page
        "\x1f": " ",
        "\ufffe": "-",  # a hyphen at the end of a line, as PDFium writes it
        "\x02": "-",
        "\xad": "",  # a hyphen that shows only at the end of a line
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\u2060": "",
        "\ufeff": "",
        "\uf02d": "–",
        **dict.fromkeys("\uf06e\uf0a7\uf0b7\uf0d8\uf076\u25fc\u25aa\u25cf", "•"),
    }
)
_UNSHOWN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, direction overrides, lone surrogates and tag characters."""
_SPACE = re.compile(r"\s+")


def repaired(text: str) -> str:
    r"""
    `text` with the characters of the fixed map replaced, and what cannot be shown left out.

    >>> repaired("\uf06e multi\ufffeagency\u00a0work")
    '• multi-agency work'
    """
    return _UNSHOWN.sub("", text.replace("\r\n", "\n").translate(_REPAIRS))


def one_line(text: str) -> str:
    """`text` repaired, with every run of white space as one space."""
    return _SPACE.sub(" ", repaired(text)).strip()
