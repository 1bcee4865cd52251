"""Receipts are kept once and found by their code."""

from dataclasses import replace
from datetime import date

import pytest

from bot.people.receipts import Receipt, Receipts

RECEIPT = Receipt(
    code="R-7F3KQ2AB",
    query='{"intent":"salary"}',
    knowledge_version="k1",
    template_version="t1",
    as_of=date(2026, 11, 1),
    kind="salary",
    evidence='[{"value":77093,"currency":"£"}]',
)


def test_a_receipt_is_found_as_it_was_kept(connection):
    assert Receipts(connection).keep(RECEIPT)
    assert Receipts(connection).find(RECEIPT.code) == RECEIPT


def test_a_code_that_was_never_given_finds_nothing(connection):
    assert Receipts(connection).find("R-NONE") is None


def test_keeping_again_changes_nothing(connection):
    receipts = Receipts(connection)
    receipts.keep(RECEIPT)

    assert receipts.keep(replace(RECEIPT, as_of=date(2026, 12, 1)))
    assert receipts.find(RECEIPT.code) == RECEIPT


@pytest.mark.parametrize("field", ["query", "knowledge_version", "template_version"])
def test_a_code_that_names_another_answer_is_told(connection, field):
    receipts = Receipts(connection)
    receipts.keep(RECEIPT)

    assert not receipts.keep(replace(RECEIPT, **{field: "another"}))
    assert receipts.find(RECEIPT.code) == RECEIPT
