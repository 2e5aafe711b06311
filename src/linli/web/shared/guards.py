"""What makes the database itself refuse to change a table, whoever writes to it.

Triggers, as no constraint can say "never again". SQLite drops a table's triggers when Django
rebuilds the table for a new column: such a migration must call ``put_up`` after it; a test looks.
"""

from dataclasses import dataclass
from typing import Any, Literal

Act = Literal["UPDATE", "DELETE", "TRUNCATE"]


@dataclass(frozen=True)
class Guard:
    """Refuses acts on one table, once its migration has put it up.

    Parameters
    ----------
    table : the table in the database
    refusal : what the database answers; no quotation marks in it
    acts : what it refuses; SQLite has no TRUNCATE to be refused
    """

    table: str
    refusal: str
    acts: tuple[Act, ...]

    def put_up(self, _apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - a migration's signature
        for statement in self.up(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def take_down(self, _apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - a migration's signature
        for statement in self.down(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def up(self, vendor: str) -> list[str]:
        """The statements that put it up in a database of this kind."""
        if vendor == "sqlite":
            return [
                f"CREATE TRIGGER {self._name(act)} BEFORE {act} ON {self.table} "
                f"BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END"
                for act in self._refused(vendor)
            ]
        return [
            f"""CREATE OR REPLACE FUNCTION {self.table}_refuse() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN
                RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation';
            END $$""",
            *(
                f"CREATE TRIGGER {self._name(act)} BEFORE {act} ON {self.table} "
                f"FOR EACH {'STATEMENT' if act == 'TRUNCATE' else 'ROW'} "
                f"EXECUTE FUNCTION {self.table}_refuse()"
                for act in self._refused(vendor)
            ),
        ]

    def down(self, vendor: str) -> list[str]:
        """The statements that take it down again."""
        where = "" if vendor == "sqlite" else f" ON {self.table}"
        return [f"DROP TRIGGER IF EXISTS {self._name(act)}{where}" for act in self._refused(vendor)]

    def _refused(self, vendor: str) -> list[Act]:
        return [act for act in self.acts if act != "TRUNCATE" or vendor != "sqlite"]

    def _name(self, act: Act) -> str:
        return f"{self.table}_no_{act.lower()}"
