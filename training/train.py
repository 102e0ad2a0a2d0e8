"""Train a language's pipeline and put it in its package: python training/train.py fr|en [--corpora DIR] [--steps N]."""

import argparse
import importlib
import json
import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy
import spacy
import srsly
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train

HERE = Path(__file__).parent
MODELS = HERE.parent / "models"
sys.path[:0] = [str(HERE), str(MODELS / "fr/src"), str(MODELS / "en/src")]

import lexicons  # noqa: E402
import readers  # noqa: E402, F401  registers the reader that the config files name

TRAIN = {"fr": ["sequoia-train", "gsd-dev"], "en": ["ewt-train", "gum-open-train"]}
DEV = {"fr": ["sequoia-dev"], "en": ["ewt-dev"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(TRAIN))
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared/corpora")
    parser.add_argument("--steps", type=int, help="how many (default: as in the config file)")
    parser.add_argument("--work", type=Path, help="where checkpoints go (default: build/training/LANGUAGE)")
    options = parser.parse_args()
    work = options.work or HERE.parent / "build/training" / options.language
    package = MODELS / options.language / "src" / f"vigie_model_{options.language}"
    save_words(options.language, package)
    best = train(options.language, options.corpora / "syntax" / options.language, options.steps, work)
    pack(best, package)


def save_words(language: str, package: Path) -> None:
    """Write the word table that the model looks words up in."""
    tables = importlib.import_module(f"vigie_model_{language}.tables")
    if language == "fr":
        tables.save(lexicons.french(), package)
    else:
        classes, rows = lexicons.english()
        tables.save(classes, package)
        numpy.save(package / "words.rows.npy", rows)


def train(language: str, treebanks: Path, steps: int | None, work: Path) -> Path:
    """The folder of the checkpoint that did best on the development treebank."""
    module = importlib.import_module(f"vigie_model_{language}")
    spacy.util.registry.languages(language, func=module.Language)
    overrides: dict = {
        "paths.train": [str(treebanks / f"{name}.conllu") for name in TRAIN[language]],
        "paths.dev": [str(treebanks / f"{name}.conllu") for name in DEV[language]],
    }
    if steps:
        overrides |= {"training.max_steps": steps, "training.optimizer.learn_rate.total_steps": 2 * steps}
    config = spacy.util.load_config(HERE / f"{language}.cfg", overrides=overrides)
    nlp = init_nlp(config)
    work.mkdir(parents=True, exist_ok=True)
    spacy_train(nlp, work, stdout=sys.stdout, stderr=sys.stderr)
    return work / "model-best"


def pack(best: Path, package: Path) -> None:
    """Copy a checkpoint into the package: weights in half precision, and nothing of the training set-up."""
    nlp = spacy.load(best)
    target = package / "pipeline"
    shutil.rmtree(target, ignore_errors=True)
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16"))
    for section in ("paths", "corpora", "training", "initialize"):
        nlp.config[section] = {}
    nlp.meta["performance"] = {}
    nlp.to_disk(target)
    srsly.write_json(target / "vocab/strings.json", _strings(nlp))
    (target / "meta.json").write_text(json.dumps(_meta(nlp, package), ensure_ascii=False, indent=2) + "\n", "utf8")


def _strings(nlp: spacy.Language) -> list[str]:
    """What the components need to be known by name; the other words of the treebanks are not kept."""
    lemmas = nlp.get_pipe("lemmas").label_data["trees"]
    kept = [tree[key] for tree in lemmas for key in ("orig", "subst") if key in tree]
    labels = [label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ()) if isinstance(label, str)]
    return sorted({*kept, *labels})


def _meta(nlp: spacy.Language, package: Path) -> dict:
    about = json.loads((package.parent.parent / "meta.json").read_text("utf8"))
    return {**nlp.meta, **about}


if __name__ == "__main__":
    main()
