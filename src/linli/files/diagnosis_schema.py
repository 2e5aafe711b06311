"""The fields of ``diagnosis.json``, declared once.

From this are made the JSON Schema in ``docs/schema/``, the table of fields in the manual and the
check of every document that is read.
"""

from linli.engine.stress.diagnosis import NEEDS
from linli.files.diagnosis_study_schema import PARTS, STUDY
from linli.files.schema_nodes import (
    Node,
    amount,
    code,
    estimate,
    listed,
    mapped,
    record,
    said,
    text,
    whole,
)

SCHEMA_ID = "linli.diagnosis/1"
"""Raised to /2 when a field is renamed, removed or changes its meaning; additions keep it."""

_ONE: Node = {"$ref": "#/$defs/estimate"}
_NUMBERS: Node = {"type": "array", "items": {"type": "number", "minimum": 0}}

_ESTATE = record(
    "哪个小区。",
    "Which estate.",
    {
        "id": text("小区编号。", "Key of the estate."),
        "name": text(
            "小区名称；没有登记为 null。", "Its name; null when not recorded.", nullable=True
        ),
        "counts": mapped(
            "楼栋、单元、房屋、住户、人口各有多少。",
            "How many buildings, entrances, dwellings, households and persons.",
            {"type": "integer", "minimum": 0},
        ),
    },
)

_ANNUAL_FIELDS: Node = {
    "person_days_lost": estimate(
        "未满足人·日加 365 × 折损寿命年。", "Unmet person-days plus 365 x life-years.", "人·日/年"
    ),
    "unmet_person_days": estimate(
        "需求未满足人·日；一个人一天只算一次，按当天权重最大的那项需求算。",
        "Unmet person-days; a person's day counts once, at the largest weight of that day.",
        "人·日/年",
    ),
    "deaths": estimate("死亡。", "Deaths.", "人/年"),
    "life_years": estimate("折损寿命年。", "Life-years lost.", "年/年"),
    "repair_yuan": estimate("直接修复费用。", "Direct repair cost.", "元/年"),
    "by_need": mapped(
        "每项需求各自的人·日，不加权，不能相加。",
        "Plain person-days of each need, unweighted; they do not add up.",
        _ONE,
        "人·日/年",
    ),
    "by_building": mapped("每栋楼的人·日。", "Person-days of each building.", _ONE, "人·日/年"),
}

_GROUP = record(
    "一类居民的损失。",
    "The loss of one group of residents.",
    {
        "persons": whole("这类居民有多少人。", "Persons in the group.", "人"),
        "ratio": said(
            {"type": ["number", "null"], "minimum": 0},
            "人均损失是全小区人均的几倍；算不出为 null。",
            "Loss per head over the estate's loss per head; null when undefined.",
        ),
        "unmet_person_days": estimate("这类居民合计。", "Of the whole group.", "人·日/次"),
    },
)

_CURVE = record(
    "韧性曲线 Q(t)：冲击后第 t 天需求满足的份额；一个人缺几样时按权重最大的一样算。",
    "Resilience curve Q(t): share of needs met t days after the shock; of several needs a person "
    "lacks, the largest weight counts.",
    {
        "days": said(
            _NUMBERS,
            "时间格的边界，比其他各列多一个。",
            "Edges of the time grid, one more than the rest.",
            "天",
        ),
        "mean": said(_NUMBERS, "各次模拟的平均。", "Mean over draws."),
        "low": said(_NUMBERS, "各次模拟的 5% 分位。", "5 % quantile of draws."),
        "high": said(_NUMBERS, "各次模拟的 95% 分位。", "95 % quantile of draws."),
        "by_need": record(
            "每项需求各自的平均曲线，不加权：用得着的人里有多少人有。",
            "Mean curve of each need, unweighted: share of those who need it.",
            {
                need: said(_NUMBERS, f"{need} 的平均曲线。", f"Mean curve of {need}.")
                for need in NEEDS
            },
        ),
    },
)

_RECOVERY = record(
    "某一等级的冲击以后，各项需求要多久才恢复。",
    "How long needs stay open after a shock of one level.",
    {
        "level": code(
            "等级：ordinary 寻常、severe 严重、extreme 极端。",
            "Level: ordinary, severe or extreme.",
        ),
        "draws": whole("这个等级有几次模拟。", "Draws of this level.", "次"),
        "days": mapped(
            "每项需求要几天才有九成的人恢复并且不再断；模拟太少时为空。",
            "Days until 90 % of those who have the need have it met and keep it; empty when the "
            "draws are too few.",
            _ONE,
            "天",
        ),
    },
)

_SHOCK = record(
    "一种冲击；除 annual_rate 外都是发生一次的数。",
    "One shock; all but annual_rate are per event.",
    {
        "shock": code("冲击的代码。", "Code of the shock."),
        "annual_rate": amount("平均每年发生几次。", "Events a year.", "次/年"),
        "unmet_person_days": estimate("需求未满足人·日。", "Unmet person-days.", "人·日/次"),
        "by_need": mapped(
            "每项需求各自的人·日，不加权。", "Plain person-days of each need.", _ONE, "人·日/次"
        ),
        "by_building": mapped("每栋楼的人·日。", "Person-days of each building.", _ONE, "人·日/次"),
        "by_entrance": mapped(
            "每个单元的人·日；键是 楼栋/单元。",
            "Person-days of each entrance; keys are building/entrance.",
            _ONE,
            "人·日/次",
        ),
        "by_group": mapped("各类居民。", "Groups of residents.", _GROUP),
        "curve": _CURVE,
        "resilience": estimate(
            "前 control_days 天里需求得到满足的份额。",
            "Share of needs met in the first control_days.",
            "",
        ),
        "days_to_90": estimate("恢复到九成要几天。", "Days until 90 % is back for good.", "天"),
        "deaths": estimate("死亡。", "Deaths.", "人/次"),
        "injuries": estimate("受伤。", "Injuries.", "人/次"),
        "life_years": estimate("折损寿命年。", "Life-years lost.", "年/次"),
        "repair_yuan": estimate("直接修复费用。", "Direct repair cost.", "元/次"),
        "person_days_lost": estimate(
            "未满足人·日加 365 × 折损寿命年。",
            "Unmet person-days plus 365 x life-years.",
            "人·日/次",
        ),
        "recovery": listed(
            "各等级的恢复时间，由轻到重；不会发生的冲击为空。",
            "Recovery by level, mildest first; empty for a shock that cannot happen here.",
            _RECOVERY,
        ),
    },
    absent=("recovery",),
)

