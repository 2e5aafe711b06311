"""The margins report of ``linli synth``: the county's number beside the made one."""

from linli.cli.language import Language
from linli.engine.estate.estate import Estate
from linli.engine.estate.population.fit import Fit
from linli.engine.estate.population.margins import BANDS

LABELS = {
    "household_size": ("户均人数", "persons a household"),
    "one_person": ("一人户占比", "households of one person"),
    "with_65_plus": ("有 65 岁以上老人的户", "households with someone 65+"),
    "people_65_plus": ("65 岁以上人口", "people aged 65+"),
    "generations 1": ("一代户", "one generation"),
    "generations 2": ("二代户", "two generations"),
    "generations 3+": ("三代及以上户", "three generations and more"),
    "tenure owner": ("自有住房的户", "owners"),
    "tenure tenant": ("租房的户", "tenants"),
    "tenure other": ("其他来源的户", "other tenure"),
    "m2_a_person": ("人均建筑面积", "built area a person"),
    "lift": ("楼里有电梯的住房", "homes with a lift"),
    **{f"age {band}": (f"{band} 岁", f"aged {band}") for band in BANDS},
}
"""Name of each margin in both languages."""

_HEADER = ("普查\t生成\t相差\t指标", "census\tmade\tdiffers\tmargin")

_RULES = {
    "matched": ("", ""),
    "bound": ("（上限，不超过即可）", " (upper bound, not a target)"),
    "free": ("（由楼栋面积决定，不调整）", " (follows from the buildings, not adjusted)"),
}

_NOTE = (
    "有 65 岁以上老人的户：生成时按 60–64 岁、65–79 岁两段计数；台账里合为 60–79 岁。",
    "Households with someone 65+ were counted in bands 60-64 and 65-79, joined in the ledger.",
)

_COUNTS = {
    "zh": "楼栋 {buildings}、房屋 {dwellings}、住户 {households}、人口 {persons}、"
    "部件 {components}、互助关系 {ties}。生成的值都在“生成的列”里标明。",
    "en": "{buildings} buildings, {dwellings} dwellings, {households} households, {persons} "
    "persons, {components} components, {ties} ties. "
    "Made values are named in the column “generated columns”.",
}


def margins_report(fit: tuple[Fit, ...], lang: Language) -> str:
    """One line a margin: census, made, deviation in % of the census figure, name."""
    at = 0 if lang == "zh" else 1
    lines = [
        f"{_shown(one, one.target)}\t{_shown(one, one.made)}\t{one.deviation:+.2%}\t"
        f"{LABELS[one.name][at]}{_RULES[one.rule][at]}"
        for one in fit
    ]
    return "\n".join([_HEADER[at], *lines, _NOTE[at]])


def summary(estate: Estate, lang: Language) -> str:
    """How much there is, in one sentence."""
    tables = ("buildings", "dwellings", "households", "components", "ties")
    counts = {name: len(estate[name]) for name in tables}
    persons = estate["households"]["size"].sum()
    return _COUNTS[lang].format(**counts, persons=persons)


def _shown(fit: Fit, value: float) -> str:
    if fit.unit == "1":
        return f"{value:.2%}"
    return f"{value:.2f} m²" if fit.unit == "m2" else f"{value:.3f}"
