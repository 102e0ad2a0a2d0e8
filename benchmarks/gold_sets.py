"""Every set of gold that `make eval` knows: where its gold lies, what scores it, and which figures are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks import (
    attribution,
    displacement,
    ecbplus,
    ecbplus_documents,
    entities,
    journeys,
    muc4,
    nothing,
    numbers,
    pages,
    pictures,
    stories,
    syntax,
    timebank,
    toponyms,
)

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of gold. `files` are globs below its home, which is the project or the shared folder beside it."""

    key: str
    title: str
    files: tuple[str, ...]
    scores: Callable[[Path], Scores]
    argument: str = "corpora"  # what `scores` is given, below the home
    shared: bool = True
    shown: Mapping[str, str] = field(default_factory=dict)  # a figure's name there → the measure here; empty: all
    lower_is_better: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()  # figures that are no share
    beside: str = ""  # the table in which it is a column beside others; empty: lines of the first table

    def home(self, shared: Path = SHARED) -> Path:
        """The folder that its paths start from."""
        return shared if self.shared else ROOT

    def gold(self, shared: Path = SHARED) -> list[Path]:
        """The files of its gold that are here; none where one of the globs finds nothing."""
        found = [sorted(self.home(shared).glob(pattern)) for pattern in self.files]
        return [path for some in found for path in some] if all(found) else []

    def figures(self, shared: Path = SHARED) -> Scores:
        """The shown figures, measured now."""
        measured = self.scores(self.home(shared) / self.argument)
        shown = self.shown or {name: name for name in measured}
        return {measure: measured[name] for name, measure in shown.items() if name in measured}


def _reports(key: str, title: str, folder: str, *, shared: bool = False) -> GoldSet:
    files = tuple(f"{folder}/{name}" for name in ("gold.jsonl", "reports.jsonl", "*.txt"))
    return GoldSet(
        key, title, files, journeys.scores, folder, shared=shared,
        lower_is_better=journeys.LOWER_IS_BETTER, counts=journeys.COUNTS,
    )  # fmt: skip


def _stories(key: str, title: str, *, part: str | None = None, reading: bool = True, shared: bool = False) -> GoldSet:
    """Stories side by side, from our own reading or from the claims of the gold."""
    folder = "journeys/stories"
    names = [name for name, home in stories.split(ROOT / folder).items() if home == part] if part else ["*"]
    files = (*(f"{folder}/{name}/*" for name in names), f"{folder}/{'gold.json' if shared else 'split.tsv'}")
    return GoldSet(
        key, title, files, partial(pictures.scores, part=part, reading=reading), folder, shared=shared,
        beside="Stories side by side, from gold claims and from our own reading",
    )  # fmt: skip


def _syntax_again(corpora: Path) -> Scores:
    return syntax.scores(corpora, again=True)


_TREEBANKS = {
    "sequoia-test raw LAS": "Sequoia LAS, raw text",
    "gsd-test raw LAS": "GSD LAS, raw text",
    "pud raw LAS": "PUD LAS, raw text",
    "ewt-test raw LAS": "EWT LAS, raw text",
    "gum-news-test raw LAS": "GUM news LAS, raw text",
}
_COREFERENCE = ("CoNLL F1", "MUC F1", "B3 F1", "CEAF-e F1", "CoNLL F1 without singletons")
_PLACES = {"span F1": "span F1", "within 161 km of those located": "within 161 km, of those located",
           "within 161 km of all": "within 161 km, of all"}  # fmt: skip


