"""What the engine and the readers refuse, as sentences a person can act on.

A sentence says where, what was found and what is wanted. ``tests/cli/test_wording.py`` holds that
every code raised has one in both languages, using only facts that come with it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.language import Language
from linli.cli.sentences import Sentence
from linli.cli.wording_charter import CHARTER
from linli.cli.wording_entries import ENTRIES
from linli.cli.wording_measures import MEASURES
from linli.cli.wording_money import MONEY
from linli.cli.wording_plan import PLAN
from linli.cli.wording_votes import VOTES
from linli.engine.errors import InputError

SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        "actor_twice": Sentence(
            "{where}：{found} 出现了两次。每个主体的代号只能有一个。",
            "{where}: {found} appears twice. Each actor has a key of its own.",
        ),
        "bad_parameter": Sentence(
            "{where}：参数写成了 {found}，应为 {wanted}。",
            "{where}: the parameter reads {found}; wanted: {wanted}.",
        ),
        "broken_workbook": Sentence(
            "{where}：这个工作簿坏了，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
            "{where}: this workbook is broken and cannot be read. Open it in Excel or "
            "LibreOffice, save it as .xlsx and try again.",
        ),
        "building_without_size": Sentence(
            "{where}：有 {buildings} 栋楼缺少 {found}，没法推算户数。"
            "请补上层数，以及轮廓或建筑面积。",
            "{where}: {buildings} buildings lack {found}, so their homes cannot be counted. Give "
            "storeys, and footprint or floor area.",
        ),
        "census_columns_missing": Sentence(
            "{where}：普查表缺少这些列：{wanted}。",
            "{where}: the census table lacks these columns: {wanted}.",
        ),
        "census_unreadable": Sentence(
            "{where}：读不出这张普查表。要 Parquet，或者 UTF-8 编码的 CSV。",
            "{where}: this census table cannot be read. Parquet, or CSV in UTF-8, is wanted.",
        ),
        "census_value_missing": Sentence(
            "{where}：普查表里这一格是“{found}”，要一个不小于 0 的数。",
            "{where}: the census table has {found!r} here; a number of at least 0 is wanted.",
        ),
        "choose_station": Sentence(
            "{where}：里面有几个站点：{found}。请用 --station 指明一个。",
            "{where}: it holds several stations: {found}. Name one with --station.",
        ),
        "columns_missing": Sentence(
            "{where}：缺少这些列：{wanted}。",
            "{where}: these columns are missing: {wanted}.",
        ),
        "county_twice": Sentence(
            "{where}：代码 {found} 在普查表里出现了 {rows} 次，不知道用哪一行。",
            "{where}: county {found} stands in the census table {rows} times; it is not clear "
            "which row counts.",
        ),
        "curve_too_short": Sentence(
            "{where}：危险性曲线只有 {found} 个点，至少要 {wanted} 个。",
            "{where}: the hazard curve has {found} point; at least {wanted} are needed.",
        ),
        "date_twice": Sentence(
            "{where}：第 {line} 行的 {found} 在第 {first} 行已经有了。一天只能有一行。",
            "{where}: line {line} has {found} again, after line {first}. One row a day is wanted.",
        ),
        "datum_contradicted": Sentence(
            "{where}：文件自己写明的坐标系是“{found}”，您说的是 {wanted}，两者不符。选错会"
            "偏移几百米，请核对后再试。",
            "{where}: the file itself names the reference system {found}, the call says "
            "{wanted}. A wrong one moves an estate by hundreds of metres: find out which is "
            "right.",
        ),
        "datum_not_declared": Sentence(
            "{where}：轮廓文件没有说明坐标系。请用 --datum 指明："
            "wgs84、gcj02、bd09 或 local（米）。选错会偏移约 200 至 1400 米。",
            "{where}: footprints need a declared datum. Give --datum: wgs84, gcj02, "
            "bd09 or local (metres). A wrong one moves the estate by 200 to 1,400 m.",
        ),
        "days_not_rising": Sentence(
            "{where}：日期要由早到晚，每天一次，而 {found} 不是这样。",
            "{where}: days must come in order, each once; {found} does not.",
        ),
        "declared_in_ledger": Sentence(
            "{where}：这是台账，里面已经写明坐标系。请去掉 {option}。",
            "{where}: this is a ledger, which declares its own. Leave out {option}.",
        ),
        "document_type": Sentence(
            "{where}：里面的 {part} 带有文档类型声明，这可能是攻击，不予读取。请另存为新的 .xlsx。",
            "{where}: its part {part} declares a document type, which may be an attack and is "
            "not read. Save it as a new .xlsx.",
        ),
        "empty_cell": Sentence(
            "{where}：第 {line} 行的“{column}”空着，应为 {wanted}。",
            "{where}: line {line}, column {column!r} is empty; wanted: {wanted}.",
        ),
        "file_is_there": Sentence(
            "{where}：这个文件已经在了，里面也许是填好的台账，没有覆盖。要覆盖请加 --force。",
            "{where}: this file is there already and may be a filled ledger, so it was left. "
            "Add --force to replace it.",
        ),
        "footprints_without_census": Sentence(
            "{where} 只有楼栋轮廓，没有住户。请加 --census 和 --county，按普查推算住户。",
            "{where} holds footprints and no households. Add --census and --county to make them "
            "from the census.",
        ),
        "heading_twice": Sentence(
            "{where}：列名“{found}”出现了两次，不知道用哪一列。",
            "{where}: the heading {found!r} stands there twice; it is not clear which counts.",
        ),
        "household_without_building": Sentence(
            "{where}：有 {found} 户对不上任何一栋楼。请先用 linli check 检查台账。",
            "{where}: {found} households belong to no building. Check the ledger first with "
            "linli check.",
        ),
        "households_recorded": Sentence(
            "{where}：台账里已有 {found} 户，不再另行生成。要生成，请先清空住户表。",
            "{where}: the ledger already has {found} households, so none are made. To have them "
            "made, empty that table first.",
        ),
        "intensity_not_rising": Sentence(
            "{where}：危险性曲线的强度要逐点增大，而 {found} 没有比前一点大。",
            "{where}: intensities must rise from point to point of a hazard curve; {found} is "
            "not above the one before.",
        ),
        "ledger_has_faults": Sentence(
            "{where}：台账里有 {faults} 处错误。请先用 linli check 看清单并改正。",
            "{where}: the ledger has {faults} faults. See and correct them with linli check first.",
        ),
        "locked_workbook": Sentence(
            "{where}：这个工作簿有密码。请去掉密码后再试。",
            "{where}: this workbook is locked by a password. Remove it and try again.",
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
        "newer_schema": Sentence(
            "{where}：这张表的格式是第 {found} 版，本程序只读到第 {wanted} 版。请升级邻里。",
            "{where}: this table is of schema version {found}; this program reads up to "
            "{wanted}. Upgrade Linli.",
        ),
        "no_buildings": Sentence(
            "{where}：台账里还没有小区或楼栋。请先填小区表和楼栋表。",
            "{where}: the ledger has no estate or no buildings yet. Fill in those two tables "
            "first.",
        ),
        "no_curve_of_shock": Sentence(
            "{where}：“{found}”没有危险性曲线可用。有曲线的冲击：{wanted}。",
            "{where}: {found!r} has no hazard curve. Shocks that have one: {wanted}.",
        ),
        "no_features": Sentence(
            "{where}：里面没有建筑轮廓。应是 GeoJSON 要素集合，或几何为 WKB 的 GeoParquet。",
            "{where}: there are no footprints in it. Wanted: a GeoJSON FeatureCollection, or "
            "GeoParquet with WKB geometry.",
        ),
        "no_footprints": Sentence(
            "{where}：没有找到楼栋轮廓文件。可用的格式：{wanted}。",
            "{where}: no footprints here. Formats that are read: {wanted}.",
        ),
        "no_homes": Sentence(
            "{where}：{buildings} 栋楼里没有一套有人住的住宅，没法生成住户。请核对楼栋用途和套数。",
            "{where}: there is no occupied home in {buildings} buildings, so no household can be "
            "made. Check the use of the buildings and their dwellings.",
        ),
        "no_households": Sentence(
            "{where}：台账里没有住户。请填写住户表，或者用 linli synth 按普查数据生成。",
            "{where}: the ledger has no households. Fill in their table, or make them from "
            "census figures with linli synth.",
        ),
        "no_rows": Sentence(
            "{where}：除了列名什么也没有。",
            "{where}: there is nothing in it besides headings.",
        ),
        "no_such_column": Sentence(
            "{where}：没有“{found}”这一列。现有的列：{wanted}。",
            "{where}: there is no column {found!r}. Its columns are: {wanted}.",
        ),
        "no_such_county": Sentence(
            "{where}：普查表里没有代码为 {found} 的县区。请核对六位代码。",
            "{where}: the census table has no county with code {found}. Check the six digits.",
        ),
        "no_such_datum": Sentence(
            "{where}：没有坐标系“{found}”。能换算的有 {wanted}。",
            "{where}: there is no datum {found!r}. Those that can be converted are {wanted}.",
        ),
        "no_such_path": Sentence(
            "{where}：没有这个文件或文件夹。",
            "{where}: there is no such file or folder.",
        ),
        "no_such_station": Sentence(
            "{where}：没有站点“{found}”。里面有：{wanted}。",
            "{where}: there is no station {found!r}. It holds: {wanted}.",
        ),
        "no_tables": Sentence(
            "{where}：文件夹里没有台账的表（*.csv 或 *.parquet）。",
            "{where}: the folder holds no table of a ledger (*.csv or *.parquet).",
        ),
        "not_a_csv_file": Sentence(
            "{where}：这里只读 {wanted} 文件。请在 Excel 或 WPS 里另存为 CSV。",
            "{where}: only {wanted} files are read here. Save it as CSV in Excel or LibreOffice.",
        ),
        "not_a_scalar": Sentence(
            "{where}：这里要一个数，却有 {found} 个。",
            "{where}: one number is wanted here, found {found}.",
        ),
        "not_a_workbook": Sentence(
            "{where}：这不是 Excel 工作簿（.xlsx）。",
            "{where}: this is not an Excel workbook (.xlsx).",
        ),
        "not_csv": Sentence(
            "{where}：第 {line} 行不是合格的 CSV（{found}）。",
            "{where}: line {line} is not valid CSV ({found}).",
        ),
        "not_finite": Sentence(
            "{where}：里面有不是数的值（{found}）。",
            "{where}: it contains a value that is no number ({found}).",
        ),
        "not_gzip": Sentence(
            "{where}：压缩文件坏了，解不开（{found}）。请重新下载或重新压缩。",
            "{where}: this compressed file is broken ({found}). Fetch or pack it again.",
        ),
        "not_json": Sentence(
            "{where}：不是合格的 JSON（{found}）。",
            "{where}: not valid JSON ({found}).",
        ),
        "not_parquet": Sentence(
            "{where}：不是合格的 Parquet 文件（{found}）。",
            "{where}: not a valid Parquet file ({found}).",
        ),
        "not_positive": Sentence(
            "{where}：必须大于 0。",
            "{where}: must be greater than 0.",
        ),
        "not_toml": Sentence(
            "{where}：不是合格的 TOML 文件（{found}）。请改正后再试。",
            "{where}: not a valid TOML file ({found}). Correct it and try again.",
        ),
        "not_utf8": Sentence(
            "{where}：里面的 {part} 不是 UTF-8 编码。请用 Excel 或 WPS 另存为 .xlsx。",
            "{where}: its part {part} is not in UTF-8. Save it as .xlsx in Excel or LibreOffice.",
        ),
        "nothing_observed": Sentence(
            "{where}：气象记录里一次也没有，没有可抽取的事件。",
            "{where}: the weather record holds none, so there is no event to draw.",
        ),
        "old_workbook": Sentence(
            "{where}：这是旧格式的工作簿（.xls）。请另存为 .xlsx。",
            "{where}: this is a workbook of the old format (.xls). Save it as .xlsx.",
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
        "rate_not_falling": Sentence(
            "{where}：强度越大，每年的次数应当越少，而 {found} 没有比前一点少。",
            "{where}: a stronger event must be rarer; the annual rate {found} is not below the "
            "one before.",
        ),
        "record_too_short": Sentence(
            "气象记录的 {where}：{month} 月份只有约 {found} 年的数据，至少要 {wanted} 年。",
            "Weather record, {where}: month {month} has only about {found} years of data; at "
            "least {wanted} are needed.",
        ),
        "several_footprints": Sentence(
            "{where}：这个文件夹里有几个不同的轮廓文件：{found}。请指明用哪一个。",
            "{where}: this folder holds several files of footprints: {found}. Name the one "
            "to read.",
        ),
        "too_few_draws": Sentence(
            "{where}：只有 {found} 次。至少 {wanted} 次才算得出误差。",
            "{where}: only {found}. At least {wanted} are needed to know the error.",
        ),
        "too_large": Sentence(
            "{where}：展开后超过 {wanted} 字节，不予读取。请分成几个文件。",
            "{where}: unpacked it is over {wanted} bytes and is not read. Split it into "
            "several files.",
        ),
        "too_many_columns": Sentence(
            "{where}：列数超过 {wanted}。请删去多余的列。",
            "{where}: more than {wanted} columns. Delete those that are not needed.",
        ),
        "too_many_rows": Sentence(
            "{where}：行数超过 {wanted}。一份台账只管一个小区，请拆开。",
            "{where}: more than {wanted} rows. A ledger is of one estate; split it.",
        ),
        "uneven_line": Sentence(
            "{where}：第 {line} 行有 {found} 格，列名有 {wanted} 个。",
            "{where}: line {line} has {found} cells where there are {wanted} headings.",
        ),
        "unknown_actor": Sentence(
            "{where}：没有名为“{found}”的主体。请先把它登记上，或者改正写法。",
            "{where}: there is no actor {found!r}. Add it first, or correct the key.",
        ),
        "unknown_census_format": Sentence(
            "{where}：读不了“{found}”格式的普查表。请给 .parquet、.csv 或 .csv.gz。",
            "{where}: a census table cannot be read from {found!r}. Give .parquet, .csv or "
            ".csv.gz.",
        ),
        "unknown_encoding": Sentence(
            "{where}：认不出文字编码，能读的有 {wanted}。请另存为 UTF-8。",
            "{where}: the text encoding is not known; readable are {wanted}. Save it as UTF-8.",
        ),
        "unknown_footprints": Sentence(
            "{where}：不认识这种文件。能读的有：{wanted}。",
            "{where}: files of this kind are not read. These are: {wanted}.",
        ),
        "unknown_parameter": Sentence(
            "{where}：没有这个参数。请照手册的参数表核对名称。",
            "{where}: there is no such parameter. Compare the name with the manual's table.",
        ),
        "unknown_shock": Sentence(
            "{where}：写成了“{found}”。请从这些里选，每种一次：{wanted}。",
            "{where}: found {found!r}. Choose among these, each once: {wanted}.",
        ),
        "unknown_table": Sentence(
            "没有“{where}”这张表。台账的表有：{wanted}。",
            "There is no table {where!r}. The tables of a ledger are: {wanted}.",
        ),
        "unknown_task": Sentence(
            "{where}：没有“{found}”这类事项。请先在章程里列出，或者改正写法。",
            "{where}: there is no kind of matter {found!r}. List it first, or correct the key.",
        ),
        "weight_not_positive": Sentence(
            "{where}：权重是 {found}，应当大于 0。",
            "{where}: the weight is {found}; more than 0 is wanted.",
        ),
        "wrong_cell": Sentence(
            "{where}：第 {line} 行的“{column}”写的是“{found}”，应为 {wanted}。",
            "{where}: line {line}, column {column!r}: found {found!r}; wanted: {wanted}.",
        ),
        "wrong_columns": Sentence(
            "表“{where}”的列不对：现为 {found}，应为 {wanted}。",
            "Table {where!r} has the wrong columns: found {found}, wanted {wanted}.",
        ),
        "wrong_diagnosis": Sentence(
            "诊断文件 {where}：现为 {found}，应为 {wanted}。",
            "Diagnosis file, {where}: found {found}; wanted: {wanted}.",
        ),
        "wrong_footprint": Sentence(
            "{where}：这个轮廓不合格（不是多边形、自相交、没有面积或坐标超出范围）。这样的轮"
            "廓共 {number} 个，请先改正。",
            "{where}: this outline is no footprint (not a polygon, crossing itself, without "
            "area or off the earth). There are {number} such; correct them first.",
        ),
        "wrong_id": Sentence(
            "{where}：编号列“{column}”里有 {found}。编号不能空着，不能重复，应是文字或整数。",
            "{where}: the id column {column!r} holds {found}. Ids are text or whole numbers, "
            "never empty, each once.",
        ),
        "wrong_storeys": Sentence(
            "{where}：层数列“{column}”里有 {found}，应为 1 到 120 的整数，不知道就留空。",
            "{where}: the storeys column {column!r} holds {found}. Wanted: whole numbers "
            "from 1 to 120, empty when unknown.",
        ),
        "wrong_unit": Sentence(
            "{where}：单位是 {found}，应为 {wanted}。",
            "{where}: the unit is {found}; wanted: {wanted}.",
        ),
        "zip_bomb": Sentence(
            "{where}：解压后超过 {wanted} 字节，不予读取。请检查文件来源，或拆成几份。",
            "{where}: it unpacks to more than {wanted} bytes and is not read. Check where the "
            "file comes from, or split it.",
        ),
        **CHARTER,
        **ENTRIES,
        **MEASURES,
        **MONEY,
        **PLAN,
        **VOTES,
    }
)


def sentence(error: InputError, language: Language) -> str:
    """The refusal in words; a code without a sentence is shown with its bare facts."""
    known = SENTENCES.get(error.code)
    if known is None:
        return str(error)
    text = known.zh if language == "zh" else known.en
    return text.format(where=error.where, **error.facts)
