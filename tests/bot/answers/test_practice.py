"""The practice dialogue: every path is walked, in every language, and none is a dead end."""

import pytest

from bot.answers import practice
from bot.answers.practice import Quality, tree, walk
from bot.models import Aspect, Intent, Place, Query, Role
from bot.render import Renderer
from tests.bot.answers.seen import labels
from tests.bot.test_templates import LANGUAGES

ASKED = Query(Intent.NEGOTIATION, aspect=Aspect.PRACTICE)
FORBIDDEN = ("you should accept", "you should refuse", "you should resign", "nimm an", "lehn ab", "kündige")


def paths(path=""):
    """Yield every path from the scenarios to the ends."""
    node = walk(path)[0] if path else None
    onward = tree().nodes[node] if node else tree().scenarios
    if not onward:
        yield path
    for letter in onward:
        yield from paths(path + letter)


def at(path):
    return practice.answer(Query(Intent.NEGOTIATION, flags=frozenset({f"path:{path}"})), None)


def test_the_tree_is_worth_practising_with():
    assert len(tree().nodes) >= 25
    assert all(2 <= len(replies) <= 3 for replies in tree().nodes.values() if replies)


def test_every_path_ends_and_every_node_is_on_one():
    walked = [walk(path) for path in paths()]
    passed = {step.node for _, steps in walked for step in steps} | {end for end, _ in walked}

    assert passed == set(tree().nodes)
    assert max(len(steps) for _, steps in walked) < 20


def test_every_node_offers_a_good_reply_and_a_lesser_one():
    for replies in filter(None, tree().nodes.values()):
        grades = [choice.grade for choice in replies.values()]

        assert 0 < grades.count(Quality.GOOD) < len(grades)


def test_good_replies_alone_lead_to_a_good_end():
    ends = {walk(path)[0] for path in paths() if all(s.grade is Quality.GOOD for s in walk(path)[1])}

    assert ends == {"end_written"}


def test_there_is_more_than_one_good_way_through_each_talk():
    ways = [path for path in paths() if all(step.grade is Quality.GOOD for step in walk(path)[1])]

    assert {begin: sum(way.startswith(begin) for way in ways) > 1 for begin in tree().scenarios} == {
        "o": True,
        "r": True,
        "c": True,
    }


def test_stop_and_a_step_back_are_everywhere():
    first_visits = {walk(path[:end])[0]: path[:end] for path in paths() for end in range(2, len(path) + 1)}
    answers = [at(path) for path in first_visits.values()]

    assert all({"practice_stop", "step_back"} <= set(labels(answer)) for answer in answers)
    assert all("practice_again" in labels(answer) for answer in answers if not answer.replies)


def test_each_button_leads_one_reply_on():
    found = at("o")
    chosen = next(item for row in found.next for item in row if item.label == "reply")

    assert practice.answer(chosen.query, None).last == walk("oa")[1][0]


def test_each_reply_may_be_typed_until_the_end():
    ends = [at(path) for path in paths()]

    assert at("o").query.asking == "reply:abc"
    assert {answer.query.asking for answer in ends} == {None}


def test_stopping_leads_back_to_the_evidence():
    query = Query(Intent.NEGOTIATION, roles=(Role("data engineer"),), places=(Place("GB"),))
    stop = practice.answer(query, None).next[-1][0]

    assert (stop.query.intent, stop.query.aspect, stop.query.role) == (Intent.NEGOTIATION, None, query.role)


@pytest.mark.parametrize("path", ["", "x", "oz", "oaaaaaaaaaaaaaaaaaaaa"])
def test_a_path_that_is_not_there_begins_anew(path):
    assert at(path).template == "practice_start"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_node_has_its_words_and_every_grade_its_reason(language):
    said = Renderer(language).lines("practice")
    expected = {
        name: {"says"} | {key for letter in replies for key in (letter, f"{letter}_why")}
        for name, replies in tree().nodes.items()
    }

    assert {name: set(words) for name, words in said.items()} == expected
    assert all(text for words in said.values() for text in words.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_to_accept_refuse_or_resign(language):
    words = Renderer(language).lines("practice").values()
    said = " ".join(text.lower() for node in words for text in node.values())

    assert not [order for order in FORBIDDEN if order in said]
    assert not any(map(str.isdigit, said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_node_is_printed(language):
    renderer = Renderer(language)
    ways = {walk(path[:end])[0]: path[:end] for path in paths() for end in range(1, len(path) + 1)}
    replies = {node: renderer.render(at(path)) for node, path in ways.items()}
    said = renderer.lines("practice")

    assert all(said[node]["says"] in reply.html for node, reply in replies.items())
    assert all(len(reply.html) < 1_200 for reply in replies.values())
