"""The one table of adapters, and the import of one source."""

from functools import cache
from pathlib import Path

from knowledge.errors import KnowledgeError
from knowledge.sources.adapter import Adapter, Import, NotThisSourceError, Progress
from knowledge.sources.checks import check
from knowledge.sources.figures import write_figures


@cache
def adapters() -> dict[str, Adapter]:
    """Give all adapters by the id of their source; raise KnowledgeError without the `[import]` extra."""
    try:
        return {adapter.id: adapter for adapter in _all()}
    except ModuleNotFoundError as error:
        advice = "install the import extra: pip install 'job-market-bot[import]'"
        raise KnowledgeError(f"{error.name} is needed to import public figures; {advice}") from error


def _all() -> tuple[Adapter, ...]:
    from knowledge.sources.aijobs import AiJobs
    from knowledge.sources.ashe import Ashe
    from knowledge.sources.bea import PriceParities
    from knowledge.sources.bigmac import BigMac
    from knowledge.sources.esco import Esco
    from knowledge.sources.exchange import ExchangeRates
    from knowledge.sources.indeed import HiringLab
    from knowledge.sources.oews import Oews
    from knowledge.sources.onet import Onet
    from knowledge.sources.ppp import PurchasingPower
    from knowledge.sources.stackoverflow import StackOverflow

    pay = (AiJobs(), Ashe(), Oews(), StackOverflow())
    market = (BigMac(), ExchangeRates(), HiringLab(), PriceParities(), PurchasingPower())
    titles = (Esco(), Onet())
    return (*pay, *market, *titles)


def run(source_id: str, path: Path, folder: Path, progress: Progress) -> Import:
    """Import one source from a file or folder into `folder`; raise KnowledgeError saying why not."""
    adapter = adapters().get(source_id)
    if adapter is None:
        known = ", ".join(sorted(adapters()))
        raise KnowledgeError(f"no source is called {source_id}; there are {known}")
    reason = adapter.recognise(path) if path.exists() else "no such file"
    if reason is not None:
        raise NotThisSourceError(path, source_id, reason)
    imported = adapter.read(path, progress)
    check(imported.figures, path)
    write_figures(imported.figures, folder / f"{source_id}.json")
    return imported
