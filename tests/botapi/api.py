"""One call of the Bot API: read, perhaps made to fail, worked, checked, recorded."""

import asyncio
import inspect
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from tests.botapi.calls import Call
from tests.botapi.faults import Fault, Faults
from tests.botapi.files import Upload
from tests.botapi.methods import decode
from tests.botapi.readback import check
from tests.botapi.refusals import JSON, Refusal, Violation

_NO_FAULT = Fault()


class Answer(NamedTuple):
    """Hold what goes back: status 0 stands for a cut connection; a page for what is no JSON."""

    status: int
    body: JSON
    page: str | None = None


class Api:
    """Answer calls by the table of methods, and keep the record."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._answers = answers
        self._began = time.monotonic()
        self.faults = Faults()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.probed: set[str] = set()

    async def call(self, method: str, fields: JSON, uploads: dict[str, Upload] | None = None) -> Answer:
        """Work one call and record it; what Telegram has no answer to is a violation."""
        at = time.monotonic() - self._began
        fault = self.faults.take(method, _number(fields.get("chat_id"))) or _NO_FAULT
        given: JSON = fields
        try:
            given = decode(method, fields, uploads or {})
            answer = await self._answer(method, given, fault)
        except Refusal as refusal:
            self._note(method, refusal)
            answer = Answer(refusal.code, refusal.body(), fault.page)
        except Exception as error:  # noqa: BLE001 - a fault of the fake itself must fail the test, not hang it
            self.violations.append(f"{method}: {error!r}")
            answer = Answer(500, Refusal(500, "Internal Server Error").body())
        made = fault is not _NO_FAULT
        self.calls.append(
            Call(method, given, tuple(uploads or ()), at, answer.status, answer.body, injected=made)
        )
        return answer

    async def _answer(self, method: str, given: JSON, fault: Fault) -> Answer:
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault.cut == "before":
            return Answer(0, {})
        if fault.refusal:
            raise fault.refusal
        result = self._answers[method](given)
        if inspect.isawaitable(result):
            result = await result
        check(method, result)
        return Answer(0 if fault.cut else 200, {"ok": True, "result": result})

    def _note(self, method: str, refusal: Refusal) -> None:
        unknown = refusal.code == HTTPStatus.NOT_FOUND and method not in self.probed
        if unknown or isinstance(refusal, Violation):
            self.violations.append(f"{method}: {refusal.description}")


def _number(chat_id: object) -> object:
    return int(chat_id) if isinstance(chat_id, str) and chat_id.lstrip("-").isdigit() else chat_id
