"""The table of weights and the model that reads it."""

from dataclasses import replace

import pytest

from bot.models import Intent
from bot.understand.model import WEIGHTS, IntentModel
from bot.understand.weights import ZERO, Weights, read_weights, write_weights

SMALL = Weights(
    labels=("salary", "scope_tax", "scope_visa"),
    bias=(0.0, 0.5, 0.0),
    sequences=("pay", "pay rise"),
    pieces=("▁vi", "sa\n"[:2]),
    exponents=bytes([ZERO, ZERO - 2, ZERO + 1, ZERO]),
    rows=bytes([4, 0, 0, 0, 8, 0, 0, 0, 10, 256 - 3, 0, 0]),
)


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "small.bin"
    write_weights(SMALL, path)
    return IntentModel(path)


def test_what_was_written_reads_back(tmp_path):
    path = tmp_path / "small.bin"
    write_weights(SMALL, path)

    read = read_weights(path)

    assert replace(read, sequences=tuple(read.sequences), pieces=tuple(read.pieces)) == SMALL


def test_a_sequence_speaks_for_its_label(model):
    assert model.readings("pay")[0].intent is Intent.SALARY


def test_scopes_add_up_and_the_likeliest_is_named(model):
    reading = model.readings("visa")[0]

    assert (reading.intent, reading.scope) == (Intent.OUT_OF_SCOPE, "visa")


def test_probabilities_add_up_to_one(model):
    assert sum(reading.probability for reading in model.readings("pay rise visa")) == pytest.approx(1)


ONLY_COMMANDS = {"subscriptions", "scorecard", "forget"}
"""Nobody asks for these in a sentence that the model would have to tell from others."""


def test_the_shipped_weights_know_every_intent():
    labels = {label for label in read_weights(WEIGHTS).labels if not label.startswith("scope_")}

    assert labels == {str(intent) for intent in Intent} - {"out_of_scope"} - ONLY_COMMANDS
