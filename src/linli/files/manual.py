"""The tables of the ledger as a section of the manual, made from their declarations.

``python -m linli.files.manual docs/guide`` rewrites the section in both languages.
"""

import sys
from pathlib import Path

from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import Column, Table
from linli.files.words import Lang, wanted

BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
"""Marks of the made section; what stands between them is replaced."""

PAGES: dict[Lang, str] = {"zh": "zh/ledger.md", "en": "en/ledger.md"}
"""Where the section stands, inside the guide's folder."""

_HEAD: dict[Lang, str] = {
    "zh": "| 列名 | 代码 | 填什么 | 说明 |\n|---|---|---|---|",
    "en": "| column | code | what goes in | meaning |\n|---|---|---|---|",
}
_REQUIRED: dict[Lang, str] = {"zh": "（必填）", "en": " (needed)"}
_NAMED: dict[Lang, str] = {
    "zh": "{label}（代码 `{code}`）",
    "en": "{label} (code `{code}`)",
}


def tables_section(lang: Lang) -> str:
    """Every table with every column: label, code, what may stand in it, meaning."""
    return "\n\n".join(_table(table, lang) for table in TABLES)


def current(page: str, lang: Lang) -> str:
    """The text of a page with its made section up to date."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables_section(lang)}\n\n{END}{after}"


def _table(table: Table, lang: Lang) -> str:
    title = _NAMED[lang].format(label=table.label(lang), code=table.name)
    meaning = table.meaning_zh if lang == "zh" else table.meaning_en
    rows = "\n".join(_row(column, lang) for column in table.columns)
    return f"### {title}\n\n{meaning}\n\n{_HEAD[lang]}\n{rows}"


def _row(column: Column, lang: Lang) -> str:
    label = column.label(lang) + (_REQUIRED[lang] if column.required else "")
    meaning = column.meaning_zh if lang == "zh" else column.meaning_en
    return f"| {label} | `{column.name}` | {wanted(column, lang)} | {meaning} |"


def main(guide: Path) -> None:
    """Bring the pages of the manual up to date."""
    for lang, name in PAGES.items():
        page = guide / name
        page.write_text(current(page.read_text(encoding="utf-8"), lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
