"""tantivy finds passages by their words, and what one label's papers say weighs nothing elsewhere."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.documents import Document, Passage, document_of
from corpus.lexicon import Lexicon, LexiconWriter, stems
from tests.corpus.conftest import FILED, LABELLED, PUBLIC, document, passages

NAMES = {one.id: whole.name for whole in FILED for one in passages(whole)}


def write(folder: Path, *documents: Document) -> Lexicon:
    """Add documents, and open the folder as a reader does."""
    with LexiconWriter(folder) as writer:
        for whole in documents:
            writer.add(passages(whole))
    return Lexicon(folder)


def equally(*words: str) -> dict[str, float]:
    """Words that each count as much."""
    return dict.fromkeys(words, 1.0)


def ranked(lexicon: Lexicon, *words: str) -> list[str]:
    """The public passages that hold any of these words, the best first."""
    return [one.passage for one in lexicon.matching(equally(*words), PUBLIC, 100)]


def ids(*some: Passage) -> list[str]:
    """The ids of passages, in order."""
    return [one.id for one in some]


@pytest.fixture
def filed(tmp_path: Path) -> Lexicon:
    """The documents of `FILED`, which all speak of caseloads."""
    return write(tmp_path, *FILED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Caseloads", ["caseload"], id="plural"),
        pytest.param("reviewed reviewing reviews", ["review"] * 3, id="forms-of-a-verb"),
        pytest.param("BUDGET", ["budget"], id="capitals"),
        pytest.param("café", ["cafe"], id="accent"),
        pytest.param("children’s", ["children", "s"], id="curly-apostrophe"),
        pytest.param("children's", ["children", "s"], id="straight-apostrophe"),
        pytest.param("2023–24", ["2023", "24"], id="numbers-and-a-dash"),
        pytest.param("18\u00a0cases", ["18", "case"], id="no-break-space"),
        pytest.param("R&D <b>", ["r", "d", "b"], id="marks"),
        pytest.param("x" * 60, [], id="no-word-is-so-long"),
        pytest.param("• – …", [], id="no-words"),
        pytest.param("", [], id="empty"),
    ],
)
def test_stems_words_as_they_are_searched(text: str, expected: Sequence[str]) -> None:
    """A word is known by its stem, without capitals, accents or marks."""
    assert stems(text) == expected


@pytest.mark.parametrize(("labels", "expected"), LABELLED)
def test_opens_only_the_labels_it_is_given(
    filed: Lexicon, labels: set[str], expected: set[str]
) -> None:
    """A passage is found when its label is asked for, and no label means no passage."""
    found = filed.matching(equally("caseload"), labels, 100)

    assert {NAMES[one.passage] for one in found} == expected


@pytest.mark.parametrize("within", [{FILED[0].id}, {FILED[1].id, FILED[2].id}, set()], ids=len)
def test_narrows_to_the_documents_that_are_named(filed: Lexicon, within: set[str]) -> None:
    """Only their passages are found, and none where no document is named."""
    found = filed.matching(equally("caseload"), PUBLIC, 100, within)

    assert {document_of(one.passage) for one in found} == within


def test_naming_a_document_does_not_open_its_label(filed: Lexicon) -> None:
    """A secret paper stays shut to who knows its id."""
    assert filed.matching(equally("caseload"), PUBLIC, 100, {FILED[3].id}) == []


def test_narrowing_does_not_change_a_score(filed: Lexicon) -> None:
    """That a document was named adds nothing to how well its words match."""
    words = equally("caseload", "rose")
    everything = filed.matching(words, PUBLIC, 1)

    narrowed = filed.matching(words, PUBLIC, 1, {document_of(everything[0].passage)})

    assert narrowed == everything


def test_a_narrowed_search_looks_past_what_matches_better(tmp_path: Path) -> None:
    """A document's passage is found though more than the limit of others match better."""
    short = document("\n".join(["Late."] * 20), "short.txt")
    long = document("The visits of that year were for the most part late.", "long.txt")

    found = write(tmp_path, short, long).matching(equally("late"), PUBLIC, 5, {long.id})

    assert [one.passage for one in found] == ids(*passages(long))


