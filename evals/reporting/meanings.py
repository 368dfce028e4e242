"""What each measure means, in one plain sentence, and which of them stand together."""

INVARIANTS = ("verbatim", "right page", "resolves")
"""What must hold of every quote, whatever the question."""
HEADLINE = (
    "hit@1",
    "hit@3",
    "answered when answerable",
    "abstained when not",
    "vital nuggets",
    "citation precision",
    "auroc",
    "coverage at 5 % risk",
    "seconds p50",
    "seconds p95",
)
"""Never the share of right outcomes, which depends on how many cases have an answer."""
BROKEN_DOWN = ("hit@3", "abstained when not", "vital nuggets", "citation precision")
"""What is told of each category."""
GROUPS = {
    "Outcome": (
        "right outcome",
        "answered when answerable",
        "abstained when not",
        "over-refusal",
        "unsupported answers",
        "refusal precision",
        "refusal recall",
    ),
    "Quotes": (
        "hit@1",
        "hit@3",
        "quote precision",
        "quote recall",
        "quote iou@1",
        "vital nuggets",
        "all nuggets",
        "nothing forbidden",
    ),
    "Citations": (
        "citation precision",
        "citation recall",
        "cites paper",
        "cites page",
        "cites speaker",
        "cites date",
    ),
    "Retrieval": tuple(
        f"{level} {measure}"
        for level in ("passage", "page", "paper")
        for measure in ("recall@1", "recall@5", "recall@10", "ndcg@10", "rr@10")
    ),
    "Confidence": ("auroc", "coverage at 5 % risk", "coverage at 10 % risk", "calibration error"),
    "Time": ("seconds p50", "seconds p95"),
}
_MEANINGS = {
    "verbatim": "Of all quotes shown, those that are the paper's own text, letter by letter.",
    "right page": "Of quotes of a paper with pages, those that stand on the page they cite.",
    "resolves": "Of all quotes, those whose citation leads to a paper that is in the index.",
    "hit@1": "Of questions that the papers answer, those whose first quote is one expected.",
    "hit@3": "Of questions that the papers answer, those with an expected quote among three.",
    "quote precision": "How much of the text that was quoted was expected or is to the point.",
    "quote recall": "How much of the expected text was quoted.",
    "quote iou@1": "How closely the first quote and the nearest expected text cover each other.",
    "citation precision": "Of the passages cited, those that are expected or to the point.",
    "citation recall": "Of all that an answer needed to cite, what was cited.",
    "cites paper": "Of quotes that were expected, those that name the right paper.",
    "cites page": "Of quotes that were expected, those that cite the right page.",
    "cites speaker": "Of quotes that were expected, those that name who said it, and rightly.",
    "cites date": "Of quotes that were expected, those that give the right date.",
    "answered when answerable": "Of questions that the papers answer, those that were answered.",
    "abstained when not": "Of questions that the papers do not answer, those left unanswered.",
    "right outcome": "Cases answered with an expected quote, or rightly left unanswered;"
    " it depends on the mix of the cases.",
    "vital nuggets": "Of what an answer is wrong without, the share that its quotes say.",
    "all nuggets": "Of everything worth saying, the share that the quotes say.",
    "nothing forbidden": "Answers without words that must not be quoted, as a corrected figure.",
    "refusal precision": "Of questions left unanswered, those that the papers do not answer.",
    "refusal recall": "Of questions that the papers do not answer, those left unanswered.",
    "over-refusal": "Of questions that the papers answer, those left unanswered; less is better.",
    "unsupported answers": "Of questions that the papers do not answer, those that were answered"
    " all the same; less is better.",
    "auroc": "How surely confidence tells questions that the papers answer from others:"
    " 1 is always, 0.5 is by chance.",
    "coverage at 5 % risk": "The share of questions that could be answered with one in 20 wrong.",
    "coverage at 10 % risk": "The share of questions that could be answered with one in 10 wrong.",
    "calibration error": "How far confidence lies from how often it is right; 0 is best.",
    "seconds p50": "Half of the questions took no longer than this.",
    "seconds p95": "Of 20 questions, 19 took no longer than this.",
}
_RANKED = {
    "recall": "The share of the expected {what} that is among the first {k} found.",
    "ndcg": "How high the expected {what} stand among the first {k} found; 1 is all on top.",
    "rr": "One over the place of the first expected {one} among {k} found; 1 is always on top.",
}
_LEVELS = {"passage": "passages", "page": "pages", "paper": "papers"}


def meaning(name: str) -> str:
    """
    What a measure means, in one sentence; empty for one that is not known.

    >>> meaning("page recall@5")
    'The share of the expected pages that is among the first 5 found.'
    """
    level, _, ranked = name.partition(" ")
    kind, _, depth = ranked.partition("@")
    if level in _LEVELS and kind in _RANKED:
        return _RANKED[kind].format(what=_LEVELS[level], one=level, k=depth)
    return _MEANINGS.get(name, "")
