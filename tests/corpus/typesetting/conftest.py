"""Sources of sample papers, made by hand."""

from collections.abc import Callable

import pytest

from corpus.typesetting.source import Source

MakeSource = Callable[..., Source]


@pytest.fixture
def source() -> MakeSource:
    """A source of these lines."""

    def make(*lines: str, **about: str) -> Source:
        facts = {"title": "Caseloads", "made": "2024-03-21", "author": "Ann Day", "footer": "Board"}
        return Source({**facts, **about}, lines)

    return make
