"""The index as LangChain sees it."""

from bot.retriever import PassageRetriever
from corpus.shelf import Shelf


def test_brings_passages_with_their_sources(shelf: Shelf) -> None:
    """What a LangChain program needs to cite them."""
    found = PassageRetriever(shelf=shelf, limit=2).invoke("Lodestar")

    assert len(found) == 2
    assert "Lodestar" in found[0].page_content
    assert found[0].metadata["council"] == "Kesterwold Council"
    assert {"document", "page", "start", "end", "url"} <= found[0].metadata.keys()


def test_brings_nothing_that_the_labels_do_not_open(shelf: Shelf) -> None:
    """An allow-list, as everywhere."""
    assert PassageRetriever(shelf=shelf, labels=frozenset({"officers"})).invoke("Lodestar") == []
