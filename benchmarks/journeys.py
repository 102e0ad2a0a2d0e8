"""Whole reports against their gold: which claims are found, and whether each slot of the found ones is right.

A claim of the gold and one of ours are a pair where the types agree (or the gold accepts ours), and at least half of
the words of the shorter evidence stand in the other. Pairs are one to one within a report, best agreement first. Shares
of slots (voice, stance, ...) are taken over the pairs; "filled slots" counts every slot of every claim on both sides,
so that a missed or an invented claim costs all of its slots. Where each gold value comes from: `docs/measures.md`.

`python -m benchmarks.journeys FOLDER [CLAIMS.jsonl]`; without claims the folder's reports are read first.
"""

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Pair = tuple[Record, "Found"]
FigureKey = tuple[Any, ...]

# words that say nothing of who or what is meant
LITTLE = frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "et", "au", "aux", "en")) | {
    "the", "a", "an", "of", "and", "in",
}  # fmt: skip
NAMED = ("speaker", "organisation")
DATED = ("country", "start", "end")
COUNTS = frozenset(("claims in reports that hold none", "claims taken from boilerplate"))
LOWER_IS_BETTER = COUNTS | {"slots invented"}


@dataclass(frozen=True, slots=True)
class Found:
    """A claim of ours in the terms of the gold."""

    file: str
    evidence: str
    type: str | None
    slots: dict[str, str | None]  # modality stance mode speaker organisation place geonames_name country start end
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    figures: Counter[FigureKey]


@dataclass(slots=True)
class Ratio:
    """Hits among what was found and what the gold holds."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        """Count one more comparison."""
        self.hits, self.found, self.gold = self.hits + hits, self.found + found, self.gold + gold

    @property
    def f1(self) -> float:
        """Twice the hits over everything on both sides; 0 where both are empty."""
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(slots=True)
class Folder:
    """The gold of a folder: claims by file, and each file's head."""

    claims: dict[str, list[Record]]
    heads: dict[str, Record] = field(default_factory=dict)


def scores(folder: Path) -> dict[str, float]:
    """Every figure of a folder of reports with gold, read now; empty where there is none."""
    if not (folder / "gold.jsonl").is_file():
        return {}
    wanted = gold(folder)
    return compared(wanted, read(folder, only=wanted.heads.keys() or None))


def gold(folder: Path) -> Folder:
    """`gold.jsonl` and, where there is one, `reports.jsonl`."""
    claims: dict[str, list[Record]] = defaultdict(list)
    for one in _lines(folder / "gold.jsonl"):
        claims[one["file"]].append(one)
    heads = folder / "reports.jsonl"
    return Folder(claims, {one["file"]: one for one in _lines(heads)} if heads.is_file() else {})


def read(folder: Path, *, only: Collection[str] | None = None) -> Iterator[Record]:
    """The claim records of a folder's reports; a text that has no head there is not annotated yet."""
    from vigie import pipeline
    from vigie.model import Capture
    from vigie.publish.record import record

    for path in sorted(folder.glob("*.txt")):
        if only is None or path.name in only:
            yield from map(record, pipeline.claims(Capture(path.read_bytes(), path.name)))


def compared(wanted: Folder, records: Iterable[Record]) -> dict[str, float]:
    """Every figure, by name, of claim records against their gold."""
    ours: dict[str, list[Found]] = defaultdict(list)
    heads: dict[str, Record] = {}
    for one in records:
        claim = found(one)
        ours[claim.file].append(claim)
        heads.setdefault(claim.file, one.get("report") or {})
    files = sorted({*wanted.claims, *wanted.heads, *ours})
    both = [(wanted.claims.get(name, []), ours.get(name, [])) for name in files]
    pairs = [pair for theirs, mine in both for pair in paired(theirs, mine)]
    loose = sum(len(paired(theirs, mine, typed=False)) for theirs, mine in both)
    n_ours, n_gold = sum(map(len, ours.values())), sum(map(len, wanted.claims.values()))
    return {
        "claims F1": Ratio(len(pairs), n_ours, n_gold).f1,
        "claims by evidence alone F1": Ratio(loose, n_ours, n_gold).f1,
        "filled slots F1": _filled(pairs, chain(*wanted.claims.values()), chain(*ours.values())).f1,
        "voice": _share(pairs, same_voice),
        "stance": _share(pairs, lambda g, f: accepts(g, "stance", f.slots["stance"])),
        "mode": _share(pairs, lambda g, f: bool(g.get("mode") == f.slots["mode"])),
        "modality": _share(pairs, lambda g, f: accepts(g, "modality", f.slots["modality"])),
        "agents F1": _names(pairs, "agents").f1,
        "targets F1": _names(pairs, "targets").f1,
        "figures F1": _figures(pairs).f1,
        "place": _share(pairs, same_place),
        "country": _share(pairs, lambda g, f: not g.get("country") or g["country"] == f.slots["country"]),
        "times": _share([(g, f) for g, f in pairs if g.get("start") or g.get("end")], _same_days),
        "slots invented": _invented(pairs),
        **_of_heads(wanted, heads),
        "claims in reports that hold none": float(sum(len(mine) for theirs, mine in both if not theirs)),
        "claims taken from boilerplate": float(_boilerplate(wanted, ours)),
    }


