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


def test_reads_a_question_as_the_bot_does(shelf: Shelf) -> None:
    """Its slips mended, and narrowed to the papers that it is about."""
    found = PassageRetriever(shelf=shelf, limit=8).invoke("the Lodestarr team in the 2018 report")

    assert {one.metadata["document"] for one in found} == {"2018-01-inspection-report.pdf"}
    assert "Lodestar" in found[0].page_content


def test_a_passage_is_the_stored_text_at_its_place(shelf: Shelf) -> None:
    """So that a program can hold a quote against it."""
    (found,) = PassageRetriever(shelf=shelf, limit=1).invoke("caseloads")

    with shelf.reading() as generation:
        document = generation.read(found.metadata["document_id"])
    assert document
    assert document.text[found.metadata["start"] : found.metadata["end"]] == found.page_content


def test_brings_no_more_than_is_asked_for(shelf: Shelf) -> None:
    """Although more match."""
    assert len(PassageRetriever(shelf=shelf, limit=3).invoke("children")) == 3
