"""What makes the record append-only in the database itself, whoever writes to it.

Triggers, as no constraint can say "never again". SQLite drops a table's triggers when Django
rebuilds the table for a new column: such a migration must call ``put_up`` after it; a test looks.
"""

from typing import Any

TABLE = "journal_entry"
REFUSAL = "The journal is append-only."

_SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{act} BEFORE {act} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for act in ("update", "delete")
]
_SQLITE_DOWN = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{act}" for act in ("update", "delete")]

_POSTGRES = [
    f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
    f"""CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    f"""CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
]
_POSTGRES_DOWN = [
    f"DROP TRIGGER IF EXISTS {TABLE}_no_{act} ON {TABLE}" for act in ("change", "truncate")
]

UP = {"sqlite": _SQLITE, "postgresql": _POSTGRES}
DOWN = {"sqlite": _SQLITE_DOWN, "postgresql": _POSTGRES_DOWN}


def put_up(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - a migration's signature
    for statement in UP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def take_down(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - a migration's signature
    for statement in DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
