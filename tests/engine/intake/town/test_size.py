from tepat.intake.town import build
from tepat.intake.town.size import size_of


def test_the_usual_size_is_that_of_the_city_it_is_shaped_like():
    size = size_of(10_000)
    assert (size.districts, size.wards, size.clinics) == (7, 54, 35)


def test_a_large_city_has_more_wards_with_numbered_names():
    units = build(20_000, 1).units
    wards = units.filter(units["kind"] == "kelurahan")["name"]
    assert len(wards) == 108
    assert wards.is_unique().all()
    assert "Kelurahan Cipayung 2" in wards.to_list()


def test_cities_grow_in_every_part():
    small, large = size_of(1_000), size_of(100_000)
    assert small.agencies < large.agencies
    assert small.primary < large.primary
    assert small.hospitals == 0 < large.hospitals
