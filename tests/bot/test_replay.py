"""An answer is explained to the letter as before: after a rebuild of the same knowledge, and a restart."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.assistant import Assistant
from bot.ledger import Ledger
from bot.models import Intent, Place, Query, Role, Utterance
from bot.people.state import open_state
from bot.render import Renderers
from bot.understand.understanding import Understanding
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary
from tests.builders import NOW, figures, knowledge_file, pay, quantiles

ENGINEER = Query(Intent.SALARY, roles=(Role("data engineer"),), places=(Place("GB"),))
WORDS = Vocabulary()


@pytest.fixture
def running(tmp_path):
    """Run an assistant on the people database of this test, at a time, until the context ends."""

    @contextmanager
    def run(*facts, at=NOW):
        knowledge = Knowledge(knowledge_file(tmp_path, figures=(figures(*(facts or (quantiles(),))),)))
        ledger = Ledger(lambda: open_state(f"sqlite:///{tmp_path / 'people.sqlite'}"))
        yield Assistant(Understanding(WORDS), knowledge, WORDS, Renderers(), ledger, lambda: at)
        ledger.close()
        knowledge.close()

    return run


def explained(assistant, code, language="en") -> str:
    return assistant.reply(Utterance(f"/why {code}", language)).reply.html


@pytest.mark.parametrize("language", ["en", "de"])
def test_why_is_the_same_to_the_letter_after_a_rebuild_and_a_restart(running, language):
    with running() as assistant:
        code = assistant.reply_to(ENGINEER, language).reply.receipt
        before = explained(assistant, code, language)
    with running() as assistant:
        assert explained(assistant, code, language) == before


def test_the_same_question_gets_the_same_answer_and_receipt_after_a_rebuild(running):
    with running() as assistant:
        before = assistant.reply_to(ENGINEER).reply
    with running() as assistant:
        assert assistant.reply_to(ENGINEER).reply == before


def test_an_older_answer_is_explained_as_it_stood_when_the_knowledge_has_moved_on(running):
    with running() as assistant:
        code = assistant.reply_to(ENGINEER).reply.receipt
        before = explained(assistant, code)
    with running(pay(99_000)) as assistant:
        assert assistant.reply_to(ENGINEER).reply.receipt != code
        assert explained(assistant, code) == before


def test_an_answer_is_explained_as_it_stood_half_a_year_later(running):
    with running() as assistant:
        code = assistant.reply_to(ENGINEER).reply.receipt
        before = explained(assistant, code)
    with running(at=datetime(2027, 5, 22, tzinfo=UTC)) as assistant:
        assert explained(assistant, code) == before


@pytest.mark.parametrize("intent", [Intent.SALARY, Intent.SKILLS, Intent.DEMAND, Intent.COMPARE])
def test_every_answer_with_figures_can_be_asked_why(running, intent):
    facts = (quantiles(), quantiles(country="DE", currency="EUR"))
    technology = pay(None, kind="technology", country=None, currency=None, unit=None, subject="Kafka")
    index = pay(98.0, kind="advert_index", role=None, currency=None, unit="index")
    places = (Place("GB"), Place("DE")) if intent is Intent.COMPARE else (Place("GB"),)
    with running(*facts, technology, index) as assistant:
        reply = assistant.reply_to(replace(ENGINEER, intent=intent, places=places)).reply
        asking = [button.query for button in reply.buttons if button.query.intent is Intent.WHY]

        assert [query.receipt for query in asking] == [reply.receipt]
        assert "Grade" in assistant.reply_to(asking[0]).reply.html
