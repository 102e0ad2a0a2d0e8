import os
import time

from vigie.workers import ordered


def work(item):
    if item == "crash":
        os._exit(1)
    time.sleep(item / 50)
    return item * 2


def lost(item):
    return f"lost {item}"


def test_results_come_in_the_order_of_the_items():
    items = [5, 0, 3, 1, 0, 2]
    assert list(ordered(work, items, jobs=2, lost=lost)) == [(item, item * 2) for item in items]


def test_one_job_needs_no_process():
    assert list(ordered(lambda item: item + 1, [1, 2], jobs=1, lost=lost)) == [(1, 2), (2, 3)]


def test_a_crash_loses_its_own_item_only():
    found = list(ordered(work, [1, "crash", 2, 3], jobs=2, lost=lost))
    assert [result for _, result in found] == [2, "lost crash", 4, 6]


def test_few_items_are_taken_ahead():
    taken = []
    results = ordered(work, (taken.append(n) or 0 for n in range(100)), jobs=2, lost=lost)
    next(results)
    assert len(taken) <= 9
    results.close()
