"""Filling in what is certain."""

import json
from pathlib import Path

import pytest

from corpus.errors import BadCases
from evals.casefiles import entries
from evals.linting.mending import Mend, mend

HEAD = "schema: 1\nset: {name: x, version: 1}\nquestions:\n"
BLOCK = """\
# Ours.
- id: a
  expected:
  - any:
    - quote: "one: two"   # as printed
      source: a.pdf       # the report

      # no page yet
  split: dev
- {id: b, split: dev}
"""
WAY = ("expected", 0, "any", 0)


def mended(tmp_path: Path, questions: str, **keys: int) -> str:
    """What a file of questions says after its first case was mended."""
    file = tmp_path / "a.yaml"
    file.write_bytes((HEAD + questions).encode())
    mend(file, [Mend(entries(file)[0], WAY, keys)])
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
    text = file.read_bytes().decode()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


def test_a_key_is_put_after_the_source(tmp_path: Path) -> None:
    """On a line of its own, and every comment stays where it is."""
    found = mended(tmp_path, BLOCK, page=3)

    assert found == BLOCK.replace("# the report\n", "# the report\n      page: 3\n")


def test_two_keys_are_put_there(tmp_path: Path) -> None:
    """Each on its line."""
    found = mended(tmp_path, BLOCK, page=3, occurrence=2)

    assert "      page: 3\n" in found
    assert "      occurrence: 2\n" in found


def test_a_source_of_several_lines_is_left_whole(tmp_path: Path) -> None:
    """The key is put after its last."""
    given = BLOCK.replace("a.pdf       # the report", ">-\n        a\n        .pdf")

    assert mended(tmp_path, given, page=3) == given.replace(".pdf\n\n", ".pdf\n\n      page: 3\n")


def test_a_value_is_replaced(tmp_path: Path) -> None:
    """And what follows it on its line stays."""
    given = BLOCK.replace("      # no page yet", "      page: 1  # or so")

    assert mended(tmp_path, given, page=12) == given.replace("page: 1 ", "page: 12 ")


def test_a_case_on_one_line_stays_on_one_line(tmp_path: Path) -> None:
    """Whatever comes after the source."""
    given = "- {id: a, expected: [{any: [{source: a.pdf, quote: 'b, c'}]}]}\n"

    found = mended(tmp_path, given, page=3)

    assert found == given.replace("a.pdf,", "a.pdf, page: 3,")


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_ends_of_lines_stay_as_they_are(tmp_path: Path, end: str) -> None:
    """Also where the last line has none."""
    given = f"- id: a\n  expected:\n  - any:\n    - quote: x\n      source: a.pdf{end}"
    given = given.replace("\n", end or "\n")

    found = mended(tmp_path, given, page=3)

    assert found == f"{given}{'' if end else chr(10)}      page: 3{end}"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    """For the editor that wrote it."""
    file = tmp_path / "a.yaml"
    file.write_text("\ufeff" + HEAD + BLOCK, "utf-8")

    mend(file, [Mend(entries(file)[0], WAY, {"page": 3})])

    assert file.read_text("utf-8").startswith(f"\ufeff{HEAD}")
    assert "page: 3" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "questions",
    [
        "- id: a\n  expected:\n  - any:\n    - &q {quote: x, source: a.pdf}\n    - *q\n",
        "- id: a\n  expected:\n  - any:\n    - quote: x\n      ? source\n      : a.pdf\n",
    ],
    ids=["alias", "explicit"],
)
def test_what_cannot_be_mended_surely_is_left_alone(tmp_path: Path, questions: str) -> None:
    """One line says so, and the file is as it was."""
    file = tmp_path / "a.yaml"
    file.write_text(HEAD + questions, "utf-8")

    with pytest.raises(BadCases, match="fill it in by hand"):
        mend(file, [Mend(entries(file)[0], WAY, {"page": 3})])

    assert file.read_text("utf-8") == HEAD + questions
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_a_line_of_json_is_mended(tmp_path: Path) -> None:
    """And no other line is touched."""
    file = tmp_path / "a.jsonl"
    case = {"id": "a", "expected": [{"any": [{"quote": "“x”", "source": "a.pdf"}]}]}
    file.write_text('{"id":  "b"}\n' + json.dumps(case) + "\n", "utf-8")

    mend(file, [Mend(entries(file)[1], WAY, {"page": 3})])

    first, second, rest = file.read_text("utf-8").split("\n")
    assert (first, rest) == ('{"id":  "b"}', "")
    assert json.loads(second)["expected"][0]["any"][0] == {
        "quote": "“x”", "source": "a.pdf", "page": 3,
    }  # fmt: skip
