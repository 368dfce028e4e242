"""A trained cross-encoder as an int8 file that onnxruntime runs."""

import json
import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.ranker import ABOUT, MODEL, TOKENIZER
from evals.ranker.training import TOKENS

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def ship(trained: Path, weight: float, folder: Path) -> None:
    """
    Write a ranker's model.onnx, tokenizer.json and ranker.json.

    The last, without which a folder holds no ranker, is there when all are.
    """
    from sentence_transformers.cross_encoder import CrossEncoder

    model = CrossEncoder(str(trained), max_length=TOKENS, local_files_only=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        work = Path(made)
        _export(model, work / "float.onnx")
        _quantise(work / "float.onnx", work / MODEL)
        model.tokenizer.save_pretrained(work / "tokenizer")
        _compact(work / "tokenizer" / TOKENIZER, work / TOKENIZER)
        about = {"max_tokens": TOKENS, "weight": round(weight, 3)}
        (work / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
        folder.mkdir(exist_ok=True)
        (folder / ABOUT).unlink(missing_ok=True)
        for name in (MODEL, TOKENIZER, ABOUT):
            shutil.move(work / name, folder / name)


def _export(model: "CrossEncoder", path: Path) -> None:
    import torch

    bert = model[0].auto_model.float().cpu().eval()
    _shorten(bert)
    tokens = model.tokenizer(
        [("one", "line"), ("and", "a longer line")], padding=True, return_tensors="pt"
    )
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", max=TOKENS)}

    class Score(torch.nn.Module):  # type: ignore[misc]
        def forward(self, *inputs: Any) -> Any:
            return bert(**dict(zip(_INPUTS, inputs, strict=True))).logits[:, 0]

    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Score().eval(),
            tuple(tokens[name] for name in _INPUTS),
            path,
            input_names=list(_INPUTS),
            output_names=["score"],
            dynamic_shapes={"inputs": tuple(axes for _ in _INPUTS)},
            external_data=False,
            dynamo=True,
            verbose=False,
        )


def _shorten(bert: Any) -> None:
    """Leave out the places of a text that are never read."""
    import torch

    places = bert.bert.embeddings.position_embeddings
    bert.bert.embeddings.position_embeddings = torch.nn.Embedding.from_pretrained(
        places.weight[:TOKENS]
    )


def _quantise(source: Path, target: Path) -> None:
    """Weights in 8 bits, one scale a column; activations are quantised as they come."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.quant_utils import add_pre_process_metadata

    model = onnx.load(source)
    del model.graph.value_info[:]  # shapes that torch noted, at which the quantiser stumbles
    for node in model.graph.node:
        del node.metadata_props[:]  # and which line of torch each node comes of
    add_pre_process_metadata(model)  # else the quantiser says on the root logger that it may be
    quantize_dynamic(model, target, per_channel=True, weight_type=QuantType.QInt8)


def _compact(source: Path, target: Path) -> None:
    """The tokenizer without the spaces that make it easy to read and twice as long."""
    whole = json.loads(source.read_text(encoding="utf-8"))
    whole["truncation"] = whole["padding"] = None
    target.write_text(
        json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
