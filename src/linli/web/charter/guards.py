"""A version of a charter is never changed, whoever writes to the database.

A matter protects the version it started under from deletion; others go with their estate only.
The same care on SQLite as for the journal (``journal.guards``).
"""

from typing import Any

TABLE = "charter_charterversion"
REFUSAL = "A version of a charter stays as it is."

UP = {
    "sqlite": [
        f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    ],
    "postgresql": [
        f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    ],
}
DOWN = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_update"],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_no_update ON {TABLE}"],
}


def put_up(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - a migration's signature
    for statement in UP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def take_down(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - a migration's signature
    for statement in DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
