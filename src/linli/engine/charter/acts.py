"""Every right of the platform, and what no charter may change about it."""

from dataclasses import dataclass
from typing import Literal

from linli.engine.charter.roles import EVERYBODY

Where = Literal["site", "estate", "matter"]
OPEN, ENDED = "open", "ended"


@dataclass(frozen=True)
class Act:
    """One right.

    Parameters
    ----------
    code : as views and actions ask it
    zh, en : what it is, as a verb
    where : whether it is done on the installation, an estate or a matter
    floor : roles that always have it
    ceiling : roles beyond which it never goes
    why : the article or reason of floor and ceiling
    state : in which state of a matter it can be done: ``open``, ``ended``, or empty for both
    """

    code: str
    zh: str
    en: str
    where: Where
    floor: frozenset[str] = frozenset()
    ceiling: frozenset[str] = EVERYBODY
    why: str = ""
    state: str = ""


_PUBLIC = "公开账要能让外人核对；民法典 281、282 条，区分所有权解释 13 条"
_SENSITIVE = "个人信息保护法 28—30 条：敏感信息只给确有需要的人"
_TRUSTED = frozenset({"committee", "party_branch", "government", "grid_worker", "building_leader"})
_OWNERS = "民法典 278 条：业主共同决定"
_NOBODY_OUTSIDE = EVERYBODY - {"visitor", "operator"}
_PERSONAL = "个人信息保护法 6 条：只给办事需要的人"
_STAFF = EVERYBODY - {"visitor", "resident", "owner", "tenant", "raiser"}
_SITE = frozenset({"operator", "committee", "government", "owners_committee"})
_RULES = "安装和备份是系统管理员的事"

