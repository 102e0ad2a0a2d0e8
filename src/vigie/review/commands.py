"""The commands of the desk: `vigie desk` serves it, `vigie people …` keeps its accounts."""

import getpass
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.errors import OptionError, VigieError
from vigie.review.roles import Role
from vigie.store_cli import StoreOption, opened, person

if TYPE_CHECKING:
    from vigie.review.web.desk import Desk
    from vigie.store import Store

LOCAL = ("127.0.0.1", "localhost", "::1")
_FAILED = 2
people_app = typer.Typer(
    name="people", no_args_is_help=True, help="Keep the accounts of a desk.", rich_markup_mode=None
)


def desk(
    store: StoreOption = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's take accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0: any that is free.")] = 8420,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A name that browsers know this desk by, besides its address."),
    ] = None,
    demo: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Show these reports in a store that goes when the desk closes.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Start, see that it answers, say where, and stop.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
    openapi: Annotated[bool, typer.Option("--openapi", help="Print the OpenAPI document and leave.")] = False,
) -> None:
    """Serve the review desk to browsers."""
    if openapi:
        print(document())
        return
    with _store(store, demo) as there:
        from vigie.review.web import serving

        try:
            serving.serve(_desk(there, host, name or []), host, port, check=check, browser=open_)
        except VigieError as error:
            print(f"vigie: {error}" + (f" — {error.remedy}" if error.remedy else ""), file=sys.stderr)
            raise typer.Exit(_FAILED) from None


def document() -> str:
    """The OpenAPI document, as the front end's types are made of it."""
    from sqlalchemy import create_engine

    from vigie.review.web.app import app
    from vigie.review.web.desk import Desk
    from vigie.store import Store

    nowhere = Store(create_engine("sqlite://"))
    return json.dumps(app(Desk(nowhere)).openapi(), indent=1, ensure_ascii=False)


def _desk(there: "Store", host: str, names: list[str]) -> "Desk":
    """The desk. Raises OptionError for an address that others can reach while nobody has an account."""
    from vigie.review.web.desk import Desk
    from vigie.store import people

    local = host in LOCAL
    with there.reading() as connection:
        accounts = people.any_account(connection)
    if not local and not accounts:
        what = f"--host {host}: others could reach a desk that asks nobody who they are"
        raise OptionError(what, remedy="make an account first: vigie people add NAME --role admin")
    return Desk(there, local=local, names=frozenset((*LOCAL, host.lower(), *(one.lower() for one in names))))


@contextmanager
def _store(url: str | None, demo: Path | None) -> "Iterator[Store]":
    if demo is None:
        with opened(url) as there:
            yield there
        return
    with tempfile.TemporaryDirectory(prefix="vigie-demo-") as folder, opened(f"sqlite:///{folder}/vigie.db") as there:
        from vigie.collect import captures
        from vigie.importing import imported

        imported(there, [str(demo)], captures([str(demo)]), who=person())
        yield there


@people_app.command("add", no_args_is_help=True)
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    role: Annotated[Role, typer.Option(help="What the person may do.")] = "analyst",
    store: StoreOption = None,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Read the password there. [default: asked for, or from standard input]"),
    ] = None,
) -> None:
    """Make an account; the first must be an administrator's, and ends the single-user mode."""
    from vigie.review import passwords
    from vigie.store import audit, people

    with opened(store) as there:
        password = _password(password_file)
        with there.writing() as connection:
            if not people.any_account(connection) and role != "admin":
                raise OptionError("the first account must be an administrator's", remedy="add --role admin")
            if people.named(connection, name):
                raise OptionError(f"{name}: that name is taken", remedy="choose another")
            made = people.add(connection, name, role, passwords.hashed(password))
            audit.add(connection, who=person(), action="person_added", subject=f"person {made.id}", new=made.record)
    print(f"vigie: {name} may log in as {role}", file=sys.stderr)


def _password(file: Path | None) -> str:
    """The password of a file, or as it is typed. Raises OptionError for one that is too short."""
    from vigie.review import passwords

    if file is not None:
        given = file.read_text("utf-8").rstrip("\n")
    else:
        given = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(given) < passwords.LEAST:
        raise OptionError(f"the password has less than {passwords.LEAST} characters", remedy="take a longer one")
    return given


@people_app.command("list")
def list_(store: StoreOption = None) -> None:
    """The accounts with their roles."""
    from vigie.store import people

    with opened(store) as there, there.reading() as connection:
        for one in people.listed(connection):
            print(f"{one.name}\t{one.role}\t{'open' if one.active else 'closed'}")


@people_app.command("password", no_args_is_help=True)
def password(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose password is set anew.")],
    store: StoreOption = None,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Read the password there. [default: asked for, or from standard input]"),
    ] = None,
) -> None:
    """Set a password anew; the person is logged out everywhere."""
    from vigie.review import passwords
    from vigie.store import audit, people

    with opened(store) as there:
        new = _password(password_file)
        with there.writing() as connection:
            found = people.named(connection, name)
            if found is None:
                raise OptionError(f"{name}: there is no such account", remedy="see vigie people list")
            people.change(connection, found.id, password=passwords.hashed(new))
            audit.add(
                connection,
                who=person(),
                action="person_changed",
                subject=f"person {found.id}",
                new={"password": "changed"},
            )
