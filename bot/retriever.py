"""The index as a LangChain retriever, so that other LangChain programs can use it."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from bot.question import understand
from bot.scope import scoped
from bot.search import Hit, search
from bot.slips import mended
from corpus.settings import PUBLIC
from corpus.shelf import Shelf


class PassageRetriever(BaseRetriever):
    """
    The passages that best match a question, as LangChain documents.

    Their metadata say where they stand, so that a program can cite them; `start` and `end` are
    places in the stored document.
    """

    shelf: Shelf
    labels: frozenset[str] = frozenset({PUBLIC})
    """The access labels that may be read."""
    limit: int = 5

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        with self.shelf.reading() as generation:
            asked = mended(understand(query), generation, self.labels)
            scope = scoped(asked, generation, self.labels)
            found = search(asked, scope, generation, self.labels)
        return [_document(hit) for hit in found.hits[: self.limit]]


def _document(hit: Hit) -> Document:
    passage, details = hit.passage, hit.passage.document.details
    page = passage.document.page_at(passage.start)
    metadata: dict[str, Any] = {
        "document": passage.document.name,
        "document_id": passage.document.id,
        "title": details.title,
        "kind": details.kind,
        "council": details.council,
        "date": details.date and str(details.date),
        "page": page and page.number,
        "section": " > ".join(passage.section),
        "start": passage.start,
        "end": passage.end,
        "url": details.url or None,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
