"""The tables of things: the estate, its buildings, dwellings, components and facilities."""

from linli.engine.estate import choices
from linli.engine.estate.schema import GENERATED, Column, Kind, Table

OLDEST, LATEST = 1840, 2100
"""Years a ledger may hold; older fabric is entered as 1840."""

MADE = Column(
    GENERATED, "生成的列", "generated columns", Kind.LIST,
    meaning_zh="这一行里哪些列的值是推算生成的，不是登记来的；* 表示整行。",
    meaning_en="Columns of this row whose values were made, not recorded; * means the whole row.",
)  # fmt: skip

ENTRANCE = Column(
    "entrance", "单元", "entrance", Kind.INTEGER, low=1, high=30,
    meaning_zh="楼内单元（楼梯）的序号，从 1 起。", meaning_en="Number of the stair within the building, from 1.",
)  # fmt: skip

ESTATE = Table(
    "estate", "小区", "Estate", "estate",
    (
        Column("estate", "小区编号", "estate id", Kind.KEY, required=True),
        Column("name", "小区名称", "name", Kind.TEXT),
        Column("county", "区县代码", "county code", Kind.TEXT,
               meaning_zh="六位行政区划代码。", meaning_en="Six-digit code of the county."),
        Column("datum", "坐标系", "datum", Kind.CHOICE, choices=choices.DATUM, required=True,
               meaning_zh="本台账所有坐标所用的坐标系。选错会让小区偏移约 200 至 1400 米。",
               meaning_en="Datum of every coordinate in this ledger. A wrong one moves the estate by 200 to 1,400 m."),
        Column("longitude", "经度", "longitude", Kind.NUMBER, "°", -180, 180),
        Column("latitude", "纬度", "latitude", Kind.NUMBER, "°", -90, 90),
        Column("design_intensity", "抗震设防烈度", "design intensity", Kind.CHOICE, choices=choices.INTENSITY,
               meaning_zh="括号内为设计基本地震加速度（50 年超越概率 10%）。",
               meaning_en="In brackets the basic design acceleration (10 % in 50 years)."),
        Column("site_class", "场地类别", "site class", Kind.CHOICE, choices=choices.SITE_CLASS),
        Column("drain_drop_m", "到最近排水口的高差", "drop to the nearest drain", Kind.NUMBER, "m", -50, 500),
        Column("mains_storeys", "市政水压可到楼层", "storey mains pressure reaches", Kind.INTEGER, "层", 1, 30,
               meaning_zh="不加压时自来水能到的最高楼层。", meaning_en="Highest storey served without a pump."),
        Column("fenced", "封闭小区", "fenced", Kind.YES_NO),
        Column("gates", "出入口", "gates", Kind.INTEGER, "个", 0, 200),
        Column("surveyed", "台账核对日期", "ledger last checked", Kind.DATE,
               meaning_zh="最近一次到现场核对台账的日子。",
               meaning_en="The day on which the ledger was last checked against the place."),
        Column("owners_committee", "有业委会或物管会", "owners' or management committee", Kind.YES_NO),
        Column("fund_yuan", "维修资金余额", "maintenance fund balance", Kind.NUMBER, "元", 0, 10_000_000_000,
               meaning_zh="各栋各户专项维修资金账上现有余额的合计。",
               meaning_en="What the accounts of all buildings and households hold together."),
        Column("urgent_procedure", "有应急维修办法", "urgent-repair procedure", Kind.YES_NO,
               meaning_zh="业主事先约定好：公共部分急修怎么定、钱怎么出。",
               meaning_en="Owners have agreed beforehand how urgent repairs of common parts are decided and paid."),
        Column("quorum_percent", "近年表决达到法定人数的比例", "past votes that reached quorum", Kind.NUMBER, "%", 0, 100,
               meaning_zh="近年的业主表决中，参加的面积和人数都够法定数的占多少。",
               meaning_en="Of the owners' votes of recent years, those in which enough area and enough owners took part."),
        MADE,
    ),
    "一个小区一行，只能有一行。", "One row for the estate; exactly one.",
)  # fmt: skip

