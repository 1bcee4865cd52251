"""Tell me when you have it, in the terminal: kept, told when it is known, and forgotten."""

from bot.people.keys import new_key
from tests.builders import pay, report

KEY = new_key()


def number_of(label, said):
    return next(part.split("]")[0] for part in said.split("[") if label in part)


def test_what_was_asked_in_vain_is_told_at_the_next_visit(marketbot, tmp_path):
    asked = "/salary data engineer bermuda"
    offered = marketbot("chat", says=f"{asked}\nquit\n", MARKETBOT_KEY=KEY)
    choice = number_of("Tell me when you have it", offered.split("No figures are held")[1])
    promised = marketbot("chat", says=f"{asked}\n{choice}\nquit\n", MARKETBOT_KEY=KEY)
    before = marketbot("chat", says="quit\n", MARKETBOT_KEY=KEY)
    (tmp_path / "report.json").write_text(
        report(pay(country="BM", currency="BMD"), country="BM").model_dump_json()
    )
    marketbot("knowledge", "add", tmp_path / "report.json")
    after, again = (marketbot("chat", says="quit\n", MARKETBOT_KEY=KEY) for _ in range(2))

    assert "I will tell you once" in promised
    assert ["You asked to be told" in said for said in (before, after, again)] == [False, True, False]
    assert "BMD 60,000" in after
