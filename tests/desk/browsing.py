"""What the tests of the desk's pages share: where things are, the command line, a server of one's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "src/vigie/review/web/static/index.html"
CHROMIUM = shutil.which("chromium")
OPTIONS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
WAIT = 15_000  # ms
PASSWORD = "a morning without haste"


def vigie(*options: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    command = [sys.executable, "-m", "vigie", *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300, cwd=ROOT, **more)


class Served:
    """A server of its own on a copy of the store."""

    def __init__(self, store: Path) -> None:
        self.store = store
        command = [sys.executable, "-m", "vigie", "desk", "--store", f"sqlite:///{store}", "--port", "0"]
        environment = {**os.environ, "CI": "1"}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
        self.url = self._address()

    def _address(self) -> str:
        assert self.process.stderr
        for line in self.process.stderr:
            if " is at http" in line:
                return line.split(" is at ")[1].split()[0]
        raise RuntimeError("the desk did not start")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)
        if self.process.stderr:
            self.process.stderr.close()
