"""Whether an answer cites what it should: the paper, the page, the speaker and the day."""

from collections.abc import Callable, Iterable, Sequence

from corpus.folding import fold
from evals.measures.spans import Length, characters, meets
from evals.places import Place, Stretch
from evals.recorded import Shown
from evals.scored import Rate

Groups = Sequence[Sequence[Place]]


def citations(
    quotes: Sequence[Shown],
    groups: Groups,
    acceptable: Sequence[Place] = (),
    length: Length = characters,
) -> dict[str, Rate]:
    """Every measure of citations that applies to the answer of an answerable case."""
    expected = [place for group in groups for place in group]
    relevant = [*expected, *acceptable]
    papers = {place.stretch.document for place in relevant}
    met = [(quote, _met(quote, expected, length)) for quote in quotes]
    rates = {
        "citation precision": _share([_met(quote, relevant, length) for quote in quotes]),
        "citation recall": _share(
            [any(_met(quote, group, length) for quote in quotes) for group in groups]
        ),
        "cites paper": _share([quote.document in papers for quote in quotes]),
        "cites page": _agree(
            met,
            lambda place: place.page is not None,
            lambda quote, place: quote.page == place.page,
        ),
        "cites speaker": _agree(
            met,
            lambda place: place.speaker is not None,
            lambda quote, place: names(quote.speaker, place.speaker or ""),
        ),
        "cites date": _agree(
            met,
            lambda place: place.date is not None,
            lambda quote, place: quote.date == place.date,
        ),
    }
    return {name: rate for name, rate in rates.items() if rate.total}


def names(cited: str, expected: str) -> bool:
    """
    Whether a citation names somebody: every word of the expected name is in it.

    >>> names("Councillor Obinna Marchetti‑Eze (Chair)", "Councillor Marchetti-Eze")
    True
    >>> names("Councillor Maye", "Councillor May")
    False
    """
    return set(_words(expected)) <= set(_words(cited))


def _words(name: str) -> list[str]:
    return "".join(
        letter if letter.isalnum() or letter == "-" else " " for letter in fold(name).text
    ).split()


def _met(quote: Shown, places: Sequence[Place], length: Length) -> list[Place]:
    stretch = Stretch(quote.document, quote.start, quote.end)
    return [place for place in places if meets(stretch, place.stretch, length)]


def _agree(
    met: Iterable[tuple[Shown, Sequence[Place]]],
    known: Callable[[Place], bool],
    agrees: Callable[[Shown, Place], bool],
) -> Rate:
    """Of the quotes that meet a place of which the fact is known, those that agree with one."""
    told = [(quote, [place for place in places if known(place)]) for quote, places in met]
    return _share(
        [any(agrees(quote, place) for place in places) for quote, places in told if places]
    )


def _share(outcomes: Sequence[object]) -> Rate:
    return Rate(sum(map(bool, outcomes)), len(outcomes))