def test_finds_a_word_by_its_stem(tmp_path: Path) -> None:
    """A passage is found by another form of its word."""
    whole = document("Visits were reviewed.\nThe budget rose.")

    found = ranked(write(tmp_path, whole), *stems("reviewing"))

    assert found == ids(passages(whole)[0])


def test_a_passage_with_more_of_the_words_comes_first(tmp_path: Path) -> None:
    """Two of the words asked for outweigh one."""
    whole = document("Visits were late.\nVisits and caseloads were late.\nThe mayor spoke.")
    one, both, _ = passages(whole)

    found = ranked(write(tmp_path, whole), "visit", "caseload")

    assert found == ids(both, one)


def test_a_word_that_counts_more_decides(tmp_path: Path) -> None:
    """Of two passages as long, that one comes first whose word was given the greater weight."""
    one, other = passages(whole := document("Visits were late.\nCaseloads were late."))
    lexicon = write(tmp_path, whole)

    found = [
        [near.passage for near in lexicon.matching(words, PUBLIC, 2)]
        for words in ({"visit": 1.0, "caseload": 0.5}, {"visit": 0.5, "caseload": 1.0})
    ]

    assert found == [ids(one, other), ids(other, one)]


def test_a_score_grows_with_the_weight_of_its_word(filed: Lexicon) -> None:
    """A word that counts half adds half of what it would."""
    (whole,) = filed.matching({"rose": 1.0}, PUBLIC, 1)

    (half,) = filed.matching({"rose": 0.5}, PUBLIC, 1)

    assert half.score == pytest.approx(whole.score / 2)


def test_a_word_in_the_context_counts_less_than_in_the_text(tmp_path: Path) -> None:
    """A passage that says a word comes before one whose title says it."""
    titled = document("Nothing was decided.", "titled.txt", title="Caseloads")
    saying = document("Caseloads were decided.", "saying.txt", title="Nothing")

    found = ranked(write(tmp_path, titled, saying), "caseload")

    assert found == ids(*passages(saying), *passages(titled))


@pytest.mark.parametrize("words", [[], ["nobodysaysthis"]], ids=["none", "unknown"])
@pytest.mark.parametrize("within", [None, {one.id for one in FILED}], ids=["all", "some"])
def test_finds_nothing_for_words_that_nothing_says(
    filed: Lexicon, words: list[str], within: set[str] | None
) -> None:
    """No word, like a word that no paper has, matches no passage."""
    assert filed.matching(equally(*words), PUBLIC, 100, within) == []


def test_gives_no_more_than_the_limit(filed: Lexicon) -> None:
    """The limit counts passages of every label together."""
    found = filed.matching(equally("caseload"), {"public", "members"}, 2)

    assert len(found) == 2


def test_secret_papers_change_no_score(tmp_path: Path) -> None:
    """What the papers of other labels say is not felt in the scores of public ones."""
    alone = write(tmp_path / "alone", *FILED[:3])
    together = write(tmp_path / "together", *FILED)

    words = equally("caseload", "rose", "secret")

    assert together.matching(words, PUBLIC, 9) == alone.matching(words, PUBLIC, 9)


def test_secret_papers_change_no_rarity(tmp_path: Path) -> None:
    """How much a word tells is counted among the passages that the labels open."""
    alone = write(tmp_path / "alone", *FILED[:3])
    together = write(tmp_path / "together", *FILED)

    words = ["caseload", "rose", "secret"]

    assert together.rarity(words, PUBLIC) == alone.rarity(words, PUBLIC)


def test_rarity_is_counted_over_all_the_labels_given(tmp_path: Path) -> None:
    """Passages of two labels count as if they had one."""
    apart = write(tmp_path / "apart", document("Late.\nLate."), document("Late.", access="members"))
    as_one = write(tmp_path / "as_one", document("Late.\nLate."), document("Late.", "other.txt"))

    rarity = apart.rarity(["late"], {"public", "members"})

    assert rarity == as_one.rarity(["late"], PUBLIC)


