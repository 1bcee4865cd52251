"""Answers are tested on small knowledge files built for each test."""

import pytest

from bot.market import Market
from knowledge.store import Knowledge
from tests.builders import TODAY, knowledge_file


@pytest.fixture
def market(tmp_path, vocabulary):
    """Build a market of these reports and figures."""

    def make(*reports, figures=()):
        return Market(Knowledge(knowledge_file(tmp_path, *reports, figures=figures)), vocabulary, TODAY)

    return make
