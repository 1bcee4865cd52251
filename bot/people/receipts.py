"""Receipts: what an answer was made of, so that it can be explained later."""

from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer was made of. `query` and `evidence` are JSON; nobody's own pay is in them."""

    code: str
    """R- and a short hash of query, knowledge version and template version."""
    query: str
    knowledge_version: str
    template_version: str
    as_of: date
    kind: str
    evidence: str

    def names_same_answer(self, other: "Receipt") -> bool:
        """Tell whether both come from the same question, knowledge and wording; the day may differ."""
        return (self.query, self.knowledge_version, self.template_version) == (
            other.query,
            other.knowledge_version,
            other.template_version,
        )


class Receipts:
    """The receipts, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, receipt: Receipt) -> bool:
        """Keep a receipt once. False: its code is another answer's already, take a longer one."""
        statement = insert(self._connection, schema.receipt).values(asdict(receipt))
        new = statement.on_conflict_do_nothing().returning(schema.receipt.c.code)
        if self._connection.execute(new).first():
            return True
        kept = self.find(receipt.code)
        return kept is not None and kept.names_same_answer(receipt)

    def find(self, code: str) -> Receipt | None:
        """Find the receipt with a code."""
        row = self._connection.execute(sa.select(schema.receipt).where(schema.receipt.c.code == code)).first()
        return Receipt(**row._asdict()) if row else None