def test_a_rare_word_tells_more_than_a_common_one(filed: Lexicon) -> None:
    """A word that nothing says is the rarest, and one that everything says the commonest."""
    rarity = filed.rarity(["caseload", "rose", "nobodysaysthis"], PUBLIC)

    assert 0 < rarity["caseload"] < rarity["rose"] < rarity["nobodysaysthis"]


def test_rarity_without_labels_tells_words_apart_by_nothing(filed: Lexicon) -> None:
    """Where nothing may be seen, every word is as rare as any."""
    rarity = filed.rarity(["caseload", "rose"], set())

    assert rarity["caseload"] == rarity["rose"]


def test_passages_that_were_removed_change_no_rarity(tmp_path: Path) -> None:
    """A word is as rare as in an index that never held what has been removed."""
    gone = [document("Caseloads rose.", f"{number}.txt") for number in range(9)]
    kept = document("Caseloads rose.\nThe mayor spoke.", "kept.txt")
    write(tmp_path / "before", *gone, kept)
    with LexiconWriter(tmp_path / "before") as writer:
        for whole in gone:
            writer.remove("public", whole.id)

    rarity = Lexicon(tmp_path / "before").rarity(["caseload"], PUBLIC)

    assert rarity == write(tmp_path / "never", kept).rarity(["caseload"], PUBLIC)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["caseload"], {"minutes.txt", "report.txt", "undated.txt"}, id="all-have"),
        pytest.param(["caseload", "rose"], {"minutes.txt"}, id="one-has-both"),
        pytest.param(["rose", "fell"], set(), id="none-has-both"),
        pytest.param(["secret"], set(), id="of-another-label"),
        pytest.param(["nobodysaysthis"], set(), id="unknown"),
        pytest.param([], set(), id="no-word"),
    ],
)
def test_knows_which_documents_hold_words(
    filed: Lexicon, words: list[str], expected: set[str]
) -> None:
    """A document holds words when a passage that may be seen has every one of them."""
    held = filed.holding(words, PUBLIC)

    assert held == {whole.id for whole in FILED if whole.name in expected}


def test_words_in_two_passages_of_a_document_are_not_held_together(tmp_path: Path) -> None:
    """A place's two words stand side by side, not pages apart."""
    apart = document("North is cold.\nMoor is wet.", "apart.txt")
    beside = document("North Moor is cold.", "beside.txt")

    held = write(tmp_path, apart, beside).holding(["north", "moor"], PUBLIC)

    assert held == {beside.id}


def test_a_word_of_the_context_is_held(tmp_path: Path) -> None:
    """A place that only the title names is named by the document."""
    titled = document("Nothing was decided.", title="Inspection of Northmoor")

    assert write(tmp_path, titled).holding(stems("Northmoor"), PUBLIC) == {titled.id}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param({"public"}, {"caseload": 3, "rose": 1, "fell": 1, "vari": 1}, id="public"),
        pytest.param({"members"}, {"caseload": 1, "are": 1, "secret": 1}, id="members"),
        pytest.param(
            {"public", "members"},
            {"caseload": 4, "rose": 1, "fell": 1, "vari": 1, "are": 1, "secret": 1},
            id="both",
        ),
        pytest.param({"cabinet"}, {}, id="a-label-that-nothing-has"),
        pytest.param(set(), {}, id="no-label"),
    ],
)
def test_counts_the_passages_that_hold_each_stem(
    filed: Lexicon, labels: set[str], expected: dict[str, int]
) -> None:
    """The vocabulary is that of the passages which the labels open, and of nothing else."""
    assert filed.vocabulary(labels) == expected


def test_a_word_said_twice_in_a_passage_counts_once(tmp_path: Path) -> None:
    """Passages are counted, not words."""
    lexicon = write(tmp_path, document("Late, late and late.\nLate."))

    assert lexicon.vocabulary(PUBLIC)["late"] == lexicon.spellings(PUBLIC)["late"] == 2


