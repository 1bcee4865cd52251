"""A bare echo bot on aiogram: argv is token, address, and perhaps a port."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message):
    await message.answer(message.text)


if __name__ == "__main__":
    server = TelegramAPIServer.from_base(sys.argv[2])
    bot = Bot(sys.argv[1], session=AiohttpSession(api=server))
    if len(sys.argv) > 3:
        app = web.Application()
        SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="bench").register(
            app, "/hook"
        )
        web.run_app(app, host="127.0.0.1", port=int(sys.argv[3]), print=None, access_log=None)
    else:
        asyncio.run(dispatcher.start_polling(bot, handle_signals=False))
