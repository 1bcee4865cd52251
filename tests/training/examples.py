"""Example sentences as compact patterns: `how much (do|does) {role} (earn|make)` stands for many.

`(a|b|)` is a choice, which may be empty and may hold another; `{role}` is drawn from the list of that
name in slots.txt. One file a label and language; # starts a comment line.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understand.word_lists import read_lists
from tests.training.kept_out import digest, read_kept_out

DRAWS = 36
"""Sentences drawn from a pattern at most."""
SEED = 20261122
SENTENCES = Path(__file__).parent / "sentences"
SLOTS = "slots"
FRAMES = 0.12
"""Share of the sentences that get words around them that say nothing."""
SHORTEST_FRAMED = 4
"""Words in the shortest sentence that is framed."""
SLIPS = 0.08
"""Share of the sentences that get a typing error."""
_SLOT = re.compile(r"\{(\w+)\}")
_LONG_WORD = re.compile(r"[a-z]{6,}")

Node = str | list["Pattern"]
Pattern = list[Node]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its label, and the pattern (file and line) it was drawn from."""

    text: str
    label: str
    origin: str


def read_taught() -> list[Example]:
    """Return the sentences that the model learns from."""
    kept_out = read_kept_out()
    return [example for example in read_examples(DRAWS, SEED) if digest(example.text) not in kept_out]


def read_examples(draws: int, seed: int, languages: Path = SENTENCES) -> Iterator[Example]:
    """Yield up to `draws` sentences of every pattern, more for patterns of more choices.

    Raises ValueError with file and line for a pattern or slot that cannot be read.
    """
    chance = random.Random(seed)
    for folder in sorted(path for path in languages.iterdir() if path.is_dir()):
        slots = read_slots(folder)
        for path in sorted(folder.glob("*.txt")):
            if path.stem != SLOTS:
                yield from _draw_file(path, slots, draws, chance)


def read_slots(folder: Path) -> dict[str, list[str]]:
    """Return the fillings of a language: its own, and the English ones for lists it does not have."""
    english = dict(read_lists(folder.parent / "en" / "slots.txt"))
    own = folder / "slots.txt"
    return english | (dict(read_lists(own)) if own.exists() else {})


def _draw_file(
    path: Path, slots: Mapping[str, Sequence[str]], draws: int, chance: random.Random
) -> Iterator[Example]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        origin = f"{path.parent.name}/{path.name}:{number}"
        try:
            pattern, _ = parse(line.strip())
            times = min(draws, 3 * count(pattern) * 4 ** len(_SLOT.findall(line)))
            texts = [roughen(fill(draw(pattern, chance), slots, chance), slots, chance) for _ in range(times)]
        except (IndexError, KeyError) as error:
            raise ValueError(
                f"{path}, line {number}: bracket or slot without its other half: {error}"
            ) from error
        yield from (Example(text, path.stem, origin) for text in texts if text)


def parse(line: str, start: int = 0, *, inside: bool = False) -> tuple[Pattern, int]:
    """Return the pattern that begins at `start` and where it ends; IndexError for an open bracket."""
    pattern: Pattern = []
    while inside or start < len(line):
        sign = line[start]
        if sign in "|)" and inside:
            break
        if sign == "(":
            choice, start = _parse_choice(line, start + 1)
            pattern.append(choice)
        else:
            pattern.append(sign)
            start += 1
    return pattern, start


def _parse_choice(line: str, start: int) -> tuple[list[Pattern], int]:
    choice: list[Pattern] = []
    while True:
        pattern, end = parse(line, start, inside=True)
        choice.append(pattern)
        start = end + 1
        if line[end] == ")":
            return choice, start


def count(pattern: Pattern) -> int:
    """Return the number of sentences that `pattern` stands for, slots apart."""
    total = 1
    for node in pattern:
        if not isinstance(node, str):
            total *= sum(count(branch) for branch in node)
    return total


def draw(pattern: Pattern, chance: random.Random) -> str:
    """Return one of the sentences of `pattern`."""
    return "".join(node if isinstance(node, str) else draw(chance.choice(node), chance) for node in pattern)


def fill(text: str, slots: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """Return `text` with every {slot} replaced by one of its fillings."""
    filled = _SLOT.sub(lambda match: chance.choice(slots[match[1]]), text)
    return re.sub(r"\s+([?,.:]|$)", r"\1", re.sub(r"\s+", " ", filled)).strip()


def roughen(text: str, slots: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """Return `text` as it might arrive: now and then in a frame ("Ask HN: … any advice?"), with a slip."""
    if chance.random() < FRAMES and len(text.split()) >= SHORTEST_FRAMED:
        text = chance.choice(
            (f"{chance.choice(slots['before'])} {text}", f"{text} {chance.choice(slots['after'])}")
        )
    return slip(text, chance)


def slip(text: str, chance: random.Random) -> str:
    """Return `text`, now and then with a letter left out, doubled or swapped with the next."""
    places = [match.start() + 1 for match in _LONG_WORD.finditer(text)]
    if not places or chance.random() > SLIPS:
        return text
    at = chance.choice(places) + chance.randrange(3)
    slips = (text[at + 1 :], text[at] * 2 + text[at + 1 :], text[at + 1] + text[at] + text[at + 2 :])
    return text[:at] + chance.choice(slips)
