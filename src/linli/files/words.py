"""What a column wants, in words: for notes in the template, the manual and refusals."""

from typing import Literal

from linli.engine.estate.cellrules import members
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import GENERATED, Column, Kind, Table

Lang = Literal["zh", "en"]


def wanted(column: Column, lang: Lang) -> str:
    """What a cell of ``column`` may hold, as a phrase without a full stop."""
    match column.kind:
        case Kind.INTEGER | Kind.NUMBER | Kind.AREA:
            return _number(column, lang)
        case Kind.CHOICE:
            return {"zh": "以下之一：", "en": "one of: "}[lang] + _choices(column, lang)
        case Kind.LIST if column.name == GENERATED:
            return _GENERATED[lang]
        case Kind.LIST:
            start = {
                "zh": "以下各项，用分号隔开：",
                "en": "any of these, with semicolons between: ",
            }
            return start[lang] + _choices(column, lang)
        case Kind.KEY if column.refers:
            name = BY_NAME[column.refers].label(lang)
            return {"zh": f"“{name}”表里的编号", "en": f"an id from the sheet “{name}”"}[lang]
        case _:
            return _PLAIN[column.kind][lang]


def note(column: Column, lang: Lang) -> str:
    """What a person needs to fill the column: meaning, what is wanted, unit, whether needed."""
    meaning = column.meaning_zh if lang == "zh" else column.meaning_en
    start = {"zh": "填", "en": "Enter "}[lang]
    lines = [meaning, _sentence(start + wanted(column, lang), lang)]
    if unit := column.unit_in(lang):
        lines.append({"zh": f"单位：{unit}。", "en": f"Unit: {unit}."}[lang])
    lines.append(_NEEDED[column.required][lang])
    return "\n".join(line for line in lines if line)


def label_of(column: Column, code: str, lang: Lang) -> str:
    """The label of a code; the code itself when the column does not know it."""
    for choice in column.choices:
        if choice.code == code:
            return choice.zh if lang == "zh" else choice.en
    return code


def member_labels(table: Table, column: Column, lang: Lang) -> dict[str, str]:
    """Label of every code a ``LIST`` cell may hold."""
    if column.name != GENERATED:
        return {code: label_of(column, code, lang) for code in column.codes}
    named = {each.name: (each.zh if lang == "zh" else each.en) for each in table.columns}
    return {code: named.get(code, code) for code in members(table, column)}


def plain(number: float) -> str:
    """A bound without exponent or needless point: 1000000, 0.01."""
    return str(int(number)) if number == int(number) else f"{number:g}"


_GENERATED = {
    "zh": "列名，用分号隔开；* 表示整行",
    "en": "names of columns, with semicolons between; * for the whole row",
}

_PLAIN: dict[Kind, dict[Lang, str]] = {
    Kind.KEY: {"zh": "编号，不重复", "en": "an id, each once"},
    Kind.TEXT: {"zh": "文字", "en": "text"},
    Kind.YES_NO: {"zh": "是或否", "en": "yes or no"},
    Kind.DATE: {"zh": "日期，例如 2031-05-01", "en": "a date such as 2031-05-01"},
    Kind.POLYGON: {"zh": "GeoJSON 多边形", "en": "a GeoJSON polygon"},
}

_NEEDED: dict[bool, dict[Lang, str]] = {
    True: {"zh": "必填。", "en": "Needed."},
    False: {"zh": "不知道就留空。", "en": "Leave empty when unknown."},
}

_NUMBERS: dict[Kind, dict[Lang, str]] = {
    Kind.INTEGER: {"zh": "整数", "en": "a whole number"},
    Kind.NUMBER: {"zh": "数", "en": "a number"},
    Kind.AREA: {"zh": "数，最多两位小数", "en": "a number with at most two decimals"},
}


def _number(column: Column, lang: Lang) -> str:
    name = _NUMBERS[column.kind][lang]
    if column.low is None or column.high is None:
        return name
    low, high = plain(column.low), plain(column.high)
    return f"{low} 到 {high} 的{name}" if lang == "zh" else f"{name} from {low} to {high}"


def _choices(column: Column, lang: Lang) -> str:
    labels = [label_of(column, code, lang) for code in column.codes]
    return ("、" if lang == "zh" else ", ").join(labels)


def _sentence(text: str, lang: Lang) -> str:
    return text + ("。" if lang == "zh" else ".")
