"""What households in hardship are let off, told so that nobody can be guessed from it."""

from linli.engine.renewal.terms import OTHERS
from linli.reports.plan.money import yuan
from linli.reports.plan.told import Document, Told
from linli.reports.words import say


def relief_words(package: Document, told: Told) -> str:
    """Who bears it, and how much where many are let off; empty where nobody was named."""
    relief = package.get("relief")
    if relief is None or not package["burden"]["total_fen"]:
        return ""
    few = relief["let_off_fen"] is None
    amount = {} if few else {"amount": yuan(relief["let_off_fen"], told.lang)}
    if relief["payer"] != OTHERS:
        key = "plan.relief_few" if few else "plan.relief"
        return say(key, told.lang, source=told.source(relief["payer"]), **amount)
    if few:
        return say("plan.relief_others_few", told.lang)
    return say("plan.relief_others", told.lang, percent=relief["others_percent"], **amount)


def over_limit(package: Document) -> int:
    """Fen that are asked of who takes hardship over beyond its limit, at most."""
    over: int = (package.get("relief") or {}).get("beyond_limit_fen", 0)
    return over


def beyond_limit(package: Document, told: Told) -> str:
    """That a package is not paid for, and what to do; empty where it is."""
    over = over_limit(package)
    if not over:
        return ""
    source = told.source(package["relief"]["payer"])
    return say("plan.beyond_limit", told.lang, source=source, amount=yuan(over, told.lang))
