"""Many captures, one after the other or side by side: a report that fails becomes a Problem, and the rest goes on."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from vigie.errors import InputError, Problem, problem
from vigie.model import Capture
from vigie.workers import ordered

if TYPE_CHECKING:
    from vigie.pipeline import Journey


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of every capture: how far to read, and what the caller knows of it."""

    after: str = "coding"
    language: str | None = None
    published: date | None = None


Found = Capture | Problem


def journeys(found: Iterable[Found], wish: Wish, *, jobs: int = 1) -> "Iterator[tuple[Found, Journey | Problem]]":
    """Every capture with its journey, in order; Problems pass through."""
    return ordered(partial(outcome, wish=wish), found, jobs=jobs, lost=_crashed)


def outcome(found: Found, *, wish: Wish) -> "Journey | Problem":
    """One capture's journey, as far as it was asked for and without the stages that nobody asked to see.

    The outermost loop's body: our own mistake in one report is shown as a Problem; VIGIE_DEBUG=1 lets it crash.
    """
    if isinstance(found, Problem):
        return found
    from vigie import pipeline  # late: it loads the stages, and those load spaCy

    try:
        full = pipeline.journey(found, after=wish.after, language_code=wish.language, published=wish.published)
    except InputError as error:
        return problem(found.uri, error)
    except Exception as error:
        if os.environ.get("VIGIE_DEBUG"):
            raise
        what = f"vigie itself failed on it ({' '.join(f'{type(error).__name__}: {error}'.split())})"
        return Problem(found.uri, what, "please report it; VIGIE_DEBUG=1 shows where")
    return replace(full, reading=None, voices=None) if wish.after == "coding" else full


def _crashed(found: Found) -> Problem:
    return Problem(found.uri, "reading it ended its process", "it may need more memory than there is; read it alone")
