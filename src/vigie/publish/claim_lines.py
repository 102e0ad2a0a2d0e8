"""JSON Lines of claims: each claim of the incidents as its record, in the order of the incidents."""

import json

from vigie.publish.editions import Edition
from vigie.publish.masks import masked
from vigie.publish.outgoing import Outgoing


def outgoing(edition: Edition) -> Outgoing:
    """One claim a line."""
    claims = {claim.id: claim for case in edition.cases for claim in case.claims}
    lines = (json.dumps(masked(one, edition.mask), ensure_ascii=False) + "\n" for one in claims.values())
    return Outgoing("".join(lines).encode(errors="backslashreplace"), len(claims), what="claim")
