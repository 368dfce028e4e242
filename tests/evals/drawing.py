"""Cases as hypothesis draws them."""

from hypothesis import strategies as st

from evals.cases import Case, Expected, Group, Nugget

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
LISTED = st.lists(WORDS, max_size=2).map(tuple)
QUOTES = st.builds(
    Expected,
    quote=WORDS,
    source=WORDS,
    page=st.none() | st.integers(1, 99),
    speaker=st.none() | WORDS,
    date=st.none() | st.dates(),
    occurrence=st.none() | st.integers(1, 9),
)
GROUPS = st.builds(Group, st.lists(QUOTES, min_size=1, max_size=2).map(tuple))
NUGGETS = st.builds(Nugget, text=WORDS, any=LISTED, vital=st.booleans())
CASES = st.builds(
    Case,
    id=WORDS,
    question=WORDS,
    answerable=st.booleans(),
    category=st.sampled_from(["date", "who-said"]),
    split=st.sampled_from(["dev", "test"]),
    expected=st.lists(GROUPS, max_size=2).map(tuple),
    acceptable=st.lists(QUOTES, max_size=1).map(tuple),
    must_include=st.lists(NUGGETS, max_size=2).map(tuple),
    must_not_include=LISTED,
    why=WORDS,
    unanswerable_kind=st.sampled_from(["", "near-miss"]),
    as_of=st.none() | st.dates(),
    audience=st.sampled_from(["councillor", "officer"]),
    difficulty=st.sampled_from(["single", "multi-document"]),
    history=LISTED,
    traps=LISTED,
    author=WORDS,
    reviewed_by=WORDS,
    notes=WORDS,
)
