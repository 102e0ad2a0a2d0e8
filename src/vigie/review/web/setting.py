"""What administrators have set, over what holds where they have not."""

from typing import Any

from sqlalchemy import Connection

from vigie.review.web.shapes.people import Settings
from vigie.store import settings as stored


def settings(connection: Connection) -> dict[str, Any]:
    """All settings by name."""
    known = Settings().model_dump()
    return known | {name: value for name, value in stored.values(connection).items() if name in known}