def found(record: Record) -> Found:
    """A claim record in the terms of the gold; `affected` counts among the targets."""
    voice, event = record.get("voice") or {}, record.get("event") or {}
    place, time = record.get("place") or {}, record.get("time") or {}
    actors: dict[str | None, list[str]] = defaultdict(list)
    for actor in record.get("actors") or []:
        actors[actor.get("role")].append(actor.get("text") or actor.get("name"))
    slots = {key: voice.get(key) for key in ("stance", "mode", *NAMED)}
    slots |= {"modality": event.get("modality"), "place": place.get("text"), "geonames_name": place.get("name")}
    slots |= {"country": place.get("country"), "start": time.get("start"), "end": time.get("end")}
    return Found(
        Path(str((record.get("report") or {}).get("uri") or "")).name,
        (record.get("evidence") or {}).get("exact") or "",
        event.get("type"),
        slots,
        tuple(actors["agent"]),
        (*actors["target"], *actors["affected"]),
        figures(record),
    )


def paired(wanted: list[Record], ours: list[Found], *, typed: bool = True) -> list[Pair]:
    """The claims that are each other's counterpart, one to one, the best agreeing pairs first."""
    candidates = [
        (-agreement(g, f), i, j)
        for i, g in enumerate(wanted)
        for j, f in enumerate(ours)
        if (not typed or accepts(g, "type", f.type)) and shared_words(g["evidence"], f.evidence) >= 0.5
    ]
    pairs: list[Pair] = []
    used_gold, used_ours = set(), set()
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            pairs.append((wanted[i], ours[j]))
    return pairs


def agreement(g: Record, f: Found) -> float:
    """How many slots of two claims agree, and how far their words do: which counterpart is taken first."""
    points: int = same_name(g.get("speaker"), f.slots["speaker"]) + len(figures(g).keys() & f.figures.keys())
    points += (g["type"] == f.type) + accepts(g, "modality", f.slots["modality"]) + _same_days(g, f)
    return points + shared_words(g["evidence"], f.evidence)


def words(text: str | None) -> list[str]:
    """The words of a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))


def shared_words(a: str, b: str) -> float:
    """The words two texts share, of those of the shorter one; repeated words count each time."""
    one, other = Counter(words(a)), Counter(words(b))
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names can be of one thing: half of the telling words of the shorter; two absent names agree."""
    if not (a and b):
        return not (a or b)
    one, other = set(words(a)) - LITTLE, set(words(b)) - LITTLE
    return 2 * len(one & other) >= min(len(one), len(other)) > 0


def accepts(g: Record, key: str, value: str | None) -> bool:
    """Whether a value is the gold's, or one that the gold lists as equally defensible."""
    return value == g.get(key) or value in ((g.get("accept") or {}).get(key) or ())


def figures(claim: Record) -> Counter[FigureKey]:
    """What is counted, with its bounds."""
    keys = ("bound", "low", "best", "high")
    return Counter((one["what"], *map(one.get, keys)) for one in claim.get("figures") or [])


def same_voice(g: Record, f: Found) -> bool:
    """Whether speaker or body of the gold is our speaker or body; narration agrees with narration."""
    wanted = [name for key in NAMED if g.get(key) for name in _known_as(g, g[key])]
    ours = [name for key in NAMED if (name := f.slots[key])]
    if not wanted:
        return not ours
    return any(same_name(a, b) for a in wanted for b in ours)


def same_place(g: Record, f: Found) -> bool:
    """Whether the place is the same, by its words in the text or by its name in the gazetteer."""
    wanted = [name for key in ("geonames_name", "place") if (name := g.get(key))]
    ours = [name for key in ("geonames_name", "place") if (name := f.slots[key])]
    if not wanted:
        return not ours
    return any(same_name(a, b) for a in wanted for b in ours)


def _same_days(g: Record, f: Found) -> bool:
    return (g.get("start"), g.get("end")) == (f.slots["start"], f.slots["end"])


