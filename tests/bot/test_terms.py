"""The telling words of a question."""

import pytest

from bot.terms import EARLIER, Term, telling, terms, words_of

RARITY = {
    "caseload": 3.0, "children": 1.0, "child": 1.5, "independ": 4.0, "review": 2.0, "offic": 2.5,
    "twenti": 5.0, "four": 2.0, "iro": 6.0, "judgement": 3.5, "workload": 4.5,
}  # fmt: skip
"""Of the words that some paper has."""


def by_word(understood: str, asked: str | None = None) -> dict[str, Term]:
    """The terms of a question, by their stems."""
    found = terms(understood, understood if asked is None else asked, RARITY, {})
    return {term.word: term for term in found}


def test_words_that_only_ask_do_not_tell() -> None:
    """What is left is what the question is about."""
    found = by_word("What did they say about the caseloads, please?")

    assert found.keys() == {"caseload"}


def test_a_word_tells_as_much_as_it_is_rare() -> None:
    """A word in every paper tells little."""
    found = by_word("children’s caseloads")

    assert found["caseload"].weight > found["children"].weight > 0


def test_a_word_that_is_said_twice_is_one_term() -> None:
    """In the order of the question."""
    assert [term.word for term in terms("caseload children caseloads", "", RARITY, {})] == [
        "caseload",
        "children",
    ]


def test_an_earlier_question_s_words_tell_less() -> None:
    """What is new is what is asked."""
    found = by_word("How high are caseloads? and children?", asked="and children?")

    assert found["children"].weight == RARITY["children"]
    assert found["caseload"].weight == RARITY["caseload"] * EARLIER < RARITY["caseload"]


def test_a_word_that_no_paper_has_is_not_seen() -> None:
    """And weighs nothing."""
    found = by_word("gazebo")["gazebo"]

    assert (found.seen, found.weight, found.others) == (False, 0.0, ())


@pytest.mark.parametrize(
    ("text", "word", "others"),
    [
        ("24", "24", {("twenti", "four")}),
        ("IROs", "iro", {("independ", "review", "offic")}),
        ("kids", "kid", {("children",), ("child",)}),
        ("grade", "grade", {("judgement",)}),
        ("caseloads", "caseload", {("workload",)}),
        ("teenagers", "teenag", set()),
    ],
    ids=["digits", "acronym", "plain", "grade", "synonym", "of-which-no-paper-has-any"],
)
def test_what_says_the_same_comes_beside(
    text: str, word: str, others: set[tuple[str, ...]]
) -> None:
    """As far as papers have it."""
    assert set(by_word(text)[word].others) == others


def test_a_word_is_seen_where_what_says_the_same_is() -> None:
    """It tells as much as the rarest word of what does."""
    found = by_word("24")["24"]

    assert found.seen
    assert found.weight == RARITY["twenti"]


def test_the_words_of_a_long_form_have_the_acronym_beside_them() -> None:
    """A sentence may have either."""
    found = by_word("independent reviewing officers")

    assert all(("iro",) in found[word].others for word in ("independ", "review", "offic"))


def test_what_the_papers_define_is_read_too() -> None:
    """Beside the sector's own acronyms."""
    (found,) = terms("XYZ", "XYZ", RARITY, {"XYZ": ("children review",)})

    assert found.others == (("children", "review"),)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ({"iro"}, 1.0),
        ({"independ", "review", "offic"}, 1.0),
        ({"independ", "review"}, 2 / 3),
        ({"independ"}, 0.0),
        (set(), 0.0),
    ],
    ids=["itself", "all-of-another", "most-of-another", "less-than-half", "none"],
)
def test_a_sentence_says_a_term_by_most_of_what_says_the_same(
    words: set[str], share: float
) -> None:
    """One word of a long form is no acronym."""
    term = Term("iro", 1.0, (("independ", "review", "offic"),))

    assert term.told_by(frozenset(words)) == pytest.approx(share)


def test_what_says_the_same_counts_together_no_more_than_the_word() -> None:
    """An acronym of many words does not outweigh the rest."""
    counts = words_of([Term("iro", 1.0, (("independ", "review", "offic"),))])

    assert counts.pop("iro") == 1.0
    assert sum(counts.values()) == pytest.approx(1)


def test_a_word_that_is_asked_for_counts_whole() -> None:
    """Though it is part of what another stands for as well."""
    some = [Term("iro", 1.0, (("independ", "review"),)), Term("review", 1.0)]

    assert words_of(some)["review"] == words_of(some[::-1])["review"] == 1.0


@pytest.mark.parametrize(
    "text",
    ["How many IROs?", "24 kids", "independent reviewing officers", "the program’s judgment"],
)
def test_every_word_whose_rarity_is_needed_is_told(text: str) -> None:
    """Before it is looked up."""
    rarity = dict.fromkeys(telling(text, {}), 1.0)

    found = terms(text, text, rarity, {})

    assert all(term.seen for term in found)
    assert {word for term in found for other in term.others for word in other} <= rarity.keys()


def test_nothing_is_needed_of_words_that_only_ask() -> None:
    """They are not looked for."""
    assert telling("What did they say about it?", {}) == set()
