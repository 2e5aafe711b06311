"""The maintenance fund in words, as a figure and as tables."""

from collections.abc import Iterator, Mapping

from linli.engine.estate.choices import COMPONENT_KIND
from linli.engine.renewal.forecast import Forecast, Outlook
from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.reports.content import Figure, Table
from linli.reports.figures.fund import fund_curve
from linli.reports.numbers import Language, plain, share
from linli.reports.words import between, say

OWN_KINDS = {
    "roof": "upkeep.kind.roof",
    "facade": "upkeep.kind.facade",
    "upkeep": "upkeep.kind.upkeep",
    "rebuy": "upkeep.kind.rebuy",
}
"""What is spent on beside the kinds of components of the ledger."""

ASSUMED = {
    "balance": "upkeep.assumed.balance",
    "first_deposit": "upkeep.assumed.first_deposit",
    "shared_income": "upkeep.assumed.shared_income",
    "area": "upkeep.assumed.area",
}


_AS_NOW = {
    "fails": "upkeep.fails",
    "under": "upkeep.under",
    "falls": "upkeep.falls",
    "rises": "upkeep.rises",
    "lasts": "upkeep.lasts",
}
_PLANNED = {
    "fails": "upkeep.planned_fails",
    "under": "upkeep.planned_under",
    "falls": "upkeep.planned_falls",
    "rises": "upkeep.planned_rises",
    "lasts": "upkeep.planned_lasts",
}


def answer(without: Forecast, planned: Forecast | None, lang: Language) -> str:
    """How long the fund lasts and what would be enough, in plain sentences."""
    said = [_lasting(without, _AS_NOW, lang), _wanted(without, lang)]
    if planned:
        said += [
            _lasting(planned, _PLANNED, lang),
            _planned(planned, lang),
            _beside(without, planned, lang),
        ]
    return between(lang).join(said)


def fund_figure(outlook: Outlook, *, name: str, lang: Language) -> Figure:
    """The drawing, titled with the sentence it proves, and the same numbers as a table."""
    without, planned = outlook.without, outlook.planned
    title = between(lang).join([answer(without, None, lang), _planned(planned, lang)])
    return Figure(
        title,
        fund_curve(without, planned, title=title, name=name, lang=lang),
        balances_table(outlook, lang),
        note=between(lang).join(_notes(without, lang)),
    )


def balances_table(outlook: Outlook, lang: Language) -> Table:
    """Year by year: expected balances, and the chance that nothing is left."""
    header = (
        "upkeep.year",
        "upkeep.as_now",
        "upkeep.empty",
        "upkeep.with_plan",
        "upkeep.empty_with_plan",
    )
    years = zip(outlook.without.years, outlook.planned.years, strict=True)
    return Table(
        say("upkeep.table", lang),
        tuple(say(key, lang) for key in header),
        tuple(
            (
                str(one.year),
                plain(one.mean / FEN_A_YUAN, lang),
                share(one.empty),
                plain(other.mean / FEN_A_YUAN, lang),
                share(other.empty),
            )
            for one, other in years
        ),
    )


def spending_table(
    without: Mapping[str, Fen], planned: Mapping[str, Fen], years: int, lang: Language
) -> Table:
    """What the fund is expected to be spent on, the dearest first, and in all.

    Parameters
    ----------
    without, planned : fen by kind as things stand, and with the plan
    years : in how many
    """
    kinds = sorted({**without, **planned}, key=lambda kind: (-without.get(kind, 0), kind))
    rows = [(_kind(kind, lang), without.get(kind, 0), planned.get(kind, 0)) for kind in kinds]
    rows = [row for row in rows if row[1] or row[2]]
    whole = (say("upkeep.kind.all", lang), sum(without.values()), sum(planned.values()))
    return Table(
        say("upkeep.spent", lang, years=years),
        tuple(say(key, lang) for key in ("upkeep.kind", "upkeep.as_now", "upkeep.with_plan")),
        tuple(
            (name, *(plain(fen / FEN_A_YUAN, lang) for fen in amounts))
            for name, *amounts in [*rows, whole]
        ),
    )


def yuan(fen: Fen) -> str:
    """Whole fen in yuan, to the fen."""
    return f"{fen // FEN_A_YUAN:,}.{fen % FEN_A_YUAN:02d}"


def _lasting(forecast: Forecast, keys: dict[str, str], lang: Language) -> str:
    first, last = forecast.years[0].year, forecast.years[-1].year
    if forecast.fails is not None:
        return say(keys["fails"], lang, year=forecast.fails)
    if forecast.stays_above_from is not None:
        key = "lasts" if forecast.stays_above_from == first else "rises"
        return say(keys[key], lang, year=last if key == "lasts" else forecast.stays_above_from)
    key = "under" if forecast.falls_under_line == first else "falls"
    return say(keys[key], lang, year=last if key == "under" else forecast.falls_under_line)


def _wanted(forecast: Forecast, lang: Language) -> str:
    """The least that keeps it above the line; "more" where something is paid already."""
    if not forecast.more:
        return say("upkeep.enough", lang)
    years = forecast.years[1:]
    facts = {"yuan": yuan(forecast.more), "years": len(years), "year": years[-1].year}
    more = forecast.terms.contribution > 0
    if forecast.terms.hold_from == 1:
        return say("upkeep.pay_more" if more else "upkeep.pay", lang, **facts)
    from_year = years[forecast.terms.hold_from - 1].year
    key = "upkeep.pay_more_from" if more else "upkeep.pay_from"
    return say(key, lang, from_year=from_year, **facts)


def _planned(forecast: Forecast, lang: Language) -> str:
    """The least that is enough once the plan is carried out."""
    if not forecast.more:
        return say("upkeep.planned_enough", lang)
    paying = forecast.terms.contribution > 0
    key = "upkeep.planned_pay_more" if paying else "upkeep.planned_pay"
    return say(key, lang, yuan=yuan(forecast.more))


def _beside(without: Forecast, planned: Forecast, lang: Language) -> str:
    less = without.more - planned.more
    if less == 0:
        return say("upkeep.planned_alike", lang)
    key = "upkeep.planned_less" if less > 0 else "upkeep.planned_dearer"
    return say(key, lang, yuan=yuan(abs(less)))


def _notes(forecast: Forecast, lang: Language) -> Iterator[str]:
    fund = forecast.fund
    yield say(
        "upkeep.note",
        lang,
        year=forecast.years[0].year,
        share=share(fund.line / fund.first_deposit if fund.first_deposit else 0.0),
        line=plain(fund.line / FEN_A_YUAN, lang),
    )
    if fund.assumed:
        comma = "、" if lang == "zh" else ", "
        what = comma.join(say(ASSUMED[one], lang) for one in fund.assumed)
        yield say("upkeep.assumed", lang, what=what)


def _kind(kind: str, lang: Language) -> str:
    if kind in OWN_KINDS:
        return say(OWN_KINDS[kind], lang)
    choice = next(one for one in COMPONENT_KIND if one.code == kind)
    return choice.zh if lang == "zh" else choice.en
