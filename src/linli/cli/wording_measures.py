"""What is refused of a catalogue of measures, in Chinese and in English.

Part of ``wording.SENTENCES``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

MEASURES: Mapping[str, Sentence] = MappingProxyType(
    {
        "bad_measure": Sentence(
            "措施 {where}：写的是 {found}，应为 {wanted}。",
            "measure {where}: it reads {found}; wanted: {wanted}.",
        ),
        "needs_in_circle": Sentence(
            "{where}：这些措施互为前提，绕成了一圈：{found}。请去掉其中一个前提。",
            "{where}: these measures need one another in a circle: {found}. Take one need out.",
        ),
        "unknown_measure": Sentence(
            "{where}：目录里没有“{found}”这项措施。请核对代号。",
            "{where}: the catalogue has no measure {found}. Check its code.",
        ),
        "unknown_place": Sentence(
            "措施 {where}：台账里没有“{found}”这个地方。",
            "measure {where}: the ledger has no place {found}.",
        ),
    }
)
