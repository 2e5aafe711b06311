"""An average year: where the loss falls, how rare the bad years are, what each shock costs."""

from collections.abc import Iterator

from linli.files.diagnosis import DiagnosisDocument, ExceedanceDocument, ShockDocument
from linli.reports import labels, reading
from linli.reports.content import Block, Figure, Heading, Table, Words
from linli.reports.figures.exceedance import exceedance_curve, loss_at
from linli.reports.figures.strip import Caption, Row, dot_strip
from linli.reports.numbers import Language, about, plain, share
from linli.reports.places import Setting
from linli.reports.sections.tables import buildings_table, map_of, needs_table
from linli.reports.words import say

PROVEN_YEARS = (100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0)
"""Return periods, from which the first on the curve is the one its title speaks of."""

TABLE_YEARS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 475.0, 1000.0, 2475.0)
"""Return periods of the table; 475 and 2475 years are 10 % and 2 % in 50 years."""


def year(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    """All that is said of an average year."""
    yield Heading(say("year", lang), "year")
    yield _shocks(document, lang)
    yield from _told(document, lang)
    yield Words(_damage(document, lang))
    yield _map(document, setting, lang)
    if document["exceedance"]:
        yield _exceedance(document["exceedance"], lang)
    if figure := _needs(document, lang):
        yield figure


def _shocks(document: DiagnosisDocument, lang: Language) -> Table:
    """Every shock, the one that costs most a year first; those that cannot happen last."""
    header = ("column.shock", "column.rate", "column.event", "column.annual", "column.share")
    lost = reading.total(map(reading.a_year, document["shocks"]))
    order = sorted(document["shocks"], key=lambda shock: -reading.a_year(shock)["mean"])
    return Table(
        say("year.table", lang),
        tuple(say(key, lang) for key in header),
        tuple(_shock_row(shock, lost, lang) for shock in order),
    )


def _shock_row(shock: ShockDocument, lost: float, lang: Language) -> tuple[str, ...]:
    name, a_year = labels.shock(shock["shock"], lang), reading.a_year(shock)
    if shock["annual_rate"] == 0:
        return name, say("year.never", lang), "0", "0", share(0.0)
    return (
        name,
        plain(shock["annual_rate"], lang),
        about(shock["person_days_lost"], lang),
        about(a_year, lang),
        share(a_year["mean"] / lost) if lost else share(0.0),
    )


def _told(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """That some shocks are told in short, where some are."""
    told, costly = len(reading.at_length(document)), len(reading.costly(document))
    if told < costly:
        yield Words(say("year.told", lang, told=told), "note")


def _damage(document: DiagnosisDocument, lang: Language) -> str:
    annual = document["annual"]
    return say(
        "year.damage",
        lang,
        deaths=about(annual["deaths"], lang, 0.0),
        life_years=about(annual["life_years"], lang, 0.0),
        yuan=about(annual["repair_yuan"], lang),
    )


def _map(document: DiagnosisDocument, setting: Setting, lang: Language) -> Figure:
    by_building = document["annual"]["by_building"]
    place = reading.hardest_place(by_building, setting)
    title = say("year.map_none", lang)
    if place:
        building, amount = setting.name_of(place.building), about(place.per_household, lang)
        title = say("year.map", lang, building=building, amount=amount)
    unit = say("unit.year", lang)
    drawing = map_of(by_building, setting, title=title, unit=unit, name="year-map", lang=lang)
    return Figure(title, drawing, buildings_table(by_building, setting, lang), printed=True)


def _exceedance(points: list[ExceedanceDocument], lang: Language) -> Figure:
    on_curve = ((years, loss_at(points, years)) for years in PROVEN_YEARS)
    last = (points[-1]["return_period_years"], points[-1]["person_days_lost"])
    years, loss = next(((years, loss) for years, loss in on_curve if loss is not None), last)
    title = say(
        "year.exceedance", lang, years=plain(years, lang, 3), amount=plain(loss or 0.0, lang)
    )
    rows = [(period, loss_at(points, period)) for period in TABLE_YEARS]
    table = Table(
        "",
        (say("column.years", lang), say("column.lost", lang)),
        tuple((f"{period:,g}", plain(lost, lang)) for period, lost in rows if lost is not None),
        numbers=0,
    )
    drawing = exceedance_curve(points, title=title, name="year-exceedance", lang=lang)
    return Figure(title, drawing, table)


def _needs(document: DiagnosisDocument, lang: Language) -> Figure | None:
    by_need = document["annual"]["by_need"]
    most = reading.largest(by_need)
    if most is None:
        return None
    amount = about(by_need[most], lang)
    title = say("year.needs", lang, need=labels.need(most, lang), amount=amount)
    rows = [Row(labels.need(need, lang), about(lost, lang), lost) for need, lost in by_need.items()]
    caption = Caption(
        title, say("strip.description", lang), say("column.annual", lang), "year-needs", lang
    )
    table = needs_table(by_need, lang)
    return Figure(title, dot_strip(rows, caption), table, say("needs.note", lang))
