"""The answer first: at most five sentences, each with its number."""

from collections.abc import Iterator, Mapping

from linli.files.diagnosis import DiagnosisDocument, ShockDocument
from linli.reports import labels, reading
from linli.reports.content import Block, Heading, Points, Words
from linli.reports.naming import part_name
from linli.reports.numbers import Language, about, plain, share
from linli.reports.places import Setting
from linli.reports.words import say

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
    """Which shock, how much in all, who, where, which part: those that can be answered."""
    worst = reading.worst_shock(document)
    if worst is None:
        yield say("answer.nothing", lang)
        return
    yield _which_shock(document, worst, lang)
    yield _how_much(document, lang)
    yield _who(worst, lang)
    if place := reading.hardest_place(document["annual"]["by_building"], setting):
        yield say(
            "answer.where",
            lang,
            building=setting.name_of(place.building),
            amount=about(place.per_household, lang),
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


def _which_shock(document: DiagnosisDocument, worst: ShockDocument, lang: Language) -> str:
    lost = reading.a_year(worst)
    need = reading.largest(worst["by_need"])
    facts = {"shock": labels.shock(worst["shock"], lang), "amount": about(lost, lang)}
    first = say("answer.only", lang, **facts)
    if len(document["shocks"]) > 1:
        of_all = lost["mean"] / reading.total(map(reading.a_year, document["shocks"]))
        count = len(document["shocks"])
        first = say("answer.worst", lang, **facts, share=share(of_all), shocks=count)
    if need is None:
        return first
    lack = say(
        "answer.need",
        lang,
        shock=facts["shock"],
        need=labels.need(need, lang),
        amount=about(worst["by_need"][need], lang),
    )
    return first + ("" if lang == "zh" else " ") + lack


def _how_much(document: DiagnosisDocument, lang: Language) -> str:
    annual, persons = document["annual"], document["estate"]["counts"].get("persons", 0)
    amount = about(annual["person_days_lost"], lang)
    hours = reading.hours_per_person(annual, persons)
    if hours is None:
        return say("answer.annual_only", lang, amount=amount)
    return say("answer.annual", lang, amount=amount, hours=about(hours, lang))


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
