"""A receipt is true of what the original says, and each way of tampering has its own reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import originals
from corpus.documents import Document, Span
from corpus.held import held
from corpus.receipts import digest, receipt
from corpus.settings import PUBLIC, Settings
from ingest.ingest import ingest
from ingest.reading import ocr
from ingest.verifying.anew import Originals
from ingest.verifying.verdicts import Claim, Reason, Verdict
from ingest.verifying.verify import verify
from tests.ingest.conftest import scanned_pdf
from tests.ingest.verifying.conftest import EXEMPT, NAMES, REPORT, of, repage, rewrite, stored, told


@pytest.fixture
def report(few: Path) -> Document:
    """A report with pages."""
    return stored(few, REPORT)


@pytest.fixture
def words(report: Document) -> str:
    """A sentence of its second page."""
    start = report.pages[1].start + 200
    return report.text[start : start + 60].strip()


def kept(index: Path, document: Document) -> Path:
    """The file of a document's original."""
    (found,) = (index / originals.FOLDER).glob(f"{document.id}*")
    return found


@pytest.mark.parametrize("name", NAMES[:2])
def test_what_a_paper_says_is_true(few: Path, name: str) -> None:
    """With pages or without, at every place."""
    document = stored(few, name)
    for start in range(0, len(document.text) - 50, 2000):
        one = told(few, Claim(receipt(document, Span(start, start + 50))))

        assert one.verdict is Verdict.TRUE
        assert one.words == document.text[start : start + 50]
        assert not one.moved


def test_every_sample_paper_is_read_anew_as_it_was(sample: Settings) -> None:
    """Whatever its format: the last words of each stand where they stood."""
    with held(sample.index, frozenset({PUBLIC, "members"})) as found:
        documents = [found.document(one) for one in sorted(found._catalogue.documents())]
        claims = [
            Claim(receipt(one, Span(len(one.text) - 20, len(one.text)))) for one in documents if one
        ]
        told = list(verify(claims, found))

    assert len(told) > 30
    assert [one.claim for one in told if one.reason or one.moved] == []


def test_a_paper_that_is_not_held_cannot_be_told(few: Path, report: Document, words: str) -> None:
    """It is not called false."""
    one = told(few, Claim(of(report, words)._replace(document="0" * 16)))

    assert (one.verdict, one.reason) == (Verdict.CANNOT_TELL, Reason.NOT_HELD)


def test_a_hidden_paper_is_not_held_and_nothing_is_told_of_it(few: Path) -> None:
    """Who may read it is told that the receipt is true."""
    document = stored(few, EXEMPT)
    claim = Claim(receipt(document, Span(0, 40)))

    hidden, open_ = told(few, claim), told(few, claim, labels=frozenset({PUBLIC, "members"}))

    assert (hidden.reason, hidden.document, hidden.words) == (Reason.NOT_HELD, None, "")
    assert open_.verdict is Verdict.TRUE


def test_a_stored_text_that_was_altered_is_noticed(
    index: Path, report: Document, words: str
) -> None:
    """By its digest, before anything is said of the words."""
    rewrite(index, REPORT, lambda text: text.replace(words, words[::-1]), honestly=False)

    assert told(index, Claim(of(report, words))).reason is Reason.ALTERED_TEXT


def test_a_text_altered_with_its_digest_is_held_against_the_original(
    index: Path, report: Document, words: str
) -> None:
    """The receipt is of the new words, and the original does not hold them."""
    false = "x" * len(words)
    rewrite(index, REPORT, lambda text: text.replace(words, false), honestly=True)
    made = of(report, words)._replace(words=digest(false))

    assert told(index, Claim(made)).reason is Reason.READ_OTHERWISE


def test_an_original_that_was_altered_is_noticed(index: Path, report: Document, words: str) -> None:
    """By its hash; it is not read."""
    file = kept(index, report)
    file.write_bytes(file.read_bytes() + b"\n")

    assert told(index, Claim(of(report, words))).reason is Reason.ALTERED_ORIGINAL


def test_an_original_that_is_gone_cannot_be_told(index: Path, report: Document, words: str) -> None:
    """Nothing is known against the receipt."""
    kept(index, report).unlink()

    one = told(index, Claim(of(report, words)))

    assert (one.verdict, one.reason) == (Verdict.CANNOT_TELL, Reason.NO_ORIGINAL)


def test_a_receipt_of_other_words_is_false(few: Path, report: Document, words: str) -> None:
    """Its digest is not that of the words at its place, which are not shown as if they were."""
    one = told(few, Claim(of(report, words)._replace(words="00000000")))

    assert (one.reason, one.words) == (Reason.OTHER_WORDS, "")


def test_a_receipt_of_another_place_is_false(few: Path, report: Document, words: str) -> None:
    """Where the words are given with it, it is said that the paper has them."""
    made = of(report, words)
    moved = made._replace(span=Span(made.span.start + 1, made.span.end + 1))

    assert told(few, Claim(moved)).reason is Reason.OTHER_WORDS
    assert told(few, Claim(moved, shown=words)).reason is Reason.OTHER_PLACE


def test_a_place_beyond_the_text_is_false(few: Path, report: Document, words: str) -> None:
    """However its digest came about."""
    beyond = Span(len(report.text) - 5, len(report.text) + 5)

    assert told(few, Claim(of(report, words)._replace(span=beyond))).reason is Reason.NO_PLACE


