"""Two knowledge versions of one market, told one after the other."""

from bot.market import Market
from bot.models import Place, Role
from bot.render import Renderers
from bot.updates.composer import Composer, Followed
from bot.updates.snapshots import from_json, take, to_json
from knowledge.models import FactKind, Label, Statistic
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary
from tests.builders import TODAY, claim, figures, knowledge_file, pay, report

ROLE, PLACE = Role("data engineer"), Place("GB")
RENDERERS = Renderers()
_VOCABULARY = Vocabulary()


def premium(subject, percent, **changes):
    measured = {"n": 40, "n_unit": "people", "label": Label.MEASURED, "statistic": Statistic.POINT}
    words = {"subject": subject, "value": percent, "unit": "percent"}
    return claim(FactKind.SKILL_PREMIUM, **(words | measured | changes))


def of_country(kind, value, unit, period, **changes):
    bare = {"role": None, "title": None, "currency": None, "basis": None, "source": "adverts"}
    return pay(value, **(bare | {"kind": kind, "unit": unit, "period": period} | changes))


def index(value, period, **changes):
    uncounted = {"n": None, "n_unit": None, "statistic": Statistic.INDEX}
    return of_country(FactKind.ADVERT_INDEX, value, "index", period, **(uncounted | changes))


def growth(value, period, **changes):
    counted = {"n": 5_000, "n_unit": "observations", "statistic": Statistic.RATE}
    return of_country(FactKind.WAGE_GROWTH, value, "percent", period, **(counted | changes))


def known(folder, *facts, country=()):
    """Build a knowledge file of one report, and figures of its country."""
    folder.mkdir(exist_ok=True)
    adverts = figures(*country, id="adverts", publisher="Advert Lab", attribution="Advert Lab")
    said = report(*facts, digest=repr(facts))
    return Knowledge(knowledge_file(folder, said, figures=(adverts,) if country else ()))


def snapshot(knowledge, role=ROLE, place=PLACE, today=TODAY):
    """Take a snapshot, written down and read back."""
    return from_json(to_json(take(Market(knowledge, _VOCABULARY, today), role, place)))


def compose(old, new, language="en", **asked):
    """Compose the message on the one market for who was told `old` last; None of it: nothing yet."""
    told = snapshot(old) if old else None
    composer = Composer(new, _VOCABULARY, RENDERERS, lambda _market, _version: told)
    followed = Followed(ROLE, PLACE, old.version if old else None)
    return composer.compose([followed], language, TODAY, **asked)
