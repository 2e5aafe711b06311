"""The fields of ``plan.json``, declared once.

From this are made the JSON Schema in ``docs/schema/`` and the table of fields in the manual.
"""

from linli.files.plan_package_schema import CHANGE, PACKAGE, RIVAL
from linli.files.schema_nodes import Node, code, listed, mapped, record, said, text, whole

SCHEMA_ID = "linli.plan/1"
"""Raised to /2 when a field is renamed, removed or changes its meaning; additions keep it."""

_BY_RULE: Node = {"type": "integer", "minimum": 1}
_CODES: Node = {"type": "string"}
_CLASS = code("类别：安全、基础、完善、提升。", "Class: safety, basic, improve or upgrade.")

_ESTATE = record(
    "哪个小区。",
    "Which estate.",
    {
        "id": text("小区编号。", "Key of the estate."),
        "name": text("名称；没有登记为 null。", "Its name; null when not recorded.", nullable=True),
        "households": whole("住户。", "Households.", "户"),
        "dwellings": whole("房屋。", "Dwellings.", "套"),
        "buildings": whole("楼栋。", "Buildings.", "栋"),
        "floor_area_m2": said(
            {"type": ["number", "null"], "minimum": 0},
            "登记了的建筑面积合计；都没登记为 null。",
            "Recorded floor area in all; null when none is.",
            "m²",
        ),
    },
)

_BRIEF = record(
    "要做什么样的方案。",
    "What was asked for.",
    {
        "budget_fen": whole("一共有多少钱。", "All the money.", "分", 1),
        "year": whole("哪年施工。", "Year of the works."),
        "community": text(
            "保底以外由住户定的份额，分数 p/q。",
            "Part of the money left after the floor that residents decide on, as p/q.",
        ),
        "voters": said(
            {"type": ["integer", "null"], "minimum": 0},
            "多少户交了意愿；没有问过为 null。",
            "Households that handed in wishes; null when nobody was asked.",
            "户",
        ),
        "limits_fen": mapped(
            "每个来源最多出多少；没有上限为 null。",
            "The most each source pays; null where there is no limit.",
            {"type": ["integer", "null"], "minimum": 0},
            "分",
        ),
        "first_month": whole("工期从几月开始。", "First month of the season.", "", 1),
        "months": whole("工期几个月。", "Months of the season.", "月", 1),
        "crews": whole("每个工种几支队伍。", "Crews of each trade.", "支", 1),
        "days_a_month": whole("一个月几个工作日。", "Working days of a month.", "天", 1),
        "avoid": mapped(
            "各种季节的活避开哪几个月。",
            "Months that works of a season keep out of.",
            {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 12}},
        ),
        "draws": whole("每种冲击模拟几次。", "Draws of each shock.", "次", 1),
        "seed": whole("随机种子。", "Random seed."),
        "worlds": whole("另外试了几组参数和台账。", "Other worlds tried.", "种"),
    },
    absent=("days_a_month", "avoid"),
)

_SAVES = said(
    {"type": ["object", "null"], "additionalProperties": {"type": "number"}},
    "试算中见过它最少、最多让损失减少多少（least、most）；没试过为空；对冲击没有作用为 null。",
    "The least and the most it was seen to save; empty when never tried; null when idle.",
    "人·日/年",
)

_MEASURE = record(
    "一项可以选的措施，在它的地方。",
    "One measure at its places: what can be chosen.",
    {
        "code": text("编号：措施，或 措施@楼栋/单元。", "measure or measure@building/entrance."),
        "measure": code("目录里的措施。", "The measure of the catalogue."),
        "class": _CLASS,
        "soft": said({"type": "boolean"}, "不是工程，是人和规矩的事。", "Of people, not of works."),
        "zh": text("中文名。", "Its name in Chinese."),
        "en": text("英文名。", "Its name in English."),
        "benefit_zh": text("平时的好处，中文。", "What it is good for, in Chinese."),
        "benefit_en": text("平时的好处，英文。", "What it is good for, in English."),
        "sites": whole("几处。", "Places."),
        "buildings": listed(
            "在哪些楼；空的是整个小区。", "Its buildings; empty: the whole estate.", _CODES
        ),
        "entrance": said(
            {"type": ["integer", "null"]}, "只在一个单元时是哪个。", "Its entrance where it is one."
        ),
        "amount": said({"type": "number", "minimum": 0}, "多少个单位。", "Units."),
        "unit": text("单位。", "The unit."),
        "cost_fen": {"$ref": "#/$defs/money"},
        "price_source": text("单价的出处。", "Source of its price."),
        "upkeep_fen": whole("每年养护。", "Upkeep a year.", "分"),
        "life_years": whole("能用几年。", "Years it lasts.", "年"),
        "days": whole("几个工作日。", "Working days.", "天"),
        "trade": code("谁来做。", "The trade that does it."),
        "season": code("什么季节做。", "When it may be done."),
        "conditions": said(
            {"type": "boolean"}, "在保护建筑里，要先报批。", "A listed building: approval first."
        ),
        "closes": mapped("消除哪些隐患，各几处。", "Hard gaps it closes, by rule.", _BY_RULE, "处"),
        "saves": _SAVES,
    },
)  # fmt: skip

_BARRED = record(
    "不能选的措施。",
    "A measure that cannot be chosen.",
    {
        "measure": code("目录里的措施。", "The measure of the catalogue."),
        "zh": text("中文名。", "Its name in Chinese."),
        "en": text("英文名。", "Its name in English."),
        "why": code(
            "原因：heritage 保护建筑不许，done 已经有了，unknown 台账没写，uncounted 算不出数量。",
            "Why: heritage, done, unknown to the ledger, or uncounted by it.",
        ),
        "places": whole("几处。", "Places.", "处"),
        "column": text("台账里缺的列。", "The column of the ledger that would tell."),
    },
)

