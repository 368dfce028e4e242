"""The sample papers are described, rebuilt byte for byte, and say what the eval cases expect."""

import email
import email.policy
import html
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
import yaml

from corpus.typesetting import build

ROOT = Path(__file__).parents[2]
PAPERS = ROOT / "corpus" / "papers"
QUESTIONS = ROOT / "evals" / "questions"
DESCRIBED = tomllib.loads((PAPERS / "papers.toml").read_text(encoding="utf-8"))["paper"]
KINDS = {
    "ofsted_ilacs",
    "ofsted_sif",
    "ofsted_letter",
    "peer_review",
    "commissioner_report",
    "case_review",
    "improvement_plan",
    "agenda",
    "minutes",
    "decision",
    "committee_report",
    "motion",
    "blog",
    "news",
    "other",
}
WORDS = {
    ".docx": "word/document.xml",
    ".odt": "content.xml",
    ".pptx": r"ppt/slides/slide\d+\.xml",
    ".xlsx": r"xl/worksheets/sheet\d+\.xml",
}
"""The parts of an office file that hold its words."""
ENDS = "</(?:w:p|a:p|text:p|text:h|c)>"
"""Where a paragraph or a cell of an office file ends."""
PAGED = {".pdf", ".pptx"}
SAME = str.maketrans("‘’“”‐‑–—\ufffe", "''\"\"-----")


def cases() -> list[dict[str, Any]]:
    """Every case of every question file."""
    files = sorted(QUESTIONS.rglob("*.yaml"))
    return [
        case
        for file in files
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["questions"]
    ]


def quotes() -> list[Any]:
    """Every quote that a case expects, named by its case, its group and its place in the group."""
    return [
        pytest.param(quote, id=f"{case['id']}-{group}-{number}")
        for case in cases()
        for group, choices in enumerate(case.get("expected", []), start=1)
        for number, quote in enumerate(choices["any"], start=1)
    ]


def folded(text: str) -> str:
    """The text with one kind of space, of quotation mark and of dash."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(SAME).split())


def of_pdf(content: bytes) -> list[str]:
    """The text of each page of a PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def of_archive(paper: Path) -> list[str]:
    """The text of each part of an office file that holds its words, in order."""
    with ZipFile(paper) as archive:
        names = sorted(filter(re.compile(WORDS[paper.suffix]).fullmatch, archive.namelist()))
        parts = [archive.read(name).decode() for name in names]
    return [html.unescape(re.sub(r"<[^>]+>", "", re.sub(ENDS, "\n", part))) for part in parts]


def of_email(content: bytes) -> list[str]:
    """The text of an email and of the PDFs attached to it, as one page."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body()
    assert body is not None
    attached = [of_pdf(part.get_content()) for part in message.iter_attachments()]
    return ["\n".join([body.get_content(), *(page for pdf in attached for page in pdf)])]


def of_text(paper: Path) -> list[str]:
    """The text of a page of the web or of a plain file."""
    text = paper.read_text(encoding="utf-8")
    if paper.suffix == ".html":
        text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return [text]


@cache
def pages(name: str) -> list[str]:
    """The folded text of each page of a paper; a paper without pages has one."""
    paper = PAPERS / name
    scan = build.SOURCES / f"{paper.stem}.scan.typ"
    if scan.exists():
        found = of_pdf(build.typeset(scan, "pdf"))
    elif paper.suffix == ".pdf":
        found = of_pdf(paper.read_bytes())
    elif paper.suffix in WORDS:
        found = of_archive(paper)
    else:
        found = of_email(paper.read_bytes()) if paper.suffix == ".eml" else of_text(paper)
    return [folded(page) for page in found]


def test_every_description_names_a_paper_that_exists() -> None:
    """Each file or pattern in papers.toml matches at least one paper beside it."""
    unmatched = [entry["file"] for entry in DESCRIBED if not list(PAPERS.glob(entry["file"]))]

    assert unmatched == []


def test_every_paper_is_described_once() -> None:
    """Each paper in the folder is matched by exactly one description."""
    papers = {path.name for path in PAPERS.iterdir()} - {"papers.toml"}

    described = [path.name for entry in DESCRIBED for path in PAPERS.glob(entry["file"])]

    assert sorted(described) == sorted(papers)


@pytest.mark.parametrize("entry", DESCRIBED, ids=lambda entry: entry["file"])
def test_description_uses_known_words(entry: dict[str, Any]) -> None:
    """A description's kind and status, where it has them, are among those that ingest knows."""
    assert entry.get("kind", "other") in KINDS
    assert entry.get("status", "final") in {"draft", "confirmed", "final"}


