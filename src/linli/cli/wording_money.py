"""What is refused of a file of sources and of sharing costs, in Chinese and in English.

Part of ``wording.SENTENCES``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

MONEY: Mapping[str, Sentence] = MappingProxyType(
    {
        "bad_money_value": Sentence(
            "{where}：写的是 {found}，应为 {wanted}。",
            "{where}: found {found}; wanted: {wanted}.",
        ),
        "nobody_to_pay": Sentence(
            "{where}：有钱要分摊，{found} 套房里却没有一套该出。请核对台账里的房屋和楼层，"
            "或改分摊办法。",
            "{where}: there is money to share, and of {found} homes none bears a part. Check homes "
            "and floors in the ledger, or change how it is shared.",
        ),
        "not_paid_back": Sentence(
            "{where}：约定的 {years} 年里收不回来，到期还差 {left} 元。请少投一些，"
            "或者约定更长的年限。",
            "{where}: not paid back within the {years} years agreed, {left} yuan are still owed. "
            "Let less be put in, or agree on a longer term.",
        ),
        "unknown_household": Sentence(
            "{where}：台账里没有编号为“{found}”的住户。请核对编号。",
            "{where}: the ledger has no household {found!r}. Check the key.",
        ),
        "unknown_money_key": Sentence(
            "{where}：不认识“{found}”这一项。可以写的有：{wanted}。",
            "{where}: {found!r} is not known here. What may stand here: {wanted}.",
        ),
    }
)
