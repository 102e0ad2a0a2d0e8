"""The store: captures, reports, claims, incidents, judgements and the audit log, in SQLite or PostgreSQL.

`connect(url)` opens it; `with store.reading() as connection:` and `with store.writing() as connection:` are its
transactions, and the functions of the modules here take their connection.
"""

from vigie.store.connections import DEFAULT, Store, connect, now
from vigie.store.filters import Filters

__all__ = ["DEFAULT", "Filters", "Store", "connect", "now"]
