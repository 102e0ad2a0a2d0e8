"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TELLS = ("judgements", "audit")  # they only grow
NAMES = (
    "audit",
    "bearings",
    "captures",
    "chain",
    "claim_facets",
    "claims",
    "contradictions",
    "imports",
    "incident_facets",
    "incidents",
    "judgements",
    "people",
    "places",
    "publications",
    "reports",
    "sessions",
    "settings",
    "tokens",
)


def upgrade() -> None:
    """Make every table, the words for searching, and the guards of what only grows."""
    _tables()
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def downgrade() -> None:
    """Take it all away."""
    for table in NAMES:
        op.execute(f"DROP TABLE {table}")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION only_grows")
    else:
        op.execute("DROP TABLE claims_words")
        op.execute("DROP TABLE reports_words")


def _postgresql() -> None:
    for table in ("claims", "reports"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN words TSVECTOR")
        op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words) WITH (fastupdate = off)")
    for table in ("claim_facets", "incident_facets"):  # some keys are very common, and the planner must know which
        op.execute(f"ALTER TABLE {table} ALTER COLUMN key SET STATISTICS 1000")
        op.execute(f"CREATE STATISTICS {table}_keys (mcv) ON facet, key FROM {table}")
    op.execute(
        "CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$"
    )
    for table in TELLS:
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
        )


def _sqlite() -> None:
    for table in ("claims", "reports"):
        tokens = "unicode61 remove_diacritics 2"
        op.execute(f"CREATE VIRTUAL TABLE {table}_words USING fts5(words, tokenize='{tokens}')")
        op.execute(
            f"CREATE TRIGGER {table}_words_go AFTER DELETE ON {table} "
            f"BEGIN DELETE FROM {table}_words WHERE rowid = old.n; END"
        )
    for table in TELLS:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )


