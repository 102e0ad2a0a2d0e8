"""Claims side by side: which report copied which, which claims tell of one incident, how figures go together, who
contradicts whom."""

from vigie.corroborate.ledgers import Ledger, picture

__all__ = ["Ledger", "picture"]
