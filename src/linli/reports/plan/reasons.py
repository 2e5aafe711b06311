"""Why a measure is in a package or out of it, in one sentence or two."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from linli.reports.numbers import Language, plain
from linli.reports.plan.naming import yuan
from linli.reports.words import between, say

LEAST = 0.05
"""Person-days a year below which a saving is not put into figures."""

_PLAIN = {
    "needed": "plan.why_needed",
    "excluded": "plan.why_excluded",
    "unpayable": "plan.why_unpayable",
    "too_dear": "plan.why_too_dear",
    "no_effect": "plan.why_no_effect",
    "no_gain": "plan.why_no_gain",
}

IN = ("floor", "voice", "reach", "needed")
"""Reasons of measures that are in."""


def reason_sentence(why: Mapping[str, Any], lang: Language) -> str:
    """The reason of one measure (``why`` of a package) in words."""
    said = [_main(why, lang)]
    if why["code"] not in IN and why.get("supporters"):
        said.append(
            say("plan.why_wished", lang, supporters=why["supporters"], voters=why["voters"])
        )
        if why.get("more_supporters"):
            said.append(say("plan.why_more", lang, more=why["more_supporters"]))
    return between(lang).join(said)


def _main(why: Mapping[str, Any], lang: Language) -> str:
    code = why["code"]
    if code in _PLAIN:
        return say(_PLAIN[code], lang)
    return _TOLD[code](why, lang)


def _floor(why: Mapping[str, Any], lang: Language) -> str:
    return say("plan.why_floor", lang, gaps=sum(why["gaps"].values()))


def _voice(why: Mapping[str, Any], lang: Language) -> str:
    each = yuan(round(Fraction(str(why["each"]))), lang)
    counts = {"supporters": why["supporters"], "voters": why["voters"]}
    return say("plan.why_voice", lang, each=each, **counts)


def _reach(why: Mapping[str, Any], lang: Language) -> str:
    if why["saves"] < LEAST:
        return say("plan.why_reach", lang)
    return say("plan.why_reach_saves", lang, saves=plain(why["saves"], lang))


def _no_days(why: Mapping[str, Any], lang: Language) -> str:
    return say("plan.why_no_days", lang, days=why["days"])


def _weaker(why: Mapping[str, Any], lang: Language) -> str:
    left, saves = yuan(why["left"], lang), plain(why["saves"], lang)
    return say("plan.why_weaker", lang, left=left, saves=saves)


_TOLD = {
    "floor": _floor,
    "voice": _voice,
    "reach": _reach,
    "no_days": _no_days,
    "weaker": _weaker,
}