BUILDINGS = Table(
    "buildings", "楼栋", "Buildings", "building",
    (
        Column("building", "楼栋编号", "building id", Kind.KEY, required=True),
        Column("name", "楼栋名称", "name", Kind.TEXT),
        Column("footprint", "轮廓", "footprint", Kind.POLYGON,
               meaning_zh="楼的外轮廓，用小区表所填的坐标系。",
               meaning_en="Outline of the building, in the datum declared for the estate."),
        Column("use", "用途", "use", Kind.CHOICE, choices=choices.BUILDING_USE),
        Column("year", "建成年份", "year built", Kind.INTEGER, "年", low=OLDEST, high=LATEST),
        Column("structure", "结构类型", "structure", Kind.CHOICE, choices=choices.STRUCTURE),
        Column("storeys", "地上层数", "storeys above ground", Kind.INTEGER, "层", 1, 120),
        Column("basements", "地下层数", "storeys below ground", Kind.INTEGER, "层", 0, 10),
        Column("entrances", "单元数", "entrances", Kind.INTEGER, "个", 1, 30),
        Column("dwellings", "套数", "dwellings", Kind.INTEGER, "套", 0, 2000),
        Column("floor_area_m2", "建筑面积", "floor area", Kind.AREA, "m²", 0.01, 1_000_000),
        Column("condition", "完损等级", "condition", Kind.CHOICE, choices=choices.CONDITION),
        Column("retrofit_year", "最近抗震加固年份", "last seismic retrofit", Kind.INTEGER, "年", low=OLDEST, high=LATEST,
               meaning_zh="做过抗震加固才填。",
               meaning_en="Only when strengthened against earthquakes."),
        Column("retrofitted", "做过抗震加固", "seismically retrofitted", Kind.YES_NO),
        Column("heritage", "保护等级", "heritage grade", Kind.CHOICE, choices=choices.HERITAGE),
        Column("ground_floor_m", "首层高出室外地面", "ground floor above street", Kind.NUMBER, "m", -5, 10),
        Column("facade", "外墙面", "facade", Kind.CHOICE, choices=choices.FABRIC),
        Column("roof", "屋面", "roof", Kind.CHOICE, choices=choices.FABRIC),
        Column("insulation", "保温", "insulation", Kind.CHOICE, choices=choices.INSULATION),
        MADE,
    ),
    "一栋楼一行。", "One row a building.",
)  # fmt: skip

DWELLINGS = Table(
    "dwellings", "房屋", "Dwellings", "dwelling",
    (
        Column("dwelling", "房屋编号", "dwelling id", Kind.KEY, required=True),
        Column("building", "楼栋编号", "building id", Kind.KEY, refers="buildings", required=True),
        ENTRANCE,
        Column("floor", "楼层", "floor", Kind.INTEGER, "层", -5, 120),
        Column("exclusive_area_m2", "专有面积", "exclusive area", Kind.AREA, "m²", 0.01, 10_000),
        Column("own_kitchen", "独用厨房", "own kitchen", Kind.YES_NO),
        Column("own_toilet", "独用厕所", "own toilet", Kind.YES_NO),
        Column("use", "用途", "use", Kind.CHOICE, choices=choices.DWELLING_USE),
        MADE,
    ),
    "一套房一行。", "One row a flat.",
)  # fmt: skip

COMPONENTS = Table(
    "components", "部件", "Components", "component",
    (
        Column("component", "部件编号", "component id", Kind.KEY, required=True),
        Column("system", "系统", "system", Kind.CHOICE, choices=choices.SYSTEM, required=True),
        Column("kind", "部件种类", "kind", Kind.CHOICE, choices=choices.COMPONENT_KIND, required=True),
        Column("scope", "服务范围", "scope", Kind.CHOICE, choices=choices.SCOPE, required=True),
        Column("building", "楼栋编号", "building id", Kind.KEY, refers="buildings",
               meaning_zh="范围是一栋楼或一个单元时必填。", meaning_en="Needed when the scope is a building or an entrance."),
        ENTRANCE,
        Column("installed", "安装年份", "installed", Kind.INTEGER, "年", low=OLDEST, high=LATEST),
        Column("material", "材料", "material", Kind.CHOICE, choices=choices.MATERIAL),
        Column("length_m", "长度", "length", Kind.NUMBER, "m", 0, 1_000_000),
        Column("count", "数量", "count", Kind.INTEGER, "个", 0, 100_000),
        Column("condition", "完损等级", "condition", Kind.CHOICE, choices=choices.CONDITION),
        Column("backup_of", "是谁的备用", "backup of", Kind.KEY, refers="components",
               meaning_zh="这个部件在哪个部件停用时顶上。", meaning_en="The component this one stands in for."),
        Column("endurance_h", "可顶用时间", "endurance", Kind.NUMBER, "h", 0, 8760,
               meaning_zh="作备用时能撑多久；没有这个数，备用就不起作用。第二路进线这样一直可用的，填 8760。",
               meaning_en="How long it holds as a backup; without it a backup counts for nothing. "
               "A lasting one, such as a second feeder, takes 8760."),
        Column("below_ground", "在地下", "below ground", Kind.YES_NO),
        MADE,
    ),
    "供水、供电等系统的一个部件一行。", "One row a part of a supply system.",
)  # fmt: skip

FACILITIES = Table(
    "facilities", "设施", "Facilities", "facility",
    (
        Column("facility", "设施编号", "facility id", Kind.KEY, required=True),
        Column("kind", "种类", "kind", Kind.CHOICE, choices=choices.FACILITY_KIND, required=True),
        Column("name", "名称", "name", Kind.TEXT),
        Column("x", "经度或 x", "longitude or x", Kind.NUMBER,
               meaning_zh="用小区表所填的坐标系。", meaning_en="In the datum declared for the estate."),
        Column("y", "纬度或 y", "latitude or y", Kind.NUMBER),
        Column("inside", "在小区内", "inside the estate", Kind.YES_NO),
        Column("capacity_persons", "可容纳人数", "capacity", Kind.INTEGER, "人", 0, 1_000_000),
        Column("area_m2", "面积", "area", Kind.AREA, "m²", 0, 10_000_000),
        Column("hours_a_day", "每天开放", "open a day", Kind.NUMBER, "h", 0, 24),
        MADE,
    ),
    "一处服务场所一行。", "One row a place that serves.",
)  # fmt: skip