def gold_sets(*, full: bool = False) -> list[GoldSet]:
    """All sets, in the order of the table; `full` measures anew what is otherwise taken from records."""
    return [
        _reports("journeys-dev", "journeys, dev", "journeys/reports/dev"),
        _reports("journeys-held-out", "journeys, held out", "journeys/reports/held-out"),
        _reports("journeys-shared", "journeys, others' authors", "journeys/reports", shared=True),
        GoldSet(
            "journeys-nothing", "reports about other things", ("journeys/nothing/*/*.txt",), nothing.scores,
            "journeys/nothing", shared=False, lower_is_better=frozenset(nothing.MEASURES.values()),
        ),
        GoldSet(
            "polnear", "PolNeAR, dev", ("corpora/attribution/polnear/dev/*/*",), attribution.scores,
            shown={"polnear relation F1": "relation F1", "polnear content words F1": "content words F1"},
        ),
        GoldSet(
            "muc4", "MUC-4, dev", ("corpora/events/muc4/dev.json",), muc4.scores,
            shown={"muc4 template F1": "template F1", "muc4 template precision": "template precision",
                   "muc4 template recall": "template recall", "muc4 incident type F1": "incident type F1"},
        ),
        GoldSet(
            "ecbplus", "ECB+, dev",
            ("corpora/linking/ecbplus/ECBplus_coreference_sentences.csv",
             *(f"corpora/linking/ecbplus/{topic}/*.xml" for topic in ecbplus_documents.DEV)), ecbplus.scores,
            shown={**{f"ours: {name}": name for name in _COREFERENCE},
                   "ours, subtopics given: CoNLL F1": "CoNLL F1, subtopics given",
                   "same lemma: CoNLL F1": "same lemma: CoNLL F1",
                   "same lemma, our stories: CoNLL F1": "same lemma in our stories: CoNLL F1",
                   "same lemma, subtopics given: CoNLL F1": "same lemma, subtopics given: CoNLL F1"},
        ),
        GoldSet(
            "timebank", "French TimeBank", ("corpora/times/fr-timebank/*.tml",), timebank.scores,
            shown={f"timebank_fr_{name}": f"{name} F1" for name in ("strict", "relaxed", "value")},
        ),
        GoldSet(
            "recognizers", "Recognizers specs", ("corpora/figures/recognizers-specs/Number/*/*.json",), numbers.scores,
            shown={f"recognizers_{kind}_{code}": f"{name}, {code.upper()}" for code in ("fr", "en") for kind, name in
                   (("counts", "numbers that count"), ("all", "all numbers"), ("percents", "percents"))},
        ),
        GoldSet(
            "duckling", "Duckling numerals", ("corpora/figures/duckling-numerals.tsv",), numbers.scores,
            shown={f"duckling_{kind}_{code}": f"{name}, {code.upper()}" for code in ("fr", "en") for kind, name in
                   (("counts", "numbers that count"), ("all", "all numbers"))},
        ),
        GoldSet(
            "idmc", "IDMC displacement, dev", ("corpora/figures/idmc-displacement-dev.tsv",), displacement.scores,
            shown={"idmc figure, term and unit": "figure, term and unit", "idmc figure read": "figure read",
                   "idmc country": "country, where mentioned"},
        ),
        *(
            GoldSet(
                key, title, (f"corpora/places/{file}",), toponyms.scores,
                shown={f"{key} {name}": measure for name, measure in _PLACES.items()},
            )
            for key, title, file in (
                ("geowebnews", "GeoWebNews", "geowebnews.xml"), ("tr-news", "TR-News", "tr-news.xml"),
            )
        ),
        GoldSet(
            "re3d", "re3d entities", ("corpora/entities/re3d/*/*.json",), entities.scores,
            shown={"re3d span and type F1": "span and type F1",
                   **{f"re3d {kind} F1": f"{kind} F1" for kind in entities.TYPES}},
        ),
        GoldSet(
            "pages", "pages, French", ("corpora/pages/pages-fr.json", "corpora/pages/html/*"), pages.scores,
            shown={f"pages {name}": name for name in ("F1", "precision", "recall")},
        ),
        GoldSet(
            "syntax", "syntax, measured now" if full else "syntax, as recorded",
            tuple(f"corpora/syntax/{name}.conllu" for name in
                  ("fr/sequoia-test", "fr/gsd-test", "fr/pud", "en/ewt-test", "en/gum-news-test")),
            _syntax_again if full else syntax.scores, shown=_TREEBANKS,
        ),
        _stories("stories-dev-gold", "stories, dev: gold claims", part="dev", reading=False),
        _stories("stories-dev", "stories, dev: read", part="dev"),
        _stories("stories-held-out-gold", "stories, held out: gold claims", part="held-out", reading=False),
        _stories("stories-held-out", "stories, held out: read", part="held-out"),
        # the gold claims of the others bear no type, day or place: only voices, figures and words are put side by side
        _stories("stories-shared-gold", "stories, others' authors: bare gold claims", reading=False, shared=True),
        _stories("stories-shared", "stories, others' authors: read", shared=True),
    ]  # fmt: skip
