"""Who is counted by a figure, by its own words: soldiers, policemen, fighters, civilians, children, people at large.

"Its men" are an armed voice's own, "five others" are who was counted before, and where nothing is said of them, they are
the one party to which it was done. How the figures of an incident are keyed by it is told in `keys`.
"""

from vigie.corroborate.phrases import Phrase, phrase
from vigie.corroborate.statements import Statement
from vigie.languages import language
from vigie.model import Figure
from vigie.orthography import folded

# Who is counted, by the everyday words of those counted; the first that fits.
COUNTED = {
    "gendarmes": ("gendarme",),
    "police": ("policeman", "police", "law"),
    "guards": ("guard",),
    "soldiers": ("soldier", "army", "troop", "garrison", "uniform"),
    "vigilantes": ("vigilante",),
    "fighters": (
        "fighter", "rebel", "jihadist", "militia", "islamic", "terrorist", "extremist", "takfiri", "mercenary", "bandit",
    ),
    "attackers": ("gunman",),
    "civilians": ("civilian", "resident", "villager", "citizen"),
    "children": ("child", "girl", "boy", "baby", "student"),
    "minors": ("minor",),
    "women": ("woman",),
    "journalists": ("journalist",),
    "protesters": ("protester",),
    "prisoners": ("prisoner", "inmate"),
}  # fmt: skip
KINDS = {
    "state_forces": "soldiers", "external_forces": "soldiers", "rebel_group": "fighters", "political_militia": "fighters",
    "identity_militia": "fighters", "protesters": "protesters",
}  # fmt: skip
STATE = frozenset(("soldiers", "police", "gendarmes", "guards"))
COMBATANTS = STATE | {"vigilantes", "fighters", "attackers"}
PARTS = frozenset(("children", "minors", "women", "journalists"))
NOT_FIGHTING = PARTS | {"civilians", "protesters", "prisoners", None}
_LOSSES = ("killed", "injured", "missing", "detained")


def counted(figure: Figure, statement: Statement) -> str | None:
    """The key of those who are counted, or None where they are people at large."""
    named = phrase(figure.of.text, statement.code) if figure.of else None
    if own := own_side(figure, named, statement):
        return own
    if named:
        if found := _named(named, figure, statement):
            return found
        if figure.of and _points(figure.of.text, statement.code):
            return _before(figure, statement)
        if "own" not in named.concepts or not _of_others(statement):
            return None
    return None if _whole(figure, statement) else _target(statement)


def _whole(figure: Figure, statement: Statement) -> bool:
    """Whether a smaller number of the same claim says of whom it is: then this one is of all."""
    others = (f for f in statement.claim.figures if f.what == figure.what and f.of and f is not figure)
    return any((f.low or 0) < (figure.low or 0) for f in others)


def _named(named: Phrase, figure: Figure, statement: Statement) -> str | None:
    if {"family", "relative"} & named.concepts:
        return None  # fighters and their families are people at large
    for key, concepts in COUNTED.items():
        if named.concepts & set(concepts) and not (
            key == "minors" and "miner" in named.concepts and not _part(figure, statement)
        ):
            return key
    if {"security", "force"} <= named.concepts:
        return "police"
    if "security" in named.concepts and "own" in named.concepts:
        return "guards"
    if "officer" in named.concepts and (statement.speaker.concepts | statement.body.concepts) & {"police", "interior"}:
        return "police"
    return KINDS.get(named.body.kind) if named.body else None


def _part(figure: Figure, statement: Statement) -> bool:
    """Whether the same claim counts more of the same."""
    return any(f.what == figure.what and (f.low or 0) > (figure.low or 0) for f in statement.claim.figures)


def _points(words: str, code: str) -> bool:
    """Whether those counted are no more than pointed at: "them", "others" (`languages/*/tallies.toml`)."""
    return folded(words).split()[:1] != [] and folded(words).split()[0] in language(code).table("tallies")["pointing"]


def _before(figure: Figure, statement: Statement) -> str | None:
    """Who was counted before in the same claim."""
    at = statement.claim.figures.index(figure)
    return counted(statement.claim.figures[at - 1], statement) if at else _target(statement)


def own_side(figure: Figure, named: Phrase | None, statement: Statement) -> str | None:
    """The side of an armed voice that counts its own men."""
    spoken = (statement.body, statement.speaker)
    kinds = [KINDS.get(b.kind) for p in spoken if (b := p.body)]
    if not kinds and any(p.concepts & {"battalion", "brigade", "vigilante", "militia"} for p in spoken):
        kinds = ["vigilantes" if any("vigilante" in p.concepts for p in spoken) else "fighters"]
    if not kinds or kinds[0] not in COMBATANTS or figure.what not in _LOSSES:
        return None
    ours = named is not None and "own" in named.concepts and not _of_others(statement)
    losses = named is not None and "loss" in named.concepts
    lost = "lose" in statement.said.concepts and (named is None or bool(named.concepts & {"man", "own"}))
    return kinds[0] if ours or losses or lost else None


def _of_others(statement: Statement) -> bool:
    """Whether "its men" are another's: the voice tells what it did itself, to a party that it names."""
    if statement.first_person or "lose" in statement.said.concepts or "die" in statement.said.concepts:
        return False
    return any(a.role == "agent" for a in statement.claim.actors) and _target(statement) is not None


def _target(statement: Statement) -> str | None:
    """Who is counted where the figure does not say: the one party to which it was done."""
    kinds = {_party(a.text, a.kind, statement) for a in statement.claim.actors if a.role != "agent"}
    return kinds.pop() if len(kinds) == 1 else None


def _party(text: str, kind: str, statement: Statement) -> str | None:
    named = phrase(text, statement.code)
    police = next((k for k in ("gendarmes", "police") if named.concepts & set(COUNTED[k])), None)
    if kind == "state_forces" or (kind == "other" and police):
        return police or "soldiers"
    if kind == "other" and "militia" in named.concepts:
        return "fighters"
    return KINDS.get(kind)
