"""The published forms of the diagnosis format: its JSON Schema and the manual's table of fields.

``python -m linli.files.diagnosis_manual`` rewrites them in ``docs/``; tests hold them current.
"""

from pathlib import Path

from linli.files import schema_manual
from linli.files.diagnosis_schema import DIAGNOSIS_SCHEMA
from linli.files.schema_manual import LANGUAGES


def schema_text() -> str:
    """The JSON Schema as it is published."""
    return schema_manual.schema_text(DIAGNOSIS_SCHEMA)


def field_table(lang: str) -> str:
    """Every field with its unit and meaning, as a Markdown table."""
    return schema_manual.field_table(DIAGNOSIS_SCHEMA, lang)


def manual_page(page: str, lang: str) -> str:
    """``page`` with the table between its two markers replaced by the current one."""
    return schema_manual.manual_page(page, DIAGNOSIS_SCHEMA, lang)


def main(docs: Path) -> None:
    """Write the schema and the tables of the manual."""
    schema = docs / "schema" / "diagnosis-1.json"
    schema.parent.mkdir(exist_ok=True)
    schema.write_text(schema_text(), encoding="utf-8")
    for lang in LANGUAGES:
        page = docs / "guide" / lang / "diagnosis.md"
        page.write_text(manual_page(page.read_text(encoding="utf-8"), lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path("docs"))
