"""A bare echo bot on python-telegram-bot with httpx, as shipped; argv: token, address, and perhaps a port."""

import logging
import sys

from telegram import Update
from telegram.ext import Application, MessageHandler, filters


async def echo(update, _context):
    await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    application = Application.builder().token(sys.argv[1]).base_url(f"{sys.argv[2]}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if len(sys.argv) > 3:
        application.run_webhook(
            port=int(sys.argv[3]),
            url_path="hook",
            webhook_url=f"http://127.0.0.1:{sys.argv[3]}/hook",
            secret_token="bench",
        )
    else:
        application.run_polling(allowed_updates=Update.ALL_TYPES)
