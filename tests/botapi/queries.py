"""Pressed buttons and inline queries: asked once, answered once, in time."""

import asyncio
import re

from tests.botapi.entities import units
from tests.botapi.refusals import JSON, bad
from tests.botapi.results import check_button, check_results
from tests.botapi.story import PATIENCE_SECONDS, Story

ALERT_UNITS = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Query:
    """Hold a question of a person's client, and wait for the bot's answer to it."""

    def __init__(self, query_id: str, chat_id: int) -> None:
        self.id = query_id
        self.chat_id = chat_id
        self.answer: JSON | None = None
        self._done = asyncio.Event()

    def close(self, answer: JSON) -> None:
        """Take the answer."""
        self.answer = answer
        self._done.set()

    async def answered(self, seconds: float = PATIENCE_SECONDS) -> JSON:
        """Wait for the answer's parameters; AssertionError if none comes in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._done.wait()
        except TimeoutError:
            raise AssertionError(f"query {self.id} was not answered within {seconds} s") from None
        assert self.answer is not None
        return self.answer


class Queries:
    """Keep the queries that wait for an answer."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._waiting: dict[str, Query] = {}
        self._count = 0

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {"answerCallbackQuery": self._answer_callback, "answerInlineQuery": self._answer_inline}

    def ask(self, kind: str, chat_id: int) -> Query:
        """Open a query."""
        self._count += 1
        query = Query(f"{kind}-{self._count}", chat_id)
        self._waiting[query.id] = query
        return query

    def expire(self) -> None:
        """Let all that wait become too old."""
        self._waiting.clear()

    @property
    def unanswered(self) -> list[str]:
        """List the queries that still wait."""
        return list(self._waiting)

    def _answer_callback(self, given: JSON) -> bool:
        text = given.get("text", "")
        if units(text) > ALERT_UNITS:
            raise bad("MESSAGE_TOO_LONG")
        if "url" in given and not re.match(r"(https?|tg)://", given["url"]):
            raise bad("URL_INVALID")
        query = self._take(given.get("callback_query_id", ""))
        query.close(given)
        shown = {"text": text, "alert": bool(given.get("show_alert"))}
        self._story.add("answered", query.chat_id, "Bot", shown)
        return True

    def _answer_inline(self, given: JSON) -> bool:
        check_results(given.get("results"))
        check_button(given.get("button"))
        if len(given.get("next_offset", "").encode()) > 64:
            raise bad("NEXT_OFFSET_INVALID")
        query = self._take(given.get("inline_query_id", ""))
        query.close(given)
        self._story.add("listed", query.chat_id, "Bot", given)
        return True

    def _take(self, query_id: str) -> Query:
        query = self._waiting.pop(query_id, None)
        if not query:
            raise bad(_TOO_OLD)
        return query
