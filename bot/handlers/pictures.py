"""The pay band as a photo: uploaded once, then sent by its name; its words stand under it."""

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from telegram import Bot
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest

from bot.assistant import Turn
from bot.handlers.memory import Memory
from bot.handlers.outbox import Outbox, Place
from bot.handlers.parts import split
from bot.render import Renderer

if TYPE_CHECKING:
    from bot.charts import Chart, Charts

DRAWN = frozenset({"salary", "worth"})
"""The kinds of answers that have a picture."""


class Pictures:
    """Sends the pictures of answers."""

    def __init__(self, bot: Bot, memory: Memory, outbox: Outbox) -> None:
        self._bot = bot
        self._memory = memory
        self._outbox = outbox

    @cached_property
    def _charts(self) -> "Charts":
        from bot.charts import Charts  # Pillow is loaded for the first picture, not at the start

        return Charts()

    async def send(self, place: Place, turn: Turn, renderer: Renderer) -> None:
        """Send the picture of an answer with its words as caption; nothing where nothing is drawn."""
        from bot.charts import alternative, chart_of, content_digest

        chart = chart_of(turn.answer)
        if chart is None:
            return
        caption, *rest = split(alternative(chart, renderer), MessageLimit.CAPTION_LENGTH)
        digest = content_digest(chart, renderer.language)
        known = None if chart.personal else await self._memory.find_photo(digest)
        if known is None or not await self._send_known(place, known, caption):
            await self._upload(place, chart, renderer, caption, digest)
        for part in rest:
            await self._outbox.send(place, part)

    async def _send_known(self, place: Place, file_id: str, caption: str) -> bool:
        """Send a photo by its name; False where the name is not known any more."""
        try:
            await self._send(place, file_id, caption)
        except BadRequest as refusal:
            if "file" not in refusal.message.lower():
                raise
            return False
        return True

    async def _upload(
        self, place: Place, chart: "Chart", renderer: Renderer, caption: str, digest: str
    ) -> None:
        """Draw and upload a picture; one with a person's own pay in it is kept nowhere."""
        from bot.charts import draw

        drawing = draw if chart.personal else self._charts.picture
        file_id = await self._send(place, await asyncio.to_thread(drawing, chart, renderer), caption)
        if not chart.personal:
            await self._memory.keep_photo(digest, file_id)

    async def _send(self, place: Place, photo: str | bytes, caption: str) -> str:
        sent = await self._outbox.follow(
            place.chat_id,
            lambda chat_id: self._bot.send_photo(
                chat_id, photo, caption, parse_mode=ParseMode.HTML, message_thread_id=place.thread_id
            ),
        )
        return sent.photo[-1].file_id