_WEAK_PART = record(
    "一个薄弱部位。",
    "One weak part.",
    {
        "part": text(
            "部件编号；system 为 structure 时是楼栋编号。",
            "Key of the component, or of the building when system is structure.",
        ),
        "system": text("系统代码。", "Code of the system."),
        "kind": text(
            "部件种类的代码；system 为 structure 时是 building。",
            "Code of the kind of component; building when system is structure.",
        ),
        "building": text(
            "所在楼栋；全小区共用为 null。",
            "Its building; null when shared by the estate.",
            nullable=True,
        ),
        "annual_person_days": amount(
            "以它为最久原因的需求缺口，各需求相加。",
            "Plain person-days of needs whose longest cause it is, summed over needs.",
            "人·日/年",
        ),
        "failures_a_year": amount("平均每年损坏几次。", "Failures a year.", "次/年"),
    },
)

_ASSUMPTION = record(
    "用到的一个参数。",
    "One parameter used.",
    {
        "name": text("参数名。", "Name of the parameter."),
        "low": said({"type": "number"}, "范围下限。", "Lower end of its range."),
        "mid": said({"type": "number"}, "本次所用的值。", "The value used."),
        "high": said({"type": "number"}, "范围上限。", "Upper end of its range."),
        "unit": text("单位。", "Unit."),
        "source": text("出处，或者写明 assumption（假设）。", "Source, or the word assumption."),
    },
)

_ESTIMATE = record(
    "一个估计值。",
    "One estimate.",
    {
        "mean": amount("各次模拟的平均。", "Mean over draws.", ""),
        "se": amount("平均的标准误，来自模拟次数有限。", "Its Monte Carlo standard error.", ""),
        "low": amount(
            "平均的 90% 区间下限，最低为 0。",
            "Lower end of the mean's 90 % interval, at least 0.",
            "",
        ),
        "high": amount("平均的 90% 区间上限。", "Upper end of the mean's 90 % interval.", ""),
    },
)

_POINT = record(
    "超越曲线上的一点。",
    "One point of the exceedance curve.",
    {
        "return_period_years": amount("重现期。", "Return period.", "年"),
        "person_days_lost": amount(
            "一次至少损失这么多人·日。", "Person-days lost in an event at least that rare.", "人·日"
        ),
    },
)

DIAGNOSIS_SCHEMA: Node = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"urn:{SCHEMA_ID.replace('/', ':').replace('.', ':')}",
    "title": "Linli diagnosis",
    **record(
        "一个小区的一次压力测试。",
        "One stress test of one estate.",
        {
            "schema": said(
                {"type": "string", "const": SCHEMA_ID},
                "本格式的名称和版本。",
                "Name and version of this format.",
            ),
            "estate": _ESTATE,
            "seed": whole(
                "随机种子；同样的种子给出同样的结果。",
                "Random seed; equal seeds give equal results.",
            ),
            "draws": whole("每种冲击模拟了多少次。", "Draws for each shock.", "次", 1),
            "control_days": amount(
                "计算韧性所看的天数。", "Days over which resilience is taken.", "天"
            ),
            "weights": mapped(
                "缺某项需求的一天按多少算。",
                "Weight of a day without each need.",
                {"type": "number", "minimum": 0},
            ),
            "generated_share": mapped(
                "每张表里推算生成（不是登记来）的格子占多少。",
                "Share of cells made, not recorded, by table.",
                {"type": "number", "minimum": 0},
            ),
            "annual": record("平均每年。", "Expected amounts a year.", _ANNUAL_FIELDS),
            "exceedance": listed(
                "超越曲线，由常见到罕见。", "Exceedance curve, from common to rare.", _POINT
            ),
            "shocks": listed("每种冲击的结果。", "Result of each shock.", _SHOCK),
            "weak_parts": listed(
                "最薄弱的十处，最要紧的在前。", "The ten weakest parts, worst first.", _WEAK_PART
            ),
            "targets": mapped(
                "等级 → 需求 → 最迟几天该恢复。",
                "Level -> need -> days within which it should be met again.",
                {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}},
                "天",
            ),
            "local": listed(
                "用了哪些本地数据代替通常值：hazard/冲击代码 是灾害曲线，weather/种类 是气象记录。",
                "What of the place itself was used in place of usual values: hazard/SHOCK for a "
                "curve, weather/KIND for a record.",
                {"type": "string"},
            ),
            "assumptions": listed("用到的参数。", "Parameters used.", _ASSUMPTION),
            "study": STUDY,
        },
        absent=("targets", "local", "study"),
    ),
    "$defs": {"estimate": _ESTIMATE, "parts": PARTS},
}
