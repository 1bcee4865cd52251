"""The pay band as a photo."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


def photos(fake):
    return [(call.files, call.parameters.get("caption", "")) for call in fake.called("sendPhoto")]


async def test_a_command_that_ends_in_chart_gets_a_picture_with_its_words(fake, ann):
    await fake.say(ann, "/salary data engineer germany chart")
    _, picture = await fake.replies(ann, 2)

    assert picture.photo
    assert "€60,000" in picture.caption
    assert fake.refused == []


async def test_a_picture_is_uploaded_once(fake, ann):
    bo = fake.private(fake.person("Bo"))
    for chat in (ann, bo):
        await fake.say(chat, "/salary data engineer germany chart")
        await fake.replies(chat, 2)

    assert [bool(files) for files, _ in photos(fake)] == [True, False]


async def test_own_pay_is_uploaded_each_time(fake, ann):
    for _ in range(2):
        await fake.say(ann, "/salary data engineer germany 72k chart")
        await fake.replies(ann, 2)

    assert [bool(files) for files, _ in photos(fake)] == [True, True]


async def test_a_button_asks_for_the_picture_and_leaves_the_answer(fake, ann):
    await fake.say(ann, "/salary data engineer germany")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, "As a picture")).answered()

    assert (await fake.replies(ann))[0].photo
    assert fake.message(reply).text == reply.text


async def test_a_picture_whose_name_is_forgotten_is_uploaded_again(fake, ann):
    await fake.say(ann, "/salary data engineer germany chart")
    await fake.replies(ann, 2)
    fake.files.__init__()
    await fake.say(ann, "/salary data engineer germany chart")
    await fake.replies(ann, 2)

    assert [bool(files) for files, _ in photos(fake)][-1] is True
