"""The mask of exports: private persons of each report, found in its text and its claims, hidden in whatever leaves."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from vigie.model import Claim, Report
from vigie.review.masking import masked
from vigie.review.persons import persons, private


def veil(claims: Iterable[Claim]) -> Callable[[str, Report], str]:
    """The rule that hides the private persons of the reports that make these claims.

    A report without its text is known by the words around its claims.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report.id].append(claim)
    return partial(_hidden, told, {})


def _hidden(told: dict[str, list[Claim]], known: dict[str, frozenset[str]], text: str, report: Report) -> str:
    if report.id not in known:
        known[report.id] = _names(report, told.get(report.id, []))
    return masked(text, known[report.id])


def _names(report: Report, claims: list[Claim]) -> frozenset[str]:
    around = (f"{c.evidence.prefix}{c.evidence.exact}{c.evidence.suffix}" for c in claims)
    text = "\n".join((report.title or "", report.text or "\n".join(around)))
    voices = {(c.voice.role or "", c.voice.speaker) for c in claims if c.voice.speaker and c.voice.speaker not in text}
    beside = "\n".join(f"{role}, {name}" for role, name in sorted(voices))
    credits = [name for name in (report.publisher, report.agency) if name]
    return private(persons(f"{text}\n\n{beside}", report.language, credits=credits), report.language.split("-")[0])
