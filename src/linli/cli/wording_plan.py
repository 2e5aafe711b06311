"""Refusals of what is handed in for a plan."""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

PLAN: Mapping[str, Sentence] = MappingProxyType(
    {
        "unknown_wish": Sentence(
            "{where} 这一户想要的“{found}”不在措施目录里。请照手册的措施表核对代码。",
            "{where} wishes for {found!r}, which is not in the catalogue of measures. Compare the "
            "code with the manual's table.",
        ),
    }
)
