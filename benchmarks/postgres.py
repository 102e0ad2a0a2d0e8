"""A PostgreSQL server of our own for as long as it is needed: on a free port of this machine, in a folder that goes again.

Debian's package is used as it is; root starts it as the user `postgres`, which the package makes.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not installed; as root: apt-get install postgresql"
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")  # where nothing needs to outlive the machine


def programs() -> Path | None:
    """The folder of the newest installed server; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    return found[-1].parent if found else None


@contextmanager
def server(*, quick: bool = True, settings: tuple[str, ...] = (), data: Path | None = None) -> Iterator[str]:
    """A running server: the URL of its database `vigie`. `quick` gives up what only matters when the machine fails.

    `data` keeps the database there and finds it again. Raises FileNotFoundError where no server is installed.
    """
    bin_ = programs()
    if bin_ is None:
        raise FileNotFoundError(MISSING)
    home = data or Path(tempfile.mkdtemp(prefix="vigie-postgres-"))
    home.mkdir(parents=True, exist_ok=True)
    port, new = _port(), not (home / "db").exists()
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    if new:
        _run(
            bin_ / "initdb",
            "-D",
            home / "db",
            "-U",
            "vigie",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
    options = (f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}", *settings)
    started = " ".join(f"-c {one}" for one in (*options, *(_QUICK if quick else ())))
    _run(bin_ / "pg_ctl", "-D", home / "db", "-w", "-l", home / "log", "-o", started, "start")
    try:
        if new:
            _run(bin_ / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "vigie", "vigie")
        yield f"postgresql+psycopg://vigie@127.0.0.1:{port}/vigie"
    finally:
        _run(bin_ / "pg_ctl", "-D", home / "db", "-w", "-m", "immediate" if data is None else "fast", "stop")
        if data is None:
            shutil.rmtree(home, ignore_errors=True)


def _run(program: Path, *arguments: str | Path) -> None:
    user = "postgres" if os.geteuid() == 0 else None
    silent = program.name == "pg_ctl"  # the server it starts would hold a pipe open
    out = subprocess.DEVNULL if silent else subprocess.PIPE
    made = subprocess.run(
        [program, *arguments], user=user, group=user, extra_groups=[] if user else None, stdout=out, stderr=out, text=True,
        cwd="/", env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"{program.name}: {made.stderr or 'failed'}")


def _port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
