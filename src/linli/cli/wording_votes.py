"""What is refused of an election and of a file of votes, in Chinese and in English.

Part of ``wording.SENTENCES``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from linli.cli.sentences import Sentence

VOTES: Mapping[str, Sentence] = MappingProxyType(
    {
        "budget_not_positive": Sentence(
            "{where}：预算是 {found}，应当大于 0。",
            "{where}: the budget is {found}; more than 0 is wanted.",
        ),
        "cost_not_positive": Sentence(
            "项目“{where}”：费用是 {found}，应当大于 0。",
            "Project {where!r}: its cost is {found}; more than 0 is wanted.",
        ),
        "malformed_ballots": Sentence(
            "{where}：选票的数组对不上，现为 {found}，应为 {wanted}。",
            "{where}: the arrays of the ballots do not fit together: found {found}, wanted "
            "{wanted}.",
        ),
        "no_projects": Sentence(
            "{where}：一个项目也没有。",
            "{where}: there is no project.",
        ),
        "nobody_voted": Sentence(
            "{where}：一张选票也没有。",
            "{where}: there is no ballot.",
        ),
        "not_exact": Sentence(
            "{where}：金额是 {found}。这里只收整数和分数，不收小数近似值。",
            "{where}: the amount is {found}. Whole numbers and fractions are wanted, as a "
            "floating-point number is never exact.",
        ),
        "project_twice": Sentence(
            "{where}：项目“{found}”出现了两次。",
            "{where}: project {found!r} appears twice.",
        ),
        "step_not_positive": Sentence(
            "{where}：每次增加 {found}，应当大于 0。",
            "{where}: shares would be raised by {found} at a time; more than 0 is wanted.",
        ),
        "unknown_project": Sentence(
            "{where}：没有项目“{found}”。",
            "{where}: there is no project {found!r}.",
        ),
        "votes_before_section": Sentence(
            "{where}：第 {line} 行是“{found}”，而文件应当从 META 一节开始。",
            "{where}: line {line} reads {found!r}, but the file must begin with section META.",
        ),
        "votes_column_missing": Sentence(
            "{where}：第 {line} 行，{found} 一节缺少“{wanted}”这一列。",
            "{where}: line {line}, section {found} lacks the column {wanted!r}.",
        ),
        "votes_heading_twice": Sentence(
            "{where}：第 {line} 行，列名“{found}”出现了两次。",
            "{where}: line {line}, the heading {found!r} stands there twice.",
        ),
        "votes_id_missing": Sentence(
            "{where}：第 {line} 行的“{column}”空着，每一行都要有编号。",
            "{where}: line {line}, column {column!r} is empty; every row needs its id.",
        ),
        "votes_id_twice": Sentence(
            "{where}：第 {line} 行，“{column}”列的编号“{found}”前面已经有了。",
            "{where}: line {line}, column {column!r}: the id {found!r} stands there before.",
        ),
        "votes_meta_missing": Sentence(
            "{where}：META 一节里没有“{wanted}”。",
            "{where}: section META has no {wanted!r}.",
        ),
        "votes_meta_twice": Sentence(
            "{where}：第 {line} 行，“{found}”在 META 一节里前面已经有了。",
            "{where}: line {line}, {found!r} stands in section META before.",
        ),
        "votes_not_utf8": Sentence(
            "{where}：第 {line} 行不是 UTF-8 编码。请另存为 UTF-8 后再试。",
            "{where}: line {line} is not in UTF-8. Save the file as UTF-8 and try again.",
        ),
        "votes_option_idle": Sentence(
            "{where} 只用于 {wanted}。请去掉它。",
            "{where} is only for {wanted}. Leave it out.",
        ),
        "votes_project_twice": Sentence(
            "{where}：第 {line} 行，同一张选票里项目“{found}”出现了两次。",
            "{where}: line {line}, the ballot names project {found!r} twice.",
        ),
        "votes_section_missing": Sentence(
            "{where}：没有 {wanted} 一节。文件要有 META、PROJECTS、VOTES 三节。",
            "{where}: there is no section {wanted}. A file has the sections META, PROJECTS and "
            "VOTES.",
        ),
        "votes_section_twice": Sentence(
            "{where}：第 {line} 行，{found} 一节前面已经有了。",
            "{where}: line {line}, section {found} stands there before.",
        ),
        "votes_too_large": Sentence(
            "{where}：文件超过 {wanted} 字节，不予读取。",
            "{where}: the file is over {wanted} bytes and is not read.",
        ),
        "votes_too_many": Sentence(
            "{where}：第 {line} 行选了 {found} 个项目，而这次投票每人只选一个。",
            "{where}: line {line} names {found} projects where each voter chooses one.",
        ),
        "votes_unknown_project": Sentence(
            "{where}：第 {line} 行选了项目“{found}”，PROJECTS 一节里没有它。",
            "{where}: line {line} names project {found!r}, which is not in section PROJECTS.",
        ),
        "votes_wrong_amount": Sentence(
            "{where}：第 {line} 行的“{column}”写的是“{found}”，应为大于 0 的金额，"
            "例如 1200 或 1200.50。",
            "{where}: line {line}, column {column!r}: found {found!r}; wanted: an amount above "
            "0, such as 1200 or 1200.50.",
        ),
        "votes_wrong_number": Sentence(
            "{where}：第 {line} 行说 {key} 是 {found}，文件里实有 {wanted} 行。",
            "{where}: line {line} says that {key} is {found}; the file has {wanted}.",
        ),
        "votes_wrong_step": Sentence(
            "{where}：写的是“{found}”，应为大于 0 的数，例如 1 或 0.5。",
            "{where}: found {found!r}; wanted: a number above 0, such as 1 or 0.5.",
        ),
        "votes_wrong_supporters": Sentence(
            "{where}：第 {line} 行说这个项目有 {found} 票，选票里数出来是 {wanted} 票。",
            "{where}: line {line} says that the project has {found} votes; the ballots give "
            "{wanted}.",
        ),
        "votes_wrong_type": Sentence(
            "{where}：第 {line} 行说选票是 {found} 一类的，这里只读 {wanted}。名次和分数"
            "代表多少好处，文件里没有写，不能替人决定。",
            "{where}: line {line} says that ballots are of type {found}; read are {wanted}. What "
            "ranks and points are worth is not in the file, and is not decided here.",
        ),
    }
)
