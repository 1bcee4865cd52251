"""What people do becomes the updates Telegram would send."""

import pytest

pytestmark = pytest.mark.anyio


async def update(bot):
    found = await bot.get_updates()
    await bot.get_updates(offset=found[-1].update_id + 1)
    return found[-1]


async def test_commands_links_and_names_are_marked(fake, bot, ann):
    await fake.say(ann, "😀 /pay@MarketTestBot https://a.org @anna pay/year #ai")
    message = (await update(bot)).message
    found = {entity.type: message.parse_entity(entity) for entity in message.entities}
    assert found["bot_command"] == "/pay@MarketTestBot"
    assert (found["url"], found["mention"], found["hashtag"]) == ("https://a.org", "@anna", "#ai")


async def test_persons_have_language_and_name(fake, bot):
    await fake.say(fake.private(fake.person("Eva", "de")), "Hallo")
    message = (await update(bot)).message
    assert (message.from_user.first_name, message.from_user.language_code) == ("Eva", "de")
    assert message.chat.type == "private"


async def test_an_edited_message_comes_as_such(fake, bot, ann):
    said = await fake.say(ann, "pay")
    await fake.edit(said, "/cost")
    edited = (await update(bot)).edited_message
    assert (edited.message_id, edited.text, edited.entities[0].type) == (
        said.message_id,
        "/cost",
        "bot_command",
    )


@pytest.mark.parametrize("kind", ["voice", "sticker", "photo", "location", "contact", "document"])
async def test_what_is_no_text_comes_too(fake, bot, ann, kind):
    await fake.show(ann, kind)
    assert getattr((await update(bot)).message, kind)


async def test_a_forward_names_its_origin(fake, bot, ann):
    await fake.forward(ann, "look")
    assert (await update(bot)).message.forward_origin.sender_user_name == "Somebody"


async def test_a_post_in_a_channel_has_no_author(fake, bot):
    await fake.say(fake.group("News", kind="channel"), "hello")
    post = (await update(bot)).channel_post
    assert (post.from_user, post.sender_chat.title) == (None, "News")


async def test_blocking_and_unblocking_are_told(fake, bot, ann):
    await fake.block(ann.members[0])
    assert (await update(bot)).my_chat_member.new_chat_member.status == "kicked"
    await fake.unblock(ann.members[0])
    assert (await update(bot)).my_chat_member.new_chat_member.status == "member"


async def test_privacy_mode_hears_commands_and_replies_alone(fake, bot):
    group = fake.group("Team", fake.person("Ann"))
    sent = await bot.send_message(group.id, "Hello")
    await fake.say(group, "what about pay?")
    await fake.say(group, "/pay@OtherBot")
    await fake.say(group, "/pay")
    await fake.say(group, "and cost?", reply_to=sent)
    assert [heard.message.text for heard in await bot.get_updates()] == ["/pay", "and cost?"]


async def test_members_and_admins_are_known(fake, bot):
    ann, bo = fake.person("Ann"), fake.person("Bo")
    group = fake.group("Team", ann, admins=(bo,), kind="supergroup")
    assert (await bot.get_chat_member(group.id, ann.id)).status == "member"
    assert [admin.user.id for admin in await bot.get_chat_administrators(group.id)] == [bo.id]
    assert (await bot.get_chat(group.id)).title == "Team"
    assert await bot.leave_chat(group.id)
