"""The tables. What machines found can be dropped and computed anew; captures, judgements and the audit log only grow.

Columns bear the names of `docs/vocabulary.md`. Days are ISO dates and moments ISO times in UTC, as text, so that they sort
and read the same in every database. `n` is a row's number; `id` is what the world calls it. Claims, reports and incidents
keep their record whole (`record`) beside the columns by which they are found.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts rows by itself only for INTEGER

captures = Table(
    "captures", metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the bytes, in hex
    Column("uri", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("received", String(32), nullable=False),
    Column("headers", JSON(none_as_null=True)),  # as HTTP gave them
    Column("bytes", LargeBinary, nullable=False),
    Column("known", JSON(none_as_null=True)),  # title, publisher, published, language, place that came with it
    Column("state", String(10), nullable=False, index=True),  # waiting | read | failed
    Column("problem", Text),  # why it failed
    Column("import", BigInteger, index=True),  # the import that brought it first
)  # fmt: skip

imports = Table(
    "imports", metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("who", String(200), nullable=False),
    Column("at", String(32), nullable=False),
    Column("state", String(10), nullable=False),  # waiting | reading | comparing | done | failed
    Column("total", Integer),
    Column("read", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("problems", JSON(none_as_null=True)),
)  # fmt: skip

reports = Table(
    "reports", metadata,
    Column("n", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("uri", Text, nullable=False, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("translator", Text),
    Column("agency", Text),
    Column("published", String(10)),
    Column("day", String(10), nullable=False),  # the same; "" where it is not known
    Column("published_time", String(8)),
    Column("language", String(35), nullable=False),
    Column("dateline", Text),
    Column("place", Text),
    Column("reproduction", Text),
    Column("text", Text, nullable=False),
    Column("removed", JSON(none_as_null=True)),
    Column("origins", JSON(none_as_null=True)),
    Column("because", JSON(none_as_null=True)),
    Column("imported", String(32), nullable=False, index=True),
    Column("group", String(64), index=True),  # the report that the reporting goes back to
    Column("lineage", JSON(none_as_null=True)),
    Column("kind", String(20)),  # of the lineage
    Column("of", String(64), index=True),  # the report it derives from
    Index("ix_reports_day", "day", "n"),
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("n", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("report", String(64), nullable=False),
    Column("order", Integer, nullable=False),  # its place among its report's claims
    Column("incident", String(64)),
    Column("record", JSON, nullable=False),  # as the machine read it
    Column("judged", JSON(none_as_null=True)),  # as people corrected it; null where they did not
    Column("verdict", JSON(none_as_null=True)),  # who judged it, and which slots
    Column("status", String(10), nullable=False),  # unjudged | accepted | corrected | rejected
    Column("type", String(60), nullable=False),
    Column("modality", String(20), nullable=False),
    Column("stance", String(30), nullable=False),
    Column("language", String(35), nullable=False),
    Column("publisher", Text),
    Column("published", String(10)),
    Column("country", String(2)),
    Column("place", String(120)),  # key of the place
    Column("start", String(10)),
    Column("end", String(10)),
    Column("day", String(10), nullable=False),  # where it stands on the time line: start, end or published; else ""
    Column("standing", String(20)),  # of its incident
    Column("source", Text),  # the voice of the incident to which it belongs, as named
    Column("copy_of", String(64)),  # the claim that it only repeats
    Column("killed_low", Float),
    Column("killed_best", Float),
    Column("killed_high", Float),
    Column("toll", Float, nullable=False),  # the highest of the three; 0 where it tells of none
    Column("version", Integer, nullable=False),
    Index("ix_claims_report", "report", "order"),
    Index("ix_claims_incident", "incident"),
    Index("ix_claims_day", "day", "n"),
    Index("ix_claims_type_day", "type", "day", "n"),
    Index("ix_claims_country_day", "country", "day", "n"),
    Index("ix_claims_place_day", "place", "day", "n"),
    Index("ix_claims_standing_day", "standing", "day", "n"),
    Index("ix_claims_status", "status", "n"),
    Index("ix_claims_toll", "toll", "n"),
)  # fmt: skip

claim_facets = Table(  # the actors that a claim names, its voice, and what it counts
    "claim_facets", metadata,
    Column("claim", String(64), primary_key=True),
    Column("facet", String(10), primary_key=True),  # actor | voice | what
    Column("key", String(200), primary_key=True),
    Index("ix_claim_facets_facet_key", "facet", "key", "claim"),
)  # fmt: skip

incidents = Table(
    "incidents", metadata,
    Column("n", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("record", JSON, nullable=False),
    Column("type", String(60), nullable=False),
    Column("country", String(2)),
    Column("place", String(120)),
    Column("start", String(10)),
    Column("end", String(10)),
    Column("day", String(10), nullable=False),
    Column("languages", String(100), nullable=False),  # " en fr ": of its reports
    Column("whats", String(300), nullable=False),  # " killed injured ": what its claims count
    Column("standing", String(20), nullable=False),
    Column("sources", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("killed_low", Float),
    Column("killed_best", Float),
    Column("killed_high", Float),
    Column("toll", Float, nullable=False),  # highest number of killed that anyone gives; 0 where nobody gives one
    Column("published", String(10)),  # of its latest report
    Column("seen", String(32), nullable=False),  # when the store first had it
    Column("changed", String(32), nullable=False),
    Column("judged", Integer, nullable=False),  # how many judgements stand on it
    Column("lapsed", Integer, nullable=False),  # how many have lapsed
    Column("eyes", Integer, nullable=False),  # how much it needs eyes; `vigie.store.queue` says why
    Column("version", Integer, nullable=False),
    Index("ix_incidents_day", "day", "n"),
    Index("ix_incidents_type_day", "type", "day", "n"),
    Index("ix_incidents_country_day", "country", "day", "n"),
    Index("ix_incidents_place_day", "place", "day", "n"),
    Index("ix_incidents_standing_day", "standing", "day", "n"),
    Index("ix_incidents_standing_toll", "standing", "toll", "n"),
    Index("ix_incidents_toll", "toll", "n"),
    Index("ix_incidents_eyes", "eyes", "n"),
    Index("ix_incidents_seen", "seen", "n"),
    Index("ix_incidents_lapsed", "lapsed", "n"),
    Index("ix_incidents_judged", "judged", sqlite_where=text("judged > 0"), postgresql_where=text("judged > 0")),
    Index("ix_incidents_map", "day", "place", "type", "standing", "country", "languages", "whats", "claims"),  # for counting
)  # fmt: skip

incident_facets = Table(  # whose voices and which actors an incident has
    "incident_facets", metadata,
    Column("incident", String(64), primary_key=True),
    Column("facet", String(10), primary_key=True),  # actor | voice
    Column("key", String(200), primary_key=True),
    Index("ix_incident_facets_facet_key", "facet", "key", "incident"),
)  # fmt: skip

places = Table(
    "places", metadata,
    Column("place", String(120), primary_key=True),
    Column("name", Text),
    Column("key", String(120), index=True),  # of the name
    Column("country", String(2)),
    Column("adm1", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("where_prec", Integer, nullable=False),
    Column("geo_precision", Integer, nullable=False),
    Column("incidents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("ix_places_latitude", "latitude", "longitude"),
)  # fmt: skip

contradictions = Table(
    "contradictions", metadata,
    Column("id", String(64), primary_key=True),
    Column("incident", String(64), nullable=False, index=True),
    Column("one", String(64), nullable=False),
    Column("two", String(64), nullable=False),
    Column("about", String(40), nullable=False),
    Column("because", JSON, nullable=False),
)  # fmt: skip

judgements = Table(
    "judgements", metadata,
    Column("n", NUMBER, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False, index=True),
    Column("who", String(200), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("groups", JSON, nullable=False),  # anchors of claims, a list for each group
    Column("incidents", JSON, nullable=False),  # ids of the incidents it was given on, as they were
    Column("slot", String(60)),
    Column("value", JSON(none_as_null=True)),
    Column("old", JSON(none_as_null=True)),  # what the slot, or the claims' status, or the incidents were
    Column("selector", JSON(none_as_null=True)),
    Column("reason", Text),
    Column("undoes", BigInteger),
    Column("version", Integer),  # of what was judged, as it was before
    Column("key", String(100), unique=True),  # the caller's own, so that one sent twice is kept once
)  # fmt: skip

bearings = Table(  # what each judgement bears on now: computed, never judged
    "bearings", metadata,
    Column("judgement", BigInteger, primary_key=True, autoincrement=False),
    Column("anchor", Integer, primary_key=True, autoincrement=False),  # its place among the judgement's anchors
    Column("claim", String(64), index=True),  # null where no claim is found
    Column("state", String(10), nullable=False),  # stands | lapsed | undone
    Column("because", Text, nullable=False),
    Index("ix_bearings_state", "state", "judgement"),
)  # fmt: skip

audit = Table(
    "audit", metadata,
    Column("n", NUMBER, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
    Column("at", String(32), nullable=False, index=True),
    Column("who", String(200), nullable=False, index=True),
    Column("action", String(40), nullable=False, index=True),
    Column("subject", String(200), nullable=False, index=True),
    Column("old", JSON(none_as_null=True)),
    Column("new", JSON(none_as_null=True)),
    Column("reason", Text),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip

chain = Table(  # the end of the audit log, so that lines missing there show too
    "chain", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("n", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip

people = Table(
    "people", metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("password", Text),  # argon2; null where another body vouches for the person
    Column("subject", String(300), unique=True),  # the name that body knows the person by
    Column("language", String(10)),
    Column("active", Boolean, nullable=False),
    Column("created", String(32), nullable=False),
    Column("preferences", JSON(none_as_null=True)),
)  # fmt: skip

sessions = Table(
    "sessions", metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the cookie's secret
    Column("person", BigInteger, nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("created", String(32), nullable=False),
    Column("expires", String(32), nullable=False, index=True),
)  # fmt: skip

tokens = Table(
    "tokens", metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("person", BigInteger, nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("secret", String(64), nullable=False, unique=True),  # SHA-256 of it
    Column("role", String(10), nullable=False),
    Column("created", String(32), nullable=False),
    Column("expires", String(32)),
    Column("used", String(32)),
)  # fmt: skip

settings = Table(
    "settings", metadata,
    Column("name", String(100), primary_key=True),
    Column("value", JSON(none_as_null=True)),
)  # fmt: skip

publications = Table(
    "publications", metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("incident", String(64), nullable=False, index=True),
    Column("version", Integer, nullable=False),  # of the incident, as it was proposed
    Column("state", String(10), nullable=False),  # proposed | published | withdrawn
    Column("record", JSON(none_as_null=True)),  # what went out
    Column("proposed_by", String(200), nullable=False),
    Column("proposed_at", String(32), nullable=False),
    Column("confirmed_by", String(200)),
    Column("confirmed_at", String(32)),
)  # fmt: skip

DERIVED = (claim_facets, incident_facets, places, contradictions, bearings, incidents)  # dropped and made anew
