"""What is measured of an answer, each measure defined in one sentence."""

MEASURES = {
    "verbatim": "Quotes whose text is the stored document's own, character for character.",
    "right page": "Quotes that cite the page of the stored document on which they begin.",
    "resolves": "Quotes whose paper, place, date and address lead to the stored document.",
    "passage recall@1": "Relevant passages that come first.",
    "passage recall@5": "Relevant passages among the first five.",
    "passage recall@10": "Relevant passages among the first ten.",
    "passage ndcg@10": "How high relevant passages stand among the first ten; 1 is the best order.",
    "passage rr@10": "One over the rank of the first relevant passage; 0 from the eleventh on.",
    "page recall@1": "Relevant pages that come first.",
    "page recall@5": "Relevant pages among the first five.",
    "page recall@10": "Relevant pages among the first ten.",
    "page ndcg@10": "How high relevant pages stand among the first ten; 1 is the best order.",
    "page rr@10": "One over the rank of the first relevant page; 0 from the eleventh on.",
    "paper recall@1": "Relevant papers that come first.",
    "paper recall@5": "Relevant papers among the first five.",
    "paper recall@10": "Relevant papers among the first ten.",
    "paper ndcg@10": "How high relevant papers stand among the first ten; 1 is the best order.",
    "paper rr@10": "One over the rank of the first relevant paper; 0 from the eleventh on.",
    "quote precision": "The letters of an answer's quotes that are expected or acceptable.",
    "quote recall": "The letters of what is expected that are quoted; none by an abstention.",
    "quote iou@1": "Letters that the first quote and an expected one share, of those of either.",
    "hit@1": "Answerable cases whose first quote meets something expected.",
    "hit@3": "Answerable cases of whose first three quotes one meets something expected.",
    "nearest hit": "Answerable cases that were refused with the answer among what came closest.",
    "citation precision": "Quotes that meet something expected or acceptable.",
    "citation recall": "Expected groups of which a quote meets one; none by an abstention.",
    "cites paper": "Quotes of a paper in which something expected or acceptable stands.",
    "cites page": "Quotes that meet words whose page the case gives, and cite this page.",
    "cites speaker": "Quotes that meet words whose speaker the case gives, and name them.",
    "cites date": "Quotes that meet words whose day the case gives, and cite this day.",
    "answered when answerable": "Answerable cases that were answered.",
    "abstained when not": "Cases without an answer that were refused.",
    "right outcome": "Cases answered with a hit, or refused, as each wants.",
    "vital nuggets": "Facts without which an answer is wrong that a quote states.",
    "all nuggets": "Facts that a quote states, vital or not.",
    "nothing forbidden": "Answers none of whose quotes holds words that it must not.",
    "refusal precision": "Refusals of cases that have no answer.",
    "refusal recall": "Cases without an answer that were refused.",
    "refusal f1": "The harmonic mean of refusal precision and recall.",
    "over-refusal": "Answerable cases that were refused.",
    "unsupported answers": "Cases without an answer that were answered all the same.",
    "auroc": "How often an answerable case has a higher confidence than one without an answer.",
    "coverage at 5 % risk": "Cases that could be answered, the surest first, with 1 in 20 wrong.",
    "coverage at 10 % risk": "Cases that could be answered, the surest first, with 1 in 10 wrong.",
    "calibration error": "How far confidence is from the share that is right, over ten bins.",
}
"""
Every measure by its name, but for those of time.

To meet is to share at least half of the letters of the shorter of two stretches. To refuse is to
abstain or, where a question takes for granted what is false, to quote what contradicts it.
"""

LESS_IS_BETTER = frozenset({"over-refusal", "unsupported answers", "calibration error"})
"""The measures of which 0 is the best, as it is of every measure of time."""
