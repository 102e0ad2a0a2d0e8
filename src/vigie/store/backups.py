"""A store as one file, for either database: a ZIP with every table as JSON Lines, and what it must hold.

`manifest.json` names the schema and, for each table, how many rows and the SHA-256 of its lines. A backup of an earlier
schema is restored as it was and then brought up. What searching needs is made anew.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import Connection, LargeBinary, MetaData, Table, func, insert, select, text

from vigie.errors import OptionError, StoreError
from vigie.store import migrating, searches
from vigie.store.connections import Store, now
from vigie.store.schema import metadata

MANIFEST = "manifest.json"
_STEP = 500
Record = dict[str, Any]


def backup(store: Store, to: Path) -> Record:
    """Write the whole store, in one state, to a file that takes its name only when it is whole; the manifest."""
    part = to.with_name(f"{to.name}.part")
    try:
        with store.reading() as connection, ZipFile(part, "w", ZIP_DEFLATED, compresslevel=3) as out:
            tables = {table.name: _written(connection, table, out) for table in metadata.sorted_tables}
            manifest = {"vigie": "store", "schema": migrating.revision(connection), "made": now(), "tables": tables}
            out.writestr(MANIFEST, json.dumps(manifest, indent=1))
        part.replace(to)
    except OSError as error:
        raise OptionError(f"{to}: {error.strerror or error}", remedy="name a file that can be written") from None
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _written(connection: Connection, table: Table, out: ZipFile) -> Record:
    digest, rows = hashlib.sha256(), 0
    with out.open(f"{table.name}.jsonl", "w", force_zip64=True) as stream:
        query = select(table).order_by(*table.primary_key.columns)
        for row in connection.execute(query, execution_options={"yield_per": _STEP}).mappings():
            line = json.dumps({k: _out(v) for k, v in row.items()}, ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            stream.write(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _out(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def restore(store: Store, of: Path) -> Record:
    """Fill an empty store from a backup; the manifest. Raises OptionError for a file that is none or that was changed,
    StoreError where the store holds something already. Nothing is restored unless all is.
    """
    try:
        with ZipFile(of) as archive:
            manifest = _manifest(archive, of)
            with store.writing() as connection:
                _empty(connection)
                _filled(connection, archive, manifest)
            return manifest
    except (BadZipFile, OSError, KeyError, ValueError) as error:
        raise OptionError(
            f"{of}: no backup of a store ({error})", remedy="name a file that vigie store backup wrote"
        ) from None


def _manifest(archive: ZipFile, of: Path) -> Record:
    """The manifest of a whole backup."""
    manifest: Record = json.loads(archive.read(MANIFEST))
    for name, told in manifest["tables"].items():
        digest = hashlib.sha256()
        with archive.open(f"{name}.jsonl") as stream:
            while piece := stream.read(1 << 20):
                digest.update(piece)
        if digest.hexdigest() != told["sha256"]:
            raise OptionError(f"{of}: {name} was changed since it was written", remedy="take another backup")
    return manifest


def _empty(connection: Connection) -> None:
    if migrating.revision(connection) is None:
        return
    for table in metadata.sorted_tables:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise StoreError(f"it is not empty: {table.name} has rows", remedy="restore into a new store")


def _filled(connection: Connection, archive: ZipFile, manifest: Record) -> None:
    """Tables as they were in the backup's schema, filled, then brought up."""
    schema = manifest["schema"]
    if migrating.revision(connection) not in (None, schema):
        migrating.clear(connection)
    migrating.migrate(connection, to=schema)
    there = MetaData()
    there.reflect(connection, only=list(manifest["tables"]))
    for name in manifest["tables"]:
        with archive.open(f"{name}.jsonl") as stream:
            _fill(connection, there.tables[name], stream)
    migrating.migrate(connection)
    searches.rebuild(connection)


def _fill(connection: Connection, table: Table, stream: IO[bytes]) -> None:
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
    lines: Iterator[Record] = map(json.loads, stream)
    while rows := list(islice(lines, _STEP)):
        for row in rows:
            row |= {name: base64.b64decode(row[name]) for name in binary}
        connection.execute(insert(table), rows)
    if connection.dialect.name == "postgresql":
        _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL goes on numbering after the last row."""
    for column in table.primary_key.columns:
        named = {"table": f'"{table.name}"', "column": column.name}
        if name := connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), named).scalar():
            last = connection.execute(select(func.max(column))).scalar()
            connection.execute(
                text("SELECT setval(:name, :last, :used)"), {"name": name, "last": last or 1, "used": last is not None}
            )
