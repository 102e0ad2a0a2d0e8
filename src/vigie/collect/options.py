"""What the caller says of his files: where a table keeps what, and how its dates are written."""

from dataclasses import dataclass

DATE_ORDERS = ("dmy", "mdy")

GUESSES = {
    "text": ("text", "content", "article_content", "body", "article", "article_text", "full_text", "maintext"),
    "date": ("date", "published", "published_at", "publication_date", "pubdate", "pub_date", "date_published"),
    "title": ("title", "article_title", "headline"),
    "publisher": ("publisher", "source", "outlet", "sitename", "site", "source_name"),
    "place": ("place", "location"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """Names of a table's columns (None: guessed from `GUESSES`) and the order of day and month in its dates."""

    text: str | None = None
    date: str | None = None
    title: str | None = None
    publisher: str | None = None
    place: str | None = None
    language: str | None = None
    id: str | None = None
    date_order: str | None = None


def columns(names: list[str], options: Options) -> dict[str, str]:
    """Which column holds what: the caller's names, else the first guess that the table has. Raises KeyError(name)."""
    folded = {name.strip().casefold(): name for name in reversed(names)}
    chosen = {}
    for slot in (*GUESSES, "id"):
        asked: str | None = getattr(options, slot)
        if asked is not None and asked not in names:
            raise KeyError(asked)
        guess = next((folded[g] for g in GUESSES.get(slot, ()) if g in folded), None)
        if name := asked or guess:
            chosen[slot] = name
    return chosen
