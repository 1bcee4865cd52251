"""Print how well questions are understood: `python -m tests.understanding.evaluate [--errors]`."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.models import Utterance
from bot.parse import record
from bot.understand.understanding import Understanding
from knowledge.vocabulary.occupations import OTHER
from knowledge.vocabulary.words import Vocabulary
from tests.understanding.hostile import HOSTILE, random_texts, slowest
from tests.understanding.measures import Understood, headline, intent_scores, slot_scores
from tests.understanding.questions import CHATS, OWN, Question, read_questions, shared_questions


def understand_all(questions: Sequence[Question], understanding: Understanding) -> list[Understood]:
    """Return every question with its record and its time."""
    understanding.understand(Utterance("what does a nurse in Leeds earn, 30k?"))
    found = []
    for question in questions:
        start = time.process_time()
        query = understanding.understand(Utterance(question.text))
        found.append(Understood(question, record(query), (time.process_time() - start) * 1000))
    return found


def canonical_roles(questions: Sequence[Question]) -> frozenset[str]:
    """Return the roles asked for that figures are kept of."""
    roles = Vocabulary().roles
    asked = {str(question.slots["role"]) for question in questions}
    return frozenset(name for name in asked if (known := roles.get(name)) and known.family != OTHER)


def report(title: str, understood: Sequence[Understood]) -> str:
    """Return the tables over a set of questions as text."""
    times = sorted(one.milliseconds for one in understood)
    lines = [f"{title}: {len(understood)} questions", "", "intent           precision  recall     F1  asked"]
    lines += [
        f"{intent:<16} {score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f} {score.number:6}"
        for intent, score in intent_scores(understood).items()
    ]
    rows = headline(understood) | slot_scores(
        understood, canonical_roles([one.question for one in understood])
    )
    lines += ["", *(f"{name:<22} {value:.3f}" for name, value in rows.items())]
    median, slow = times[len(times) // 2], times[int(len(times) * 0.99)]
    return "\n".join([*lines, f"{'ms a question':<22} {median:.2f} median, {slow:.2f} p99", ""])


def errors(understood: Sequence[Understood]) -> str:
    """Return the questions whose intent was not understood, one a line."""
    wrong = [one for one in understood if one.intent != one.question.intent and not one.question.ambiguous]
    return "\n".join(
        f"{one.question.intent} -> {one.intent} {one.record['confidence']}: {one.question.text!r}"
        for one in wrong
    )


def main() -> None:
    """Measure the own sets, and the shared set where it is present."""
    understanding = Understanding(Vocabulary())
    sets: list[tuple[str, Path | None]] = [
        ("own set", OWN),
        ("chats", CHATS),
        ("shared set", shared_questions()),
    ]
    for title, path in sets:
        if path is None:
            sys.stdout.write(f"{title}: not present\n")
            continue
        understood = understand_all(read_questions(path), understanding)
        sys.stdout.write(report(title, understood) + "\n")
        if "--errors" in sys.argv:
            sys.stdout.write(errors(understood) + "\n\n")
    hostile = slowest(understanding, [*HOSTILE, *random_texts(1000, seed=7)])
    sys.stdout.write(f"slowest hostile text: {hostile:.1f} ms\n")


if __name__ == "__main__":
    main()
