import numpy as np

from linli.files.projection import local_polygons
from linli.reports.places import setting_of
from tests.factories import small_estate


def setting(estate):
    return setting_of(estate, local_polygons(estate))


def test_a_place_has_its_name_its_households_and_its_outline_in_metres():
    older, newer = setting(small_estate()).places
    assert (older.name, older.households, newer.households) == ("1号楼", 6, 6)
    assert np.ptp(older.outline[:, 0]) == 32.0


def test_households_are_counted_by_entrance():
    homes = setting(small_estate()).entrance_households
    assert homes == {"1/1": 3, "1/2": 3, "2/1": 3, "2/2": 3}


def test_a_building_without_name_is_called_by_its_key():
    buildings = [{"building": "7", "use": "residential"}]
    estate = small_estate(
        buildings=buildings, dwellings=[], households=[], components=[], responders=[], ties=[]
    )
    (place,) = setting(estate).places
    assert (place.name, place.households, place.outline) == ("7", 0, None)


def test_a_part_knows_the_entrance_it_serves():
    assert setting(small_estate()).part_entrances == {"W1": 1, "L1": 1}


def test_a_building_that_left_the_ledger_keeps_its_key_as_name():
    assert setting(small_estate()).name_of("gone") == "gone"