_GAP = record(
    "一种法律或标准要求消除的隐患。",
    "One kind of fault that law or standard wants gone.",
    {
        "rule": code("规则。", "The rule."),
        "class": _CLASS,
        "zh": text("中文名。", "Its name in Chinese."),
        "en": text("英文名。", "Its name in English."),
        "source": text("依据。", "The law or standard."),
        "number": whole("几处。", "How many.", "处"),
        "not_known": whole("还有几处说不准。", "How many more there may be.", "处"),
    },
)

_FLOOR = record(
    "保底：最省钱地消除隐患的一组措施。",
    "The floor: the cheapest measures that leave no hard gap.",
    {
        "measures": listed("哪些措施。", "Its measures.", _CODES),
        "cost_fen": whole("要多少钱。", "Its cost.", "分"),
        "full_cost_fen": whole("全部消除要多少钱。", "Cost of closing all there is.", "分"),
        "closed": mapped("消除的，按规则。", "Closed, by rule.", _BY_RULE, "处"),
        "unpaid": mapped("钱不够消除的。", "Those the money does not reach.", _BY_RULE, "处"),
        "without_measure": mapped("没有措施的。", "Those no measure closes.", _BY_RULE, "处"),
    },
)

_FENS: Node = {"type": "array", "items": {"type": "integer"}}
_A_YEAR: Node = {"type": ["integer", "null"]}

_FORECAST = record(
    "维修资金逐年的余额。",
    "The maintenance fund year by year.",
    {
        "years": said(_FENS, "年份。", "Calendar years."),
        "mean_fen": said(_FENS, "年底余额的期望。", "Expected balance at the end of each.", "分"),
        "low_fen": said(_FENS, "5% 的情形更少。", "5 % of draws end lower.", "分"),
        "high_fen": said(_FENS, "5% 的情形更多。", "5 % of draws end higher.", "分"),
        "empty": listed("用完的可能。", "Chance that it is empty.", {"type": "number"}),
        "under_line": listed(
            "低于法定线的可能。", "Chance that it is below the line.", {"type": "number"}
        ),
        "spent_fen": mapped(
            "各年合计花在什么上。", "What it is spent on in all years.", {"type": "integer"}, "分"
        ),
        "fails": said(_A_YEAR, "期望余额哪年低于 0。", "First year expected below 0."),
        "likely_empty": said(_A_YEAR, "哪年多半用完。", "First year likely empty."),
        "falls_under_line": said(_A_YEAR, "哪年低于法定线。", "First year below the legal line."),
        "contribution_fen_m2_month": whole("现在交多少。", "Paid in now.", "分/m²/月"),
        "wanted_fen_m2_month": whole("要交多少才够。", "What would be enough.", "分/m²/月"),
    },
    absent=("under_line", "spent_fen"),
)

_FUND = record(
    "维修资金，不做和做这套方案。",
    "The maintenance fund, without and with the proposed package.",
    {
        "legal_fen": whole("法定线。", "The legal line.", "分"),
        "first_deposit_fen": whole("首期维修资金。", "The first deposit.", "分"),
        "assumed": listed("台账没写、按通常算的。", "Taken as is usual, not recorded.", _CODES),
        "hold_from": whole(
            "从第几年底起要够。", "First year that must be above the line.", "年", 1
        ),
        "before": _FORECAST,
        "after": _FORECAST,
    },
    absent=("first_deposit_fen", "assumed", "hold_from"),
)

_RUNG = record(
    "别的钱数时的方案。",
    "The plan for another budget.",
    {
        "budget_fen": whole("一共有多少钱。", "The money.", "分"),
        "measures": listed("哪些措施。", "Its measures.", _CODES),
        "cost_fen": whole("花多少。", "Its cost.", "分"),
        "saved": said({"type": "number"}, "少损失多少。", "What it saves.", "人·日/年"),
        "unpaid": whole("钱不够消除的隐患。", "Hard gaps the money does not reach.", "处"),
    },
)

_MONEY = record(
    "一笔钱和它的范围。",
    "An amount of money with its range.",
    {
        "low": whole("低价。", "At low prices.", "分"),
        "mid": whole(
            "中间价，方案按它算。", "At middle prices, by which a plan is reckoned.", "分"
        ),
        "high": whole("高价。", "At high prices.", "分"),
    },
)

PLAN_SCHEMA: Node = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"urn:{SCHEMA_ID.replace('/', ':').replace('.', ':')}",
    "title": "Linli plan",
    **record(
        "一个小区的方案。",
        "The plan of one estate.",
        {
            "schema": said(
                {"type": "string", "const": SCHEMA_ID},
                "本格式的名称和版本。",
                "Name and version of this format.",
            ),
            "estate": _ESTATE,
            "brief": _BRIEF,
            "measures": listed("可以选的措施。", "All that can be chosen.", _MEASURE),
            "barred": listed("不能选的措施。", "What cannot be chosen.", _BARRED),
            "gaps": listed("查出的隐患。", "Faults found.", _GAP),
            "floor": _FLOOR,
            "packages": listed("几套方案，建议的在前。", "Packages, the proposed first.", PACKAGE),
            "rivals": listed("同样的钱只按一条规则选。", "What one rule alone chooses.", RIVAL),
            "fund": _FUND,
            "ladder": listed("钱多一点、少一点。", "The plan for other budgets.", _RUNG),
        },
        absent=("fund",),
    ),
    "$defs": {"change": CHANGE, "money": _MONEY},
}  # fmt: skip