@pytest.mark.parametrize("entry", DESCRIBED, ids=lambda entry: entry["file"])
def test_description_says_who_may_read_the_paper(entry: dict[str, Any]) -> None:
    """A paper that says it is not for publication is for members, and every other is public."""
    exempt = any("not for publication" in page.lower() for page in pages(entry["file"]))

    assert entry["access"] == ("members" if exempt else "public")


def test_there_are_enough_papers() -> None:
    """There are at least 24, of three years at least."""
    years = {entry["date"].year for entry in DESCRIBED if "date" in entry}

    assert len(DESCRIBED) >= 24
    assert years >= {2023, 2024, 2025}


@pytest.mark.parametrize("entry", DESCRIBED, ids=lambda entry: entry["file"])
def test_paper_says_that_it_is_a_sample(entry: dict[str, Any]) -> None:
    """Each paper says that its council does not exist."""
    assert any("Kesterwold does not exist" in page for page in pages(entry["file"]))


def test_rebuilding_gives_the_same_bytes(tmp_path: Path) -> None:
    """The typeset papers in the folder are exactly what their sources make."""
    rebuilt = build.build(tmp_path)

    different = [
        paper.name for paper in rebuilt if paper.read_bytes() != (PAPERS / paper.name).read_bytes()
    ]

    assert different == []


def test_every_paper_that_is_no_text_has_a_source(tmp_path: Path) -> None:
    """No PDF, office file or email lies in the folder that the build does not make."""
    rebuilt = {paper.name for paper in build.build(tmp_path)}

    by_hand = {".html", ".txt", ".md", ".csv", ".toml"}
    assert {path.name for path in PAPERS.iterdir() if path.suffix not in by_hand} == rebuilt


def test_the_scanned_annex_is_pictures_only() -> None:
    """It has pages without a word on them, and is small."""
    annex = (PAPERS / "2024-07-market-supplement-evidence.pdf").read_bytes()

    assert of_pdf(annex) == ["", ""]
    assert len(annex) < 300_000


def test_the_confirmed_minutes_differ_from_the_draft_in_two_places() -> None:
    """One of them is a figure."""
    draft, confirmed = (
        pages(f"2024-06-scrutiny-{name}.html")[0] for name in ("draft-minutes", "minutes")
    )

    assert "had taken 212 calls" in draft
    assert "had taken 121 calls" in confirmed
    words = "with the figures sent to members every quarter, "
    assert words not in draft
    assert confirmed.count(words) == 1


def test_pdf_text_holds_only_plain_letters() -> None:
    """No ligature, soft hyphen, private character or lost hyphen is read back from a PDF."""
    odd = re.compile("[\ufb00-\ufb06\u00ad\ue000-\uf8ff\ufffd-\uffff\x02]")

    found = {}
    for paper in PAPERS.glob("*.pdf"):
        found[paper.name] = odd.findall("".join(of_pdf(paper.read_bytes())))

    assert found
    assert not any(found.values()), found


def test_there_are_enough_cases() -> None:
    """There are at least thirty cases, and at least thirty that one quote answers."""
    single = [case for case in cases() if case["answerable"] and len(case["expected"]) == 1]

    assert len(cases()) >= 30
    assert len(single) >= 30


def test_case_ids_are_unique() -> None:
    """No two cases in any of the files share an id."""
    ids = [case["id"] for case in cases()]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("quote", quotes())
def test_quote_stands_in_its_paper(quote: dict[str, Any]) -> None:
    """An expected quote is found in the paper it names, on the page it names."""
    found = pages(quote["source"])
    cells = quote["quote"].split(" | ")

    first = quote["page"] - 1 if "page" in quote else 0
    text = found[first] if "page" in quote else "\n".join(found)

    if len(cells) > 1:  # a table's row: each format writes its cells and their numbers otherwise
        assert folded(cells[0]) in text or sum(folded(cell) in text for cell in cells) > 1
    elif folded(quote["quote"]) not in text:  # it goes on overleaf, below a running head
        words = quote["quote"].split()
        assert folded(" ".join(words[:4])) in text
        assert folded(" ".join(words[-4:])) in "\n".join(found[first : first + 2])


@pytest.mark.parametrize("quote", quotes())
def test_page_is_given_for_a_paper_with_pages_only(quote: dict[str, Any]) -> None:
    """An expected quote names a page, or a slide, when its paper has them, and not otherwise."""
    assert ("page" in quote) == (Path(quote["source"]).suffix in PAGED)
