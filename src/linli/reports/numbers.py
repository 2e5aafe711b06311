"""Amounts in words: rounded to what their interval allows, in the reader's own way of counting."""

import math
from typing import Literal

from linli.files.diagnosis import EstimateDocument

Language = Literal["zh", "en"]

_ZH_UNITS = ((1e8, " 亿"), (1e4, " 万"))
_EN_UNITS = ((1e9, " billion"), (1e6, " million"))
_ONE_PERCENT = 0.01
_DAYS_FROM = 2.0  # days from which a span is said in days
_DAYS = {"zh": "天", "en": "days"}
_HOURS = {"zh": "小时", "en": "hours"}

LEAST = 0.01
"""Person-days and the like are not told apart below this."""


def resolution(low: float, mean: float, high: float) -> float:
    """The power of ten an amount is rounded to.

    Two digits; more, up to four, where the interval is so narrow that its ends would else agree.
    """
    half, largest = (high - low) / 2, max(abs(mean), abs(high))
    if largest == 0:
        return 1.0
    two_digits = _power(largest) / 10
    if half == 0 or half >= two_digits:
        return two_digits
    return max(_power(half), two_digits / 100)


def about(estimate: EstimateDocument, lang: Language, least: float = LEAST) -> str:
    """``340（220 至 510）`` or ``340 (220 to 510)``: the mean and its 90 % interval.

    An interval wholly between 0 and ``least`` is only said to be below it.
    """
    low, mean, high = estimate["low"], estimate["mean"], estimate["high"]
    if 0 < high < least:
        return f"<{least:g}"
    unit = resolution(low, mean, high)
    if estimate["se"] == 0:
        return amount(mean, lang, unit)
    lower, middle, upper = (amount(value, lang, unit, largest=high) for value in (low, mean, high))
    return _interval(lower, middle, upper, lang)


def about_share(estimate: EstimateDocument, lang: Language) -> str:
    """A share with its interval; without where rounding makes its ends equal."""
    lower, middle, upper = (share(estimate[end]) for end in ("low", "mean", "high"))
    return middle if lower == upper else _interval(lower, middle, upper, lang)


def span(estimate: EstimateDocument, lang: Language, least_hours: float = LEAST) -> str:
    """A span of time in days with its interval, in hours where it stays below two days.

    An interval wholly below ``least_hours`` is only said to be below it.
    """
    if estimate["high"] >= _DAYS_FROM:
        return f"{about(estimate, lang)} {_DAYS[lang]}"
    hours: EstimateDocument = {
        "mean": estimate["mean"] * 24,
        "se": estimate["se"] * 24,
        "low": estimate["low"] * 24,
        "high": estimate["high"] * 24,
    }
    said = about(hours, lang, least_hours)
    unit = "hour" if lang == "en" and said == "<1" else _HOURS[lang]
    return f"{said} {unit}"


def plain(value: float, lang: Language, digits: int = 2) -> str:
    """A single amount at ``digits`` significant digits."""
    if value == 0:
        return "0"
    return amount(value, lang, _power(abs(value)) / 10.0 ** (digits - 1))


def tick(value: float, lang: Language) -> str:
    """A round value at an axis, as short as it can be said."""
    size, name = _counted_in(lang, abs(value))
    return f"{value / size:,.9g}{name}"


def amount(value: float, lang: Language, unit: float, largest: float | None = None) -> str:
    """``value`` rounded to ``unit``, a power of ten; 1.2 万 or 12,000.

    ``largest`` is the greatest of the amounts that stand together, so that all get one way.
    """
    size, name = _counted_in(lang, max(abs(value), largest or 0.0))
    decimals = max(0, -math.floor(math.log10(unit / size) + 1e-9))
    rounded = round(value / unit) * unit / size
    return f"{rounded:,.{decimals}f}{name}" if round(value / unit) else "0"


def duration(days: float, lang: Language) -> str:
    """A span of time from the shock, in hours below two days."""
    if days < _DAYS_FROM:
        return f"{_short(days * 24, lang)} {_HOURS[lang]}"
    return f"{_short(days, lang)} {_DAYS[lang]}"


def share(value: float) -> str:
    """A share as a percentage; what is not quite nothing or all is not shown as such."""
    if 0 < value < _ONE_PERCENT:
        return "<1%"
    if 1 - _ONE_PERCENT < value < 1:
        return ">99%"
    return f"{value:.0%}"


def _short(value: float, lang: Language) -> str:
    return plain(value, lang).removesuffix(".0")


def _interval(low: str, middle: str, high: str, lang: Language) -> str:
    return f"{middle}（{low} 至 {high}）" if lang == "zh" else f"{middle} ({low} to {high})"


def _power(value: float) -> float:
    """The power of ten at or below ``value`` > 0."""
    return 10.0 ** math.floor(math.log10(value))


def _counted_in(lang: Language, largest: float) -> tuple[float, str]:
    units = _ZH_UNITS if lang == "zh" else _EN_UNITS
    return next(((size, name) for size, name in units if largest >= size), (1.0, ""))
