"""Answers that take long and are asked for often are remembered until something changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection

from vigie.store.marks import mark

_KEPT = 32  # answers; the largest, a map of everything, has a few hundred KiB
Answer = TypeVar("Answer")


@dataclass(slots=True)
class Memory:
    """The latest answers, each with the state of the store that it is true of."""

    _known: OrderedDict[Hashable, tuple[int, object]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, connection: Connection, asked: Hashable, made: Callable[[], Answer]) -> Answer:
        """What `made` gives, or gave for the same question of the same store; `asked` names function and question."""
        now = mark(connection)
        with self._lock:
            then, answer = self._known.get(asked, (-1, None))
        if then == now:
            return answer  # type: ignore[return-value]  # kept under the same question
        answer = made()
        with self._lock:
            self._known[asked] = now, answer
            self._known.move_to_end(asked)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return answer