def _known_as(g: Record, name: str) -> list[str]:
    """A name of the gold, and what it stands for where it is a pronoun or a description."""
    return [one for one in (name, (g.get("coref") or {}).get(name)) if one]


def _share(pairs: list[Pair], right: Callable[[Record, Found], bool]) -> float:
    return sum(right(g, f) for g, f in pairs) / len(pairs) if pairs else 0.0


def _name_hits(g: Record, key: str, ours: Iterable[str]) -> int:
    """How many names of the gold have a counterpart of their own among ours."""
    left, hits = list(ours), 0
    for name in g.get(key) or []:
        match = next((f for f in left if any(same_name(one, f) for one in _known_as(g, name))), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def _names(pairs: list[Pair], key: str) -> Ratio:
    ratio = Ratio()
    for g, f in pairs:
        ours = f.agents if key == "agents" else f.targets
        ratio.add(_name_hits(g, key, ours), len(ours), len(g.get(key) or []))
    return ratio


def _figures(pairs: list[Pair]) -> Ratio:
    ratio = Ratio()
    for g, f in pairs:
        wanted = figures(g)
        ratio.add((wanted & f.figures).total(), f.figures.total(), wanted.total())
    return ratio


def _filled(pairs: list[Pair], wanted: Iterable[Record], ours: Iterable[Found]) -> Ratio:
    """Filled slots; type, modality and stance are filled in every claim."""
    single = (*NAMED, "place", *DATED)
    ratio = Ratio()
    for g in wanted:
        many = sum(len(g.get(key) or []) for key in ("agents", "targets", "figures"))
        ratio.gold += 3 + sum(bool(g.get(key)) for key in single) + many
    for f in ours:
        many = len(f.agents) + len(f.targets) + f.figures.total()
        ratio.found += 3 + sum(bool(f.slots[key]) for key in single) + many
    ratio.hits = sum(_right_slots(g, f) for g, f in pairs)
    return ratio


def _right_slots(g: Record, f: Found) -> int:
    right: int = 1 + accepts(g, "modality", f.slots["modality"]) + accepts(g, "stance", f.slots["stance"])
    for key in NAMED:
        right += bool(g.get(key)) and any(same_name(name, f.slots[key]) for name in _known_as(g, g[key]))
    right += bool(g.get("place") and f.slots["place"]) and same_place(g, f)
    right += sum(bool(g.get(key)) and g[key] == f.slots[key] for key in DATED)
    right += _name_hits(g, "agents", f.agents) + _name_hits(g, "targets", f.targets)
    return right + (figures(g) & f.figures).total()


def _invented(pairs: list[Pair]) -> float:
    """Of the slots that the gold leaves open, the share that ours fill; a body that speaks itself is no slot."""
    filled = [
        bool(f.slots[key])
        for g, f in pairs
        for key in (*NAMED, "place", "start", "end")
        if not g.get(key)
        and not (key == "place" and g.get("geonames_name"))
        and not (key == "organisation" and same_name(g.get("speaker"), f.slots[key]))
    ]
    return sum(filled) / len(filled) if filled else 0.0


def _of_heads(wanted: Folder, heads: dict[str, Record]) -> dict[str, float]:
    """Day and outlet, of the reports that hold claims; one in which we find none counts as wrong."""
    both = [(head, heads.get(name, {})) for name, head in wanted.heads.items() if wanted.claims.get(name)]
    days = sum(theirs["published"] == ours.get("published") for theirs, ours in both)
    outlets = sum(same_name(theirs["publisher"], ours.get("publisher")) for theirs, ours in both)
    return {"published": days / (len(both) or 1), "publisher": outlets / (len(both) or 1)}


def _boilerplate(wanted: Folder, ours: dict[str, list[Found]]) -> int:
    """Claims whose evidence is, to four fifths, a line of more than two words that is no part of the report."""
    return sum(
        any(len(words(line)) > 2 and shared_words(claim.evidence, line) >= 0.8 for line in lines)
        for name, claims in ours.items()
        if (lines := wanted.heads.get(name, {}).get("boilerplate") or [])
        for claim in claims
    )


def _lines(path: Path) -> Iterator[Record]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def main() -> None:
    """Prints every figure of a folder."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    result = compared(gold(folder), _lines(Path(sys.argv[2]))) if len(sys.argv) > 2 else scores(folder)
    if not result:
        print(f"{folder} holds no gold.jsonl: nothing measured.")
    for name, value in result.items():
        print(f"{value:8.3f}  {name}")


if __name__ == "__main__":
    main()
