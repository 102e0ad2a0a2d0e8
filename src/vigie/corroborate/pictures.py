"""The picture: everything that many reports claim, side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vigie.corroborate.contradictions import contradictions
from vigie.corroborate.figures import given, reconciled, standing
from vigie.corroborate.incidents import Cluster
from vigie.corroborate.sources import Source, sources
from vigie.corroborate.statements import Statement
from vigie.model import Contradiction, Incident, Lineage, Place, Reconciled

COPIES = ("verbatim", "cut", "rewrite", "translation")


def incident(
    cluster: Cluster, lineage: Mapping[str, Lineage], groups: Mapping[str, str], *, rule: str = "vigie"
) -> tuple[Incident, list[Contradiction]]:
    """One incident with its sources, figures (by the rule `vigie`, `ucdp` or `acled`) and contradictions."""
    told = [s for account in cluster.accounts for s in account.statements]
    voices = sources(originals(told, lineage), groups)
    reports = {s.claim.report.id for s in told}
    copies = frozenset(name for name in reports if lineage[name].kind in COPIES)
    still = standing(given(voices), copies)
    figures: dict[str, Reconciled] = {key: reconciled(rows, rule=rule) for key, rows in sorted(still.items())}
    against = contradictions(voices, still)
    start, end = days(told)
    made = Incident(
        id=min(s.id for s in told), type=kind(told), place=place(told), start=start, end=end,
        claims=tuple(s.id for s in sorted(told, key=_order)), sources=len(voices),
        standing="disputed" if against else "corroborated" if len(voices) > 1 else "single_source",
        figures=figures, contradictions=tuple(c.id for c in against),
        names=tuple(_name(cluster) for cluster in voices), because=cluster.because,
    )  # fmt: skip
    return made, against


def originals(told: list[Statement], lineage: Mapping[str, Lineage]) -> list[Statement]:
    """The statements without those of copies whose original, or a copy nearer to it, tells of the incident too."""
    present = {s.claim.report.id for s in told}
    return [s for s in told if not present & set(_ancestors(s.claim.report.id, lineage))]


def _ancestors(name: str, lineage: Mapping[str, Lineage]) -> Iterator[str]:
    """The reports that a report is copied from, the nearest first; an update is no copy."""
    seen = {name}
    while name in lineage and lineage[name].kind in COPIES and (parent := lineage[name].of) and parent not in seen:
        yield parent
        seen.add(parent)
        name = parent


def _order(statement: Statement) -> tuple[str, str, int]:
    report = statement.claim.report
    return str(report.published), report.id, statement.order


def _name(voices: list[Source]) -> str:
    return max(voices, key=lambda v: (len(v.name), v.name)).name


def kind(told: Iterable[Statement]) -> str:
    """The type that most of its claims share; a bare toll only where there is nothing else."""
    counts = Counter(s.claim.event.type for s in told)
    return max(counts, key=lambda t: (t not in ("casualties", "other"), counts[t], t))


def place(told: Iterable[Statement]) -> Place | None:
    """The most exact place that most of its claims name."""
    sites = Counter(s.site for s in told if s.site)
    if sites:
        return max(sites, key=lambda p: (-min(p.where_prec, 3), sites[p], str(p.name)))
    return next((s.claim.place for s in told if s.claim.place), None)


def days(told: Iterable[Statement]) -> tuple[date | None, date | None]:
    """The shortest stretch of days that most of its claims give."""
    found = Counter(s.days for s in told if s.days)
    return max(found, key=lambda d: (found[d], d[0] - d[1], d)) if found else (None, None)
