"""The front end: files that the build wrote, and its first page for every address that is not a file."""

from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.responses import FileResponse, HTMLResponse, Response

from vigie.review.web.desk import Desk
from vigie.review.web.headers import policy
from vigie.review.web.refusals import RefusedError
from vigie.review.web.setting import settings

FOR_EVER = "public, max-age=31536000, immutable"  # names of assets change with their content
TYPES = {
    ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml",
    ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
}  # fmt: skip
UNBUILT = "<!doctype html><title>vigie</title><p>The desk's pages are not built: <code>npm ci && npm run build</code> in frontend/."


def add(app: FastAPI, desk: Desk) -> None:
    """Serve the front end beside /api."""

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise RefusedError(404, "there is nothing at this address", remedy="see /api/openapi.json")
        file = _file(desk.pages, path)
        if file is None:
            return _first(desk)
        fixed = {"cache-control": FOR_EVER if path.startswith("assets/") else "no-cache"}
        return FileResponse(file, media_type=TYPES[file.suffix], headers=fixed)


def _file(folder: Path, path: str) -> Path | None:
    """A file of the build, by its path under the folder; nothing beside the folder, whatever the path says."""
    if "\x00" in path:
        return None
    file = (folder / path).resolve()
    inside = file.is_relative_to(folder.resolve())
    return file if inside and file.suffix in TYPES and file.is_file() else None


def _first(desk: Desk) -> Response:
    """The page that all views begin with."""
    file = desk.pages / "index.html"
    with desk.store.reading() as connection:
        tiles = settings(connection)["tiles"]
    headers = {"content-security-policy": policy(pictures=origin(tiles)), "cache-control": "no-cache"}
    return HTMLResponse(file.read_text("utf-8") if file.is_file() else UNBUILT, headers=headers)


def origin(address: str | None) -> str | None:
    """Scheme and host of a layer of tiles; None where there is none or it is no address of the web."""
    parts = urlsplit(address or "")
    plain = parts.netloc and all(c.isalnum() or c in ".-:" for c in parts.netloc)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme == "https" and plain else None
