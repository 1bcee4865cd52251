"""Whole conversations over HTTP, as approved in tests/approved."""

import re

import pytest

from tests.approval import approve

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]

DIALOGUES = {
    "deep_link": ["/start s-mldir-gb", "[Skills]", "[Negotiate]"],
    "start": ["/start", "[Pay: ML director, United Kingdom]", "[Why grade C?]", "[Ask it again]"],
    "salary": ["/salary ml-director uk", "and in Germany?", "what about senior?", "how do I negotiate that?"],
    "worth": [
        "am i underpaid? 72k manchester lead ml director",
        "[It is base pay]",
        "[Not what I meant]",
        "[Base or total]",
        "[Remember my pay]",
        "/worth",
        "[Delete]",
        "/worth lead ml director uk",
        "80k",
    ],
    "offer": ["/negotiate data engineer uk 80k"],
    "negotiation": ["/negotiate ml-director uk 72k", "[More to say]", "[Negotiate]"],
    "raise": [
        "my boss offers a 3% raise, I make 65k as a data engineer in leeds",
        "[Not what I meant]",
        "[Keep it so]",
    ],
    "practice": ["/practice", "[A new job]", "[B]", "[B]", "[One step back]", "a", "[Stop]"],
    "offers": [
        "A: £92k base, bonus 10%, pension 5%; B: 84k base 5% bonus 10k shares a year 8k sign-on 10% pension",
        "[With pension]",
        "B: bonus 12%",
        "[Change offer A]",
        "[Bonus]",
        "[15 %]",
        "[As a text file]",
    ],
    "offers_form": [
        "/compare offers",
        "£92k",
        "[10 %]",
        "[None, or skip]",
        "skip",
        "5 percent",
        "84,000",
        "[Count now]",
        "[Delete]",
    ],
    "skills": ["/skills ml-director uk", "[Checklist]", "[Negotiate]"],
    "checklist": [
        "/checklist ml-director uk",
        "[AI Readiness]",
        "[Career Moat]",
        "[✓ Career Moat]",
        "[Remember my ticks]",
        "/checklist ml-director uk",
    ],
    "plan": [
        "/skills ml-director uk",
        "[90-day plan]",
        "[Python (NumPy/Pandas)]",
        "[Tick what I have]",
        "[Kafka]",
        "[✓ Python (NumPy/Pandas)]",
        "[Remember my ticks]",
        "/plan ml-director uk",
        "[Delete]",
        "/plan ml-director uk",
    ],
    "scorecard": ["/scorecard"],
    "report": ["/report ml-director uk", "/ai ml-director uk", "/demand uk"],
    "cost_of_living": ["what does living in manchester cost on 72k?"],
    "move": [
        "moving from manchester to london on 72k",
        "£1,100",
        "1900",
        "[Skip]",
        "[That is enough]",
        "lead ml director",
        "[Not what I meant]",
        "[Rent there]",
        "£2,000 a month",
        "[Delete]",
        "/move london",
        "from berlin to london, 80k",
    ],
    "asking": ["/salary", "[Data scientist]", "[Germany]"],
    "no_data": ["/salary prompt engineer wales"],
    "compare": ["/compare data engineer vs data scientist germany"],
    "why": ["/salary ml-director uk", "/why"],
    "unclear": ["hmm", "what is the weather like?", "thanks"],
    "settings": ["/settings", "/privacy", "/stop", "/sources"],
}

IN_GERMAN = {
    "worth": ["bin ich unterbezahlt? 72k Lead ML Director Manchester", "Grundgehalt", "[Löschen]"],
    "offers": [
        "A: 92.000 Grundgehalt, 10 % Bonus; B: 84k fix, Aktien 40.000 über vier Jahre",
        "[Halber Bonus]",
    ],
    "negotiation": ["/negotiate ml-director uk 72k"],
    "raise": [
        "mein chef bietet 3 % mehr, ich verdiene 65k als data engineer in london",
        "[Mehr Textbausteine]",
    ],
    "move": ["Umzug nach London aus Manchester mit 72k", "1.100", "1.900"],
}

CHANGING = re.compile(r"R-[A-Z2-7]{8}|(?<=knowledge version )\w+")
"""Receipts and versions: they change with every word of the templates."""


def approve_said(name, transcript):
    approve(f"telegram/{name}", CHANGING.sub("…", transcript).rstrip())


async def talk(fake, chat, lines):
    message = None
    for line in lines:
        if line.startswith("["):
            await (await fake.press(message, line.strip("[]"))).answered()
            message = fake.message(message)
        else:
            await fake.say(chat, line)
            (message,) = await fake.replies(chat)
    assert fake.refused == []
    return fake.transcript(chat)


@pytest.mark.parametrize("name", sorted(DIALOGUES))
async def test_a_dialogue_goes_as_approved(fake, ann, name):
    approve_said(name, await talk(fake, ann, DIALOGUES[name]))


@pytest.mark.parametrize("name", sorted(IN_GERMAN))
async def test_a_dialogue_in_german_goes_as_approved(fake, name):
    anna = fake.private(fake.person("Anna", "de"))

    approve_said(f"de_{name}", await talk(fake, anna, IN_GERMAN[name]))


async def test_a_group_and_inline_go_as_approved(fake, ann):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    await fake.say(team, "/salary am i underpaid? 72k ml director uk")
    await fake.replies(team)
    await (await fake.inline("ml director uk", ann.members[0])).answered()

    approve_said("group", fake.transcript(team))
    approve_said("inline", fake.transcript(ann))
