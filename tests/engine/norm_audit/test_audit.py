"""What the audit says of small cities, worked out by hand."""

from dataclasses import replace

import polars as pl
import pytest

from tepat.norm_audit import AuditPolicy
from tepat.snapshot import Settings

from .cities import city, codes, found, task


def test_a_norm_far_from_the_median_is_told_with_the_need_at_the_median():
    # 100 × 60 minutes are 100 hours; the odd one takes 100 × 1,500 = 2,500 hours.
    tasks = [task(f"P{n}") for n in range(7)] + [task("P7", time=1500)]
    (row,) = found(city(tasks)).frames["norms"].to_dicts()
    assert (row["position"], row["norm"], row["median"], row["like"]) == (
        "P7",
        1500,
        60,
        8,
    )
    # 2,500 ÷ 1,250 = 2 people; at the median 100 ÷ 1,250 = 0.08, rounded to 0.
    assert (row["need"], row["need_with"], row["difference"]) == (2, 0, -2)
    assert row["severity"] == "tinggi"


def test_a_group_that_is_too_small_stays_silent_and_is_counted():
    tasks = [task(f"P{n}") for n in range(3)] + [task("P3", time=1500)]
    told = found(city(tasks, units=4))
    assert told.frames["norms"].is_empty()
    assert told.totals["silent"] == 4


def test_norms_that_differ_anyway_need_more_distance():
    spread = [10, 20, 40, 80, 160, 320, 640, 1280]
    tasks = [task(f"P{n}", time=each) for n, each in enumerate(spread)]
    told = found(city(tasks))
    assert told.frames["norms"].is_empty()
    (row,) = told.frames["scattered"].to_dicts()
    assert (row["low"], row["high"]) == (10, 1280)


def test_equal_jobs_are_compared_before_the_whole_family():
    # Six specialists take ten times as long as six clerks; neither is odd.
    snapshot = city(
        [task(f"P{n}", time=60 if n < 6 else 600) for n in range(12)], units=12
    )
    named = snapshot.positions.with_columns(
        name=pl.when(pl.col("position").is_in(["P6", "P7", "P8", "P9", "P10", "P11"]))
        .then(pl.lit("Analis"))
        .otherwise("name")
    )
    assert found(replace(snapshot, positions=named)).frames["norms"].is_empty()
    (by,) = set(found(snapshot).rows["kind"])
    assert by == "minutes"


@pytest.mark.parametrize(
    ("odd", "meant"),
    [
        ({"time": 60, "time_unit": "jam"}, "menit"),  # 60 minutes called hours
        ({"time": 1, "time_unit": "menit"}, "jam"),  # one hour called a minute
    ],
)
def test_a_unit_mixed_up_among_like_tasks_is_named(odd, meant):
    tasks = [task(f"P{n}") for n in range(7)] + [task("P7", volume=10, **odd)]
    told = found(city(tasks))
    (row,) = told.frames["units"].to_dicts()
    assert (row["position"], row["meant"]) == ("P7", meant)
    assert told.frames["norms"].is_empty()


def test_half_in_minutes_and_half_in_hours_is_no_hiding_place():
    tasks = [
        task(f"P{n}", volume=5, time=60, time_unit="jam" if n % 2 else "menit")
        for n in range(8)
    ]
    told = found(city(tasks, holders=None))
    assert told.frames["units"]["position"].to_list() == ["P1", "P3", "P5", "P7"]
    assert set(told.frames["units"]["meant"]) == {"menit"}


def test_a_volume_is_odd_only_where_it_is_odd_per_person_too():
    tasks = [task(f"P{n}") for n in range(7)] + [task("P7", volume=2000)]
    (row,) = found(city(tasks)).frames["volumes"].to_dicts()
    assert (row["position"], row["each"], row["median"]) == ("P7", 2000, 100)
    large = city(tasks)
    people = large.positions.with_columns(
        holders_stated=pl.when(pl.col("position") == "P7").then(20).otherwise(1)
    )
    assert found(replace(large, positions=people)).frames["volumes"].is_empty()


