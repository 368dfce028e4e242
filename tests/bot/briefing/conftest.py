"""Briefs of the sample papers, and the day on which they are made."""

import datetime

import pytest

from bot.briefing.brief import brief
from bot.briefing.told import Brief
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC

AGENDA = "2023-11-scrutiny-agenda.pdf"
TODAY = datetime.date(2023, 11, 1)


@pytest.fixture
def november(generation: Generation) -> Brief:
    """The brief for the scrutiny committee of 7 November 2023."""
    return brief(AGENDA, generation, PUBLIC, TODAY)
