"""The use case: what is said becomes a reply with a receipt that explains it later."""

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.ledger import Ledger
from bot.models import Intent, Money, PayPeriod, Place, Query, Role, Unclear, Utterance
from bot.people.state import open_state
from bot.render import Renderers
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary
from tests.builders import NOW, figures, knowledge_file, pay, quantiles

QUESTION = Query(Intent.SALARY, roles=(Role("data engineer"),), places=(Place("GB"),))


class Understood:
    """Understands everything as the query it was given."""

    def __init__(self, found):
        self.found = found

    def understand(self, _utterance, _previous=None):
        return self.found


@pytest.fixture
def assistant(tmp_path):
    knowledge = Knowledge(knowledge_file(tmp_path, figures=(figures(quantiles()),)))
    ledger = Ledger(lambda: open_state(f"sqlite:///{tmp_path / 'people.sqlite'}"))

    def make(found):
        return Assistant(Understood(found), knowledge, Vocabulary(), Renderers(), ledger, lambda: NOW)

    yield make
    ledger.close()


def test_an_answer_shows_its_receipt(assistant):
    turn = assistant(QUESTION).reply(Utterance("data engineer uk"))

    assert turn.reply.receipt.startswith("R-")
    assert turn.reply.receipt in turn.reply.html


def test_the_same_question_gets_the_same_reply(assistant):
    one = assistant(QUESTION).reply(Utterance("data engineer uk"))
    other = assistant(replace(QUESTION, confidence=0.7)).reply(Utterance("what do data engineers earn in GB"))

    assert one.reply == other.reply


def test_why_explains_an_answer_and_repeats_it_to_the_letter(assistant):
    receipt = assistant(QUESTION).reply(Utterance("")).reply.receipt
    asking = assistant(Query(Intent.WHY, receipt=receipt))

    first, second = asking.reply(Utterance("")).reply.html, asking.reply(Utterance("")).reply.html
    assert first == second
    assert "Acme pay survey" in first
    assert "£60,000" in first


def test_why_alone_asks_about_the_answer_before_it(assistant):
    turn = assistant(QUESTION).reply(Utterance(""))
    why = assistant(Query(Intent.WHY)).reply(Utterance("/why"), turn.query)

    assert turn.reply.receipt in why.reply.html


def test_the_button_that_asks_why_names_the_receipt(assistant):
    turn = assistant(QUESTION).reply(Utterance(""))
    button = next(button for button in turn.reply.buttons if button.query.intent is Intent.WHY)

    assert button.query.receipt == turn.reply.receipt


def test_an_unknown_receipt_is_said_to_be_unknown(assistant):
    turn = assistant(Query(Intent.WHY, receipt="R-XXXXXXXX")).reply(Utterance(""))

    assert "R-XXXXXXXX" in turn.reply.html
    assert turn.reply.template == "unknown_receipt"


def test_a_receipt_keeps_nothing_of_a_persons_pay(assistant, tmp_path):
    own = replace(QUESTION, money=(Money(71_234, "GBP", PayPeriod.YEAR),))
    assistant(own).reply(Utterance(""))

    written = b"".join(path.read_bytes() for path in tmp_path.glob("people.sqlite*"))
    assert b"71234" not in written
    assert b"data engineer" in written


def test_what_is_not_clear_offers_its_readings_and_keeps_the_context(assistant):
    turn = assistant(Unclear((QUESTION,))).reply(Utterance("?"), QUESTION)

    assert [button.query for button in turn.reply.buttons] == [QUESTION]
    assert turn.query == QUESTION


def test_a_question_in_vain_is_counted_without_a_trace_of_who_asked(assistant, tmp_path):
    nowhere = replace(QUESTION, places=(Place("NZ", city="Napier", surface="my town"),))
    assistant(nowhere).reply(Utterance(""))

    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state:
        (gap,) = Ledger(lambda: state).gaps()
    assert (gap.intent, gap.role, gap.place, gap.times) == ("salary", "data engineer", "NZ", 1)


def test_an_answer_is_given_also_where_nothing_can_be_written(tmp_path):
    knowledge = Knowledge(knowledge_file(tmp_path, figures=(figures(pay()),)))
    ledger = Ledger(lambda: open_state(f"sqlite:///{tmp_path / 'knowledge.sqlite' / 'p.sqlite'}"))
    turn = Assistant(Understood(QUESTION), knowledge, Vocabulary(), Renderers(), ledger, lambda: NOW).reply(
        Utterance("")
    )

    assert "£60,000" in turn.reply.html
