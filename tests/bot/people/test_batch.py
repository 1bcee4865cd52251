"""Batches: what comes together is done together, and each gets its own result or error."""

import asyncio

import pytest

from bot.people.batch import Batch

pytestmark = pytest.mark.anyio


class Halves:
    """Halves numbers, and keeps what it got together."""

    def __init__(self):
        self.batches = []

    def __call__(self, numbers):
        self.batches.append(list(numbers))
        return [100 // (number - 7) for number in numbers]


async def test_what_comes_together_is_worked_together():
    work = Halves()
    batch = Batch(work)

    assert await asyncio.gather(*map(batch.add, [8, 9, 17])) == [100, 50, 10]
    assert work.batches == [[8, 9, 17]]


async def test_a_batch_waits_a_moment_for_company():
    work = Halves()
    batch = Batch(work, seconds=0.5)
    first = asyncio.create_task(batch.add(8))
    await asyncio.sleep(0.01)

    assert await asyncio.gather(first, batch.add(9)) == [100, 50]
    assert work.batches == [[8, 9]]


async def test_no_batch_is_larger_than_it_may_be():
    work = Halves()
    batch = Batch(work, most=2)
    await asyncio.gather(*map(batch.add, [8, 9, 10]))

    assert work.batches == [[8, 9], [10]]


async def test_an_error_reaches_who_waits_and_the_next_batch_is_fine():
    batch = Batch(Halves())
    with pytest.raises(ZeroDivisionError):
        await batch.add(7)

    assert await batch.add(8) == 100
