"""The desk's pages are built into the wheel and the source archive, which then need no Node to be installed."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE = ("node_modules", "outlines")  # made by the build itself


class Pages(BuildHookInterface):
    """Runs the build of frontend/ where its pages are missing or older than their source."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build; an editable install leaves it to `make install`."""
        front, page = Path(self.root, "frontend"), Path(self.root, "src/vigie/review/web/static/index.html")
        if version == "editable" or fresh(front, page):
            return
        if shutil.which("npm") is None:
            raise RuntimeError(
                "the desk's pages are built with Node 20.19 or later (npm): install it, then build again"
            )
        for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
            subprocess.run(command, cwd=front, check=True)


def fresh(front: Path, page: Path) -> bool:
    """Whether the built page is not older than what it is built of."""
    if not page.is_file():
        return False
    sources = (file for file in front.rglob("*") if file.is_file() and not set(BESIDE) & set(file.parts))
    return all(file.stat().st_mtime <= page.stat().st_mtime for file in sources)
