"""Work spread over processes: results in the order of the items, few items in flight, a crash loses one item."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_IN_FLIGHT = 4  # items a process; keeps every process busy without holding a whole table in memory


def ordered(
    work: Callable[[Item], Result], items: Iterable[Item], *, jobs: int, lost: Callable[[Item], Result]
) -> Iterator[tuple[Item, Result]]:
    """Each item with what `work` makes of it, or `lost` where it kills its process. `work` must be picklable."""
    if jobs == 1:
        for item in items:
            yield item, work(item)
        return
    pool = _pool(jobs)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            try:
                future = pool.submit(work, item)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(jobs)
                future = pool.submit(work, item)
            waiting.append((item, future))
            if len(waiting) == _IN_FLIGHT * jobs:
                yield _outcome(work, *waiting.popleft(), lost)
        while waiting:
            yield _outcome(work, *waiting.popleft(), lost)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _outcome(
    work: Callable[[Item], Result], item: Item, future: Future[Result], lost: Callable[[Item], Result]
) -> tuple[Item, Result]:
    """The result; where some item broke the pool, this one is tried again, alone, to tell the culprit."""
    try:
        return item, future.result()
    except BrokenProcessPool:
        with _pool(1) as alone:
            try:
                return item, alone.submit(work, item).result()
            except BrokenProcessPool:
                return item, lost(item)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes forked from a clean server where the system has one: safe beside threads, and quick."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["vigie.batches"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent, which ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
