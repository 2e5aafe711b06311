"""Why a measure is in a package or out of it, in one sentence, and what residents said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from linli.engine.renewal.gaps import gap_rules
from linli.files.measure_manual import words
from linli.reports.numbers import LEAST, Language, plain
from linli.reports.plan.money import yuan
from linli.reports.plan.told import FEWEST_VOTERS, Document
from linli.reports.words import between, say


@dataclass(frozen=True)
class Names:
    """What other measures and kinds of faults are called that a reason speaks of."""

    measures: Mapping[str, str] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, lang: Language) -> "Names":
        """Those of a plan."""
        return cls(
            {one["code"]: one[lang] for one in document["measures"]},
            {one["rule"]: one[lang] for one in document["gaps"]},
        )


def reason_sentence(
    measure: Document, why: Document, lang: Language, names: Names | None = None
) -> str:
    """Why ``measure`` is in or out, as a whole sentence; a second says what residents wished.

    Parameters
    ----------
    measure : one of ``measures`` of a ``linli.plan/1``
    why : its entry under ``packages[].why``; with ``places`` above 1 it speaks of several, and
        ``supporters`` is that of the place most wish for
    names : of the same plan; without them other measures are named by their codes
    """
    known = names or Names()
    said = [_REASONS[why["code"]](measure, why, lang, known)]
    if wished := wish_sentence(why, lang):
        said.append(wished)
    return between(lang).join(said)


def _floor(_measure: Document, why: Document, lang: Language, names: Names) -> str:
    gaps = [
        say("plan.gap", lang, number=number, gap=_gap(rule, lang, names))
        for rule, number in why["gaps"].items()
    ]
    if not gaps:
        return say("plan.why.floor_needed", lang)
    return say("plan.why.floor", lang, gaps=say("generated.and", lang).join(gaps))


def _gap(rule: str, lang: Language, names: Names) -> str:
    if rule in names.gaps:
        return names.gaps[rule]
    known = gap_rules().get(rule)
    if known is None:
        return rule
    return known.zh if lang == "zh" else known.en


def _voice(_measure: Document, why: Document, lang: Language, _names: Names) -> str:
    if why["voters"] < FEWEST_VOTERS:
        return say("plan.why.voice_few", lang)
    facts = {"supporters": f"{why['supporters']:,}", "voters": f"{why['voters']:,}"}
    each = Fraction(why["each"])
    if not each:
        return say("plan.why.voice_free", lang, **facts)
    key = "plan.why.voice_most" if why.get("places", 1) > 1 else "plan.why.voice"
    return say(key, lang, each=yuan(Fraction(ceil(each)), lang), **facts)


def _reach(_measure: Document, why: Document, lang: Language, _names: Names) -> str:
    if why["saves"] < LEAST:
        return say("plan.why.reach_shared", lang)
    return say("plan.why.reach", lang, saves=plain(why["saves"], lang))


def _needed(_measure: Document, why: Document, lang: Language, names: Names) -> str:
    by = list(dict.fromkeys(_other(code, names) for code in why["by"]))
    if not by:
        return say("plan.why.needed_some", lang)
    return say("plan.why.needed", lang, by=say("plan.quoted_and", lang).join(by))


def _excluded(_measure: Document, why: Document, lang: Language, names: Names) -> str:
    return say("plan.why.excluded", lang, by=_other(why["by"], names))


def _no_days(_measure: Document, why: Document, lang: Language, _names: Names) -> str:
    return say("plan.why.no_days", lang, days=f"{why['days']:,}")


def _too_dear(measure: Document, why: Document, lang: Language, _names: Names) -> str:
    cost = yuan(measure["cost_fen"]["mid"], lang)
    return say("plan.why.too_dear", lang, cost=cost, left=yuan(why["left"], lang))


def _weaker(_measure: Document, why: Document, lang: Language, _names: Names) -> str:
    saves = plain(why["saves"], lang)
    return say("plan.why.weaker", lang, saves=saves, left=yuan(why["left"], lang))


def _unpayable(_measure: Document, why: Document, lang: Language, _names: Names) -> str:
    if "missing" not in why:
        return say("plan.why.unpayable", lang)
    said = [say("plan.why.unpayable_by", lang, missing=yuan(why["missing"], lang))]
    if most := why.get("most"):
        each = [
            say("plan.pays_most", lang, source=words()["payers"][source][lang], fen=yuan(fen, lang))
            for source, fen in most.items()
        ]
        said.append(say("plan.pay_most", lang, each=say("plan.pays_and", lang).join(each)))
    return between(lang).join(said)


def _no_effect(_measure: Document, _why: Document, lang: Language, _names: Names) -> str:
    return say("plan.why.no_effect", lang)


def _no_gain(_measure: Document, _why: Document, lang: Language, _names: Names) -> str:
    return say("plan.why.no_gain", lang)


_REASONS: Mapping[str, Callable[[Document, Document, Language, Names], str]] = {
    "floor": _floor,
    "voice": _voice,
    "reach": _reach,
    "needed": _needed,
    "excluded": _excluded,
    "unpayable": _unpayable,
    "no_days": _no_days,
    "too_dear": _too_dear,
    "weaker": _weaker,
    "no_effect": _no_effect,
    "no_gain": _no_gain,
}
"""The sentence of each code of ``engine.renewal.reasons``."""


def _other(code: str, names: Names) -> str:
    return names.measures.get(code, code.partition("@")[0].removesuffix("!"))


def wish_sentence(why: Document, lang: Language) -> str:
    """How many wish for what is out, and what it lacked; empty where nobody does."""
    supporters, voters = why.get("supporters", 0), why.get("voters", 0)
    if why["code"] == "voice" or not supporters or voters < FEWEST_VOTERS:
        return ""
    facts: dict[str, object] = {"supporters": f"{supporters:,}", "voters": f"{voters:,}"}
    if why.get("places", 1) > 1:
        return say("plan.wished.most", lang, **facts)
    more, price = why.get("more_supporters"), why.get("price_to_win")
    if more:
        facts["more"] = f"{more:,}"
    if price:
        facts["price"] = yuan(Fraction(price), lang)
    key = _WISHED[bool(more), bool(price)]
    return say(key, lang, **facts)


_WISHED = {
    (True, True): "plan.wished.either",
    (True, False): "plan.wished.more",
    (False, True): "plan.wished.price",
    (False, False): "plan.wished.only",
}
"""By what it would have taken: more supporters, a lower price."""
