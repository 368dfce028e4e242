"""
What can be measured without labels, or with those that stand, by changing what the bot is given.

    gold_removed  the papers that answer are hidden: every answer is unsupported
    paper_swap    another council's papers are asked: every answer is unsupported
    paraphrase    the question is put otherwise: the answer should stay
    cut_size      the papers are cut into shorter and longer passages: the quotes should stay
"""
