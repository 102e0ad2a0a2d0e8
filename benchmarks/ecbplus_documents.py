"""The documents of ECB+ with their event words. Topics from 36 on are held back: nothing of them is read."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
DEV = (2, 5, 12, 18, 21, 23, 34, 35)
TRAIN = tuple(n for n in range(1, 36) if n not in DEV)
_ENDING = r"(?:s|re|ve|ll|d|m|t)(?: |$)"
_GLUED = re.compile(  # the spaces that tokenising put before a comma, within "Ilona ’ s", behind a bracket
    rf" (?=(?:[,.;:!?)\]%…]+|''|['’]{_ENDING.replace('(?: |$)', '')}|n['’]t)(?: |$))| (?=['’] {_ENDING})"
    rf"|(?<= ['’]) (?={_ENDING})|(?<=[(\[$]) ",
    re.IGNORECASE,
)
_EVENT = ("ACTION_", "NEG_ACTION_")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that name an event; `chain` is the gold's name of the event."""

    id: str
    chain: str
    words: tuple[tuple[int, int], ...]  # where each stands in the text

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return self.words[0][0]


@dataclass(frozen=True, slots=True)
class Document:
    """A document, a line of text for each of its sentences, and its events."""

    name: str
    topic: int
    subtopic: str
    text: str
    mentions: tuple[Mention, ...]


def documents(folder: Path, topic: int) -> Iterator[Document]:
    """The documents of a topic with the events of those sentences that the corpus has checked; none where it is absent."""
    if topic not in DEV + TRAIN:
        raise ValueError(f"topic {topic} is held back")
    if not (folder / str(topic)).is_dir():
        return
    checked = _checked(folder, topic)
    for path in sorted((folder / str(topic)).glob("*.xml")):
        yield _document(path, topic, checked[path.stem])


def _checked(folder: Path, topic: int) -> dict[str, set[int]]:
    """The sentences whose annotation was checked, by document."""
    found: dict[str, set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            if int(row["Topic"]) == topic:
                found[f"{topic}_{row['File']}"].add(int(row["Sentence Number"]))
    return found


def _document(path: Path, topic: int, checked: set[int]) -> Document:
    root = ElementTree.parse(path).getroot()
    text, places, sentences = _text(root)
    chains = _chains(root, path.stem)
    mentions = []
    for markable in root.iterfind("Markables/*"):
        anchors = [anchor.get("t_id", "") for anchor in markable.iterfind("token_anchor")]
        if markable.tag.startswith(_EVENT) and anchors and sentences[anchors[0]] in checked:
            name = f"{path.stem}#{markable.get('m_id')}"
            words = tuple(sorted(places[anchor] for anchor in anchors))
            mentions.append(Mention(name, f"{topic}:{chains.get(markable.get('m_id'), name)}", words))
    subtopic = f"{topic}{'ecbplus' if path.stem.endswith('plus') else 'ecb'}"
    return Document(path.stem, topic, subtopic, text, tuple(sorted(mentions, key=lambda m: (m.start, m.id))))


def _text(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]], dict[str, int]]:
    """The text, where each token stands in it, and in which sentence."""
    rows: dict[int, list[ElementTree.Element]] = defaultdict(list)
    for token in root.iterfind("token"):
        rows[int(token.get("sentence", 0))].append(token)
    lines: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for row in rows.values():
        words = [(token.text or "").strip() for token in row]
        line = " ".join(words)
        gone = {match.start() for match in _GLUED.finditer(line)}
        kept = [k - sum(1 for g in gone if g < k) for k in range(len(line) + 1)]
        start = 0
        for token, word in zip(row, words, strict=True):
            places[token.get("t_id", "")] = (at + kept[start], at + kept[start + len(word)])
            start += len(word) + 1
        lines.append("".join(c for k, c in enumerate(line) if k not in gone))
        at += len(lines[-1]) + 1
    return "\n".join(lines), places, {t.get("t_id", ""): n for n, row in rows.items() for t in row}


def _chains(root: ElementTree.Element, name: str) -> dict[str | None, str]:
    """The gold's name of an event by mention: across documents, or within this one."""
    found: dict[str | None, str] = {}
    for link in root.iterfind("Relations/*"):
        across = link.tag.startswith("CROSS")
        chain = str(link.get("note")) if across else f"{name}#{link.get('r_id')}"
        found |= {source.get("m_id"): chain for source in link.iterfind("source")}
    return found
