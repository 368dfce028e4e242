"""tantivy finds passages by their words, and what one label's papers say weighs nothing elsewhere."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.documents import Document, Passage
from corpus.filters import EVERYTHING, Filters
from corpus.lexicon import Lexicon, LexiconWriter, stems
from tests.corpus.conftest import FILED, LABELLED, NARROWED, PUBLIC, document, passages

NAMES = {one.id: whole.name for whole in FILED for one in passages(whole)}


def write(folder: Path, *documents: Document) -> Lexicon:
    """Add documents, and open the folder as a reader does."""
    with LexiconWriter(folder) as writer:
        for whole in documents:
            writer.add(passages(whole))
    return Lexicon(folder)


def ranked(lexicon: Lexicon, *words: str) -> list[str]:
    """The public passages that hold any of these words, the best first."""
    return [one.passage for one in lexicon.matching(words, PUBLIC, 100, EVERYTHING)]


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
    found = filed.matching(["caseload"], labels, 100, EVERYTHING)

    assert {NAMES[one.passage] for one in found} == expected


@pytest.mark.parametrize(("filters", "expected"), NARROWED)
def test_narrows_by_the_documents_facts(
    filed: Lexicon, filters: Filters, expected: set[str]
) -> None:
    """Council, kind and dates each leave out the documents that do not agree."""
    found = filed.matching(["caseload"], PUBLIC, 100, filters)

    assert {NAMES[one.passage] for one in found} == expected


def test_a_filter_does_not_change_a_score(filed: Lexicon) -> None:
    """What a document is adds nothing to how well its words match."""
    everything = filed.matching(["rose"], PUBLIC, 1, EVERYTHING)

    narrowed = filed.matching(["rose"], PUBLIC, 1, Filters(council="kesterwold", kind="minutes"))

    assert narrowed == everything


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


def test_a_word_asked_twice_counts_once(filed: Lexicon) -> None:
    """Saying a word again does not make it weigh more."""
    once = filed.matching(["caseload", "rose"], PUBLIC, 100, EVERYTHING)

    twice = filed.matching(["caseload", "rose", "caseload"], PUBLIC, 100, EVERYTHING)

    assert twice == once


def test_a_word_in_the_context_counts_less_than_in_the_text(tmp_path: Path) -> None:
    """A passage that says a word comes before one whose title says it."""
    titled = document("Nothing was decided.", "titled.txt", title="Caseloads")
    saying = document("Caseloads were decided.", "saying.txt", title="Nothing")

    found = ranked(write(tmp_path, titled, saying), "caseload")

    assert found == ids(*passages(saying), *passages(titled))


@pytest.mark.parametrize("words", [[], ["nobodysaysthis"]], ids=["none", "unknown"])
def test_finds_nothing_for_words_that_nothing_says(filed: Lexicon, words: list[str]) -> None:
    """No word, like a word that no paper has, matches no passage."""
    assert filed.matching(words, PUBLIC, 100, EVERYTHING) == []


def test_gives_no_more_than_the_limit(filed: Lexicon) -> None:
    """The limit counts passages of every label together."""
    found = filed.matching(["caseload"], {"public", "members"}, 2, EVERYTHING)

    assert len(found) == 2


def test_secret_papers_change_no_score(tmp_path: Path) -> None:
    """What the papers of other labels say is not felt in the scores of public ones."""
    alone = write(tmp_path / "alone", *FILED[:3])
    together = write(tmp_path / "together", *FILED)

    words = ["caseload", "rose", "secret"]

    assert together.matching(words, PUBLIC, 9, EVERYTHING) == alone.matching(
        words, PUBLIC, 9, EVERYTHING
    )


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
