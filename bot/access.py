"""Who may see what: the one place where access labels are chosen."""

from enum import Enum

from corpus.settings import PUBLIC, Settings


class Place(Enum):
    """Where a question is asked, which is where its answer is read."""

    TERMINAL = "terminal"
    SLACK = "slack"


def labels(place: Place, settings: Settings) -> frozenset[str]:
    """
    The access labels that an answer in this place may quote from; never "all".

    Whoever can run the terminal can read the index's files, so its labels are a setting. In Slack
    an answer is read by whoever is there, so it is public.
    """
    return settings.access if place is Place.TERMINAL else frozenset({PUBLIC})
