"""W3C PROV as PROV-JSON: which claim was quoted from which report and who says it, which report derives from which, and from
which claims an incident was put together. Voices and outlets are agents, and so is the program.
"""

import json
from hashlib import sha256

from vigie import __version__
from vigie.model import Claim, Placed
from vigie.publish.editions import Case, Edition
from vigie.publish.outgoing import Outgoing
from vigie.publish.phrases import outlet
from vigie.publish.record import Record
from vigie.publish.tellings import headline
from vigie.publish.voices import is_copy

KINDS = ("report", "claim", "incident", "voice", "outlet", "vigie")
PREFIXES = {kind: f"urn:vigie:{kind}:" for kind in KINDS}
_READING, _COMPARING, _PROGRAM = "vigie:reading", "vigie:comparison", "vigie:program"


def outgoing(edition: Edition) -> Outgoing:
    """One document."""
    made = _Document()
    made.add("agent", _PROGRAM, **_typed("prov:SoftwareAgent"), **{"vigie:version": __version__})
    for activity in (_READING, _COMPARING):
        made.add("activity", activity)
        made.link("wasAssociatedWith", activity=activity, agent=_PROGRAM)
    for placed in edition.picture.reports:
        _report(made, edition, placed)
    for case in edition.cases:
        _incident(made, case)
    text = json.dumps({"prefix": PREFIXES, **made.parts}, ensure_ascii=False)
    return Outgoing(f"{text}\n".encode(errors="backslashreplace"), len(edition.cases))


class _Document:
    """PROV-JSON in the making: elements by kind and name, relations numbered."""

    def __init__(self) -> None:
        self.parts: dict[str, Record] = {}

    def add(self, part: str, name: str, **slots: object) -> str:
        """An element; the same name again is the same element. Slots without a value are not there."""
        self.parts.setdefault(part, {}).setdefault(name, {key: one for key, one in slots.items() if one is not None})
        return name

    def link(self, relation: str, *, kind: str | None = None, **ends: str) -> None:
        """A relation between elements."""
        found = self.parts.setdefault(relation, {})
        slots: Record = {f"prov:{end}": name for end, name in ends.items()} | (_typed(kind) if kind else {})
        found[f"_:{relation}{len(found)}"] = slots


def _report(made: _Document, edition: Edition, placed: Placed) -> None:
    report = placed.report
    name = made.add(
        "entity", f"report:{report.id}", **_typed("vigie:Report"),
        **{
            "prov:label": edition.mask(report.title, report) if report.title else None,
            "vigie:uri": report.uri,
            "vigie:published": _day(report.published),
        },
    )  # fmt: skip
    press = made.add(
        "agent", f"outlet:{_hash(outlet(report))}", **_typed("prov:Organization"), **{"prov:label": outlet(report)}
    )
    made.link("wasAttributedTo", entity=name, agent=press)
    if placed.lineage.of in edition.reports:
        kind = f"vigie:{placed.lineage.kind.capitalize()}" if is_copy(placed) else "prov:Revision"
        made.link("wasDerivedFrom", kind=kind, generatedEntity=name, usedEntity=f"report:{placed.lineage.of}")


def _incident(made: _Document, case: Case) -> None:
    name = made.add(
        "entity", f"incident:{case.incident.id}", **_typed("vigie:Incident"),
        **{"prov:label": headline(case), "vigie:standing": case.incident.standing},
    )  # fmt: skip
    made.link("wasGeneratedBy", entity=name, activity=_COMPARING)
    for claim in case.claims:
        made.link("wasDerivedFrom", generatedEntity=name, usedEntity=_claim(made, case, claim))


def _claim(made: _Document, case: Case, claim: Claim) -> str:
    """A claim, quoted from its report, of its voice; narration is the outlet's."""
    name = made.add(
        "entity", f"claim:{claim.id}", **_typed("vigie:Claim"), **{"prov:value": case.masked(claim.evidence.exact, claim)},
    )  # fmt: skip
    made.link("wasGeneratedBy", entity=name, activity=_READING)
    made.link("wasDerivedFrom", kind="prov:Quotation", generatedEntity=name, usedEntity=f"report:{claim.report.id}")
    made.link("wasAttributedTo", entity=name, agent=_voice(made, case, claim))
    return name


def _voice(made: _Document, case: Case, claim: Claim) -> str:
    said = claim.voice.organisation or claim.voice.speaker
    if claim.voice.mode == "narration" or not said:
        return f"outlet:{_hash(outlet(claim.report))}"
    label = case.masked(said, claim)
    of = f"{label}\x1f{claim.report.id if claim.voice.anonymous else ''}"  # nameless voices of two reports are two
    return made.add("agent", f"voice:{_hash(of)}", **{"prov:label": label})


def _typed(kind: str) -> Record:
    return {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}}


def _day(of: object) -> Record | None:
    return {"$": str(of), "type": "xsd:date"} if of else None


def _hash(name: str) -> str:
    return sha256(name.encode(errors="backslashreplace")).hexdigest()[:16]