def test_the_same_report_of_a_large_unit_is_not_odd():
    tasks = [task(f"P{n}", volume=12) for n in range(8)]
    large = city(tasks)
    people = large.positions.with_columns(
        holders_stated=pl.when(pl.col("position") == "P7").then(40).otherwise(1)
    )
    assert found(replace(large, positions=people)).frames["volumes"].is_empty()


def test_what_one_person_manages_is_compared_like_a_norm():
    row = {"approach": "objek", "time": None, "time_unit": None}
    tasks = [task(f"P{n}", capacity=50, **row) for n in range(7)]
    tasks.append(task("P7", capacity=5, **row))
    (odd,) = found(city(tasks)).frames["norms"].to_dicts()
    assert (odd["kind"], odd["need"], odd["need_with"]) == ("capacity", 20, 2)


def test_one_result_longer_than_a_year_is_impossible():
    told = found(city([task("P0", volume=1, time=1251, time_unit="jam")]))
    (row,) = told.frames["too_long"].to_dicts()
    assert row["hours_each"] == 1251
    assert (
        found(city([task("P0", volume=1, time=1250, time_unit="jam")]))
        .frames["too_long"]
        .is_empty()
    )


@pytest.mark.parametrize(
    ("volume", "holders", "beyond"),
    [
        (1250, 1, None),
        (1251, 1, False),
        (8761, 1, True),
        (2400, 2, None),
    ],
)
def test_more_hours_than_a_year_has_for_each_person(volume, holders, beyond):
    tasks = [task("P0", volume=volume, time=60)]
    frame = found(city(tasks, units=1, holders=holders)).frames["too_much"]
    assert frame["is_beyond"].to_list() == ([] if beyond is None else [beyond])


def test_more_hours_than_one_person_has_are_unknown_where_nobody_is_counted():
    told = found(city([task("P0", volume=9000)], units=1, holders=None))
    (row,) = told.frames["too_much"].to_dicts()
    assert (row["hours_each"], row["severity"]) == (9000, "rendah")
    (finding,) = [it for it in told.findings if it.code == "AUDIT-6"]
    assert finding.verdict == "unknown"
    assert finding.say("id") != finding.say("en")


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ({"time": 0}, "waktu"),
        ({"volume": 0}, "volume"),
        ({"time": 0.2}, "singkat"),
        ({"approach": "hasil", "capacity": 0}, "kemampuan"),
    ],
)
def test_a_task_without_time_or_volume_is_told(odd, why):
    (row,) = found(city([task("P0", **odd)])).frames["too_short"].to_dicts()
    assert row["why"] == why


def test_a_blank_is_unknown_and_no_finding():
    blank = task("P0", volume=None, time=None, time_unit=None, period=None)
    assert codes(city([blank])) == []


def several(position, volumes, **told):
    what = ("Mencatat", "Memeriksa", "Mengirim", "Menyimpan", "Menghitung", "Mencetak")
    return [
        task(position, f"{verb} berkas", volume=volume, time=20 + n, **told)
        for n, (verb, volume) in enumerate(zip(what, volumes, strict=False))
    ]


def test_a_whole_copy_is_told_once_for_all_who_use_it():
    one, other = (11, 21, 31, 41, 51), (12, 22, 32, 42, 52)
    tasks = [
        *several("P0", one),
        *several("P1", other),
        *several("P2", one),
        *several("P3", one),
    ]
    told = found(city(tasks))
    copies = told.frames["copies"]
    assert copies["position"].to_list() == ["P0", "P2", "P3"]
    assert set(copies["of"]) == {"P0"}
    (finding,) = [it for it in told.findings if it.code == "AUDIT-8"]
    assert finding.facts["others"] == ("P2", "P3")


def test_a_near_copy_has_its_share():
    tasks = [*several("P0", (11, 21, 31, 41, 51)), *several("P1", (11, 21, 31, 41, 99))]
    (row,) = found(city(tasks)).frames["copies"].to_dicts()
    assert (row["position"], row["of"], row["share"], row["equal"]) == (
        "P1",
        "P0",
        80.0,
        4,
    )


