"""Every receipt of a file is found, with what the file shows before it."""

import json
from pathlib import Path

import docx
import pytest

from corpus.documents import Span
from corpus.errors import UsedWrongly
from corpus.receipts import Receipt
from ingest.verifying.files import source

ONE = Receipt("a1b2c3d4e5f60718", Span(3, 21), 4, "9f3c21aa")
OTHER = Receipt("a1b2c3d4e5f60718", Span(30, 41), 5, "00000000")
HTML = f"""<!doctype html><html lang="en"><body><main><h1>Brief</h1>
<figure><blockquote>“Too high.”</blockquote><figcaption>The report, <small>{ONE}</small>
</figcaption></figure></main><footer>{OTHER}</footer></body></html>"""


def test_receipts_in_a_text_are_found_with_their_lines(tmp_path: Path) -> None:
    """And with what stands since the receipt before."""
    (tmp_path / "a.txt").write_text(f"“Too high.”\nreceipt {ONE}\n“Now 19.” {OTHER}", "utf-8")

    first, last = source(tmp_path / "a.txt").claims

    assert (first.receipt, first.where) == (ONE, "a.txt, line 2")
    assert (last.receipt, last.beside) == (OTHER, "\n“Now 19.” ")


def test_receipts_in_a_row_share_what_stands_before_them(tmp_path: Path) -> None:
    """As below an answer."""
    (tmp_path / "a.txt").write_text(
        f"“Too high.” “Now 19.”\nReceipts: [1] {ONE}, [2] {OTHER}", "utf-8"
    )

    first, last = source(tmp_path / "a.txt").claims

    assert first.beside == last.beside
    assert "Now 19." in (last.beside or "")


def test_word_files_are_read_as_papers_are(tmp_path: Path) -> None:
    """By the reader of Word files, in its child process."""
    made = docx.Document()
    made.add_heading("Brief")
    for line in ("“Too high.”", f"The report, page 4, {ONE}"):
        made.add_paragraph(line)
    made.save(str(tmp_path / "a.docx"))

    (claim,) = source(tmp_path / "a.docx").claims

    assert claim.receipt == ONE
    assert "“Too high.”\n\nThe report" in (claim.beside or "")


def test_each_comment_of_a_word_file_is_read_by_itself(tmp_path: Path) -> None:
    """As `check --docx` writes them: what the text says is not what stands beside a receipt."""
    made = docx.Document()
    run = made.add_paragraph().add_run("He said “never too high”.")
    for receipt in (ONE, OTHER):
        made.add_comment(run, f"1. Altered.\n“Too high.”\n— The report\nreceipt {receipt}")
    made.save(str(tmp_path / "a.docx"))

    found = source(tmp_path / "a.docx")

    assert [claim.receipt for claim in found.claims] == [ONE, OTHER]
    assert {claim.beside for claim in found.claims} == {
        "1. Altered.\n\n“Too high.”\n\n— The report\n\nreceipt "
    }
    assert "never too high" in found.text


def test_a_table_drawn_with_lines_is_read_cell_by_cell(tmp_path: Path) -> None:
    """As `trace` shows it in a terminal."""
    table = "┏━━━━━━┳━━━━━━┓\n┃ A    ┃ B    ┃\n┡━━━━━━╇━━━━━━┩\n│ “Too │ “Now │\n│ big” │ 19.” │\n"
    table += "├──────┼──────┤\n│ and  │ so   │\n└──────┴──────┘\n"
    (tmp_path / "a.txt").write_text(f"{table}[1] receipt {ONE}\n[2] receipt {OTHER}\n", "utf-8")

    first, last = source(tmp_path / "a.txt").claims

    assert (first.beside, first.where) == (last.beside, "a.txt, line 9")
    assert (first.beside or "").split("\n\n")[2:4] == ["\n“Too\nbig”", "“Now\n19.”"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.html", HTML), ("a.md", f"# Brief\n\n> “Too **high**.”\n>\n> {ONE}\n\n`{OTHER}`\n")],
)
def test_pages_and_markdown_are_read_and_no_receipt_is_left_out(
    tmp_path: Path, name: str, text: str
) -> None:
    """Also of a part that the reader of papers leaves out."""
    (tmp_path / name).write_text(text, "utf-8")

    found = source(tmp_path / name).claims

    assert {claim.receipt for claim in found} == {ONE, OTHER}
    assert "“Too high.”" in (found[0].beside or "")


def test_a_saved_answer_gives_its_quotes_however_deep(tmp_path: Path) -> None:
    """With the words that each shows, and how many have no receipt."""
    quote = {"text": "Too high.", "receipt": str(ONE), "page": 4}
    deep = {**quote, "also": [{"text": "Now 19.", "receipt": str(OTHER), "page": 6}]}
    without = {"text": "It said:", "start": 0, "end": 8}
    (tmp_path / "a.json").write_text(json.dumps({"quotes": [{**deep, "lead": without}]}), "utf-8")

    found = source(tmp_path / "a.json")

    assert [claim.shown for claim in found.claims] == ["Too high.", "Now 19."]
    assert [claim.honest for claim in found.claims] == [True, False]
    assert found.loose == 1


def test_the_sides_of_a_saved_checks_differences_need_no_receipt(tmp_path: Path) -> None:
    """But whatever else lies in its place is counted."""
    side = {"text": "less", "start": 0, "end": 4}
    whole = {"kind": "number", "means": "", "given": side, "printed": side, "place": 0}
    differences = [whole, side, {"given": side}]
    quote = {"text": "Too high.", "receipt": str(ONE), "page": 4}
    check = {"differences": differences, "places": [quote]}
    (tmp_path / "a.json").write_text(json.dumps(check), "utf-8")

    assert source(tmp_path / "a.json").loose == 2


def test_a_batch_is_an_answer_a_line(tmp_path: Path) -> None:
    """As `ask --batch` prints it."""
    lines = [json.dumps({"quotes": [{"text": "a", "receipt": str(one)}]}) for one in (ONE, OTHER)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")

    assert [claim.receipt for claim in source(tmp_path / "a.jsonl").claims] == [ONE, OTHER]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Nothing."),
        ("a.json", '{"quotes": []}'),
        ("a.json", '{"text": "a", "receipt": "none"}'),
        ("a.docx", "no Word file"),
    ],
)
def test_a_file_without_a_receipt_is_used_wrongly(tmp_path: Path, name: str, text: str) -> None:
    """It is never taken for one whose receipts are all true."""
    (tmp_path / name).write_text(text, "utf-8")

    with pytest.raises(UsedWrongly):
        source(tmp_path / name)


def test_json_without_end_is_no_trouble(tmp_path: Path) -> None:
    """It is read as a text."""
    (tmp_path / "a.json").write_text("[" * 100_000 + f'"{ONE}"', "utf-8")

    assert [claim.receipt for claim in source(tmp_path / "a.json").claims] == [ONE]
