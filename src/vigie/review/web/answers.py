"""Answers as JSON, made of what the store holds and checked against the models in tests alone."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response


def rendered(content: Any) -> bytes:
    """JSON in UTF-8, no spaces; text stays as it is."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


class Json(Response):
    """A JSON answer; bytes are JSON already."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """As bytes."""
        return content if isinstance(content, bytes) else rendered(content)


def page(total: int, items: list[Any], *, offset: int, limit: int) -> Json:
    """A stretch of a list."""
    return Json({"total": total, "items": items, "offset": offset, "limit": limit})


def download(data: bytes, name: str, *, media_type: str = "text/plain; charset=utf-8") -> Response:
    """Bytes to be saved, never shown: the browser may not guess what they are."""
    return Response(data, media_type=media_type, headers=attached(name))


def attached(name: str) -> Mapping[str, str]:
    """Headers of what is saved under a name; only plain characters of the name stay."""
    plain = (
        "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)[-100:].lstrip(".") or "file"
    )
    return {"content-disposition": f'attachment; filename="{plain}"'}
