"""The tables of things: buildings, dwellings, components, facilities."""

from django.db import models

from linli.web.estates import codes
from linli.web.estates.models.estate import LedgerRow
from linli.web.estates.models.fields import code, key, key_once, maybe_code, one_of, within


class Building(LedgerRow):
    """One row a building."""

    building = key()
    name = models.TextField(null=True, blank=True)
    footprint = models.TextField(null=True, blank=True)
    use = maybe_code(codes.BUILDING_USE)
    year = models.IntegerField(null=True, blank=True)
    structure = maybe_code(codes.STRUCTURE)
    storeys = models.IntegerField(null=True, blank=True)
    basements = models.IntegerField(null=True, blank=True)
    entrances = models.IntegerField(null=True, blank=True)
    dwellings = models.IntegerField(null=True, blank=True)
    floor_area_dm2 = models.BigIntegerField(null=True, blank=True)
    condition = maybe_code(codes.CONDITION)
    retrofit_year = models.IntegerField(null=True, blank=True)
    retrofitted = models.BooleanField(null=True, blank=True)
    heritage = maybe_code(codes.HERITAGE)
    ground_floor_m = models.FloatField(null=True, blank=True)
    facade = maybe_code(codes.FABRIC)
    roof = maybe_code(codes.FABRIC)
    insulation = maybe_code(codes.INSULATION)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("buildings", "building"),
            one_of("buildings", "use", codes.BUILDING_USE),
            within("buildings", "year", 1840, 2100),
            one_of("buildings", "structure", codes.STRUCTURE),
            within("buildings", "storeys", 1, 120),
            within("buildings", "basements", 0, 10),
            within("buildings", "entrances", 1, 30),
            within("buildings", "dwellings", 0, 2000),
            within("buildings", "floor_area_dm2", 1, 100_000_000),
            one_of("buildings", "condition", codes.CONDITION),
            within("buildings", "retrofit_year", 1840, 2100),
            one_of("buildings", "heritage", codes.HERITAGE),
            within("buildings", "ground_floor_m", -5, 10),
            one_of("buildings", "facade", codes.FABRIC),
            one_of("buildings", "roof", codes.FABRIC),
            one_of("buildings", "insulation", codes.INSULATION),
        ]


class Dwelling(LedgerRow):
    """One row a flat."""

    dwelling = key()
    building = models.ForeignKey(Building, models.DO_NOTHING, related_name="+")
    entrance = models.IntegerField(null=True, blank=True)
    floor = models.IntegerField(null=True, blank=True)
    exclusive_area_dm2 = models.BigIntegerField(null=True, blank=True)
    own_kitchen = models.BooleanField(null=True, blank=True)
    own_toilet = models.BooleanField(null=True, blank=True)
    use = maybe_code(codes.DWELLING_USE)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("dwellings", "dwelling"),
            within("dwellings", "entrance", 1, 30),
            within("dwellings", "floor", -5, 120),
            within("dwellings", "exclusive_area_dm2", 1, 1_000_000),
            one_of("dwellings", "use", codes.DWELLING_USE),
        ]


class Component(LedgerRow):
    """One row a part of a supply system."""

    component = key()
    system = code(codes.SYSTEM)
    kind = code(codes.COMPONENT_KIND)
    scope = code(codes.SCOPE)
    building = models.ForeignKey(
        Building, models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    entrance = models.IntegerField(null=True, blank=True)
    installed = models.IntegerField(null=True, blank=True)
    material = maybe_code(codes.MATERIAL)
    length_m = models.FloatField(null=True, blank=True)
    count = models.IntegerField(null=True, blank=True)
    condition = maybe_code(codes.CONDITION)
    backup_of = models.ForeignKey(
        "self", models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    endurance_h = models.FloatField(null=True, blank=True)
    below_ground = models.BooleanField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("components", "component"),
            one_of("components", "system", codes.SYSTEM),
            one_of("components", "kind", codes.COMPONENT_KIND),
            one_of("components", "scope", codes.SCOPE),
            within("components", "entrance", 1, 30),
            within("components", "installed", 1840, 2100),
            one_of("components", "material", codes.MATERIAL),
            within("components", "length_m", 0, 1_000_000),
            within("components", "count", 0, 100_000),
            one_of("components", "condition", codes.CONDITION),
            within("components", "endurance_h", 0, 8760),
        ]


class Facility(LedgerRow):
    """One row a place that serves."""

    facility = key()
    kind = code(codes.FACILITY_KIND)
    name = models.TextField(null=True, blank=True)
    x = models.FloatField(null=True, blank=True)
    y = models.FloatField(null=True, blank=True)
    inside = models.BooleanField(null=True, blank=True)
    capacity_persons = models.IntegerField(null=True, blank=True)
    area_dm2 = models.BigIntegerField(null=True, blank=True)
    hours_a_day = models.FloatField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("facilities", "facility"),
            one_of("facilities", "kind", codes.FACILITY_KIND),
            within("facilities", "capacity_persons", 0, 1_000_000),
            within("facilities", "area_dm2", 0, 1_000_000_000),
            within("facilities", "hours_a_day", 0, 24),
        ]
