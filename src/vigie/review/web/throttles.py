"""Failed logins slow down whoever makes them: the more failures, the longer the wait."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

FREE = 5  # failures of one name from one address before waiting begins
FREE_ADDRESS = 30  # of one address, whatever the names
LONGEST = 900.0  # seconds
FORGOTTEN = 3600.0  # seconds after the last failure, when counting begins anew
_KEPT = 10_000  # callers that are remembered
Caller = tuple[str, ...]


@dataclass(slots=True)
class Throttle:
    """Failures by caller; `clock` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    _failures: OrderedDict[Caller, tuple[int, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, address: str, name: str) -> int:
        """Seconds until this caller may try again; 0 where it may try now."""
        with self._lock:
            return max(self._left((address, name), FREE), self._left((address,), FREE_ADDRESS))

    def failed(self, address: str, name: str) -> None:
        """Remember a failure."""
        with self._lock:
            for caller in ((address, name), (address,)):
                count, last = self._failures.pop(caller, (0, 0.0))
                self._failures[caller] = (count + 1 if self.clock() - last < FORGOTTEN else 1, self.clock())
            while len(self._failures) > _KEPT:
                self._failures.popitem(last=False)

    def passed(self, address: str, name: str) -> None:
        """Forget the failures of one who got in."""
        with self._lock:
            self._failures.pop((address, name), None)

    def _left(self, caller: Caller, free: int) -> int:
        count, last = self._failures.get(caller, (0, 0.0))
        if count < free or self.clock() - last >= FORGOTTEN:
            return 0
        due = last + min(2.0 ** (count - free + 1), LONGEST)
        return max(0, int(due - self.clock() + 0.999))
