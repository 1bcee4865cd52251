"""The language of the app, or the one that was chosen, is the language of every reply."""

import pytest

from bot.render import Renderers

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]
QUESTION = "was verdient ein data engineer in deutschland?"


@pytest.fixture
def uta(fake):
    return fake.private(fake.person("Uta", language_code="de-AT"))


async def test_a_german_question_is_answered_in_german(fake, uta):
    await fake.say(uta, QUESTION)

    (reply,) = await fake.replies(uta)
    assert "Data Engineer, Deutschland" in reply.text
    assert "auf Deutsch" not in reply.text


async def test_a_german_question_in_an_english_app_is_answered_in_english(fake, ann):
    await fake.say(ann, QUESTION)

    (reply,) = await fake.replies(ann)
    assert "Data engineer, Germany" in reply.text
    assert "You wrote in German" in reply.text


async def test_a_button_under_a_german_answer_leads_to_german(fake, uta):
    await fake.say(uta, QUESTION)
    (reply,) = await fake.replies(uta)
    await (await fake.press(reply, "Arbeitsmarkt")).answered()

    assert fake.message(reply).text.startswith("Arbeitsmarkt, Deutschland")


async def test_a_chosen_language_stands_before_that_of_the_app(fake, ann):
    await fake.say(ann, "/settings")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, "Deutsch")).answered()
    await fake.say(ann, "/salary data engineer germany")

    assert "Data Engineer, Deutschland" in (await fake.replies(ann))[0].text


async def test_cards_are_kept_apart_by_person_since_each_has_a_language(fake, ann, uta):
    asked = [await fake.inline("data engineer germany", chat.members[0]) for chat in (ann, uta)]
    english, german = [await each.answered() for each in asked]

    assert english["is_personal"]
    assert german["is_personal"]
    assert "Germany" in english["results"][0]["title"]
    assert "Deutschland" in german["results"][0]["title"]


@pytest.mark.parametrize("word", ["bild", "diagramm", "chart"])
async def test_a_picture_is_asked_for_in_german(fake, uta, word):
    await fake.say(uta, f"/salary data engineer deutschland {word}")

    replies = await fake.replies(uta, 2)
    assert replies[1].photo


@pytest.mark.parametrize("language", ["en", "de"])
async def test_help_names_the_commands_of_the_menu(fake, language):
    chat = fake.private(fake.person("Ann", language_code=language))
    await fake.say(chat, "/help")
    (reply,) = await fake.replies(chat)
    menu = Renderers().of(language).lines("commands")["private"]

    untold = {name for name in menu if f"/{name}" not in reply.text}
    assert untold == {"help", "start", "subscriptions", "export", "delete"}  # /privacy tells of the last two
