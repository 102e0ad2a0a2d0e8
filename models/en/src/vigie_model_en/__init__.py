"""English syntax for vigie: words, their forms and lemmas, and who depends on whom, in Universal Dependencies."""

from pathlib import Path

import spacy

from . import embedding as _embedding  # registers the architecture that the weights need
from .language import English as LANGUAGE

__version__ = "0.1.0"
PIPELINE = Path(__file__).parent / "pipeline"


def load() -> spacy.Language:
    """The pipeline. Give it texts, or Docs whose sentence starts are set; it keeps those and sets no others in them."""
    config = spacy.util.load_config(PIPELINE / "config.cfg")
    nlp = LANGUAGE.from_config(config, meta=spacy.util.load_meta(PIPELINE / "meta.json"))
    nlp.from_disk(PIPELINE)
    for _, component in nlp.pipeline:
        if hasattr(component, "model"):
            _widen(component.model)
    return nlp


def _widen(model) -> None:
    """The weights are stored in half precision; arithmetic wants single."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float32"))
