"""The answer first: at most five sentences, each with its number."""

from collections.abc import Iterator, Mapping

from linli.files.diagnosis import DiagnosisDocument, EstimateDocument, ShockDocument
from linli.reports import labels, reading
from linli.reports.content import Block, Heading, Points, Words
from linli.reports.doubt import main_doubt, year_lost
from linli.reports.naming import part_name
from linli.reports.numbers import Language, about, plain, share
from linli.reports.places import Setting
from linli.reports.words import between, say

HOURS_A_DAY = 24

WIDE = {"draws": "wide.draws", "parameters": "wide.parameters", "data": "wide.data"}
"""The sentence that says which kind of doubt makes the range wide."""

MUCH_GENERATED = 0.05
"""From this share of made cells on, the report warns at its head."""


def answers(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    """What the estate is, the answers, the meaning of their unit, and what to beware of."""
    yield Words(_counts(document, lang))
    yield Heading(say("answers", lang), "answers")
    yield Points(tuple(five_sentences(document, setting, lang)))
    yield Words(say("person_day", lang), "note")
    if tables := _generated(document["generated_share"], lang):
        yield Words(say("generated", lang, tables=tables), "attention")


def five_sentences(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[str]:
    """How much and from which shock, how sure, who, where, which part: what can be answered.

    Where there is a study the yearly total stands with the interval of every kind of doubt, and all
    other amounts without one: a range from few draws beside it would look surer than it is.
    """
    worst = reading.worst_shock(document)
    if worst is None:
        yield say("answer.nothing", lang)
        return
    yield _how_much(document, worst, lang)
    if sentence := _how_sure(document, lang):
        yield sentence
    yield _who(worst, lang)
    if place := reading.hardest_place(document["annual"]["by_building"], setting):
        yield say(
            "answer.where",
            lang,
            building=setting.name_of(place.building),
            amount=_amount(place.per_household, document, lang),
            ratio=plain(place.ratio, lang),
        )
    for part in document["weak_parts"][:1]:
        yield say(
            "answer.weak",
            lang,
            part=part_name(part, setting, lang),
            amount=plain(part["annual_person_days"], lang),
        )


def _generated(shares: Mapping[str, float], lang: Language) -> str:
    """The tables of which much was made; empty when there is none."""
    if shares and min(shares.values()) == 1:
        return say("generated.all", lang)
    much = [
        say("generated.table", lang, table=labels.table(table, lang), share=share(made))
        for table, made in shares.items()
        if made >= MUCH_GENERATED
    ]
    return say("generated.and", lang).join(much)


def _counts(document: DiagnosisDocument, lang: Language) -> str:
    counts = document["estate"]["counts"]
    known = {name: f"{counts.get(name, 0):,}" for name in ("buildings", "households", "persons")}
    return say(
        "counts", lang, **known, shocks=len(document["shocks"]), draws=f"{document['draws']:,}"
    )


def _how_much(document: DiagnosisDocument, worst: ShockDocument, lang: Language) -> str:
    """The yearly total, the shock most of it comes from, and what is lacking then."""
    shock = labels.shock(worst["shock"], lang)
    facts = {"shock": shock, "amount": about(year_lost(document), lang)}
    first = say("answer.only", lang, **facts)
    if len(document["shocks"]) > 1:
        lost = reading.total(map(reading.a_year, document["shocks"]))
        first = say(
            "answer.worst", lang, **facts, share=share(reading.a_year(worst)["mean"] / lost)
        )
    need = reading.largest(worst["by_need"])
    if need is None:
        return first
    amount = _amount(worst["by_need"][need], document, lang)
    lack = say("answer.need", lang, shock=shock, need=labels.need(need, lang), amount=amount)
    return first + between(lang) + lack


def _how_sure(document: DiagnosisDocument, lang: Language) -> str:
    """The total per head, and why its range is as wide as it is; empty when neither is known."""
    persons = document["estate"]["counts"].get("persons", 0)
    said = []
    if persons:
        hours = reading.scaled(year_lost(document), HOURS_A_DAY / persons)
        said.append(say("answer.hours", lang, hours=about(hours, lang)))
    study = document.get("study")
    if study and (doubt := main_doubt(study)):
        said.append(say(WIDE[doubt], lang))
    return between(lang).join(said)


def _amount(amount: EstimateDocument, document: DiagnosisDocument, lang: Language) -> str:
    """An amount whose range comes from the draws alone."""
    return plain(amount["mean"], lang) if "study" in document else about(amount, lang)


def _who(worst: ShockDocument, lang: Language) -> str:
    shock = labels.shock(worst["shock"], lang)
    hardest = reading.hardest_group(worst)
    if hardest is None:
        return say("answer.nobody", lang, shock=shock)
    return say(
        "answer.who",
        lang,
        shock=shock,
        group=labels.group(hardest.group, lang),
        persons=f"{hardest.persons:,}",
        ratio=plain(hardest.ratio, lang),
    )
