"""All kinds of answers, in whichever module they are."""

from importlib import import_module
from pkgutil import iter_modules

from bot import answers
from bot.answers.answer import Answer


def kinds() -> list[type[Answer]]:
    """Load every module of answers; return the kinds by their templates' names."""
    for module in iter_modules(answers.__path__):
        import_module(f"bot.answers.{module.name}")
    return sorted(Answer.__subclasses__(), key=lambda kind: kind.template)
