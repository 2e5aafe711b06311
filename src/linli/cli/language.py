"""Which of the two languages the terminal speaks: ``--lang``, else the surroundings."""

import os
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, cast

import click

Language = Literal["zh", "en"]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_META = "linli.language"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # POSIX: the first that is set decides
_NO_LANGUAGE = ("C", "POSIX", "")


def surrounding(environ: Mapping[str, str]) -> Language:
    """LINLI_LANG if it is one of ours, else the locale's language; Chinese when none is named."""
    wish = environ.get("LINLI_LANG", "")
    if wish in ("zh", "en"):
        return cast("Language", wish)
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    tongue = locale.split(".")[0]
    return "zh" if tongue in _NO_LANGUAGE or tongue.startswith("zh") else "en"


def language_option(command: Decorated) -> Decorated:
    """Give a command ``--lang``, handed over as ``lang``; refusals then speak it too."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        envvar="LINLI_LANG",
        default=lambda: surrounding(os.environ),
        callback=_remember,
        help="语言 / language: zh, en.",
    )(command)


def spoken(ctx: click.Context) -> Language:
    """The language this call was given, else the surroundings'."""
    return cast("Language", ctx.meta.get(_META) or surrounding(os.environ))


def _remember(ctx: click.Context, _option: click.Parameter, lang: Language) -> Language:
    ctx.meta[_META] = lang
    return lang
