"""Unknown methods and parameters fail the test; faults come when they are asked for; all is recorded."""

import aiohttp
import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.constants import BotCommandScopeType
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.transport import AiohttpRequest
from tests.botapi import faults
from tests.botapi.fake import FakeTelegram

pytestmark = pytest.mark.anyio


async def test_unknown_parameters_are_violations(fake, bot, ann):
    with pytest.raises(BadRequest, match="takes no parameter colour"):
        await bot.send_message(ann.id, "Pay", api_kwargs={"colour": "red"})
    assert "colour" in fake.violations.pop()


async def test_unknown_methods_are_violations_unless_they_are_probed(fake, bot):
    fake.api.probed.add("sendRichMessage")
    for method in ("sendRichMessage", "sendDance"):
        with pytest.raises(Exception, match=r"(?i)not found"):
            await bot.do_api_request(method)
    assert fake.violations == ["sendDance: Not Found"]
    fake.violations.clear()


async def test_a_file_that_nothing_names_is_a_violation(fake, ann):
    form = aiohttp.FormData({"chat_id": str(ann.id), "text": "Pay"})
    form.add_field("spare", b"x", filename="x")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{fake.base_url}{fake.token}/sendMessage", data=form) as answer,
    ):
        assert answer.status == 400
    assert "spare" in fake.violations.pop()


async def test_leaving_with_violations_fails():
    with pytest.raises(AssertionError, match="sendDance"):
        async with FakeTelegram() as fake:
            await fake.api.call("sendDance", {})


async def test_json_bodies_are_read_like_forms(fake, ann):
    async with aiohttp.ClientSession() as session:
        call = {"chat_id": ann.id, "text": "Pay", "reply_markup": {"inline_keyboard": []}}
        async with session.post(f"{fake.base_url}{fake.token}/sendMessage", json=call) as answer:
            assert (await answer.json())["result"]["text"] == "Pay"


async def test_a_wrong_token_is_unauthorized(fake):
    async with AiohttpRequest() as request:
        with pytest.raises(InvalidToken):
            await Bot("1:wrong", fake.base_url, request=request).get_me()


async def test_a_flood_is_answered_as_often_as_asked(fake, bot, ann):
    fake.fail(faults.flood(3), "sendMessage", ann)
    with pytest.raises(RetryAfter):
        await bot.send_message(ann.id, "Pay")
    assert await bot.send_message(ann.id, "Pay")
    assert [call.status for call in fake.called("sendMessage")] == [429, 200]
    assert fake.refused == []


@pytest.mark.parametrize(("when", "arrived"), [("before", 0), ("after", 1)])
async def test_a_connection_is_cut_before_or_after_the_work(fake, bot, ann, when, arrived):
    fake.fail(faults.cut(when), "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ann.id, "Pay")
    assert len(ann.messages) == arrived


async def test_a_restart_keeps_address_and_chats(fake, bot, ann):
    sent = await bot.send_message(ann.id, "Pay")
    await fake.restart()
    assert await sent.edit_text("Cost")


async def test_calls_are_recorded_with_time_and_parameters(fake, bot, ann):
    await bot.send_message(ann.id, "Pay")
    with pytest.raises(BadRequest):
        await bot.send_message(ann.id, "")
    good, bad = fake.called("sendMessage")
    assert (good.parameters, good.refused) == ({"chat_id": ann.id, "text": "Pay"}, False)
    assert bad.refused
    assert bad.at >= good.at


async def test_commands_are_kept_by_scope_and_language(fake, bot):
    await bot.set_my_commands([BotCommand("pay", "What a role pays")], BotCommandScopeDefault(), "de")
    assert (await bot.get_my_commands(language_code="de"))[0].command == "pay"
    assert await bot.get_my_commands(BotCommandScopeChat(1)) == ()
    assert list(fake.profile.commands) == [(BotCommandScopeType.DEFAULT, "de")]


@pytest.mark.parametrize(("name", "text"), [("Pay", "upper case"), ("x" * 33, "long"), ("pay", "")])
async def test_broken_commands_are_refused(bot, name, text):
    with pytest.raises(BadRequest, match=r"(?i)bot_command"):
        await bot.set_my_commands([BotCommand(name, text)])


async def test_long_descriptions_are_refused(bot):
    assert await bot.set_my_short_description("x" * 120)
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("x" * 121)
