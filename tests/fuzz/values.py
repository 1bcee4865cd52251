"""Values that break things: texts, numbers, callback data."""

import random
import string

TEXTS = (
    "",
    " ",
    "/salary ml-director uk",
    "/salary@market_bot data engineer germany chart",
    "/start s-mldir-gb",
    "/start " + "-" * 64,
    "/why R-7F3KQ2AB",
    "/subscribe data engineer uk mondays 9am",
    "/compare offers",
    "/delete",
    "/export",
    "/ ",
    "/no_such_command at all",
    "am i underpaid? 72k manchester lead ml director",
    "offer A: 92000 base, 10% bonus; offer B: 84k, 10k shares a year",
    "moving from manchester to london on 72k",
    "84k",
    "10 %",
    "skip",
    "and in germany?",
    "<b>bold</b> & <script>alert(1)</script>",
    "{{ 7 * 7 }} {% include 'frame.html.j2' %}",
    "'; DROP TABLE receipt; --",
    "\x00\x01\u200b\u202e\ufeff",
    "💥" * 300,
    "\u0627" * 400,
    "9" * 400,
    "1e308 999999999999999999999999 0.0000001 -5k",
    "a" * 4096,
    "\n".join("line" for _ in range(500)),
)
DATA = (
    "1s|rdata engineer|pGB",
    "1~ovoAAA|da.base=92000",
    "1#k3v",
    "1!language=de",
    "1!delete=sure",
    "1w|wR-7F3KQ2AB",
    "",
    "|||",
    "9z",
    "1s|mnan",
    "1s|minf:GBP",
    "\x00" * 64,
)
_LETTERS = string.ascii_letters + string.digits + " .,;:!?/@#%&<>{}|~-_\n\t€£äß日本🙂"


def text(chance: random.Random) -> str:
    """Give a text: one that breaks things, or letters at random."""
    if chance.random() < 0.7:
        return chance.choice(TEXTS)
    return "".join(chance.choices(_LETTERS, k=chance.randrange(0, 200)))


def number(chance: random.Random, name: str) -> int:
    """Give a whole number: small, large, or none that anybody expects; ids go to 52 bits."""
    largest = 2**52 if name.endswith("id") else 2**31 - 1
    return chance.choice((0, 1, -1, chance.randrange(1000), largest, -largest))
