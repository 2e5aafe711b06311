"""Faults of a ledger as sentences: where, what was found, what is wanted.

``{wanted}`` is what the fault itself says, else what the column's declaration says. A test holds
that every code the checks and the readers know has a sentence in both languages.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from linli.cli.language import Language
from linli.cli.sentences import Sentence
from linli.engine.estate.choices import SCOPE
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import Column, Kind
from linli.files.words import label_of, wanted

_NOT_WANTED = Sentence(
    "写的是“{found}”，应为{wanted}。",
    "found “{found}”; wanted: {wanted}.",
)

FAULTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "ages_differ": Sentence(
            "人数是 {found}，各年龄段加起来是 {wanted}，两者应当相等。",
            "{found} persons, but the age groups add up to {wanted}; the two must agree.",
        ),
        "alone_differs": Sentence(
            "写的是“{found}”，可这一户有 {wanted} 人。独居就是一个人住。",
            "found “{found}”, but the household has {wanted} persons; alone means one.",
        ),
        "backup_of_itself": Sentence(
            "写的是“{found}”，绕一圈又备用到了自己。",
            "found “{found}”, which leads back to this very part.",
        ),
        "blank_around": Sentence(
            "写的是“{found}”，前后有空格，请删掉。",
            "found “{found}”: take out the blanks before or after it.",
        ),
        "blank_text": Sentence(
            "只有空格。不知道就留空。", "only blanks here. Leave it empty when unknown."
        ),
        "column_without_name": Sentence(
            "这一列有内容，却没有列名。请补上列名，或删掉这一列。",
            "this column holds entries but has no heading. Name it or delete it.",
        ),
        "control_character": Sentence(
            "里面有看不见的控制字符，请删掉重打。",
            "an invisible control character is in it. Delete it and type it anew.",
        ),
        "crossing_polygon": Sentence(
            "轮廓自己和自己交叉（在 {found} 附近）。请重画。",
            "the outline crosses itself near {found}. Draw it without crossing.",
        ),
        "dangling_key": Sentence(
            "写的是“{found}”，“{wanted}”表里没有这个编号。",
            "found “{found}”, which is no id of the sheet “{wanted}”.",
        ),
        "digits_lost": Sentence(
            "写的是 {found}：Excel 把长编号当成了数字，后几位已经丢了。"
            "请把这一列设为文本，重新填写。",
            "found {found}: Excel took a long id for a number and has lost its last digits. "
            "Set the column to text and type it anew.",
        ),
        "duplicate_key": Sentence(
            "编号“{found}”不止一行在用。编号不能重复。",
            "the id “{found}” stands in more than one row. Each row needs its own.",
        ),
        "empty_polygon": Sentence("轮廓是空的。", "the outline has no corner."),
        "error_value": Sentence(
            "这里是错误值（如 #REF!）。请填具体的值，不知道就留空。",
            "an error value such as #REF! stands here. Enter the value itself, or nothing.",
        ),
        "fewer_than_listed": Sentence(
            "写的是 {found} 套，可“房屋”表里列了 {wanted} 套。",
            "found {found}, but the sheet of dwellings lists {wanted}.",
        ),
        "floor_too_high": Sentence(
            "写的是 {found} 层，可这栋楼地上只有 {wanted} 层。",
            "found floor {found}, but the building has {wanted} storeys above ground.",
        ),
        "floor_too_low": Sentence(
            "写的是 {found} 层，可这栋楼地下只有 {wanted} 层。",
            "found floor {found}, but the building has {wanted} storeys below ground.",
        ),
        "formula": Sentence(
            "这里是公式。请复制后“选择性粘贴”成数值。",
            "a formula. Copy the cell and paste it as a value.",
        ),
        "full_width": Sentence(
            "写的是“{found}”，用了全角数字。请改成半角数字。",
            "found “{found}” in full-width digits. Type ordinary ones.",
        ),
        "half_a_place": Sentence(
            "两个坐标要填就一起填，现在缺这一个。",
            "one coordinate is there and this one is not. Give both or neither.",
        ),
        "line_break_in_key": Sentence(
            "编号里有换行或制表符，请删掉。", "the id holds a line break or a tab. Take it out."
        ),
        "merged_cells": Sentence(
            "这里是合并单元格。请取消合并，每格各填。",
            "merged cells. Take the merging off and fill each cell.",
        ),
        "missing": Sentence(
            "没有填。这一列必填，应为{wanted}。", "empty, but needed. Wanted: {wanted}."
        ),
        "missing_column": Sentence(
            "缺少这一列，它必填。", "this column is missing, and it is needed."
        ),
        "missing_for_scope": Sentence(
            "没有填。服务范围是“{wanted}”时必填。",
            "empty, but needed when the scope is “{wanted}”.",
        ),
        "more_than_household": Sentence(
            "写的是 {found} 人，比这一户的 {wanted} 人还多。",
            "found {found} persons, more than the {wanted} of the household.",
        ),
        "no_floor_zero": Sentence(
            "写的是 0 层。首层是 1，地下一层是 -1。",
            "there is no floor 0: the ground floor is 1, the first basement -1.",
        ),
        "no_such_entrance": Sentence(
            "写的是 {found} 单元，可这栋楼只有 {wanted} 个单元。",
            "found entrance {found}, but the building has {wanted}.",
        ),
        "not_a_choice": _NOT_WANTED,
        "not_a_date": _NOT_WANTED,
        "not_a_member": _NOT_WANTED,
        "not_a_number": _NOT_WANTED,
        "not_a_polygon": _NOT_WANTED,
        "not_an_integer": _NOT_WANTED,
        "not_degrees": Sentence(
            "坐标超出了经纬度的范围。请核对坐标系；经度在前，纬度在后。",
            "not on the earth in degrees. Check the datum; longitude comes first.",
        ),
        "not_finite": _NOT_WANTED,
        "not_one_row": Sentence(
            "这张表应当正好有一行，现在有 {found} 行。",
            "the table must have exactly one row; it has {found}.",
        ),
        "not_text": Sentence(
            "写的是“{found}”，不是文字。请把单元格设为文本，重新填写。",
            "found “{found}”, which is no text. Set the cell to text and type it anew.",
        ),
        "not_yes_or_no": _NOT_WANTED,
        "out_of_range": _NOT_WANTED,
        "quantity_without_unit": Sentence(
            "数量写了 {found}，没有写单位。", "the quantity is {found}, without a unit."
        ),
        "repeated_column": Sentence(
            "“{found}”这一列出现了两次。请留一列。",
            "the column “{found}” is there twice. Keep one.",
        ),
        "repeated_member": Sentence(
            "写的是“{found}”，同一项写了两遍。", "found “{found}”: one entry stands there twice."
        ),
        "repeated_table": Sentence(
            "“{found}”和“{wanted}”是同一张表。请合成一张。",
            "“{found}” and “{wanted}” are the same table. Make them one.",
        ),
        "retrofit_before_built": Sentence(
            "写的是 {found} 年，早于建成的 {wanted} 年。",
            "found {found}, before the building was built in {wanted}.",
        ),
        "retrofit_contradicts": Sentence(
            "写的是“{found}”，可又填了加固年份 {wanted}。请改一处。",
            "found “{found}”, yet a year of strengthening is given ({wanted}). Correct one.",
        ),
        "surplus_for_scope": Sentence(
            "写的是“{found}”，可服务范围是“{wanted}”。请改一处。",
            "found “{found}”, yet the scope is “{wanted}”. Correct one.",
        ),
        "tie_helper_elsewhere": Sentence(
            "写的是“{found}”，可又填了本小区的帮手。请改一处。",
            "found “{found}”, yet a helper of this estate is named. Correct one.",
        ),
        "tie_to_itself": Sentence(
            "帮手写成了这一户自己（{found}）。",
            "the household is named as its own helper ({found}).",
        ),
        "tie_with_two_helpers": Sentence(
            "帮手住户和帮手人员只能填一个。",
            "a household and a responder are both named. Keep one.",
        ),
        "tie_without_helper": Sentence(
            "帮手住在本小区，却没写是哪一户或哪位应急人员。",
            "the helper lives in this estate; say which household or responder it is.",
        ),
        "too_large_polygon": Sentence(
            "轮廓超过 10 万平方米，不像一栋楼。请核对坐标系和单位。",
            "the outline is over 100,000 m², too large for a building. Check datum and unit.",
        ),
        "too_long": Sentence(
            "太长了，最多 {wanted} 个字。", "too long; at most {wanted} characters fit."
        ),
        "too_many_decimals": Sentence(
            "写的是 {found}。面积最多两位小数。", "found {found}. Areas have two decimals at most."
        ),
        "too_small_polygon": Sentence(
            "轮廓不到 1 平方米，不像一栋楼。请核对坐标系和单位。",
            "the outline is under 1 m², too small for a building. Check datum and unit.",
        ),
        "turned_into_a_date": Sentence(
            "Excel 把编号或文字变成了日期 {found}。请把这一列设为文本，重新填写。",
            "Excel has turned this into the date {found}. Set the column to text and type it anew.",
        ),
        "uneven_row": Sentence(
            "这一行有 {found} 格，列名有 {wanted} 个。请核对逗号和引号。",
            "the row has {found} cells, the heading {wanted}. Check commas and quotes.",
        ),
        "unknown_column": Sentence(
            "没有“{found}”这一列。请改名，或删掉这一列。",
            "there is no such column. Rename or delete it.",
        ),
        "unknown_sheet": Sentence(
            "台账里没有这张表。请改名，或删掉它。",
            "the ledger has no such table. Rename or delete it.",
        ),
        "unreadable_column": Sentence(
            "这一列的类型是 {found}，读不了。请改成文字、数或日期。",
            "a column of type {found} cannot be read. Make it text, numbers or dates.",
        ),
    }
)

_NEAREST = Sentence("（是“{nearest}”吗？）", " (Did you mean “{nearest}”?)")
_YES_NO = {"zh": {"true": "是", "false": "否"}, "en": {"true": "yes", "false": "no"}}
_OF_SCOPE = ("missing_for_scope", "surplus_for_scope")
_FILES = (".csv", ".parquet")


def fault_sentence(fault: Mapping[str, Any], lang: Language) -> str:
    """One row of ``Faults.frame`` as a sentence."""
    body = FAULTS[fault["code"]]
    text = _pick(body, lang).format(found=_found(fault, lang), wanted=_wanted(fault, lang))
    if fault["code"] in ("unknown_sheet", "unknown_column") and fault["wanted"]:
        text += _pick(_NEAREST, lang).format(nearest=fault["wanted"])
    return place(fault, lang) + ("：" if lang == "zh" else ": ") + text


def place(fault: Mapping[str, Any], lang: Language) -> str:
    """Sheet, row and column in the owner's words."""
    sheet, row, label = _sheet(fault, lang), fault["row"], _label(fault, lang)
    if lang == "zh":
        kind = "文件" if sheet.endswith(_FILES) else "工作表"
        return (
            f"{kind}“{sheet}”" + (f" 第 {row} 行" if row else "") + (f" “{label}”" if label else "")
        )
    kind = "File" if sheet.endswith(_FILES) else "Sheet"
    rows = f", row {row}" if row else ""
    return f"{kind} “{sheet}”{rows}" + (f", “{label}”" if label else "")


