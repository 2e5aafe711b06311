"""The closed lists of the ledger: codes with their Chinese and English labels."""

from linli.engine.estate.schema import Choice

DATUM = (
    Choice("wgs84", "WGS84/CGCS2000", "WGS84/CGCS2000"),
    Choice("gcj02", "GCJ-02（高德、腾讯）", "GCJ-02 (Amap, Tencent)"),
    Choice("bd09", "BD-09（百度）", "BD-09 (Baidu)"),
    Choice("local", "本地米制坐标", "local metres"),
)

SITE_CLASS = tuple(
    Choice(code, f"{code} 类", f"class {code}") for code in ("I0", "I1", "II", "III", "IV")
)

STRUCTURE = (
    Choice("timber_brick", "砖木", "brick and timber"),
    Choice("masonry_plain", "砖混（无圈梁构造柱）", "brick, no ring beams or tie columns"),
    Choice("masonry_confined", "砖混（有圈梁构造柱）", "brick with ring beams and tie columns"),
    Choice("inner_frame", "内框架", "brick with inner frame"),
    Choice("large_panel", "大板", "large panel"),
    Choice("rc_frame", "钢筋混凝土框架", "reinforced-concrete frame"),
    Choice("rc_wall", "钢筋混凝土剪力墙", "reinforced-concrete wall"),
)

BUILDING_USE = (
    Choice("residential", "住宅", "residential"),
    Choice("mixed", "底商住宅", "shops below, homes above"),
    Choice("other", "其他", "other"),
)

CONDITION = (
    Choice("good", "完好", "sound"),
    Choice("fair", "基本完好", "mostly sound"),
    Choice("poor", "一般损坏", "damaged"),
    Choice("bad", "严重损坏", "badly damaged"),
)

HERITAGE = (
    Choice("none", "无", "none"),
    Choice("historic", "历史建筑", "historic building"),
    Choice("protected", "文物保护单位", "protected monument"),
)

INSULATION = (
    Choice("none", "无保温", "none"),
    Choice("roof", "屋面保温", "roof"),
    Choice("walls", "外墙保温", "walls"),
    Choice("both", "屋面和外墙保温", "roof and walls"),
)

FABRIC = (
    Choice("sound", "完好", "sound"),
    Choice("worn", "开裂或渗漏", "cracked or leaking"),
    Choice("failing", "脱落或严重渗漏", "falling off or badly leaking"),
)

DWELLING_USE = (
    Choice("home", "居住", "home"),
    Choice("shop", "商铺", "shop"),
    Choice("empty", "空置", "empty"),
    Choice("other", "其他", "other"),
)

TENURE = (
    Choice("owner", "业主", "owner"),
    Choice("tenant", "租户", "tenant"),
    Choice("other", "其他", "other"),
)

SYSTEM = (
    Choice("water", "供水", "water"),
    Choice("power", "供电", "power"),
    Choice("gas", "燃气", "gas"),
    Choice("heat", "供暖", "heating"),
    Choice("drainage", "排水", "drainage"),
    Choice("lift", "电梯", "lift"),
    Choice("access", "通道", "access"),
    Choice("telecom", "通信", "telecom"),
    Choice("fire", "消防", "fire protection"),
)

COMPONENT_KIND = (
    Choice("main", "市政接入干管（线）", "connection to the public main"),
    Choice("pipe", "小区管线", "estate pipe or cable"),
    Choice("riser", "立管（线）", "riser"),
    Choice("pump", "水泵", "pump"),
    Choice("tank", "水箱", "tank"),
    Choice("transformer", "变压器", "transformer"),
    Choice("meter_bank", "集中表箱", "meter bank"),
    Choice("generator", "应急电源", "stand-by generator"),
    Choice("regulator", "调压箱", "gas regulator"),
    Choice("station", "换热站", "heat station"),
    Choice("lift", "电梯", "lift"),
    Choice("drain", "排水管沟", "drain"),
    Choice("road", "道路或消防通道", "road or fire lane"),
    Choice("stair", "楼梯间", "staircase"),
    Choice("hydrant", "消火栓", "hydrant"),
    Choice("alarm", "火灾报警", "fire alarm"),
    Choice("cable", "通信线缆", "telecom cable"),
)

SCOPE = (
    Choice("estate", "全小区", "whole estate"),
    Choice("building", "一栋楼", "one building"),
    Choice("entrance", "一个单元", "one entrance"),
)