def test_spellings_are_words_as_they_are_printed(tmp_path: Path) -> None:
    """They keep their endings, lose capitals and accents, and those of titles are among them."""
    whole = document("Reviewing CAFÉS.\nReviewing.", title="Inspections")

    spellings = write(tmp_path, whole).spellings(PUBLIC)

    assert spellings == {"inspections": 2, "reviewing": 2, "cafes": 1}


def test_spellings_of_secret_papers_are_secret(filed: Lexicon) -> None:
    """A question is not mended by a word that its reader may not see."""
    assert "secret" not in filed.spellings(PUBLIC)
    assert "secret" in filed.spellings({"members"})


def test_knows_the_ids_of_each_label(filed: Lexicon) -> None:
    """Every passage is listed under its own label and no other."""
    listed = {label: {NAMES[one] for one in filed.ids(label)} for label in ("public", "members")}

    assert listed == {
        "public": {"minutes.txt", "report.txt", "undated.txt"},
        "members": {"exempt.txt"},
    }


def test_a_label_that_nothing_has_lists_nothing(filed: Lexicon) -> None:
    """An unknown label is an empty one."""
    assert filed.ids("cabinet") == set()


def test_removes_every_passage_of_a_document(tmp_path: Path) -> None:
    """A removed document is found by none of its words, and the others stay."""
    gone = document("Visits were late.\nVisits were missed.", "gone.txt")
    kept = document("Visits were on time.", "kept.txt")
    write(tmp_path, gone, kept)
    with LexiconWriter(tmp_path) as writer:
        writer.remove("public", gone.id)

    lexicon = Lexicon(tmp_path)

    assert ranked(lexicon, "visit") == ids(*passages(kept))
    assert lexicon.ids("public") == set(ids(*passages(kept)))


def test_a_document_that_is_added_again_is_there_once(tmp_path: Path) -> None:
    """Removing and adding within one block leaves what was added last."""
    whole = document("Visits were late.")
    with LexiconWriter(tmp_path) as writer:
        writer.add(passages(whole))
        writer.remove("public", whole.id)
        writer.add(passages(whole))

    found = ranked(Lexicon(tmp_path), "visit")

    assert found == ids(*passages(whole))


def test_nothing_is_written_when_the_block_fails(tmp_path: Path) -> None:
    """An error in the block leaves the folder as it was."""
    kept = document("Visits were late.", "kept.txt")
    write(tmp_path, kept)

    with suppress(ZeroDivisionError), LexiconWriter(tmp_path) as writer:
        writer.remove("public", kept.id)
        writer.add(passages(document("Visits were missed.", "more.txt")))
        raise ZeroDivisionError

    assert Lexicon(tmp_path).ids("public") == set(ids(*passages(kept)))


def test_nothing_is_missing_when_all_is_there(filed: Lexicon) -> None:
    """Every passage is found by its own words."""
    assert filed.missing(one for whole in FILED for one in passages(whole)) == []


def test_reports_a_passage_that_was_taken_out(tmp_path: Path) -> None:
    """A passage that is not there is missing, and the others are not."""
    lexicon = write(tmp_path, *FILED[:2])

    missing = lexicon.missing(one for whole in FILED[:3] for one in passages(whole))

    assert missing == ids(*passages(FILED[2]))


def test_reports_a_passage_whose_words_are_others(tmp_path: Path) -> None:
    """A passage that was shelved with other words than its own is missing."""
    shelved = document("Visits were late.")
    altered = Document(shelved.id, shelved.name, shelved.details, "Visits were fine.")

    missing = write(tmp_path, shelved).missing(passages(altered))

    assert missing == ids(*passages(altered))


@pytest.mark.parametrize("line", ["Noted.", "• – •"], ids=["same-words", "no-words"])
def test_no_passage_is_missing_among_very_many_alike(tmp_path: Path, line: str) -> None:
    """However often a long paper says the same, each of its passages is known to be there."""
    whole = document("\n".join([line] * 1500))

    missing = write(tmp_path, whole).missing(passages(whole))

    assert missing == []
