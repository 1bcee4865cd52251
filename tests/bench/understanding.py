"""Understanding next to TF-IDF and logistic regression, taught and asked the same."""

import random
import time
from collections.abc import Sequence

from bot.understand.understanding import Understanding
from knowledge.vocabulary.words import Vocabulary
from tests.training.examples import read_taught
from tests.understanding.evaluate import understand_all
from tests.understanding.measures import Understood, headline
from tests.understanding.questions import OWN, Question, read_questions, shared_questions

TAUGHT = 15_000
SHOWN = ("macro-F1", "out-of-scope recall", "in scope kept")


def understanding() -> None:
    """Print how well and how fast questions are understood, and how a TF-IDF pipeline does."""
    peer = _peer()
    ours = Understanding(Vocabulary())
    shared = shared_questions()
    sets = {"own": read_questions(OWN)} | ({"shared": read_questions(shared)} if shared else {})
    print(f"| set | method | {' | '.join(SHOWN)} | ms median | ms p99 |")
    print("|---|---|---|---|---|---|---|")
    for name, questions in sets.items():
        _show(name, "this project", understand_all(questions, ours))
        _show(name, "TF-IDF, logistic regression", _ask_peer(peer, questions))


def _peer():
    """Teach TF-IDF of words and characters to a logistic regression; needs the group `training`."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    taught = read_taught()
    chosen = random.Random(1).sample(taught, min(TAUGHT, len(taught)))
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, max_features=50_000)
    pipeline = make_pipeline(make_union(words, letters), LogisticRegression(C=10, max_iter=300))
    return pipeline.fit([one.text for one in chosen], [_intent(one.label) for one in chosen])


def _intent(label: str) -> str:
    """Count all kinds of near misses as out of scope."""
    return "out_of_scope" if label.startswith("scope") else label


def _ask_peer(peer, questions: Sequence[Question]) -> list[Understood]:
    found = []
    for question in questions:
        began = time.process_time()
        intent = str(peer.predict([question.text])[0])
        found.append(Understood(question, {"intent": intent}, (time.process_time() - began) * 1000))
    return found


def _show(name: str, method: str, understood: Sequence[Understood]) -> None:
    rows = headline(understood)
    times = sorted(one.milliseconds for one in understood)
    scores = " | ".join(f"{rows[key]:.3f}" for key in SHOWN)
    slow = times[int(len(times) * 0.99)]
    print(f"| {name} | {method} | {scores} | {times[len(times) // 2]:.2f} | {slow:.2f} |")
