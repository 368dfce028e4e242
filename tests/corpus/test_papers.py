"""The sample papers are described, rebuilt byte for byte, and say what the eval cases expect."""

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
SAME = str.maketrans("‘’“”‐‑–—\ufffe", "''\"\"-----")


def cases() -> list[dict[str, Any]]:
    """Every case of every question file."""
    files = sorted(QUESTIONS.glob("*.yaml"))
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


@cache
def pages(name: str) -> list[str]:
    """The folded text of each page of a paper; a paper without pages has one."""
    paper = PAPERS / name
    if paper.suffix == ".pdf":
        with pypdfium2.PdfDocument(paper) as pdf:
            return [folded(page.get_textpage().get_text_range()) for page in pdf]
    if paper.suffix == ".docx":
        with ZipFile(paper) as archive:
            markup = archive.read("word/document.xml").decode().replace("</w:p>", "\n")
        return [folded(html.unescape(re.sub(r"<[^>]+>", "", markup)))]
    text = paper.read_text(encoding="utf-8")
    if paper.suffix == ".html":
        text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return [folded(text)]


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
    """A description's kind and status are among those that ingest knows."""
    assert entry["kind"] in KINDS
    assert entry["status"] in {"draft", "confirmed", "final"}


@pytest.mark.parametrize("entry", DESCRIBED, ids=lambda entry: entry["file"])
def test_paper_says_that_it_is_a_sample(entry: dict[str, Any]) -> None:
    """Each paper says that its council does not exist."""
    assert "Kesterwold does not exist" in pages(entry["file"])[-1]


def test_rebuilding_gives_the_same_bytes(tmp_path: Path) -> None:
    """The typeset papers in the folder are exactly what their sources make."""
    rebuilt = build.build(tmp_path)

    different = [
        paper.name for paper in rebuilt if paper.read_bytes() != (PAPERS / paper.name).read_bytes()
    ]

    assert different == []


def test_every_typeset_paper_has_a_source(tmp_path: Path) -> None:
    """No PDF or Word document lies in the folder that the build does not make."""
    rebuilt = {paper.name for paper in build.build(tmp_path)}

    typeset = {path.name for path in PAPERS.iterdir() if path.suffix in {".pdf", ".docx"}}

    assert typeset == rebuilt


def test_pdf_text_holds_only_plain_letters() -> None:
    """No ligature, soft hyphen, private character or lost hyphen is read back from a PDF."""
    odd = re.compile("[\ufb00-\ufb06\u00ad\ue000-\uf8ff\ufffd-\uffff\x02]")

    found = {}
    for paper in PAPERS.glob("*.pdf"):
        with pypdfium2.PdfDocument(paper) as pdf:
            text = "".join(page.get_textpage().get_text_range() for page in pdf)
        found[paper.name] = odd.findall(text)

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

    text = found[quote["page"] - 1] if "page" in quote else "\n".join(found)

    assert folded(quote["quote"]) in text


@pytest.mark.parametrize("quote", quotes())
def test_page_is_given_for_a_pdf_only(quote: dict[str, Any]) -> None:
    """An expected quote names a page when its paper has pages, and not otherwise."""
    assert ("page" in quote) == quote["source"].endswith(".pdf")
