"""Names of codes for people; a code that has no name yet stands for itself."""

from collections.abc import Mapping

from linli.engine.estate.choices import COMPONENT_KIND, SYSTEM
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import Choice, Column
from linli.reports.numbers import Language

Names = Mapping[str, tuple[str, str]]

SHOCKS: Names = {
    "earthquake": ("地震", "an earthquake"),
    "waterlogging": ("内涝", "waterlogging"),
    "storm": ("暴雨大风", "a storm"),
    "storm_flood": ("暴雨大风加内涝", "a storm with waterlogging"),
    "heat_wave": ("高温热浪", "a heat wave"),
    "summer_outage": ("高温停电", "a power outage in a heat wave"),
    "cold_spell": ("持续低温", "a cold spell"),
    "dwelling_fire": ("住宅火灾", "a dwelling fire"),
    "water_outage": ("停水", "a water outage"),
    "riser_outage": ("立管故障", "a broken riser"),
    "power_outage": ("停电", "a power outage"),
    "gas_outage": ("停气", "a gas outage"),
    "heat_outage": ("停暖", "a heating outage"),
    "lift_outage": ("电梯停运", "a lift outage"),
    "confinement": ("封控", "a confinement"),
}

NEEDS: Names = {
    "shelter": ("住得安全", "a safe home"),
    "water": ("用水", "water"),
    "power": ("用电", "power"),
    "thermal": ("冷暖", "warmth or coolth"),
    "food": ("吃饭日用", "food and daily goods"),
    "care": ("看病用药", "care and medicine"),
    "getting_out": ("出得了门", "getting out"),
    "checked_on": ("有人照应", "being checked on"),
}

GROUPS: Names = {
    "all": ("全体居民", "all residents"),
    "age_80_plus": ("80 岁以上老人", "people aged 80 and over"),
    "alone": ("独居的人", "people who live alone"),
    "tenants": ("租户", "tenants"),
    "mobility_limited": ("行动不便的人", "people who cannot move easily"),
    "upper_floors_without_lift": (
        "没有电梯、住在楼上的人",
        "people upstairs without a lift",
    ),
}

LEVELS: Names = {
    "ordinary": ("寻常", "ordinary"),
    "severe": ("严重", "severe"),
    "extreme": ("极端", "extreme"),
}

LAYERS: Names = {
    "draws": ("模拟次数", "the number of draws"),
    "parameters": ("参数本身", "the parameters themselves"),
    "data": ("台账没填或过时的格子", "what the ledger lacks or knew long ago"),
    "all": ("三样合在一起", "all three together"),
}

SIDES: Names = {
    "physical": (
        "物理韧性（外部）：加固、保温、水箱、烟感",
        "physical (outer): retrofit, insulation, tanks, smoke alarms",
    ),
    "structural": (
        "结构韧性（外部）：备用线路、发电机、可去的地方",
        "structural (outer): backups, generators, places to go to",
    ),
    "organisational": (
        "组织韧性（内部）：能出动的人、备用物资、业主决定得快",
        "organisational (inner): responders, stock, quick decisions",
    ),
    "social_group": (
        "社群韧性（内部）：亲友、邻居、结对、楼栋长",
        "social group (inner): kin, neighbours, pairs, building leaders",
    ),
    "outside": ("外来救援", "outside help"),
    "nobody": ("没人挡住：现在每年仍损失的", "nobody: what is lost as things stand"),
}
"""Who absorbs a loss: the four sides of resilience, then outside help, then nobody."""


def named(names: Names, code: str, lang: Language) -> str:
    """The name of ``code`` in ``names``, or the code."""
    zh, en = names.get(code, (code, code))
    return zh if lang == "zh" else en


def shock(code: str, lang: Language) -> str:
    """Name of a shock, fit for the middle of a sentence."""
    return named(SHOCKS, code, lang)


def need(code: str, lang: Language) -> str:
    """Name of a need."""
    return named(NEEDS, code, lang)


def group(code: str, lang: Language) -> str:
    """Name of a group of residents."""
    return named(GROUPS, code, lang)


def level(code: str, lang: Language) -> str:
    """Name of a level of shocks."""
    return named(LEVELS, code, lang)


def layer(code: str, lang: Language) -> str:
    """Name of a kind of doubt."""
    return named(LAYERS, code, lang)


def side(code: str, lang: Language) -> str:
    """Name of who absorbs a loss, with what it consists of."""
    return named(SIDES, code, lang)


def system(code: str, lang: Language) -> str:
    """Name of a supply system, as in the ledger."""
    return _choice(SYSTEM, code, lang)


def kind(code: str, lang: Language) -> str:
    """Name of a kind of component, as in the ledger."""
    return _choice(COMPONENT_KIND, code, lang)


def table(code: str, lang: Language) -> str:
    """Name of a table of the ledger."""
    return BY_NAME[code].label(lang) if code in BY_NAME else code


def ledger_column(table_code: str, code: str, lang: Language) -> str:
    """Name of a column of the ledger, without its unit."""
    columns = BY_NAME[table_code].columns if table_code in BY_NAME else ()
    return next((_plain(column, lang) for column in columns if column.name == code), code)


def _plain(column: Column, lang: Language) -> str:
    return column.zh if lang == "zh" else column.en


def _choice(choices: tuple[Choice, ...], code: str, lang: Language) -> str:
    names = {choice.code: (choice.zh, choice.en) for choice in choices}
    return named(names, code, lang)