def test_analyses_that_share_less_are_no_copies():
    tasks = [*several("P0", (11, 21, 31, 41, 51)), *several("P1", (11, 21, 31, 98, 99))]
    assert found(city(tasks)).frames["copies"].is_empty()


def test_a_volume_that_is_the_same_everywhere_was_not_counted():
    told = found(city([task(f"P{n}", volume=137) for n in range(8)]))
    (row,) = told.frames["same_volumes"].to_dicts()
    assert (row["volume"], row["like"], row["units"]) == (137, 8, 8)


@pytest.mark.parametrize("volume", [12, 52, 235])
def test_a_report_for_every_month_week_or_day_may_be_the_same_everywhere(volume):
    told = found(city([task(f"P{n}", volume=volume) for n in range(8)]))
    assert told.frames["same_volumes"].is_empty()


def test_all_tasks_with_one_time_are_told():
    tasks = [each | {"time": 60} for each in several("P0", (11, 21, 31, 41, 51))]
    (row,) = found(city(tasks)).frames["same_times"].to_dicts()
    assert (row["position"], row["tasks"], row["norm"]) == ("P0", 5, 60)


def test_the_limits_are_the_citys_own():
    tasks = [task(f"P{n}") for n in range(7)] + [task("P7", time=150)]
    assert "AUDIT-3" not in codes(city(tasks))
    assert "AUDIT-3" in codes(city(tasks), AuditPolicy(norm_ratio=2))


@pytest.mark.parametrize(
    "wrong", [{"norm_ratio": 0.5}, {"fewest_like": 2}, {"copy_percent": 101}]
)
def test_limits_that_mean_nothing_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        AuditPolicy(**wrong)


def test_a_city_without_tasks_has_nothing_to_tell():
    told = found(city([]))
    assert told.findings == ()
    assert told.totals["tasks"] == 0


def test_every_finding_speaks_both_languages_with_all_its_facts():
    tasks = [task(f"P{n}", volume=10 + n) for n in range(7)]
    tasks += [task("P7", time=1500), task("P0", "Menerima tamu", time=0)]
    for finding in found(city(tasks)).findings:
        assert finding.say("id") != finding.say("en")


def test_volumes_per_month_are_compared_by_the_year():
    tasks = [task(f"P{n}", volume=120) for n in range(7)]
    tasks.append(task("P7", volume=10, period="bulan"))
    assert found(city(tasks)).frames["volumes"].is_empty()
    counted = found(replace(city(tasks), settings=Settings(period_method="PERIODE")))
    assert counted.frames["volumes"].is_empty()


def test_the_order_of_the_sheet_changes_no_finding():
    tasks = [task(f"P{n}", volume=20 + n) for n in range(7)] + [task("P7", time=1500)]
    tasks += [task(f"P{n}", "Penyusunan Laporan Keuangan") for n in range(3)]
    one, two = (found(city(it)) for it in (tasks, tasks[::-1]))
    said = [sorted(it.say() for it in told.findings) for told in (one, two)]
    assert said[0] == said[1] != []


def test_a_volume_that_follows_a_driver_is_compared_as_it_follows():
    driven = {"volume": None, "driver": "MURID", "per_driver": 0.1}
    tasks = [task(f"P{n}", **driven) for n in range(8)]
    sizes = [1000, 1100, 900, 1000, 1050, 950, 1000, 90_000]
    drivers = [
        {"driver": "MURID", "name": "Murid", "unit": f"U{n}", "value": size}
        for n, size in enumerate(sizes)
    ]
    (row,) = found(city(tasks, drivers=drivers)).frames["volumes"].to_dicts()
    # 90,000 × 0.1 = 9,000 of one hour each; 100 at the median.
    assert (row["position"], row["volume"], row["median"]) == ("P7", 9000, 100)
    assert (row["need"], row["need_with"]) == (7, 0)


def test_a_supporting_task_of_health_workers_is_told_for_each_of_them():
    tasks = [task("P0", "Rapat", volume=1300, approach="penunjang")]
    assert found(city(tasks)).frames["too_much"].is_empty()
