"""The published forms of the plan format: its JSON Schema and the manual's table of fields.

``python -m linli.files.plan_manual`` rewrites them in ``docs/``; tests hold them current.
"""

from pathlib import Path

from linli.files import schema_manual
from linli.files.plan_schema import PLAN_SCHEMA
from linli.files.schema_manual import LANGUAGES


def schema_text() -> str:
    """The JSON Schema as it is published."""
    return schema_manual.schema_text(PLAN_SCHEMA)


def manual_page(page: str, lang: str) -> str:
    """``page`` with the table between its two markers replaced by the current one."""
    return schema_manual.manual_page(page, PLAN_SCHEMA, lang)


def main(docs: Path) -> None:
    """Write the schema and the tables of the manual."""
    (docs / "schema" / "plan-1.json").write_text(schema_text(), encoding="utf-8")
    for lang in LANGUAGES:
        page = docs / "guide" / lang / "plan.md"
        page.write_text(manual_page(page.read_text(encoding="utf-8"), lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path("docs"))
