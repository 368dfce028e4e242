"""On what a run is made: the index, the models, the source and the packages."""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

from bot.abstention import THRESHOLD
from corpus.ranker import ABOUT, SHIPPED
from corpus.settings import NONE, Settings
from corpus.shelf import Generation
from evals.cases import Case, digest
from evals.index import LABELS
from evals.recorded import Setting
from evals.runs import identity

_PACKAGES = ("councilbot", "chromadb", "tantivy", "onnxruntime", "tokenizers", "numpy")
_SHORT = 12
_SOURCE = Path(__file__).parents[1]


def setting(
    some: Sequence[Case],
    index: Generation,
    settings: Settings,
    options: Mapping[str, str] | None = None,
) -> Setting:
    """The setting of a run of some cases that begins now."""
    started = datetime.now(UTC)
    number, known = index.edition
    return Setting(
        id=identity(some, started),
        started=started,
        cases=digest(some),
        papers=papers(index),
        documents=index.holdings(LABELS).documents,
        edition=number,
        commit=commit(_SOURCE),
        model=known.model,
        ranker=ranker(settings),
        threshold=THRESHOLD,
        versions=versions(),
        options=dict(options or {}),
    )


def papers(index: Generation) -> str:
    """The digest of the ids of the documents that may be quoted."""
    ids = "\n".join(paper.id for paper in index.holdings(LABELS).papers)
    return sha256(ids.encode()).hexdigest()[:_SHORT]


def ranker(settings: Settings) -> str:
    """The digest of a ranker's files, or the name of one of the hub; empty where none reads."""
    folder = Path(settings.ranker or SHIPPED)
    if settings.ranker == NONE or not (settings.ranker or (folder / ABOUT).is_file()):
        return ""
    if not (folder / ABOUT).is_file():
        return settings.ranker
    content = sha256()
    for file in sorted(folder.iterdir()):
        if file.suffix in (".json", ".onnx"):
            content.update(file.read_bytes())
    return content.hexdigest()[:_SHORT]


def commit(source: Path) -> str:
    """The commit of a checkout, with `-dirty` where it was altered; empty where it is none."""
    if not (source / ".git").exists():
        return ""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        found = subprocess.run(  # noqa: S603 - nothing in it comes from outside
            command, cwd=source, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return found.stdout.strip()


def versions() -> dict[str, str]:
    """The versions of Python and of the packages that answers depend on, as far as known."""
    found = {"python": python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
