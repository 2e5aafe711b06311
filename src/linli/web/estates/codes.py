"""The closed lists of the ledger as the database keeps them; a test holds them to the schema."""

DATUM = ("wgs84", "gcj02", "bd09", "local")
SITE_CLASS = ("I0", "I1", "II", "III", "IV")
STRUCTURE = (
    "timber_brick",
    "masonry_plain",
    "masonry_confined",
    "inner_frame",
    "large_panel",
    "rc_frame",
    "rc_wall",
)
BUILDING_USE = ("residential", "mixed", "other")
CONDITION = ("good", "fair", "poor", "bad")
HERITAGE = ("none", "historic", "protected")
INSULATION = ("none", "roof", "walls", "both")
FABRIC = ("sound", "worn", "failing")
DWELLING_USE = ("home", "shop", "empty", "other")
TENURE = ("owner", "tenant", "other")
SYSTEM = ("water", "power", "gas", "heat", "drainage", "lift", "access", "telecom", "fire")
COMPONENT_KIND = (
    "main",
    "pipe",
    "riser",
    "pump",
    "tank",
    "transformer",
    "meter_bank",
    "generator",
    "regulator",
    "station",
    "lift",
    "drain",
    "road",
    "stair",
    "hydrant",
    "alarm",
    "cable",
)
SCOPE = ("estate", "building", "entrance")
MATERIAL = (
    "grey_iron",
    "ductile_iron",
    "steel",
    "galvanised",
    "pe",
    "pvc",
    "concrete",
    "copper",
    "aluminium",
    "other",
)
FACILITY_KIND = (
    "shelter",
    "cool_room",
    "warm_room",
    "canteen",
    "shop",
    "clinic",
    "pharmacy",
    "water_point",
    "charging",
    "meeting_room",
)
STOCK_ITEM = (
    "water",
    "meal",
    "medicine",
    "blanket",
    "tent",
    "fan",
    "heater",
    "power_bank",
    "lamp",
    "stair_chair",
    "pump",
    "sandbag",
    "first_aid",
)
STOCK_UNIT = ("litre", "portion", "piece")
ROLE = (
    "party_branch",
    "committee",
    "owners_committee",
    "grid_worker",
    "building_leader",
    "volunteer",
    "property",
    "medical",
    "fire",
)
TIE_KIND = ("kin", "neighbour", "paired", "building_leader")
TIE_WHERE = ("inside", "near", "far")
ORGANISATION_KIND = (
    "party_branch",
    "government",
    "committee",
    "owners_committee",
    "property",
    "social",
    "enterprise",
    "volunteers",
    "utility",
    "work_unit",
    "clinic",
    "other",
)
INTENSITY = ("6", "7", "7.5", "8", "8.5", "9")
