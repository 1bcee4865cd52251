"""Texts that a bot gets from people who try it, and from machines that are broken."""

import random
import time
from collections.abc import Iterable, Iterator

from bot.models import Utterance
from bot.understand.understanding import Understanding

HOSTILE = (
    "a" * 4096,
    "salary " * 585,
    "/" * 4096,
    "(" * 2048 + ")" * 2048,
    "1" * 4096,
    "1,000." * 600,
    "£$€" * 1300,
    "كم راتب مهندس البرمجيات في دبي؟",
    "\u202ehow much does a nurse earn\u202c",
    "שכר מפתח תוכנה " * 250,
    "Z\u0351\u036b\u0343a\u0321\u034bl\u0354g\u0348o\u0362 salary",
    "薪水" * 2000,
    "null\x00byte\x01\x02 salary\x7f",
    "\U0001d4c8\U0001d4b6\U0001d4c1\U0001d4b6\U0001d4c7\U0001d4ce of a nurse",
    "%s%n%x {0} {{7*7}} ${jndi} <script>alert(1)</script>",
    "'; DROP TABLE facts; --",
    "nurse-" * 680,
    "in london " * 400,
    "\ud800 lone surrogate",
)


def random_texts(number: int, seed: int) -> Iterator[str]:
    """Return texts out of random bytes, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(number):
        yield chance.randbytes(chance.randrange(1, 400)).decode("utf-8", "replace")


def slowest(understanding: Understanding, texts: Iterable[str]) -> float:
    """Return the CPU milliseconds that the slowest of `texts` takes to be understood."""
    times = []
    for text in texts:
        start = time.process_time()
        understanding.understand(Utterance(text))
        times.append((time.process_time() - start) * 1000)
    return max(times)