def test_a_receipt_of_another_page_is_false(few: Path, report: Document, words: str) -> None:
    """The words stand on the page before."""
    made = of(report, words)

    assert told(few, Claim(made._replace(page=made.page + 1))).reason is Reason.OTHER_PAGE


def test_pages_that_were_altered_are_held_against_the_original(
    index: Path, report: Document, words: str
) -> None:
    """The stored pages are not taken on trust."""
    repage(index, REPORT, by=1)
    made = of(report, words)

    assert told(index, Claim(made._replace(page=made.page + 1))).reason is Reason.OTHER_PAGE


def test_words_at_another_place_of_the_page_are_true_and_said_to_be(
    index: Path, report: Document, words: str
) -> None:
    """As when the readers leave out what they took in before."""
    rewrite(index, REPORT, lambda text: f"{text[:5]}, {text[5:]}", honestly=True)
    made = of(report, words)
    made = made._replace(span=Span(made.span.start + 2, made.span.end + 2))

    one = told(index, Claim(made))

    assert (one.verdict, one.moved) == (Verdict.TRUE, True)


def test_words_that_a_file_shows_altered_are_false(few: Path, report: Document, words: str) -> None:
    """A true receipt does not cover another quotation; white space is forgiven."""
    made = of(report, words)
    spaced = "\n  ".join(words.split())

    assert told(few, Claim(made, shown=spaced)).verdict is Verdict.TRUE
    altered = told(few, Claim(made, shown=f"{words} not"))
    assert (altered.reason, altered.instead) == (Reason.SHOWN_OTHERWISE, f"{words} not")
    assert altered.words == words


def test_receipts_in_a_row_are_true_of_words_that_are_alike(few: Path, report: Document) -> None:
    """But not of an altered quotation among them."""
    at = report.pages[1].start + 200
    words, other = (report.text[at : at + length].strip() for length in (60, 80))
    shared = f"“{words}” [1] “{other}” [2] Receipts: "
    claims = [Claim(of(report, one), beside=shared) for one in (words, other)]
    altered = [replace(one, beside=shared.replace("” [2]", " 9” [2]")) for one in claims]

    assert told(few, *claims).verdict is Verdict.TRUE
    assert told(few, *altered).reason is Reason.SHOWN_OTHERWISE


def test_a_page_that_a_file_gives_beside_a_true_receipt_is_held_against_it(
    few: Path, report: Document, words: str
) -> None:
    """As in a saved answer whose page was altered."""
    claim = Claim(of(report, words), shown=words, honest=False)

    assert told(few, claim).reason is Reason.OTHER_FACTS


def test_an_original_is_read_once_for_many_receipts(
    few: Path, report: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are given."""
    read: list[str] = []
    real = ocr.read
    monkeypatch.setattr(
        ocr,
        "read",
        lambda content, name, **more: (read.append(name), real(content, name, **more))[1],
    )
    claims = [Claim(receipt(report, Span(at, at + 9))) for at in range(0, 2000, 100)]
    with held(few, frozenset({PUBLIC})) as found:
        assert all(one.verdict is Verdict.TRUE for one in verify(claims, found))

    assert read == [REPORT]


def test_a_public_paper_that_looks_exempt_is_read_as_its_label_let_it_in(
    folder: Path, settings: Settings
) -> None:
    """Somebody said by hand that it is public."""
    (folder / "a.txt").write_text("Exempt report\n\nThe contract was let in May.\n", "utf-8")
    (folder / "papers.toml").write_text('[[paper]]\nfile = "*"\naccess = "public"\n', "utf-8")
    ingest([folder], settings)
    document = stored(settings.index, "a.txt")

    assert told(settings.index, Claim(of(document, "let in May"))).verdict is Verdict.TRUE


@pytest.mark.skipif(not ocr.wanted("auto"), reason="ocrmypdf is not installed")
def test_a_scan_is_read_anew_by_ocr(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is true of the reading, and said to be scanned; without OCR it cannot be told."""
    page = "#set page(height: 9cm)\n12. Caseloads rose in every team of the council."
    (folder / "a.pdf").write_bytes(scanned_pdf(page))
    ingest([folder], settings)
    document = stored(settings.index, "a.pdf")
    claim = Claim(of(document, "rose in every team"))

    one = told(settings.index, claim)
    monkeypatch.setenv("PATH", str(folder))
    other = told(settings.index, claim)

    assert (one.verdict, one.scanned) == (Verdict.TRUE, True)
    assert (other.verdict, other.reason) == (Verdict.CANNOT_TELL, Reason.NOT_READABLE)


@pytest.mark.parametrize("scanned", [True, False])
def test_a_scanned_page_that_reads_otherwise_cannot_be_told(
    index: Path, report: Document, words: str, scanned: bool
) -> None:
    """Reading a picture twice may give two texts."""
    pages = tuple(page._replace(ocr=scanned) for page in report.pages)
    false = replace(report, text=report.text.replace(words, "x" * len(words)), pages=pages)
    made = of(report, words)
    with held(index, frozenset({PUBLIC})) as found:
        reason = Originals(found).find(false, made.span, made.page).reason

    assert reason is (Reason.SCAN if scanned else Reason.READ_OTHERWISE)
