"""SQuAD 2.0."""

from pathlib import Path
from typing import Any, NamedTuple

from corpus.documents import Span
from corpus.sentences import sentences
from evals.cases import Case, Expected, Group, Nugget
from evals.importing.made import Imported, Split, case_of, document, file_names, unanswerable
from evals.occurrences import occurrence

_PARTED = "\n\n"
"""Between the paragraphs of a paper."""


def squad(path: Path, split: Split) -> Imported:
    """SQuAD 2.0: what is expected is the sentence of each answer, which must hold the answer."""
    found: list[Case] = []
    papers: dict[str, str] = {}
    articles = document(path)["data"]
    names = file_names(article["title"] for article in articles)
    for article in articles:
        name = names[article["title"]]
        contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
        papers[name] = _PARTED.join(contexts) + "\n"
        start = 0
        for paragraph in article["paragraphs"]:
            within = _Paragraph(name, papers[name], start, paragraph["context"])
            found += [_asked(one, within, split) for one in paragraph["qas"]]
            start += len(within.text) + len(_PARTED)
    return Imported(tuple(found), papers)


class _Paragraph(NamedTuple):
    paper: str
    """The paper's file name."""
    whole: str
    """The paper's text."""
    start: int
    """In the paper."""
    text: str

    def quote(self, answer: str, at: int) -> Expected:
        """The sentences in which an answer stands."""
        end = at + len(answer)
        if self.text[at:end] != answer:
            raise ValueError("the answer does not stand where it should")
        every = sentences(self.text, Span(0, len(self.text)))
        found = [one for one in every if one.start < end and at < one.end]
        first = min([at, *(one.start for one in found)])
        words = self.text[first : max([end, *(one.end for one in found)])]
        number = occurrence(self.whole, words, self.start + first)
        return Expected(words, self.paper, occurrence=number)


def _asked(row: dict[str, Any], within: _Paragraph, split: Split) -> Case:
    question = row["question"].strip()
    if row.get("is_impossible"):
        why = f"Marked as not answered by the paragraph of {within.paper} that it was asked about."
        return unanswerable(row["id"], question, split, why, "near-miss")
    answers = [(one["text"], one["answer_start"]) for one in row["answers"]]
    group = Group(tuple(dict.fromkeys(within.quote(*one) for one in answers)))
    said = tuple(dict.fromkeys(text for text, _ in answers))
    return case_of(row["id"], question, split, (group,), (Nugget(said[0], said),))
