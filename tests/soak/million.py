"""A million subscribers who are due, cut into slices: python -m tests.soak.million DATABASE."""

import resource
import sys
import time
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from dbos import DBOS

from bot.delivery.due import cut
from bot.delivery.engine import open_orders
from bot.people.state import open_state

CHATS = 1_000_000
_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, {count}))",
}
_KEY = {
    "sqlite": "printf('%08X%08X', i * 2654435761 % 4294967296, i)",
    "postgresql": "substr(md5(i::text), 1, 16)",
}
_SUBSCRIBER = """
INSERT INTO subscriber (chat_key, language, zone, weekday, hour, minute, speaks_when_quiet, next_due)
{numbers}
SELECT {key}, 'en', 'Etc/GMT' || CASE WHEN {west} - i % 5 < 0 THEN '' ELSE '+' END || ({west} - i % 5),
       {weekday}, {hour} - ({west} - i % 5), 0, {no}, :due FROM n
"""
_SUBSCRIPTION = """
INSERT INTO subscription (chat_key, role, level, country, region, city, monthly, since, wording)
SELECT chat_key, 'Data Engineer', '', 'GB', '', '', {no}, :due, 'yes' FROM subscriber
"""


def settle(state, now):
    """Subscribe a million chats in five time zones where it is day; this very hour is theirs."""
    with state.writing() as connection:
        kind = connection.dialect.name
        words = {
            "numbers": _NUMBERS[kind].format(count=CHATS),
            "key": _KEY[kind],
            "west": min(now.hour - 10, 12),
            "weekday": now.weekday(),
            "hour": now.hour,
            "no": "0" if kind == "sqlite" else "false",
        }
        due = sa.bindparam("due", now - timedelta(minutes=1), sa.DateTime(timezone=True))
        connection.execute(sa.text(_SUBSCRIBER.format(**words)).bindparams(due))
        connection.execute(sa.text(_SUBSCRIPTION.format(**words)).bindparams(due))
        connection.execute(sa.text("ANALYZE"))


def main(address):
    now = datetime.now(UTC)
    with open_state(address) as state:
        settle(state, now)
        DBOS.migrate(address.replace("postgresql://", "postgresql+psycopg://"))
        orders, began, chats = open_orders(address), time.monotonic(), 0
        while True:
            with state.writing() as connection:
                count = cut(connection, now, orders)
            chats += count
            if not count:
                break
        seconds = time.monotonic() - began
        orders.close()
    print(chats, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(sys.argv[1])