def _tables() -> None:
    op.create_table(
        "audit",
        sa.Column("n", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("old", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("new", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_action"), "audit", ["action"], unique=False)
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"], unique=False)
    op.create_index(op.f("ix_audit_who"), "audit", ["who"], unique=False)
    op.create_table(
        "bearings",
        sa.Column("judgement", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("anchor", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("judgement", "anchor", name=op.f("pk_bearings")),
    )
    op.create_index(op.f("ix_bearings_claim"), "bearings", ["claim"], unique=False)
    op.create_index("ix_bearings_state", "bearings", ["state", "judgement"], unique=False)
    op.create_table(
        "captures",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("received", sa.String(length=32), nullable=False),
        sa.Column("headers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("known", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("import", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
    )
    op.create_index(op.f("ix_captures_import"), "captures", ["import"], unique=False)
    op.create_index(op.f("ix_captures_state"), "captures", ["state"], unique=False)
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    op.create_table(
        "claim_facets",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("facet", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("claim", "facet", "key", name=op.f("pk_claim_facets")),
    )
    op.create_index("ix_claim_facets_facet_key", "claim_facets", ["facet", "key", "claim"], unique=False)
    op.create_table(
        "claims",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("incident", sa.String(length=64), nullable=True),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("judged", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("verdict", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("modality", sa.String(length=20), nullable=False),
        sa.Column("stance", sa.String(length=30), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("start", sa.String(length=10), nullable=True),
        sa.Column("end", sa.String(length=10), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("copy_of", sa.String(length=64), nullable=True),
        sa.Column("killed_low", sa.Float(), nullable=True),
        sa.Column("killed_best", sa.Float(), nullable=True),
        sa.Column("killed_high", sa.Float(), nullable=True),
        sa.Column("toll", sa.Float(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_claims")),
        sa.UniqueConstraint("id", name=op.f("uq_claims_id")),
    )
    op.create_index("ix_claims_country_day", "claims", ["country", "day", "n"], unique=False)
    op.create_index("ix_claims_day", "claims", ["day", "n"], unique=False)
    op.create_index("ix_claims_incident", "claims", ["incident"], unique=False)
    op.create_index("ix_claims_place_day", "claims", ["place", "day", "n"], unique=False)
    op.create_index("ix_claims_report", "claims", ["report", "order"], unique=False)
    op.create_index("ix_claims_standing_day", "claims", ["standing", "day", "n"], unique=False)
    op.create_index("ix_claims_status", "claims", ["status", "n"], unique=False)
    op.create_index("ix_claims_toll", "claims", ["toll", "n"], unique=False)
    op.create_index("ix_claims_type_day", "claims", ["type", "day", "n"], unique=False)
    op.create_table(
        "contradictions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("one", sa.String(length=64), nullable=False),
        sa.Column("two", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("because", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contradictions")),
    )
    op.create_index(op.f("ix_contradictions_incident"), "contradictions", ["incident"], unique=False)
    op.create_table(
        "imports",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("problems", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "incident_facets",
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("facet", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("incident", "facet", "key", name=op.f("pk_incident_facets")),
    )
    op.create_index("ix_incident_facets_facet_key", "incident_facets", ["facet", "key", "incident"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("start", sa.String(length=10), nullable=True),
        sa.Column("end", sa.String(length=10), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("languages", sa.String(length=100), nullable=False),
        sa.Column("whats", sa.String(length=300), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("contradictions", sa.Integer(), nullable=False),
        sa.Column("killed_low", sa.Float(), nullable=True),
        sa.Column("killed_best", sa.Float(), nullable=True),
        sa.Column("killed_high", sa.Float(), nullable=True),
        sa.Column("toll", sa.Float(), nullable=False),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("seen", sa.String(length=32), nullable=False),
        sa.Column("changed", sa.String(length=32), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("lapsed", sa.Integer(), nullable=False),
        sa.Column("eyes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_incidents")),
        sa.UniqueConstraint("id", name=op.f("uq_incidents_id")),
    )
    op.create_index("ix_incidents_country_day", "incidents", ["country", "day", "n"], unique=False)
    op.create_index("ix_incidents_day", "incidents", ["day", "n"], unique=False)
    op.create_index("ix_incidents_eyes", "incidents", ["eyes", "n"], unique=False)
    op.create_index(
        "ix_incidents_judged",
        "incidents",
        ["judged"],
        unique=False,
        sqlite_where=sa.text("judged > 0"),
        postgresql_where=sa.text("judged > 0"),
    )
    op.create_index("ix_incidents_lapsed", "incidents", ["lapsed", "n"], unique=False)
    op.create_index(
        "ix_incidents_map",
        "incidents",
        ["day", "place", "type", "standing", "country", "languages", "whats", "claims"],
        unique=False,
    )
    op.create_index("ix_incidents_place_day", "incidents", ["place", "day", "n"], unique=False)
    op.create_index("ix_incidents_seen", "incidents", ["seen", "n"], unique=False)
    op.create_index("ix_incidents_standing_day", "incidents", ["standing", "day", "n"], unique=False)
    op.create_index("ix_incidents_standing_toll", "incidents", ["standing", "toll", "n"], unique=False)
    op.create_index("ix_incidents_toll", "incidents", ["toll", "n"], unique=False)
    op.create_index("ix_incidents_type_day", "incidents", ["type", "day", "n"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("incidents", sa.JSON(), nullable=False),
        sa.Column("slot", sa.String(length=60), nullable=True),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("old", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("selector", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=100), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_judgements")),
        sa.UniqueConstraint("key", name=op.f("uq_judgements_key")),
    )
    op.create_index(op.f("ix_judgements_at"), "judgements", ["at"], unique=False)
    op.create_index(op.f("ix_judgements_who"), "judgements", ["who"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("subject", sa.String(length=300), nullable=True),
        sa.Column("language", sa.String(length=10), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("preferences", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("name", name=op.f("uq_people_name")),
        sa.UniqueConstraint("subject", name=op.f("uq_people_subject")),
    )
    op.create_table(
        "places",
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("key", sa.String(length=120), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("adm1", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("where_prec", sa.Integer(), nullable=False),
        sa.Column("geo_precision", sa.Integer(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_places")),
    )
    op.create_index(op.f("ix_places_key"), "places", ["key"], unique=False)
    op.create_index("ix_places_latitude", "places", ["latitude", "longitude"], unique=False)
    op.create_table(
        "publications",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("record", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("proposed_by", sa.String(length=200), nullable=False),
        sa.Column("proposed_at", sa.String(length=32), nullable=False),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.Column("confirmed_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
    )
    op.create_index(op.f("ix_publications_incident"), "publications", ["incident"], unique=False)
    op.create_table(
        "reports",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("translator", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("published_time", sa.String(length=8), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("reproduction", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("removed", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("origins", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("because", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("imported", sa.String(length=32), nullable=False),
        sa.Column("group", sa.String(length=64), nullable=True),
        sa.Column("lineage", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("of", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    op.create_index("ix_reports_day", "reports", ["day", "n"], unique=False)
    op.create_index(op.f("ix_reports_group"), "reports", ["group"], unique=False)
    op.create_index(op.f("ix_reports_imported"), "reports", ["imported"], unique=False)
    op.create_index(op.f("ix_reports_of"), "reports", ["of"], unique=False)
    op.create_index(op.f("ix_reports_uri"), "reports", ["uri"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("expires", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_expires"), "sessions", ["expires"], unique=False)
    op.create_index(op.f("ix_sessions_person"), "sessions", ["person"], unique=False)
    op.create_table(
        "settings",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "tokens",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("expires", sa.String(length=32), nullable=True),
        sa.Column("used", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("secret", name=op.f("uq_tokens_secret")),
    )
    op.create_index(op.f("ix_tokens_person"), "tokens", ["person"], unique=False)
