"""The tables of people and what they hold ready: households, ties, responders, stock, actors.

No names of persons, telephone or identity numbers: households are keys.
"""

from linli.engine.estate import choices
from linli.engine.estate.place import ENTRANCE, MADE
from linli.engine.estate.schema import Column, Kind, Table


def _persons(
    name: str, zh: str, en: str, low: float = 0, meaning_zh: str = "", meaning_en: str = ""
) -> Column:
    """A number of persons of one household, up to 30."""
    return Column(
        name, zh, en, Kind.INTEGER, "人", low, 30, meaning_zh=meaning_zh, meaning_en=meaning_en
    )


HOUSEHOLDS = Table(
    "households", "住户", "Households", "household",
    (
        Column("household", "住户编号", "household id", Kind.KEY, required=True,
               meaning_zh="用编号，不写姓名。", meaning_en="A number, never a name."),
        Column("dwelling", "房屋编号", "dwelling id", Kind.KEY, refers="dwellings", required=True),
        _persons("size", "人数", "persons", 1),
        _persons("age_0_5", "0–5 岁", "aged 0-5"),
        _persons("age_6_17", "6–17 岁", "aged 6-17"),
        _persons("age_18_59", "18–59 岁", "aged 18-59"),
        _persons("age_60_79", "60–79 岁", "aged 60-79"),
        _persons("age_80_plus", "80 岁以上", "aged 80 and over"),
        _persons("mobility_limited", "行动不便", "mobility-limited",
               meaning_zh="不靠人帮就上下不了楼的人数。", meaning_en="Persons who cannot use stairs unaided."),
        _persons("medicated", "长期服药", "on regular medicine"),
        Column("lives_alone", "独居", "lives alone", Kind.YES_NO),
        Column("tenure", "业主或租户", "tenure", Kind.CHOICE, choices=choices.TENURE),
        Column("away", "常年不在", "away", Kind.YES_NO),
        Column("cooled", "有空调", "air conditioning", Kind.YES_NO,
               meaning_zh="家里有能用的空调。", meaning_en="A working air conditioner in the home."),
        Column("smoke_alarm", "有烟感", "smoke alarm", Kind.YES_NO,
               meaning_zh="家里有能用的烟感报警器。", meaning_en="A working smoke alarm in the home."),
        MADE,
    ),
    "一户一行。", "One row a household.",
)  # fmt: skip

ORGANISATIONS = Table(
    "organisations", "组织", "Organisations", "organisation",
    (
        Column("organisation", "组织编号", "organisation id", Kind.KEY, required=True),
        Column("name", "名称", "name", Kind.TEXT),
        Column("kind", "种类", "kind", Kind.CHOICE, choices=choices.ORGANISATION_KIND, required=True),
        Column("powers", "权力", "powers", Kind.LIST, choices=choices.POWER),
        Column("pledged", "承诺资源", "resources pledged", Kind.TEXT),
        Column("response_h", "到场时间", "response time", Kind.NUMBER, "h", 0, 8760),
        MADE,
    ),
    "“1+6+n”里的一个组织一行。", "One row an actor of 1+6+n.",
)  # fmt: skip

STOCK = Table(
    "stock", "储备", "Stock", "line",
    (
        Column("line", "储备编号", "line id", Kind.KEY, required=True),
        Column("item", "物品", "item", Kind.CHOICE, choices=choices.STOCK_ITEM, required=True),
        Column("quantity", "数量", "quantity", Kind.NUMBER, low=0, high=100_000_000),
        Column("unit", "单位", "unit", Kind.CHOICE, choices=choices.STOCK_UNIT),
        Column("expires", "有效期至", "expires", Kind.DATE),
        Column("place", "存放设施", "place", Kind.KEY, refers="facilities"),
        Column("owner", "所属组织", "owner", Kind.KEY, refers="organisations"),
        Column("callable_within_h", "多久能调到", "callable within", Kind.NUMBER, "h", 0, 8760),
        MADE,
    ),
    "备用资源库的一条一行。", "One row a line of the reserve.",
)  # fmt: skip

RESPONDERS = Table(
    "responders", "应急人员", "Responders", "responder",
    (
        Column("responder", "人员编号", "responder id", Kind.KEY, required=True,
               meaning_zh="一个人或一组人，用编号。", meaning_en="A person or a group, by number."),
        Column("role", "角色", "role", Kind.CHOICE, choices=choices.ROLE, required=True),
        Column("number", "人数", "number", Kind.INTEGER, "人", 0, 100_000),
        Column("skills", "技能", "skills", Kind.LIST, choices=choices.SKILL),
        Column("hours_a_day", "应急时每人每天可出力", "hours a day each in an emergency", Kind.NUMBER, "h", 0, 24),
        Column("scope", "服务范围", "scope", Kind.CHOICE, choices=choices.SCOPE, required=True),
        Column("building", "楼栋编号", "building id", Kind.KEY, refers="buildings"),
        ENTRANCE,
        MADE,
    ),
    "应急时出力的一个人或一组人一行。", "One row a person or group who helps.",
)  # fmt: skip

TIES = Table(
    "ties", "互助关系", "Ties", "tie",
    (
        Column("tie", "关系编号", "tie id", Kind.KEY, required=True),
        Column("household", "住户编号", "household id", Kind.KEY, refers="households", required=True,
               meaning_zh="得到帮助的一方。", meaning_en="The household that is helped."),
        Column("kind", "关系", "kind", Kind.CHOICE, choices=choices.TIE_KIND, required=True),
        Column("where", "帮手住在", "helper lives", Kind.CHOICE, choices=choices.TIE_WHERE, required=True),
        Column("to_household", "帮手住户", "helping household", Kind.KEY, refers="households",
               meaning_zh="帮手是本小区住户时填。", meaning_en="When the helper is a household of this estate."),
        Column("to_responder", "帮手人员", "helping responder", Kind.KEY, refers="responders",
               meaning_zh="帮手是应急人员（如楼栋长）时填。", meaning_en="When the helper is a responder."),
        MADE,
    ),
    "一条互助关系一行：谁能帮这一户。", "One row a link of help: who helps this household.",
)  # fmt: skip

ANSWERS = Table(
    "answers", "问卷", "Answers", "answer",
    (
        Column("answer", "答卷编号", "answer id", Kind.KEY, required=True),
        Column("household", "住户编号", "household id", Kind.KEY, refers="households",
               meaning_zh="匿名的答卷留空。", meaning_en="Empty for an anonymous answer."),
        Column("item", "题号", "item", Kind.TEXT, required=True),
        Column("value", "回答", "value", Kind.NUMBER),
        Column("weight", "权数", "weight", Kind.NUMBER, low=0, high=1000),
        MADE,
    ),
    "一个回答一行。", "One row a survey answer.",
)  # fmt: skip
