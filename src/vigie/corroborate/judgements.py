"""What people decided of incidents: merges and splits, which hold for ever, through re-reading and new reports.

A file of judgements is JSON Lines, one decision a line: `{"merge": [CLAIM, CLAIM, ...]}` puts the claims' accounts into one
incident, `{"split": [[CLAIM, ...], [CLAIM, ...]]}` keeps the groups apart. CLAIM is a claim's id, or an object with `uri` and
`exact` (the words), by which a claim is found again when its id changed. Later lines win over earlier ones.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vigie.errors import OptionError
from vigie.model import Claim

Named = str | tuple[str, str]  # a claim's id, or its report's URI and its words


@dataclass(frozen=True, slots=True)
class Decision:
    """Groups of claims: one group is merged, several are kept apart."""

    groups: tuple[tuple[Named, ...], ...]

    @property
    def merges(self) -> bool:
        """Whether it puts claims together."""
        return len(self.groups) == 1


@dataclass(slots=True)
class Decided:
    """Decisions as they apply to the accounts there are."""

    together: list[frozenset[str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)


def decisions(path: Path | None) -> tuple[Decision, ...]:
    """The decisions of a file. Raises OptionError that names the line that is none."""
    if path is None:
        return ()
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"--judgements {path}: {error}", remedy="name a file of judgements, one a line") from None
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(decision(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                remedy = 'write {"merge": [...]} or {"split": [[...], [...]]}'
                raise OptionError(f"--judgements {path}:{number}: {error}", remedy=remedy) from None
    return tuple(found)


def decision(record: Mapping[str, Any]) -> Decision:
    """One decision; raises ValueError where it is none."""
    if "merge" in record:
        groups = [record["merge"]]
    elif "split" in record:
        groups = record["split"]
    else:
        raise ValueError("neither merge nor split")
    if not groups or not all(isinstance(group, list) and group for group in groups):
        raise ValueError("groups of claims are lists that hold something")
    if "split" in record and len(groups) < 2:
        raise ValueError("a split needs two groups")
    return Decision(tuple(tuple(_named(one) for one in group) for group in groups))


def _named(one: str | Mapping[str, str]) -> Named:
    return one if isinstance(one, str) else (one["uri"], one["exact"])


def found(claims: Iterable[Claim], named: Named) -> Iterable[Claim]:
    """The claims that a name stands for."""
    if isinstance(named, str):
        return (claim for claim in claims if claim.id == named)
    return (claim for claim in claims if (claim.report.uri, claim.evidence.exact) == named)


def partition(decided: Iterable[Decision], claims: Iterable[Claim]) -> Mapping[str, int]:
    """For the claims of one report that a split tells apart: the number of their group."""
    told = list(claims)
    groups: dict[str, int] = {}
    for one in decided:
        if not one.merges:
            for number, group in enumerate(one.groups):
                groups |= {claim.id: number for name in group for claim in found(told, name)}
    return groups


def applied(decided: Iterable[Decision], homes: Mapping[str, str], by_words: Mapping[tuple[str, str], str]) -> Decided:
    """The decisions in terms of accounts; `homes` gives a claim's account, `by_words` a claim's id by URI and words."""
    made = Decided()
    for one in decided:
        groups = [_accounts(group, homes, by_words) for group in one.groups]
        if one.merges:
            made.apart = [p for p in made.apart if not set(p) <= groups[0]]
            made.together.append(groups[0])
            continue
        for k, group in enumerate(groups):
            for other in groups[k + 1 :]:
                made.apart += [(a, b) for a in sorted(group) for b in sorted(other) if a != b]
                made.together = [t - other if t & group else t for t in made.together]
    return made


def _accounts(
    group: Iterable[Named], homes: Mapping[str, str], by_words: Mapping[tuple[str, str], str]
) -> frozenset[str]:
    ids = (name if isinstance(name, str) else by_words.get(name, "") for name in group)
    return frozenset(homes[name] for name in ids if name in homes)
