"""English syntax for vigie: words, their forms and lemmas, and who depends on whom, in Universal Dependencies."""

from pathlib import Path

import spacy

from . import embedding, lemmas  # noqa: F401  what the configuration names, registered
from .language import English as Language

__version__ = "0.1.0"
PIPELINE = Path(__file__).parent / "pipeline"


def load() -> spacy.Language:
    """The pipeline. It reads Docs whose tokens say whether they start a sentence, and keeps those starts."""
    config = spacy.util.load_config(PIPELINE / "config.cfg")
    nlp = Language.from_config(config, meta=spacy.util.load_meta(PIPELINE / "meta.json"))
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
