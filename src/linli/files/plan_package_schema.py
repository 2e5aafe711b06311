"""The fields of one package of ``plan.json``."""

from linli.files.schema_nodes import Node, code, listed, mapped, record, said, text, whole

_ONE: Node = {"$ref": "#/$defs/change"}
_CODES: Node = {"type": "string"}
_FEN: Node = {"type": "integer", "minimum": 0}
_BY_RULE: Node = {"type": "integer", "minimum": 1}
_SERVED: Node = said(
    {"type": ["string", "null"]},
    "交了意愿的户里，至少有一样想要的要做的份额，p/q；没有问过为 null。",
    "Share of those asked with a wish in it, as p/q; null when nobody was asked.",
)

CHANGE = record(
    "一年的数，做之前和做之后。",
    "An amount a year without and with the plan.",
    {
        "before": said({"type": "number", "minimum": 0}, "做之前。", "Without."),
        "after": said({"type": "number", "minimum": 0}, "做之后。", "With it."),
    },
)

EFFECT = record(
    "压力测试里变了什么，每年。",
    "What changes in the stress test, a year.",
    {
        "person_days": said(_ONE, "损失的人·日，含折损寿命。", "Person-days lost.", "人·日/年"),
        "saved": record(
            "少损失多少。",
            "Person-days saved.",
            {
                "mean": said({"type": "number"}, "平均。", "Mean.", "人·日/年"),
                "se": said({"type": "number", "minimum": 0}, "标准误。", "Standard error."),
                "low": said({"type": "number"}, "90% 区间下限。", "Lower end, 90 %."),
                "high": said({"type": "number"}, "90% 区间上限。", "Upper end, 90 %."),
            },
        ),
        "deaths": said(_ONE, "死亡。", "Deaths.", "人/年"),
        "repair_yuan": said(_ONE, "直接修复费用。", "Direct repair cost.", "元/年"),
        "by_shock": mapped("各种冲击。", "Of each shock.", _ONE, "人·日/年"),
        "by_need": mapped("各项需求，不加权。", "Of each need, unweighted.", _ONE, "人·日/年"),
        "by_group": mapped("各类居民。", "Of each group.", _ONE, "人·日/年"),
        "by_building": mapped("各栋楼。", "Of each building.", _ONE, "人·日/年"),
    },
)

_BURDEN = record(
    "各家自己出多少，困难家庭减免之前的数。",
    "What homes pay themselves, before those in hardship are let off.",
    {
        "homes": whole("多少套有业主。", "Homes.", "套"),
        "total_fen": whole("合计。", "In all.", "分"),
        "median_fen": whole("一半人家不超过。", "Half of the homes pay at most.", "分"),
        "p90_fen": whole("九成不超过。", "Nine in ten pay at most.", "分"),
        "largest_fen": whole("最多的一户。", "The most.", "分"),
        "month_median_fen": whole("一半人家每月不超过。", "Half of them a month.", "分/月"),
        "years": whole("分几年交。", "Years over which a month is reckoned.", "年", 1),
        "by_floor": listed(
            "按楼层。",
            "By floor.",
            record(
                "一层楼。",
                "One floor.",
                {
                    "floor": said(
                        {"type": ["integer", "null"]}, "楼层；没登记为 null。", "Null: unknown."
                    ),
                    "homes": whole("几套。", "Homes.", "套"),
                    "median": whole("一半不超过。", "Half pay at most.", "分"),
                    "largest": whole("最多。", "The most.", "分"),
                    "total": whole("合计。", "In all.", "分"),
                },
            ),
        ),
        "unplaced": whole(
            "没登记单元、因此没算单元里那些事的房屋。",
            "Dwellings left out of costs of single entrances, as theirs is not recorded.",
            "套",
        ),
    },
    absent=("unplaced",),
)

_RELIEF = said(
    {
        "type": ["object", "null"],
        "properties": {
            "payer": code(
                "谁接过来：资金来源，或 others 其他业主。",
                "Who pays in their place: a source, or others: the other owners.",
            ),
            "let_off_fen": said(
                {"type": ["integer", "null"], "minimum": 0},
                "一共减免多少，往上凑成整万元；不到 5 户不说，为 null。",
                "Let off in all, rounded up to 10,000 yuan; null, not told, of fewer than 5 homes.",
                "分",
            ),
            "beyond_limit_fen": whole(
                "接过来的一方超出上限多少，往上凑成整万元（不到 5 户凑成整 10 万元）；"
                "大于 0，这套方案的钱就还没有着落。",
                "By how much the payer's limit is passed, rounded up to 10,000 yuan (100,000 of "
                "fewer than 5 homes); above 0 the package is not paid for.",
                "分",
            ),
            "others_percent": said(
                {"type": ["integer", "null"], "minimum": 0},
                "其他业主合计多出百分之几，往上取整；不到 5 户为 null。",
                "Per cent that all others together pay more; null of fewer than 5 homes.",
            ),
        },
        "required": ["payer", "let_off_fen", "beyond_limit_fen", "others_percent"],
        "additionalProperties": False,
    },
    "给困难家庭减免的；没有报过困难家庭为 null。",
    "What households in hardship are let off; null where none were named.",
)

