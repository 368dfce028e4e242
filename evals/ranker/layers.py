"""The embedding model with fewer layers, which is what makes a quick ranker quick."""

from pathlib import Path


def thin(source: Path, target: Path) -> None:
    """Write the model of one folder to another with every second layer, beginning at the first."""
    from transformers import AutoModel, AutoTokenizer

    model = AutoModel.from_pretrained(str(source))
    model.encoder.layer = model.encoder.layer[::2]
    model.config.num_hidden_layers = len(model.encoder.layer)
    model.save_pretrained(target)
    AutoTokenizer.from_pretrained(str(source)).save_pretrained(target)
