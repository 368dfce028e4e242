"""The index that cases are asked of."""

import pytest

from corpus.errors import IndexNotBuilt
from corpus.settings import Settings
from evals.index import opened


def test_an_index_that_is_not_there_is_said_to_be_missing(settings: Settings) -> None:
    """As every command says it."""
    with pytest.raises(IndexNotBuilt), opened(settings):
        pass