def _sheet(fault: Mapping[str, Any], lang: Language) -> str:
    """The owner's name of the sheet; of a table that is absent the name it should have."""
    if fault["sheet"] == fault["table"] and fault["table"] in BY_NAME:
        return BY_NAME[fault["table"]].label(lang)
    return fault["sheet"] or ""


def _label(fault: Mapping[str, Any], lang: Language) -> str:
    column = _column(fault)
    if column is not None and fault["label"] == column.name:
        return column.label(lang)
    return fault["label"] or ""


def _found(fault: Mapping[str, Any], lang: Language) -> str:
    column, found = _column(fault), fault["found"] or ""
    if column is None:
        return found
    if column.kind is Kind.YES_NO:
        return _YES_NO[lang].get(found, found)
    return label_of(column, found, lang)


def _wanted(fault: Mapping[str, Any], lang: Language) -> str:
    column, said = _column(fault), fault["wanted"]
    if fault["code"] == "dangling_key":
        return BY_NAME[said].label(lang)
    if fault["code"] in _OF_SCOPE:
        return next((c.zh if lang == "zh" else c.en for c in SCOPE if c.code == said), said)
    if said is None and column is not None:
        wish = wanted(column, lang)
        return f" {wish}" if lang == "zh" and wish[0].isdigit() else wish
    return said or ""


def _column(fault: Mapping[str, Any]) -> Column | None:
    table = BY_NAME.get(fault["table"] or "")
    if table is None or not fault["column"]:
        return None
    return table.column(fault["column"])


def _pick(sentence: Sentence, lang: Language) -> str:
    return sentence.zh if lang == "zh" else sentence.en
