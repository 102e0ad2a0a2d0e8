"""Times against French TimeBank: spans and values of its DATE and TIME expressions, as TempEval-3 counts them.

`python -m benchmarks.timebank [CORPORA] [--misses]`; without the corpus nothing is measured. Our times carry days, not
clock times, so a TIME's value is compared by its day; intervals map to months, weeks and years where they are whole.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from vigie.languages import language
from vigie.model import Report, Sentence, Time
from vigie.read.times import times
from vigie.read.tokens import spans_of_sentences

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"

_TAG = re.compile(r"<(/?)([A-Z0-9]+)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


@dataclass(frozen=True)
class Expression:
    """An expression of the gold or of ours: where it stands and its TIMEX3 value."""

    start: int
    end: int
    value: str
    text: str


@dataclass
class Count:
    """Hits of one comparison over all documents."""

    strict: int = 0
    relaxed: int = 0
    value: int = 0
    found: int = 0
    gold: int = 0

    def f1(self, hits: int) -> float:
        """F1 of so many hits."""
        return round(2 * hits / (self.found + self.gold), 4) if self.found + self.gold else 0.0


def scores(corpora: Path) -> dict[str, float]:
    """Strict, relaxed and value F1 on dates and times; empty where the corpus is absent."""
    folder = corpora / "times" / "fr-timebank"
    if not folder.is_dir():
        return {}
    count = Count()
    for _, text, published, gold in _documents(folder):
        _compare(count, gold, _ours(text, published))
    return {
        "timebank_fr_strict": count.f1(count.strict),
        "timebank_fr_relaxed": count.f1(count.relaxed),
        "timebank_fr_value": count.f1(count.value),
        "timebank_fr_gold": float(count.gold),
    }


def _compare(count: Count, gold: list[Expression], found: list[Expression]) -> None:
    count.gold += len(gold)
    count.found += len(found)
    left = list(found)
    for g in gold:
        match = next((f for f in left if f.start < g.end and g.start < f.end), None)
        if match:
            left.remove(match)
            count.strict += (match.start, match.end) == (g.start, g.end)
            count.relaxed += 1
            count.value += match.value == g.value


def _ours(text: str, published: date) -> list[Expression]:
    words = language("fr")
    sentences = tuple(Sentence(a, b, 0, 0, p) for a, b, p in spans_of_sentences(text, words))
    found = times(Report("r", "r", text, "fr", published=published), sentences, words)
    return [
        Expression(t.span.start, t.span.end, _value(t), t.span.text)
        for t in found
        if not t.duration and (t.start or t.end)
    ]


def _value(time: Time) -> str:
    start, end = time.start or time.end, time.end or time.start
    if start is None or end is None:
        return ""
    rule = time.because[0]
    if time.start is None or time.end is None:
        return _open(start, rule)
    if (start.day, start.month, end.day, end.month) == (1, 1, 31, 12):
        return str(start.year)
    if start.day == 1 and (end + timedelta(days=1)).day == 1 and start.month == end.month:
        return f"{start:%Y-%m}"
    if start.weekday() == 0 and rule == "time.relative" and (end - start).days <= 6:
        return f"{start.isocalendar().year}-W{start.isocalendar().week:02}"
    return start.isoformat() if start == end else end.isoformat()


def _open(day: date, rule: str) -> str:
    """An interval with an open end has the value of the expression that begins it."""
    return str(day.year) if rule == "time.year" else f"{day:%Y-%m}" if rule == "time.month" else day.isoformat()


def _documents(folder: Path) -> Iterator[tuple[str, str, date, list[Expression]]]:
    for path in sorted(folder.glob("*.tml")):
        raw = path.read_text("utf-8")
        head, _, body = raw.partition("<TEXT>")
        created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", head, re.S)
        if created:
            text, gold = _parsed(body.partition("</TEXT>")[0])
            yield path.name, text, date.fromisoformat(created.group(1)), gold


def _parsed(body: str) -> tuple[str, list[Expression]]:
    """The plain text and its expressions of type DATE and TIME that have a day, month, week or year."""
    text, at, opened, gold = "", 0, (0, "", ""), []
    for tag in _TAG.finditer(body):
        text += _plain(body[at : tag.start()])
        at = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        attributes = dict(_ATTRIBUTE.findall(tag.group(3)))
        if not tag.group(1) and not tag.group(3).endswith("/"):
            opened = (len(text), attributes.get("type", ""), attributes.get("value", ""))
        elif tag.group(1) and opened[1] in ("DATE", "TIME"):
            start, _, value = opened
            gold.append(Expression(start, len(text), value.partition("T")[0], text[start:]))
    return text + _plain(body[at:]), [g for g in gold if re.match(r"\d{4}", g.value)]


def _plain(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def main() -> None:
    """Prints the scores, and with --misses where gold and reading differ."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    if "--misses" in sys.argv:
        for name, text, published, gold in _documents(corpora / "times" / "fr-timebank"):
            found = _ours(text, published)
            for e in gold:
                if not any((f.start, f.end, f.value) == (e.start, e.end, e.value) for f in found):
                    near = [(f.text, f.value) for f in found if f.start < e.end and e.start < f.end]
                    print(name, "gold", (e.text, e.value), "ours", near)
            for f in found:
                if not any(f.start < e.end and e.start < f.end for e in gold):
                    around = text[max(0, f.start - 30) : f.end + 20].replace("\n", " ")
                    print(name, "only ours", (f.text, f.value), around)


if __name__ == "__main__":
    main()
