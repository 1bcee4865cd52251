"""python -m tests.bench [NAME …]: run the benchmarks, all of them or the named ones."""

import sys

from tests.bench import answers, charts, knowledge, telegram, understanding

BENCHMARKS = {
    "lookups": knowledge.lookups,
    "builds": knowledge.builds,
    "answers": answers.answers,
    "process": answers.process,
    "telegram": telegram.telegram,
    "latency": telegram.latency,
    "charts": charts.charts,
    "understanding": understanding.understanding,
}


def main(names: list[str]) -> None:
    """Run and print."""
    for name in names or list(BENCHMARKS):
        print(f"\n## {name}: {BENCHMARKS[name].__doc__}\n", flush=True)
        BENCHMARKS[name]()


main(sys.argv[1:])