_BOUND = record(
    "查找的上限，按查找用的模拟。",
    "What the search leaves open, on its own draws.",
    {
        "gain": said({"type": "number"}, "这一组少损失的。", "This set saves.", "人·日/年"),
        "bound": said({"type": "number"}, "同样的钱最多。", "At most, for the money.", "人·日/年"),
        "ceiling": said({"type": "number"}, "不论花多少。", "Whatever the money.", "人·日/年"),
        "missed": said({"type": "number"}, "最多还差的份额。", "The most missed, as a share."),
        "complete": said({"type": "boolean"}, "全试过了。", "Every set was tried."),
        "sets": whole("试过几组。", "Sets tried."),
    },
)

_SLOT = record(
    "一项排在什么时候。",
    "When one measure is done.",
    {
        "measure": text("措施编号。", "Code of the measure."),
        "trade": code("工种。", "The trade."),
        "crew": whole("第几支队伍，从 0 数。", "The crew, from 0."),
        "start": whole("开始，工期的第几个工作日。", "First working day of the season.", "天"),
        "end": whole("结束，不含当天。", "The working day after its last.", "天"),
        "late": said({"type": "boolean"}, "赶不上工期。", "Does not fit into the season."),
    },
)

_VOICE = said(
    {
        "type": ["object", "null"],
        "properties": {
            "voters": whole("多少户交了意愿。", "Households that handed in wishes.", "户"),
            "bought": listed(
                "居民买下的。",
                "What residents bought.",
                record(
                    "买下的一项。",
                    "One of them.",
                    {
                        "measure": text("措施编号。", "Code of the measure."),
                        "supporters": whole("多少户想要。", "Households that wish for it.", "户"),
                        "each_fen": text("一户最多用去多少，分数。", "The most one pays."),
                    },
                ),
            ),
            "ties": said({"type": "boolean"}, "有并列。", "There were ties."),
        },
        "required": ["voters", "bought", "ties"],
        "additionalProperties": False,
    },
    "居民定的那份钱；没有给居民定的为 null。",
    "The residents' part of the money; null where they had none.",
)  # fmt: skip

_STABILITY = mapped(
    "换一换还排第几，按不确定的种类：chance 运气、parameters 加上参数、ledger 再加上台账没填的。",
    "Under other conditions, by layer: chance, parameters too, unknown cells of the ledger too.",
    record(
        "一层不确定。",
        "One layer.",
        {
            "first": said({"type": "number", "minimum": 0}, "排第一的份额。", "Share of firsts."),
            "low": said({"type": "number"}, "5% 分位。", "5 % quantile saved.", "人·日/年"),
            "high": said({"type": "number"}, "95% 分位。", "95 % quantile saved.", "人·日/年"),
        },
    ),
)

_RETURN = record(
    "一项措施怎么回本。",
    "How one measure pays back.",
    {
        "amount_fen": whole("社会资本出多少。", "What social capital pays.", "分", 1),
        "income_fen": whole("每年挣多少，运行费已扣。", "What it earns, net.", "分/年"),
        "years": whole(
            "几年回本，连同约定的收益。", "Years until paid back with interest.", "年", 1
        ),
    },
)

PACKAGE = record(
    "一套方案。",
    "One package.",
    {
        "name": code("怎么选出来的。", "How it was chosen."),
        "budget_fen": whole("可以花多少。", "What it may spend.", "分"),
        "community_fen": whole("其中居民定的。", "The residents' part of it.", "分"),
        "measures": listed("做哪些。", "What is in.", _CODES),
        "why": mapped(
            "每项措施为什么做或不做：code 和有关的数。",
            "Why each measure is in or out: a code and its facts.",
            {"type": "object", "required": ["code"]},
        ),
        "cost_fen": {"$ref": "#/$defs/money"},
        "upkeep_fen": whole("以后每年养护。", "Upkeep a year.", "分"),
        "sources_fen": mapped("每个来源出多少。", "What each source pays.", _FEN, "分"),
        "paid_fen": mapped(
            "每项措施谁出多少。",
            "Who pays how much of each measure.",
            {"type": "object", "additionalProperties": _FEN},
            "分",
        ),
        "agreements": mapped(
            "出了钱、又要先谈定的来源，和依据。",
            "Sources that pay and have to agree first, with where that was read.",
            {"type": "string"},
        ),
        "returns": mapped(
            "社会资本出钱的措施怎么回本。",
            "How social capital gets back what it pays, by measure.",
            _RETURN,
        ),
        "burden": _BURDEN,
        "relief": _RELIEF,
        "effect": EFFECT,
        "open_gaps": mapped("还留着的隐患，按规则。", "Hard gaps left, by rule.", _BY_RULE, "处"),
        "bound": _BOUND,
        "slots": listed("排在什么时候。", "When each is done.", _SLOT),
        "served": _SERVED,
        "voice": _VOICE,
        "stability": _STABILITY,
    },
    absent=("agreements", "returns", "relief"),
)

RIVAL = record(
    "同样的钱只按一条规则选。",
    "What one rule alone would choose for the same money.",
    {
        "rule": code("top_down 只看效果，bottom_up 只听居民。", "top_down or bottom_up."),
        "measures": listed("做哪些。", "What is in.", _CODES),
        "cost_fen": whole("花多少。", "Its cost.", "分"),
        "effect": EFFECT,
        "open_gaps": whole("留下几处隐患。", "Hard gaps it leaves.", "处"),
        "served": _SERVED,
    },
)
