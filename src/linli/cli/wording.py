"""What the engine and the readers refuse, as sentences a person can act on.

A sentence says where, what was found and what is wanted. ``tests/cli/test_wording.py`` holds that
every code raised has one in both languages, using only facts that come with it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from linli.cli.language import Language
from linli.engine.errors import InputError


class Sentence(NamedTuple):
    """One refusal in both languages; ``{where}`` and the error's facts may stand in it."""

    zh: str
    en: str


SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        "bad_parameter": Sentence(
            "{where}：参数写成了 {found}，应为 {wanted}。",
            "{where}: the parameter reads {found}; wanted: {wanted}.",
        ),
        "margin_out_of_range": Sentence(
            "{where} 是 {found}，应在 {low} 到 {high} 之间。",
            "{where} is {found}; it must lie between {low} and {high}.",
        ),
        "margins_contradict": Sentence(
            "普查数据自相矛盾，没有这样的住户：{where} 为 {found}，应为 {wanted}。",
            "The census figures contradict each other, no such households exist: {where} is "
            "{found}; wanted: {wanted}.",
        ),
        "median_not_increasing": Sentence(
            "{where}：易损性中位值必须随破坏等级增大。",
            "{where}: the medians of fragility must increase with the damage state.",
        ),
        "mixed_folder": Sentence(
            "{where}：文件夹里既有 CSV 又有 Parquet，不知道用哪一种。请只留一种。",
            "{where}: the folder holds both CSV and Parquet, and it is not clear which counts. "
            "Keep one kind.",
        ),
        "no_such_path": Sentence(
            "{where}：没有这个文件或文件夹。",
            "{where}: there is no such file or folder.",
        ),
        "no_tables": Sentence(
            "{where}：文件夹里没有台账的表（*.csv 或 *.parquet）。",
            "{where}: the folder holds no table of a ledger (*.csv or *.parquet).",
        ),
        "not_a_scalar": Sentence(
            "{where}：这里要一个数，却有 {found} 个。",
            "{where}: one number is wanted here, found {found}.",
        ),
        "not_finite": Sentence(
            "{where}：里面有不是数的值（{found}）。",
            "{where}: it contains a value that is no number ({found}).",
        ),
        "not_json": Sentence(
            "{where}：不是合格的 JSON（{found}）。",
            "{where}: not valid JSON ({found}).",
        ),
        "not_positive": Sentence(
            "{where}：必须大于 0。",
            "{where}: must be greater than 0.",
        ),
        "not_toml": Sentence(
            "{where}：不是合格的 TOML 文件（{found}）。请改正后再试。",
            "{where}: not a valid TOML file ({found}). Correct it and try again.",
        ),
        "one_file_of_many": Sentence(
            "{where}：这只是台账的一张表。请给出它所在的文件夹，或者一个 Excel 工作簿。",
            "{where}: this is one table of a ledger. Give the folder it is in, or an Excel "
            "workbook.",
        ),
        "other_schema": Sentence(
            "{where}：这份诊断的格式是 {found}，本程序读 {wanted}。",
            "{where}: this diagnosis is in the format {found}; this program reads {wanted}.",
        ),
        "unknown_parameter": Sentence(
            "{where}：没有这个参数。请照手册的参数表核对名称。",
            "{where}: there is no such parameter. Compare the name with the manual's table.",
        ),
        "unknown_table": Sentence(
            "没有“{where}”这张表。台账的表有：{wanted}。",
            "There is no table {where!r}. The tables of a ledger are: {wanted}.",
        ),
        "wrong_columns": Sentence(
            "表“{where}”的列不对：现为 {found}，应为 {wanted}。",
            "Table {where!r} has the wrong columns: found {found}, wanted {wanted}.",
        ),
        "wrong_diagnosis": Sentence(
            "诊断文件 {where}：现为 {found}，应为 {wanted}。",
            "Diagnosis file, {where}: found {found}; wanted: {wanted}.",
        ),
        "wrong_unit": Sentence(
            "{where}：单位是 {found}，应为 {wanted}。",
            "{where}: the unit is {found}; wanted: {wanted}.",
        ),
    }
)


def sentence(error: InputError, language: Language) -> str:
    """The refusal in words; a code without a sentence is shown with its bare facts."""
    known = SENTENCES.get(error.code)
    if known is None:
        return str(error)
    text = known.zh if language == "zh" else known.en
    return text.format(where=error.where, **error.facts)
