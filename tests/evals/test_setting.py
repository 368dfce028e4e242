"""On what a run is made."""

import subprocess
from dataclasses import replace
from pathlib import Path

from corpus.settings import NONE, Settings
from corpus.shelf import Generation
from evals.cases import Case, digest
from evals.setting import commit, papers, ranker, setting, versions

CASES = [Case("a", "Why?", False, "date", "dev")]


def test_a_setting_tells_one_run_from_another(generation: Generation, sample: Settings) -> None:
    """By the cases, the papers, the index and the models."""
    found = setting(CASES, generation, sample, {"split": "dev"})

    assert found.id.endswith(f"-{digest(CASES)}")
    assert found.cases == digest(CASES)
    assert (found.papers, len(found.papers)) == (papers(generation), 12)
    assert found.documents == len(generation.holdings(frozenset({"public"})).papers)
    assert "MiniLM" in found.model
    assert 0 < found.threshold < 1
    assert found.options == {"split": "dev"}


def test_other_papers_have_another_digest(generation: Generation, small: Generation) -> None:
    """The same have the same."""
    assert papers(generation) == papers(generation) != papers(small)


def test_a_ranker_is_known_by_its_files(sample: Settings, ranker_folder: Path) -> None:
    """One of the hub by its name, and none by nothing."""
    ours, named = ranker(sample), ranker(replace(sample, ranker=str(ranker_folder)))

    assert len({ours, named, ""}) == 3
    assert ranker(replace(sample, ranker=NONE)) == ""
    assert ranker(replace(sample, ranker="maker/model")) == "maker/model"


def test_the_commit_is_that_of_the_checkout(tmp_path: Path) -> None:
    """With a mark once something is altered; a folder that is no checkout has none."""
    assert commit(tmp_path) == ""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@a.example"]
    (tmp_path / "file").write_text("one", "utf-8")
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *step], cwd=tmp_path, check=True)

    clean = commit(tmp_path)
    (tmp_path / "file").write_text("two", "utf-8")

    assert len(clean) == 40
    assert commit(tmp_path) == f"{clean}-dirty"


def test_versions_are_those_that_answers_depend_on() -> None:
    """Of Python and of each package that is installed."""
    assert {"python", "councilbot", "onnxruntime"} <= set(versions())