MATERIAL = (
    Choice("grey_iron", "灰口铸铁", "grey cast iron"),
    Choice("ductile_iron", "球墨铸铁", "ductile iron"),
    Choice("steel", "钢", "steel"),
    Choice("galvanised", "镀锌钢", "galvanised steel"),
    Choice("pe", "PE 塑料", "polyethylene"),
    Choice("pvc", "PVC 塑料", "PVC"),
    Choice("concrete", "混凝土", "concrete"),
    Choice("copper", "铜", "copper"),
    Choice("aluminium", "铝", "aluminium"),
    Choice("other", "其他", "other"),
)

FACILITY_KIND = (
    Choice("shelter", "应急避难场所", "shelter"),
    Choice("cool_room", "纳凉点", "cool room"),
    Choice("warm_room", "取暖点", "warm room"),
    Choice("canteen", "社区食堂", "canteen"),
    Choice("shop", "菜店超市", "food shop"),
    Choice("clinic", "社区卫生服务站", "clinic"),
    Choice("pharmacy", "药店", "pharmacy"),
    Choice("water_point", "临时供水点", "water point"),
    Choice("charging", "应急充电点", "charging point"),
    Choice("meeting_room", "议事室", "meeting room"),
)

STOCK_ITEM = (
    Choice("water", "饮用水", "drinking water"),
    Choice("meal", "方便餐食", "ready meals"),
    Choice("medicine", "常用药品包", "medicine kit"),
    Choice("blanket", "毛毯棉被", "blanket"),
    Choice("tent", "帐篷", "tent"),
    Choice("fan", "充电风扇", "battery fan"),
    Choice("heater", "取暖器", "heater"),
    Choice("power_bank", "移动电源", "power bank"),
    Choice("lamp", "应急灯", "lamp"),
    Choice("stair_chair", "爬楼机（椅）", "stair chair"),
    Choice("pump", "抽水泵", "pump"),
    Choice("sandbag", "沙袋", "sandbag"),
    Choice("first_aid", "急救包", "first-aid kit"),
)

STOCK_UNIT = (
    Choice("litre", "升", "litre"),
    Choice("portion", "份", "portion"),
    Choice("piece", "件", "piece"),
)

ROLE = (
    Choice("party_branch", "社区党组织", "party branch"),
    Choice("committee", "居委会", "residents' committee"),
    Choice("owners_committee", "业委会", "owners' committee"),
    Choice("grid_worker", "网格员", "grid worker"),
    Choice("building_leader", "楼栋长", "building leader"),
    Choice("volunteer", "志愿者", "volunteer"),
    Choice("property", "物业人员", "property company staff"),
    Choice("medical", "医护人员", "medical staff"),
    Choice("fire", "微型消防站", "micro fire station"),
)

SKILL = (
    Choice("carry", "搬运", "carrying"),
    Choice("first_aid", "急救", "first aid"),
    Choice("care", "照护", "care"),
    Choice("cook", "做饭", "cooking"),
    Choice("repair", "水电维修", "plumbing and electrical repair"),
    Choice("drive", "驾驶", "driving"),
    Choice("talk", "陪伴沟通", "company and talk"),
)

TIE_KIND = (
    Choice("kin", "亲属", "kin"),
    Choice("neighbour", "邻居", "neighbour"),
    Choice("paired", "结对", "paired"),
    Choice("building_leader", "楼栋长", "building leader"),
)

TIE_WHERE = (
    Choice("inside", "本小区", "in this estate"),
    Choice("near", "同城", "in the same city"),
    Choice("far", "外地", "elsewhere"),
)

ORGANISATION_KIND = (
    Choice("party_branch", "社区党组织", "party branch"),
    Choice("government", "政府部门", "government"),
    Choice("committee", "居委会", "residents' committee"),
    Choice("owners_committee", "业委会", "owners' committee"),
    Choice("property", "物业服务企业", "property company"),
    Choice("social", "社会组织", "social organisation"),
    Choice("enterprise", "企业", "enterprise"),
    Choice("volunteers", "志愿者队伍", "volunteers"),
    Choice("utility", "水电气热单位", "utility"),
    Choice("work_unit", "原产权单位", "former work unit"),
    Choice("clinic", "医疗机构", "clinic"),
    Choice("other", "其他", "other"),
)

POWER = (
    Choice("propose", "提议", "propose"),
    Choice("consult", "被征求意见", "be consulted"),
    Choice("decide", "决定", "decide"),
    Choice("fund", "出资", "fund"),
    Choice("carry_out", "实施", "carry out"),
    Choice("supervise", "监督", "supervise"),
    Choice("veto", "否决", "veto"),
)

INTENSITY = tuple(
    Choice(code, f"{code} 度（{pga}g）", f"{code} ({pga} g)")
    for code, pga in zip(
        ("6", "7", "7.5", "8", "8.5", "9"),
        ("0.05", "0.10", "0.15", "0.20", "0.30", "0.40"),
        strict=True,
    )
)
