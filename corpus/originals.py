"""The papers' bytes, kept by content hash, so that a quote can be held against its source."""

from hashlib import sha256
from pathlib import Path

FOLDER = "originals"
"""In the folder of the index."""


def keep(index: Path, content: bytes, name: str) -> None:
    """Keep a paper's bytes under their hash, with the ending of the file's name."""
    folder = index / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{sha256(content).hexdigest()}{Path(name).suffix.lower()}"
    if not kept.exists():
        partial = kept.with_name(f".{kept.name}.partial")
        partial.write_bytes(content)
        partial.replace(kept)


def original(index: Path, document: str) -> bytes | None:
    """The bytes of the paper that a document was read from; None where they are not there now."""
    for kept in sorted((index / FOLDER).glob(f"{document}*")):
        try:
            content = kept.read_bytes()
        except OSError:
            continue
        if sha256(content).hexdigest().startswith(document):
            return content
    return None


def keeps(index: Path, document: str) -> bool:
    """Whether a file is in the place of a document's paper, whatever is in it."""
    return any((index / FOLDER).glob(f"{document}*"))
