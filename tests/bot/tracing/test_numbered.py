"""Passages that name an ask by its number."""

import pytest

from bot.quotes import Quote
from bot.tracing.numbered import names
from corpus.documents import Details, Document, Passage, Span

ASK = "R3 Replace the threshold document."


def named(text: str) -> bool:
    """Whether a passage names the third recommendation of the peers."""
    document = Document("a" * 16, "peers.pdf", Details(kind="peer_review"), ASK)
    ask = Quote(Passage(document, 0, len(ASK), number="R3"), 0, len(ASK))
    later = Document("b" * 16, "minutes.txt", Details(kind="minutes"), text)
    return names(ask, Passage(later, 0, len(text)), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recommendation 3 of the peer challenge has been accepted.", True),
        ("The third recommendation of the peer challenge has been accepted.", True),
        ("Recommendations R2 and R3 of the peer review are in hand.", True),
        ("Recommendation 4 of the peer challenge has been accepted.", False),
        ("Recommendation 3 of the commissioner has been accepted.", False),
        ("The peer challenge made 3 recommendations.", False),
    ],
)
def test_a_number_counts_beside_the_kind_of_paper(text: str, expected: bool) -> None:
    """Another paper's third recommendation is another."""
    assert named(text) is expected
