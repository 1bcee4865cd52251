"""What is seen of an answer: its text, the labels of its buttons, and the query behind one of them."""

from bot.answers.answer import Answer
from bot.models import Query
from bot.plain import to_text
from bot.render import Renderer


def said(answer: Answer, language: str = "en") -> str:
    return to_text(Renderer(language).render(answer).html)


def labels(answer: Answer) -> list[str]:
    return [item.label for row in answer.next for item in row]


def pressed(answer: Answer, label: str) -> Query:
    return next(item.query for row in answer.next for item in row if item.label == label)
