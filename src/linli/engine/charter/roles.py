"""What somebody can be in an estate. The order is from the most special role to the plainest."""

from linli.engine.estate.schema import Choice

ROLES = (
    Choice("supervisor", "居民监督员", "residents' supervisor of works"),
    Choice("grid_worker", "网格员", "grid worker"),
    Choice("building_leader", "楼栋长", "building leader"),
    Choice("owners_committee", "业委会", "owners' committee"),
    Choice("committee", "居委会", "residents' committee"),
    Choice("party_branch", "社区党组织", "party branch"),
    Choice("government", "街道办", "sub-district office"),
    Choice("property", "物业公司", "property company"),
    Choice("planner", "社区规划师", "community planner"),
    Choice("social", "社会组织", "social organisation"),
    Choice("volunteers", "志愿者队伍", "volunteers"),
    Choice("enterprise", "企业", "enterprise"),
    Choice("utility", "水电气热单位", "utility"),
    Choice("work_unit", "原产权单位", "former work unit"),
    Choice("clinic", "医疗机构", "clinic"),
    Choice("other", "其他组织", "other organisation"),
    Choice("raiser", "提出人", "who raised it"),
    Choice("owner", "业主", "owner"),
    Choice("tenant", "租户", "tenant"),
    Choice("resident", "居民", "resident"),
    Choice("operator", "系统管理员", "operator"),
    Choice("visitor", "来访者", "visitor"),
)

CODES = tuple(role.code for role in ROLES)
"""In the order in which a right is carried: the first role of a person that has it."""

EVERYBODY = frozenset(CODES)
OFFICES = EVERYBODY - {"raiser", "owner", "tenant", "resident", "operator", "visitor"}
"""Roles that one holds by office, not by living or owning here."""