_TABLE = (
    Act("hand_in_ledger", "交台账", "hand in a ledger", "site", ceiling=_SITE, why=_RULES),
    Act("found_estate", "新建小区", "found an estate", "site", ceiling=_SITE, why=_RULES),
    Act("back_up", "备份", "back up", "site", ceiling=frozenset({"operator"}), why=_RULES),
    Act(
        "administer", "管理系统", "administer", "site", ceiling=frozenset({"operator"}), why=_RULES
    ),
    Act("see_estate", "看小区", "see the estate", "estate"),
    Act("see_ledger", "看台账", "see the ledger", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("keep_ledger", "管台账", "keep the ledger", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("run_stress", "做压力测试", "run a stress test", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("see_results", "看压力测试结果", "see the stress test", "estate"),
    Act("make_plan", "做改造方案", "draw up a plan", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("show_plan", "公布改造方案", "show a plan", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("see_plan", "看改造方案", "see the plans", "estate"),
    Act("keep_wishes", "收心愿", "gather wishes", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act(
        "hand_in_wishes",
        "交心愿单",
        "hand in a list of wishes",
        "estate",
        floor=frozenset({"resident", "owner"}),
        ceiling=frozenset({"resident", "owner", "tenant"}),
        why="租户和业主都要听到",
    ),
    Act("see_journal", "看公开账", "see the journal", "estate", floor=EVERYBODY, why=_PUBLIC),
    Act("see_charter", "看章程", "see the charter", "estate", floor=EVERYBODY, why=_PUBLIC),
    Act("set_charter", "定章程", "set the charter", "estate", ceiling=_STAFF, why=_OWNERS),
    Act("see_actors", "看各方", "see the actors", "estate", floor=EVERYBODY, why=_PUBLIC),
    Act("keep_actors", "管各方名册", "keep the actors", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("see_people", "看住户名册", "see the people", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("invite", "发入户信", "invite households", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("appoint", "任免职务", "appoint to offices", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act("confirm_owner", "核实业主", "confirm owners", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act(
        "serve_at_desk", "柜台代办", "serve at the desk", "estate", ceiling=_TRUSTED, why=_PERSONAL
    ),
    Act("end_home", "登记搬离", "note who has moved out", "estate", ceiling=_STAFF, why=_PERSONAL),
    Act(
        "confirm_proxy",
        "核实委托书",
        "confirm written proxies",
        "estate",
        ceiling=_TRUSTED | {"owners_committee"},
        why=_PERSONAL,
    ),
    Act(
        "confirm_care",
        "核实代办委托",
        "confirm mandates",
        "estate",
        ceiling=_TRUSTED,
        why=_PERSONAL,
    ),
    Act(
        "see_vulnerable",
        "看需要照看的人",
        "see who needs care",
        "estate",
        ceiling=_TRUSTED,
        why=_SENSITIVE,
    ),
    Act(
        "keep_vulnerable",
        "管照看名单",
        "keep the list of care",
        "estate",
        ceiling=_TRUSTED,
        why=_SENSITIVE,
    ),
    Act("see_matters", "看事项", "see the matters", "estate", floor=EVERYBODY, why=_PUBLIC),
    Act(
        "raise_matter",
        "提出事项",
        "raise a matter",
        "estate",
        floor=frozenset({"resident", "owner"}),
        ceiling=_NOBODY_OUTSIDE,
        why="城乡社区协商：居民都能提",
    ),
    Act("print_notices", "打印公告", "print notices", "estate"),
    Act("see_matter", "看这件事", "see the matter", "matter", floor=EVERYBODY, why=_PUBLIC),
    Act(
        "comment",
        "发言",
        "comment",
        "matter",
        floor=frozenset({"resident", "owner"}),
        ceiling=_NOBODY_OUTSIDE,
        why="租户和业主都要听到",
        state=OPEN,
    ),
    Act(
        "support",
        "附议",
        "support",
        "matter",
        floor=frozenset({"resident", "owner"}),
        ceiling=_NOBODY_OUTSIDE,
        why="租户和业主都要听到",
        state=OPEN,
    ),
    Act(
        "subscribe",
        "关注",
        "follow",
        "matter",
        floor=_NOBODY_OUTSIDE,
        ceiling=_NOBODY_OUTSIDE,
        why="要有账户才能收到消息",
    ),
    Act(
        "object",
        "提异议",
        "object",
        "matter",
        floor=frozenset({"owner"}),
        ceiling=_NOBODY_OUTSIDE,
        why="民法典 280 条：受侵害的业主可以请求撤销",
        state=OPEN,
    ),
    Act(
        "answer_objection", "答复异议", "answer an objection", "matter", ceiling=_STAFF, state=OPEN
    ),
    Act("moderate", "按规则隐去发言", "moderate", "matter", ceiling=_STAFF),
    Act("appeal", "请求恢复发言", "appeal against moderation", "matter", ceiling=_NOBODY_OUTSIDE),
    Act("amend", "修改内容", "amend", "matter", ceiling=_NOBODY_OUTSIDE, state=OPEN),
    Act("filter", "受理", "accept by impact and feasibility", "matter", ceiling=_STAFF, state=OPEN),
    Act("refuse", "不予受理", "refuse", "matter", ceiling=_STAFF, state=OPEN),
    Act(
        "withdraw",
        "撤回",
        "withdraw",
        "matter",
        floor=frozenset({"raiser"}),
        why="提出人可以撤回",
        state=OPEN,
    ),
    Act("merge", "并案", "merge", "matter", ceiling=_STAFF, state=OPEN),
    Act("split", "分案", "split", "matter", ceiling=_STAFF, state=OPEN),
    Act("post_notice", "公示", "post a notice", "matter", ceiling=_STAFF, state=OPEN),
    Act("record_evidence", "记录依据", "record evidence", "matter", ceiling=_STAFF, state=OPEN),
    Act("record_decision", "记录决定", "record a decision", "matter", ceiling=_STAFF, state=OPEN),
    Act("advance", "进入下一步", "advance", "matter", ceiling=_STAFF, state=OPEN),
    Act("close", "办结", "close", "matter", ceiling=_STAFF, state=OPEN),
    Act("reopen", "重新办理", "reopen", "matter", ceiling=_STAFF | {"raiser"}, state=ENDED),
)

WHY_IN_ENGLISH = {
    _PUBLIC: "outsiders must be able to check; Civil Code 281 and 282, interpretation of joint "
    "ownership 13",
    _SENSITIVE: "sensitive data only for those who truly need it; Personal Information "
    "Protection Law 28 to 30",
    _OWNERS: "the owners decide together; Civil Code 278",
    _PERSONAL: "only for those whose work needs it; Personal Information Protection Law 6",
    _RULES: "installing and backing up are the operator's",
    "城乡社区协商：居民都能提": "every resident may raise a matter; consultation in communities",
    "租户和业主都要听到": "tenants and owners are both heard",
    "要有账户才能收到消息": "news reaches accounts only",
    "民法典 280 条：受侵害的业主可以请求撤销": "an owner who is hurt may ask for annulment; "
    "Civil Code 280",
    "提出人可以撤回": "who raised it may withdraw it",
}
"""Each reason of the table in English."""

ACTS = {act.code: act for act in _TABLE}
"""Every act by its code, in the order in which the charter shows them."""
