"""What each measure means, in one plain sentence, and which of them stand together."""

from evals.measures import LESS_IS_BETTER, MEASURES

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
        "refusal f1",
    ),
    "Quotes": (
        "hit@1",
        "hit@3",
        "nearest hit",
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
_OF_TIME = {
    "seconds p50": "Half of the answers took no longer than this.",
    "seconds p95": "Of 20 answers, 19 took no longer than this.",
}


def meaning(name: str) -> str:
    """
    What a measure means, in a sentence; empty for one that is not known.

    >>> meaning("seconds p50")
    'Half of the answers took no longer than this.'
    """
    told = {**MEASURES, **_OF_TIME}.get(name, "")
    return f"{told} Less is better." if told and name in LESS_IS_BETTER else told
